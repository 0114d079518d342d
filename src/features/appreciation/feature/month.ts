import type { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import * as month from '../handlers/month.js';
import { monthInput } from '../model/month.js';
import { mayWrite } from '../policy.js';

type Verb = VerbSpec<School, Person>;

/** It stood in a channel: for all of the staff. */
const staff = (name: string, opens: Verb['opens'], input: z.ZodType, handle: Verb['handle']): Verb => ({
  name,
  opens,
  input,
  may: (person, _school, _record, now) => mayWrite(person, dayOf(now)),
  handle,
});

/** The page of a month, for a staff meeting. */
export const monthVerbs: Verb[] = [
  staff('thanks.month', 'dialog', monthInput, month.month),
  staff('thanks.month.print', 'act', monthInput, month.printed),
  staff('thanks.month.picture', 'act', monthInput, month.pictured),
];
