import { z } from 'zod';
import { addDays, epochOf } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Doer, type NewThink } from '../../../kernel/decision.js';
import { optionalChoice, optionalDay, recordId, requiredText } from '../../../kernel/input.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';

/**
 * What the year is about (*jaarprioriteiten*, in the chat *jaaraccenten*): everybody ranks at most three of a few options, and the points of
 * each option are counted once it is over. Whose answer is whose is nobody's to see, and goes when it was counted.
 */

export const PRIORITY_LIMITS = {
  title: 80,
  option: 100,
  fewest: 3,
  most: 10,
  /** All options, one a line. */
  options: 1_100,
  days: 60,
} as const;
/** For the first, second and third choice. */
export const POINTS = [3, 2, 1] as const;
/** From so many answers on the points are shown (`product.md`: numbers from k = 5). */
export const FEWEST_ANSWERS = 5;

/** OPEN until the end of `openUntil` · CLOSED: counted · STOPPED: taken back before it was counted. */
export const POLL_STATES = ['OPEN', 'CLOSED', 'STOPPED'] as const;
/** How people are asked: one by one in the place that a week has for it, or in the channel of the whole team. */
export const POLL_WAYS = ['each', 'channel'] as const;

const key = z.string().min(1).max(80);
const { title, option, fewest, most } = PRIORITY_LIMITS;
const schema = z.strictObject({
  title: z.string().min(1).max(title),
  options: z.array(z.string().min(1).max(option)).min(fewest).max(most),
  openUntil: z.iso.date(),
  state: z.enum(POLL_STATES),
  way: z.enum(POLL_WAYS),
  /** Who was asked; never who answered. */
  invited: z.array(key),
  /** Points of each option, in their order; absent where too few answered. */
  points: z.array(z.int().min(0)).optional(),
  /** How many answered, where that is said. */
  answers: z.int().optional(),
  createdBy: key,
  createdAt: z.number(),
});
/** Staff own its text: no pupil in it. */
export type Poll = z.infer<typeof schema>;

export const PRIORITY_POLL = defineKind<Poll>({
  kind: 'priorityPoll',
  schema,
  sealed: [],
  indexes: [['state', 'openUntil']],
});

/** What one person chose: places in the list of options, the first choice first. Empty once it was counted. */
export interface Answer {
  pollId: string;
  ranks: number[];
  /** After this moment nobody needs to know that somebody answered. */
  until: Epoch;
}
export const PRIORITY_ANSWER = defineKind<Answer>({
  kind: 'priorityAnswer',
  schema: z.strictObject({
    pollId: key,
    ranks: z
      .array(
        z
          .int()
          .min(0)
          .max(most - 1),
      )
      .max(POINTS.length),
    until: z.number(),
  }),
  sealed: ['ranks'],
  indexes: [['pollId']],
  expiresAt: ({ until }) => until,
});
export const answerId = (pollId: string, personId: string): string => `${pollId}.${personId}`;

export const pollRef = (id: string) => ({ kind: PRIORITY_POLL.kind, id });

/** What was done with a poll, never what was answered. */
export const auditedPoll = (doer: Doer, verb: string, id: string): AuditLine =>
  auditLine(doer, verb, pollRef(id));

/** Whether it may still be answered. */
export const isOpen = ({ state, openUntil }: Poll, today: Day): boolean =>
  state === 'OPEN' && today <= openUntil;

/** Counted in the night after its last day. */
export const closing = (id: string, { openUntil }: Pick<Poll, 'openUntil'>): NewThink => ({
  type: 'think',
  name: 'priority.close',
  ref: pollRef(id),
  id: `priority.close:${id}:${openUntil}`,
  dueAt: epochOf(addDays(openUntil, 1), '03:00'),
});

/**
 * Points of each option. A choice that is there twice, or of no option, counts for nothing.
 *
 * @returns undefined where fewer than {@link FEWEST_ANSWERS} answered
 */
export function counted(options: number, answers: readonly (readonly number[])[]): number[] | undefined {
  const given = answers.filter((ranks) => ranks.length > 0);
  if (given.length < FEWEST_ANSWERS) return undefined;
  const points = Array.from({ length: options }, () => 0);
  for (const ranks of given)
    [...new Set(ranks)].slice(0, POINTS.length).forEach((at, nth) => {
      if (at in points) points[at]! += POINTS[nth]!;
    });
  return points;
}

/** One a line, without what people put in front of lines of a list; each once, in capitals or not. */
export function optionsFrom(typed: string): string[] {
  const once = new Map<string, string>();
  for (const line of typed.split('\n')) {
    const option = line
      .replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const key = option.toLowerCase();
    if (option && !once.has(key)) once.set(key, option);
  }
  return [...once.values()];
}

const once = z.string().max(80).optional();
export const onPoll = z.object({ id: recordId, once });
export const pollInput = z.object({
  once,
  which: optionalChoice(['sure']),
  title: requiredText(title),
  options: requiredText(PRIORITY_LIMITS.options),
  day: optionalDay,
  way: optionalChoice(POLL_WAYS),
});
export type PollInput = z.infer<typeof pollInput>;

const PLACES = Array.from({ length: most }, (_, at) => String(at)) as [string, ...string[]];
const place = optionalChoice(['none', ...PLACES]);
export const answerInput = z.object({ id: recordId, once, first: place, second: place, third: place });
export type AnswerInput = z.infer<typeof answerInput>;

export const stepInput = z.object({ id: recordId, which: optionalChoice(PLACES) });
