import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalChoice } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import * as care from '../handlers/care-off.js';
import { CARE_LOST, type CareLost } from '../model/care-lost.js';
import { givesCare } from '../policy.js';
import { onStep } from './verb.js';

const minutes = optionalChoice(['25', '50', '100', '150', '200', '300']).transform((value) =>
  value === undefined ? undefined : Number(value),
);

export const careVerbs: VerbSpec[] = [
  {
    name: 'care.off',
    opens: 'act',
    input: z.object({ once, minutes }),
    may: (person) => givesCare(person),
    handle: care.careOff,
  },
  {
    name: 'care.back',
    opens: 'act',
    on: CARE_LOST,
    input: onStep,
    may: (person, _school, lost) => (lost as CareLost).personId === person.id,
    handle: care.careBack,
  },
];
