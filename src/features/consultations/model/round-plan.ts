import { dayOf } from '../../../calendar/time.js';
import { improved } from './round-improve.js';
import { type Chosen, isKept, lessonsHit, type RoundWish, type Starts } from './round-wish.js';
import { type Agenda, GRID, intersect, onGrid, openTimes, type Span } from './slots.js';

/** Why a class stands where it does. `few`: there are hardly other times, because of `personId`. */
export type RoundReason = { why: 'together' | 'kept' | 'lesson' } | { why: 'few'; personId: string };
export interface Placed extends Span {
  key: string;
  reasons: RoundReason[];
}

/** So many classes are looked at in every order: 2^18 sets, about 50 ms. Beyond, the best sets of each size. */
const EXACT = 18;
const WIDTH = 300;
/** With no more times than this a class has few. */
const FEW = 6;

/**
 * As many classes as there is room for (all, where they all fit), then kept together: in few half days, without gaps, who comes for
 * several on few days, as few as may be out of their lessons and nobody more often than others. Which classes were left out is seen by
 * who is not in the answer. In order of time. At most sixty classes. Pure; up to `EXACT` of them no other order places more.
 */
export function planRound(wish: RoundWish): Placed[] {
  const starts = startsOf(wish);
  const chosen = improved(wish, starts, placed(starts));
  return [...chosen.entries()]
    .map(([n, at]) => placedAt(wish, starts, chosen, n, at))
    .sort((a, b) => a.from - b.from);
}

/** How many of them have a time, wherever. */
export const mostPlaced = (wish: RoundWish): number => placed(startsOf(wish)).size;

const placed = (starts: Starts): Chosen =>
  starts.of.length <= EXACT ? everyOrder(starts) : bestSets(starts);

/** The moments at which a class alone could begin. */
export function startsFor(wish: Omit<RoundWish, 'classes'>, agendas: readonly Agenda[]): number[] {
  const common = agendas
    .map((agenda) => openOf(wish, agenda))
    .reduce(intersect, intersect([...wish.windows], [{ from: wish.from, to: wish.until }]));
  const found: number[] = [];
  for (const { from, to } of common)
    for (let at = onGrid(from); at + wish.length <= to; at += GRID) found.push(at);
  return found;
}

/** Most people are in many classes: what they have open is worked out once. */
const opened = new WeakMap<Agenda, { bounds: string; open: Span[] }>();
function openOf(wish: Omit<RoundWish, 'classes'>, agenda: Agenda): Span[] {
  const bounds = `${wish.from} ${wish.until} ${wish.buffer}`;
  const known = opened.get(agenda);
  if (known?.bounds === bounds) return known.open;
  const open = openTimes(agenda, wish);
  opened.set(agenda, { bounds, open });
  return open;
}

function startsOf(wish: RoundWish): Starts {
  const each = wish.classes.map(({ agendas }) => startsFor(wish, agendas));
  const grid = [...new Set(each.flat())].sort((a, b) => a - b);
  const index = new Map(grid.map((at, n) => [at, n]));
  const next = each.map((list) => {
    const own = new Int32Array(grid.length + 1).fill(grid.length);
    for (const at of list) own[index.get(at)!] = index.get(at)!;
    for (let n = grid.length - 1; n >= 0; n -= 1) if (own[n] !== n) own[n] = own[n + 1]!;
    return own;
  });
  const after = new Int32Array(grid.length + 1).fill(grid.length);
  for (let n = 0, k = 0; n < grid.length; n += 1) {
    while (k < grid.length && grid[k]! < grid[n]! + wish.length + wish.buffer) k += 1;
    after[n] = k;
  }
  return { of: wish.classes, grid, next, after };
}

