import type { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import type { Person } from '../../school/model/school.js';
import { CONSULTATION, type Consultation } from '../model/consultation.js';

/** A verb on a consultation: who may is a question about that one alone, never about rank. */
export const on = (
  name: string,
  opens: VerbSpec['opens'],
  may: (person: Person, consultation: Consultation) => boolean,
  input: z.ZodType,
  handle: VerbSpec['handle'],
): VerbSpec => ({
  name,
  opens,
  on: CONSULTATION,
  may: (person, _school, record) => may(person, record as Consultation),
  input,
  handle,
});
