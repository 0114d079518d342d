import { z } from 'zod';
import {
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import { defineKind } from '../../../kernel/kind.js';
import { once } from '../../requests/model/form.js';
import { KINDS, LENGTHS, LIMITS, MOST_PEOPLE } from './consultation.js';
import { RHYTHMS, WEEKDAYS } from './recurring.js';

export const recurringInput = z.object({
  once,
  goal: requiredText(LIMITS.goal),
  kind: requiredChoice(KINDS),
  people: ids(MOST_PEOPLE),
  weekday: requiredChoice(WEEKDAYS),
  rhythm: requiredChoice(RHYTHMS),
  time: requiredText(5),
  minutes: optionalChoice(LENGTHS),
  place: optionalText(LIMITS.place),
  start: optionalDay,
});
export type RecurringInput = z.infer<typeof recurringInput>;

const HOURS = 24;

/** Between the form and its overview: what was typed. `of`: the series that changes; absent: a new one. */
export interface RecurringDraft {
  personId: string;
  createdAt: number;
  form: RecurringInput;
  of?: string;
}
export const RECURRING_DRAFT = defineKind<RecurringDraft>({
  kind: 'recurringDraft',
  schema: z.object({
    personId: z.string(),
    createdAt: z.number(),
    form: recurringInput,
    of: z.string().optional(),
  }) as z.ZodType<RecurringDraft>,
  sealed: ['form'],
  indexes: [['personId', 'createdAt']],
  expiresAt: ({ createdAt }) => createdAt + HOURS * 3_600_000,
});