/** Of each set of classes the order that is over first: who is done earlier has every choice that others have, and more. */
function everyOrder({ of, grid, next, after }: Starts): Chosen {
  const n = of.length;
  const none = grid.length + 1;
  const over = new Int32Array(1 << n).fill(none);
  const last = new Int8Array(1 << n);
  over[0] = 0;
  let best = 0;
  let most = 0;
  for (let set = 0; set < 1 << n; set += 1) {
    const from = over[set]!;
    if (from >= none) continue;
    const size = bits(set);
    if (size > most || (size === most && from < over[best]!)) [best, most] = [set, size];
    for (let one = 0; one < n; one += 1) {
      if (set & (1 << one)) continue;
      const at = next[one]![from]!;
      if (at >= grid.length) continue;
      const end = after[at]!;
      const grown = set | (1 << one);
      if (end < over[grown]!) [over[grown], last[grown]] = [end, one];
    }
  }
  const chosen: Chosen = new Map();
  for (let set = best; set > 0; ) {
    const one = last[set]!;
    const rest = set & ~(1 << one);
    chosen.set(one, grid[next[one]![over[rest]!]!]!);
    set = rest;
  }
  return chosen;
}

function bits(set: number): number {
  let left = set;
  let n = 0;
  for (; left; n += 1) left &= left - 1;
  return n;
}

interface Part {
  /** The classes that have a time, thirty to a number. */
  low: number;
  high: number;
  over: number;
  /** Classes that have no time any more after this. */
  lost: number;
  at: number;
  one: number;
  before?: Part;
}

const HALF = 30;
const isIn = ({ low, high }: Pick<Part, 'low' | 'high'>, one: number): boolean =>
  one < HALF ? (low & (1 << one)) !== 0 : (high & (1 << (one - HALF))) !== 0;

/** The same for many: of each size only the sets that leave most others a time, and among these those that are over first. */
function bestSets({ of, grid, next, after }: Starts): Chosen {
  const none: Part = { low: 0, high: 0, over: 0, lost: 0, at: -1, one: -1 };
  let parts: Part[] = [none];
  let best = none;
  while (parts.length > 0) {
    best = parts[0]!;
    const bySet = new Map<number, Part>();
    for (const part of parts) {
      for (let one = 0; one < of.length; one += 1) {
        const at = isIn(part, one) ? grid.length : next[one]![part.over]!;
        if (at >= grid.length) continue;
        const low = one < HALF ? part.low | (1 << one) : part.low;
        const high = one < HALF ? part.high : part.high | (1 << (one - HALF));
        const over = after[at]!;
        const key = high * 2 ** HALF + low;
        if ((bySet.get(key)?.over ?? grid.length + 1) <= over) continue;
        bySet.set(key, { low, high, over, lost: 0, at, one, before: part });
      }
    }
    parts = [...bySet.values()];
    for (const part of parts)
      for (let one = 0; one < of.length; one += 1)
        if (next[one]![part.over]! >= grid.length && !isIn(part, one)) part.lost += 1;
    parts = parts.sort((a, b) => a.lost - b.lost || a.over - b.over).slice(0, WIDTH);
  }
  const chosen: Chosen = new Map();
  for (let part: Part | undefined = best; part && part.one >= 0; part = part.before)
    chosen.set(part.one, grid[part.at]!);
  return chosen;
}

function placedAt(wish: RoundWish, starts: Starts, chosen: Chosen, n: number, at: number): Placed {
  const own = starts.of[n]!;
  const span = { from: at, to: at + wish.length };
  const reach = wish.length + wish.buffer;
  const beside = [...chosen.values()].some(
    (other) => Math.abs(other - at) === reach && dayOf(other) === dayOf(at),
  );
  const reasons: RoundReason[] = [];
  if (beside) reasons.push({ why: 'together' });
  if (isKept(own, span)) reasons.push({ why: 'kept' });
  if (lessonsHit(own, span).length > 0) reasons.push({ why: 'lesson' });
  const scarce = scarcest(wish, starts, n);
  if (scarce !== undefined) reasons.push({ why: 'few', personId: scarce });
  return { key: own.key, ...span, reasons };
}

/** Because of whom there are few times, when there are. */
function scarcest(wish: RoundWish, { next, grid, of }: Starts, n: number): string | undefined {
  let count = 0;
  for (let k = 0; k < grid.length && count <= FEW; k += 1) if (next[n]![k] === k) count += 1;
  if (count > FEW) return undefined;
  const alone = of[n]!.agendas.map((agenda) => ({
    personId: agenda.personId,
    n: startsFor(wish, [agenda]).length,
  }));
  return alone.sort((a, b) => a.n - b.n)[0]?.personId;
}
