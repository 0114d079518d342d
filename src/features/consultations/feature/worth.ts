import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { recordId, requiredChoice } from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import * as worth from '../handlers/worth.js';
import { WORTH } from '../model/worth.js';
import { seesWorth, takesPart } from '../policy.js';
import { on } from './verb.js';

export const worthVerbs: VerbSpec[] = [
  on(
    'consult.worth',
    'act',
    takesPart,
    z.object({ id: recordId, once, outcome: requiredChoice(WORTH) }),
    worth.tapped,
  ),
  {
    name: 'consult.counts',
    opens: 'dialog',
    may: (person) => seesWorth(person),
    input: z.object({}),
    handle: worth.counts,
  },
];
