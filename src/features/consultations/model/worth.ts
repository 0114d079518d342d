import { z } from 'zod';
import { schoolYearOf } from '../../../calendar/holidays.js';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { ConsultationKind } from './consultation.js';

/** "Was het de moeite?", in three answers. */
export const WORTH = ['yes', 'bit', 'no'] as const;
export type Worth = (typeof WORTH)[number];
export type WorthCount = Record<Worth, number>;

/**
 * Counts of a whole school in a school year, by kind of consultation. Which one, who answered and when is nowhere in it; and it is
 * sealed, so that nobody who sees the database learns from what changed together what somebody said.
 */
export interface WorthTally {
  schoolYear: string;
  counts: Record<string, WorthCount>;
}
const number = z.int().min(0);
export const WORTH_TALLY = defineKind<WorthTally>({
  kind: 'worthTally',
  schema: z.strictObject({
    schoolYear: z.string(),
    counts: z.record(z.string(), z.strictObject({ yes: number, bit: number, no: number })),
  }),
  sealed: ['counts'],
  indexes: [['schoolYear']],
});

/** In so many records, of which each answer picks one: people who answer at one moment do not wait for each other. */
export const SHARES = 8;
/** So many answers at least before anything is shown of a kind: fewer would tell of single people. */
export const WORTH_FROM = 5;

const NONE: WorthCount = { yes: 0, bit: 0, no: 0 };

/** @param seed anything that differs from answer to answer */
export async function countedWorth(
  read: Pick<Read, 'get'>,
  today: Day,
  seed: string,
  kind: ConsultationKind,
  answer: Worth,
): Promise<Save> {
  const schoolYear = schoolYearOf(today);
  const id = `${schoolYear}.${hashOf(seed) % SHARES}`;
  const stored = await read.get(WORTH_TALLY, id);
  const before = stored?.data.counts[kind] ?? NONE;
  const counts = { ...stored?.data.counts, [kind]: { ...before, [answer]: before[answer] + 1 } };
  return { kind: WORTH_TALLY, id, expect: stored?.version ?? 0, data: { schoolYear, counts } };
}

/** All of a school year together. */
export function worthTotal(tallies: readonly WorthTally[]): Map<string, WorthCount> {
  const total = new Map<string, WorthCount>();
  for (const { counts } of tallies)
    for (const [kind, { yes, bit, no }] of Object.entries(counts)) {
      const before = total.get(kind) ?? NONE;
      total.set(kind, { yes: before.yes + yes, bit: before.bit + bit, no: before.no + no });
    }
  return total;
}

export const enoughAnswers = ({ yes, bit, no }: WorthCount): boolean => yes + bit + no >= WORTH_FROM;
