import { z } from 'zod';
import { schoolYearOf } from '../../../calendar/holidays.js';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import type { NextStep } from './rules.js';
import type { Suggestions } from './suggest.js';

/** How often a rule said what was then chosen, and how often something else was. */
export interface Count {
  same: number;
  other: number;
}

/**
 * Counts of a whole school in a school year, by rule. Which request, which child, who chose and when is nowhere in it; and it
 * is sealed, so that nobody who sees the database learns from a rule what was told of the request that changed with it.
 */
export interface SuggestionTally {
  schoolYear: string;
  counts: Record<string, Count>;
}

const number = z.int().min(0);
export const SUGGESTION_TALLY = defineKind<SuggestionTally>({
  kind: 'suggestionTally',
  schema: z.strictObject({
    schoolYear: z.string(),
    counts: z.record(z.string(), z.strictObject({ same: number, other: number })),
  }),
  sealed: ['counts'],
  indexes: [['schoolYear']],
});

/** In so many records, of which each choice picks one: people who choose at one moment do not wait for each other. */
export const SHARES = 16;

/** So many choices at least before anything is shown: fewer would tell of single requests. */
export const TALLY_FROM = 5;

/** Which step an act is. The first choice about a new request is the one that counts, wherever its button stood. */
const STEP_OF: Record<string, NextStep> = {
  'request.take': 'take',
  'request.together': 'together',
  'triage.plan.save': 'plan',
  'request.ask.save': 'ask',
  'request.answer.save': 'answer',
  'request.hand-over.save': 'handOver',
  'request.park.save': 'park',
  'request.close.save': 'close',
};
const PHASE_ACTS: readonly string[] = ['request.phase.save', 'request.step-up.save'];

/** Whether an act can be a choice about which a rule had something to say. */
export const isChoice = (verb: string, before: CareRequest): boolean =>
  PHASE_ACTS.includes(verb) || (before.status === 'NEW' && verb in STEP_OF);

/** One choice, and what a rule had said. */
export interface Choice {
  rule: string;
  same: boolean;
}

/** What there is to count after a choice, if a rule had something to say about it. */
export function choiceOf(verb: string, after: CareRequest, { phase, next }: Suggestions): Choice | undefined {
  if (PHASE_ACTS.includes(verb)) return phase && { rule: phase.rule, same: after.phase === phase.value };
  return next && { rule: next.rule, same: STEP_OF[verb] === next.value };
}

/** @param seed anything that differs from choice to choice */
export async function counted(read: Read, today: Day, seed: string, choice: Choice): Promise<Save> {
  const schoolYear = schoolYearOf(today);
  const id = `${schoolYear}.${hashOf(seed) % SHARES}`;
  const stored = await read.get(SUGGESTION_TALLY, id);
  const counts = { ...stored?.data.counts };
  const { same, other } = counts[choice.rule] ?? NONE;
  counts[choice.rule] = choice.same ? { same: same + 1, other } : { same, other: other + 1 };
  return { kind: SUGGESTION_TALLY, id, expect: stored?.version ?? 0, data: { schoolYear, counts } };
}
const NONE: Count = { same: 0, other: 0 };

/** All of a school year together. */
export function totalOf(tallies: readonly SuggestionTally[]): Map<string, Count> {
  const total = new Map<string, Count>();
  for (const { counts } of tallies) {
    for (const [rule, { same, other }] of Object.entries(counts)) {
      const before = total.get(rule) ?? NONE;
      total.set(rule, { same: before.same + same, other: before.other + other });
    }
  }
  return total;
}
