import type { z } from 'zod';
import { dayOf } from '../../../calendar/time.js';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { KindSpec } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { Person, School } from './school.js';

type Verb = VerbSpec<School, Person>;

/** Verbs about no record yet, all for those of whom `may` says so. */
export const verbsFor =
  (may: Verb['may']) =>
  (name: string, opens: Verb['opens'], input: z.ZodType, handle: Verb['handle']): Verb => ({
    name,
    opens,
    input,
    may,
    handle,
  });

/** Verbs on records of one kind: who may is always a question about that record. */
export const verbsOn =
  <T>(kind: KindSpec<T>) =>
  (
    name: string,
    opens: Verb['opens'],
    may: (person: Person, record: T, school: School, today: Day) => boolean,
    input: z.ZodType,
    handle: Verb['handle'],
  ): Verb => ({
    name,
    opens,
    on: kind,
    may: (person, school, record, now) => may(person, record, school, dayOf(now)),
    input,
    handle,
  });
