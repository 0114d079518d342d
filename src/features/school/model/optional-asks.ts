import { z } from 'zod';
import { addDays, weekdayOf } from '../../../calendar/time.js';
import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { Settings } from './school.js';

/**
 * What the bot may ask somebody without any need: they share one place a week (`product.md`, fifth principle), and whoever wants no
 * more of one, or none for a while, is asked no more.
 */
export const OPTIONAL_ASKS = ['thanks', 'pulse', 'buddy', 'survey', 'priorities', 'tasks', 'why'] as const;
export type OptionalAsk = (typeof OPTIONAL_ASKS)[number];

export interface OptionalAsks {
  /** The Monday of the week in which something was asked last, and what. */
  week?: Day;
  what?: OptionalAsk;
  /** The Monday of the week in which each was asked last. */
  asked?: Partial<Record<OptionalAsk, Day>>;
  /** Nothing is asked up to and including this day. */
  pausedUntil?: Day;
  never: OptionalAsk[];
}

/** One a person, under the person's id. */
export const OPTIONAL_ASKED = defineKind<OptionalAsks>({
  kind: 'optionalAsks',
  schema: z.strictObject({
    week: z.string().optional(),
    what: z.enum(OPTIONAL_ASKS).optional(),
    asked: z.partialRecord(z.enum(OPTIONAL_ASKS), z.string()).optional(),
    pausedUntil: z.string().optional(),
    never: z.array(z.enum(OPTIONAL_ASKS)).max(OPTIONAL_ASKS.length),
  }) as z.ZodType<OptionalAsks>,
  sealed: [],
  indexes: [],
});

/** The Monday of the week of a day. */
export const weekOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/**
 * The place of this week for one thing to ask somebody, to be saved in the commit that plans the asking.
 *
 * @returns undefined where it is taken, paused, or not wanted any more
 */
export async function takeOptionalAsk(
  read: Pick<Read, 'get'>,
  personId: string,
  what: OptionalAsk,
  today: Day,
): Promise<Save<OptionalAsks> | undefined> {
  const stored = await read.get(OPTIONAL_ASKED, personId);
  const before: OptionalAsks = stored?.data ?? { never: [] };
  const week = weekOf(today);
  const paused = before.pausedUntil !== undefined && today <= before.pausedUntil;
  if (paused || before.never.includes(what) || (before.week !== undefined && before.week >= week))
    return undefined;
  return {
    kind: OPTIONAL_ASKED,
    id: personId,
    expect: stored?.version ?? 0,
    data: { ...before, week, what, asked: { ...before.asked, [what]: week } },
  };
}

/** Whether this school lets it be asked at all. */
export const asksHere = ({ asksOff = [] }: Pick<Settings, 'asksOff'>, what: OptionalAsk): boolean =>
  !asksOff.includes(what);

/** "Vraag dit niet meer", or again. */
export async function wantsAsk(
  read: Pick<Read, 'get'>,
  personId: string,
  what: OptionalAsk,
  wants: boolean,
): Promise<Save<OptionalAsks>> {
  const stored = await read.get(OPTIONAL_ASKED, personId);
  const before: OptionalAsks = stored?.data ?? { never: [] };
  const never = [...before.never.filter((one) => one !== what), ...(wants ? [] : [what])];
  return { kind: OPTIONAL_ASKED, id: personId, expect: stored?.version ?? 0, data: { ...before, never } };
}

/** All that somebody chose at once: what may be asked of `asks`, and until which day nothing is. What is not among them stays. */
export async function choosesAsks(
  read: Pick<Read, 'get'>,
  personId: string,
  asks: readonly OptionalAsk[],
  { wanted, pausedUntil }: { wanted: readonly OptionalAsk[]; pausedUntil?: Day },
): Promise<Save<OptionalAsks>> {
  const stored = await read.get(OPTIONAL_ASKED, personId);
  const { pausedUntil: _before, ...before }: OptionalAsks = stored?.data ?? { never: [] };
  const never = [
    ...before.never.filter((one) => !asks.includes(one)),
    ...asks.filter((one) => !wanted.includes(one)),
  ];
  return {
    kind: OPTIONAL_ASKED,
    id: personId,
    expect: stored?.version ?? 0,
    data: { ...before, never, ...(pausedUntil === undefined ? {} : { pausedUntil }) },
  };
}
