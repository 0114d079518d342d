import { z } from 'zod';
import { dayOf, daysBetween } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';

/** ASKED by one of the two · YES, both · OVER: taken back, or stopped by either of them. */
export const BUDDY_STATES = ['ASKED', 'YES', 'OVER'] as const;

/**
 * Two colleagues who ask each other now and then how it goes. What they say to each other is nowhere. A "no" is kept as one
 * that nobody waits for any more, so that whoever asked sees no difference with somebody who has not answered yet.
 */
export interface Buddy {
  askerId: string;
  otherId: string;
  state: (typeof BUDDY_STATES)[number];
  /** Still to be answered, or two who are each other's. */
  open: boolean;
  since: Epoch;
}

const DAY_MS = 86_400_000;
/** What was asked or ended is forgotten after so many days; until then nobody is asked again by the same colleague. */
export const FORGOTTEN_DAYS = 90;
/** Whoever asked sees for so many days that they did. */
export const ASKED_DAYS = 28;
/** One small nudge a month. */
export const NUDGE_DAYS = 28;
export const NUDGES = 6;

const key = z.string().min(1).max(80);

export const BUDDY = defineKind<Buddy>({
  kind: 'buddy',
  schema: z.strictObject({
    askerId: key,
    otherId: key,
    state: z.enum(BUDDY_STATES),
    open: z.boolean(),
    since: z.number(),
  }) as z.ZodType<Buddy>,
  sealed: [],
  indexes: [['askerId'], ['otherId'], ['state']],
  expiresAt: ({ state, since }) => (state === 'YES' ? NEVER : since + FORGOTTEN_DAYS * DAY_MS),
});
/** Year 2286: a number that every store can keep. */
const NEVER = 9_999_999_999_999;

/** One of each pair, whoever asked. */
export const buddyId = (a: string, b: string): string => [a, b].sort().join(':');
export const buddyRef = (id: string): RecordKey => ({ kind: BUDDY.kind, id });

export const otherOf = ({ askerId, otherId }: Buddy, personId: string): string =>
  askerId === personId ? otherId : askerId;

const MOST = 30;

/** All that somebody has to do with, as far as it is not over. */
export async function buddiesOf(read: Pick<Read, 'find'>, personId: string): Promise<Stored<Buddy>[]> {
  const [asked, was] = await Promise.all([
    read.find(BUDDY, { where: { askerId: personId }, limit: MOST }),
    read.find(BUDDY, { where: { otherId: personId }, limit: MOST }),
  ]);
  return [...asked.items, ...was.items].filter(({ data }) => data.state !== 'OVER');
}

/** What somebody asked and what has no answer that they know of; for some weeks. */
export const waitsFor = ({ state, askerId, since }: Buddy, personId: string, now: Epoch): boolean =>
  state === 'ASKED' && askerId === personId && daysBetween(dayOf(since), dayOf(now)) <= ASKED_DAYS;
