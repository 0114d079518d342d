import { z } from 'zod';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { OUTCOMES } from './states.js';
import { LIMITS, type SmallIntervention } from './step-kind.js';

/**
 * "Wie test mee?": a colleague on a team's step, in a record of their own, so that twenty who tap at the same moment do not stand in
 * each other's way. `hears`: only wants to know how it went · `left`: not any more.
 */
const schema = z.object({
  stepId: z.string(),
  personId: z.string(),
  as: z.enum(['joins', 'hears', 'left']),
  since: z.number(),
  /** The morning on which they are asked how it went. */
  askOn: z.string().optional(),
  /** `asked`: the day to look back that it was for. */
  answer: z
    .object({
      outcome: z.enum(OUTCOMES),
      at: z.number(),
      asked: z.string(),
      words: z.string().max(LIMITS.learned).optional(),
    })
    .optional(),
  /** Was told how it went. */
  told: z.boolean().optional(),
});
export type StepJoin = z.infer<typeof schema>;

export const STEP_JOIN = defineKind<StepJoin>({
  kind: 'stepJoin',
  schema,
  sealed: ['answer'],
  indexes: [
    ['stepId', 'since'],
    ['personId', 'askOn'],
    ['as', 'askOn'],
  ],
});

/** What somebody who tests along can answer. */
export const TRIAL_OUTCOMES = [
  'WORKS_KEEP',
  'WORKS_PARTLY_ADJUST',
  'NO_EFFECT_STOP',
  'TOO_EARLY_EXTEND',
  'NOT_DONE',
] as const;

export const TRIAL_WEEKS = ['1', '2', '3', '4', '6'] as const;
export const USUAL_WEEKS = '3';
/** More than any school has colleagues who test the same along. */
const MOST = 300;

export const joinId = (stepId: string, personId: string): string => `${stepId}:${personId}`;

/** Whether colleagues can still come in: up to the day on which it is looked back on. */
export const takesMore = ({ status, lookBackOn }: SmallIntervention, today: Day): boolean =>
  status === 'RUNNING' && lookBackOn !== undefined && today <= lookBackOn;

/** All who are in it, in the order in which they came. */
export async function joinsOf(read: Read, stepId: string): Promise<Stored<StepJoin>[]> {
  const { items } = await read.find(STEP_JOIN, {
    where: { stepId },
    order: { field: 'since', direction: 'asc' },
    limit: MOST,
  });
  return items.filter(({ data }) => data.as !== 'left');
}

/** What somebody answered for the day that a step looks back on now, or last did. */
export function answerFor({ answer }: StepJoin, { lookBackOn, lookBacks }: SmallIntervention) {
  const round = lookBackOn ?? lookBacks.at(-1)?.asked;
  return answer && answer.asked === round ? answer : undefined;
}
