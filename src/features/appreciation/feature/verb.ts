import type { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { mayWrite } from '../policy.js';

export type Verb = VerbSpec<School, Person>;

/** For all of the staff: about no appreciation, or about what stood in a channel. */
export const staff = (
  name: string,
  opens: Verb['opens'],
  input: z.ZodType,
  handle: Verb['handle'],
): Verb => ({
  name,
  opens,
  input,
  may: (person, _school, _record, now) => mayWrite(person, dayOf(now)),
  handle,
});
