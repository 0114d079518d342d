import { z } from 'zod';
import {
  choices,
  ids,
  optionalChoice,
  optionalDay,
  optionalText,
  recordId,
  requiredChoice,
  requiredText,
} from '../../../kernel/input.js';
import { once } from '../../requests/model/form.js';
import { MOST_HOURS_TEXT } from '../../school/model/week-hours.js';
import { KINDS, LENGTHS, LIMITS, MOST_PEOPLE } from './consultation.js';

/** Classes by what they have in common; `pick`: those that are chosen one by one. */
export const ROUND_CLASSES = ['mine', 'nursery', 'primary', 'secondary'] as const;
/** Half days of the week: the letter of the day, then of the half. */
export const HALF_DAYS = [
  'mon-am',
  'mon-pm',
  'tue-am',
  'tue-pm',
  'wed-am',
  'thu-am',
  'thu-pm',
  'fri-am',
  'fri-pm',
] as const;
export type HalfDay = (typeof HALF_DAYS)[number];
/** Who comes by what they are to the class. */
export const ROUND_WHO = ['teacher', 'coordinator', 'care'] as const;
/** School days before its class that a preparation is asked; `0`: none. */
export const ASK_DAYS = ['0', '2', '3', '5'] as const;

export const ROUND_LIMITS = { question: 300, answer: 600, task: 200 } as const;
const MOST_PICKED = 300;

/** First dialog: why, when, which classes. */
export const roundStart = z.object({
  once,
  kind: requiredChoice(KINDS),
  goal: requiredText(LIMITS.goal),
  from: optionalDay,
  until: optionalDay,
  which: optionalChoice(ROUND_CLASSES),
  classes: ids(MOST_PICKED),
  halves: choices(HALF_DAYS),
  hours: optionalText(MOST_HOURS_TEXT),
});
export type RoundStart = z.infer<typeof roundStart>;

const details = {
  who: choices(ROUND_WHO),
  people: ids(MOST_PEOPLE),
  outside: optionalText(LIMITS.outside),
  place: optionalText(LIMITS.place),
  minutes: optionalChoice(LENGTHS),
  relief: optionalText(LIMITS.relief),
  ask: optionalChoice(ASK_DAYS),
  question: optionalText(ROUND_LIMITS.question),
};
/** Second dialog: who, how long, what is asked beforehand. */
export const roundDetails = z.object({ id: recordId, once, ...details });
export type RoundDetails = z.infer<typeof roundDetails>;

/** What stands in the round itself of both. */
export const roundForm = z.object({
  goal: requiredText(LIMITS.goal),
  halves: choices(HALF_DAYS),
  hours: optionalText(MOST_HOURS_TEXT),
  ...details,
});

/** One class: another time, others, who takes the class over, or not in this round. */
export const roundClassInput = z.object({
  id: recordId,
  once,
  classCode: optionalText(80),
  slot: optionalText(20),
  people: ids(MOST_PEOPLE),
  relief: optionalText(LIMITS.relief),
  left: z.preprocess((value) => value === true || value === 'true', z.boolean()),
});
export type RoundClassInput = z.infer<typeof roundClassInput>;
