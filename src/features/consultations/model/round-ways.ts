import { addDays, dayOf, epochOf, timeOf } from '../../../calendar/time.js';
import { type Bite, whoseTime } from './bites.js';
import { mostPlaced, type Placed, startsFor } from './round-plan.js';
import type { RoundClass, RoundWish } from './round-wish.js';
import { intersect, type Way, waysOut } from './slots.js';

/** So many days further is looked whether a longer period would help. */
export const LATER_DAYS = 14;
const SHORTER = [25, 15];

/**
 * Why a class has no time. `bites`: whose time is in the way; none: there are times, and the other classes of the round have them. `ways`:
 * what alone would help.
 */
export interface Unplaced {
  key: string;
  bites: Bite[];
  ways: Way[];
}

/** What is not in the answer, each with what bites and what would help. `agendas` and windows reach `LATER_DAYS` further than `until`. */
export function whyNot(wish: RoundWish, placed: readonly Placed[]): Unplaced[] {
  const missing = wish.classes.filter(({ key }) => !placed.some((one) => one.key === key));
  const crowded = missing.filter(({ agendas }) => startsFor(wish, agendas).length > 0);
  const ways = crowded.length === 0 ? [] : roundWays(wish, placed.length);
  return missing.map((one) => {
    if (crowded.includes(one)) return { key: one.key, bites: [], ways };
    const alone = wishOf(wish, one);
    return { key: one.key, bites: whoseTime(alone), ways: waysOut(alone) };
  });
}

/** One class by itself, in the windows of the round. */
export function wishOf({ windows, ...wish }: RoundWish, { agendas }: RoundClass) {
  return {
    ...wish,
    agendas: agendas.map((agenda) => ({ ...agenda, free: intersect(agenda.free, windows) })),
  };
}

/** What would give more of them a time: shorter, or a longer period. */
function roundWays(wish: RoundWish, placed: number): Way[] {
  const more = (change: Partial<RoundWish>) => mostPlaced({ ...wish, ...change }) > placed;
  const ways: Way[] = [];
  for (const minutes of SHORTER) {
    const length = minutes * 60_000;
    if (length >= wish.length || !more({ length })) continue;
    ways.push({ shorter: length });
    break;
  }
  const until = epochOf(addDays(dayOf(wish.until), LATER_DAYS), timeOf(wish.until));
  if (more({ until })) ways.push({ until });
  return ways;
}
