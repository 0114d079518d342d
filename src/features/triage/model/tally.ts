import { z } from 'zod';
import { schoolYearOf } from '../../../calendar/holidays.js';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import type { NextStep } from './rules.js';
import type { Suggestions } from './suggest.js';

/**
 * How often a rule said what was then chosen, and how often something else was; of a whole school in a school year. Which
 * request, which child, who chose and when is nowhere in it.
 */
export interface SuggestionTally {
  schoolYear: string;
  rule: string;
  same: number;
  other: number;
}

export const SUGGESTION_TALLY = defineKind<SuggestionTally>({
  kind: 'suggestionTally',
  schema: z.strictObject({
    schoolYear: z.string(),
    rule: z.string(),
    same: z.int().min(0),
    other: z.int().min(0),
  }),
  sealed: [],
  indexes: [['schoolYear', 'rule']],
});

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

export interface Count {
  rule: string;
  same: boolean;
}

/** What there is to count after a choice, if a rule had something to say about it. */
export function countOf(verb: string, after: CareRequest, { phase, next }: Suggestions): Count | undefined {
  if (PHASE_ACTS.includes(verb)) return phase && { rule: phase.rule, same: after.phase === phase.value };
  return next && { rule: next.rule, same: STEP_OF[verb] === next.value };
}

export async function counted(read: Read, today: Day, { rule, same }: Count): Promise<Save> {
  const schoolYear = schoolYearOf(today);
  const id = `${schoolYear}.${rule}`;
  const stored = await read.get(SUGGESTION_TALLY, id);
  const before = stored?.data ?? { schoolYear, rule, same: 0, other: 0 };
  const data = same ? { ...before, same: before.same + 1 } : { ...before, other: before.other + 1 };
  return { kind: SUGGESTION_TALLY, id, expect: stored?.version ?? 0, data };
}
