import { dayOf } from '../../../calendar/time.js';
import { type Chosen, isKept, lessonsHit, type RoundWish, type Starts } from './round-wish.js';
import type { Span } from './slots.js';

/** What each costs; only which is more matters. A half day for which everybody comes weighs most. */
const COST = { halfDay: 1000, gap: 4, day: 60, lesson: 15, outside: 3 } as const;
const MINUTE = 60_000;
/** Looked over so often at most; each time it gets better. */
const MOST_PASSES = 40;

/**
 * The same classes at better times: one moves, two change places, or all of a half day go to another, as long as that costs less. Nothing is lost: a class that has a
 * time keeps one.
 */
export function improved(wish: RoundWish, starts: Starts, first: Chosen): Chosen {
  const chosen: Chosen = new Map(first);
  const reach = wish.length + wish.buffer;
  const may = (one: number, at: number): boolean => {
    const n = indexOf(starts.grid, at);
    return n >= 0 && starts.next[one]![n] === n;
  };
  const apart = (at: number, but: number): boolean =>
    [...chosen].every(([one, other]) => one === but || Math.abs(other - at) >= reach);
  let cost = costOf(wish, starts, chosen);
  const better = (): boolean => {
    const now = costOf(wish, starts, chosen);
    if (now >= cost) return false;
    cost = now;
    return true;
  };
  for (let pass = 0, found = true; found && pass < MOST_PASSES; pass += 1) {
    found = false;
    for (const [one, at] of [...chosen]) {
      let kept = at;
      for (const other of besides(chosen, one, reach, wish)) {
        if (other === kept || !may(one, other) || !apart(other, one)) continue;
        chosen.set(one, other);
        if (better()) [kept, found] = [other, true];
        else chosen.set(one, kept);
      }
    }
    for (const { from, to } of wish.windows) {
      const group = [...chosen].filter(([, at]) => from <= at && at < to);
      const first = Math.min(...group.map(([, at]) => at));
      for (const window of group.length < 2 ? [] : wish.windows) {
        const shifted = group.map(([one, at]) => [one, at - first + window.from] as const);
        const away = new Map(group.map(([one]) => [one, chosen.get(one)!]));
        for (const [one] of group) chosen.delete(one);
        const fits = shifted.every(([one, at]) => may(one, at) && apart(at, one));
        for (const [one, at] of fits ? shifted : away) chosen.set(one, at);
        if (!fits) continue;
        if (better()) {
          found = true;
          break;
        }
        for (const [one, at] of away) chosen.set(one, at);
      }
    }
    const all = [...chosen.keys()];
    for (const [n, one] of all.entries()) {
      for (const two of all.slice(n + 1)) {
        const [a, b] = [chosen.get(one)!, chosen.get(two)!];
        if (!may(one, b) || !may(two, a)) continue;
        chosen.set(one, b).set(two, a);
        if (better()) found = true;
        else chosen.set(one, a).set(two, b);
      }
    }
  }
  return chosen;
}

/** Where a class would stand together with others: right before or after one of them, or where a half day begins. */
function besides(chosen: Chosen, one: number, reach: number, { windows }: RoundWish): number[] {
  const found = new Set<number>();
  for (const [other, at] of chosen) {
    if (other === one) continue;
    found.add(at - reach);
    found.add(at + reach);
  }
  for (const { from } of windows) found.add(from);
  return [...found];
}

/** The place of a moment in a list in order; -1: it is not in it. */
function indexOf(grid: readonly number[], at: number): number {
  let [low, high] = [0, grid.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (grid[middle] === at) return middle;
    if (grid[middle]! < at) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What it costs those who come: half days, gaps in them, days of each, lessons (the square of how often it is the same person). */
export function costOf(wish: RoundWish, { of }: Pick<Starts, 'of'>, chosen: Chosen): number {
  const { windows, length, buffer } = wish;
  const inWindow = new Map<number, number[]>();
  const days = new Map<string, Set<string>>();
  const taken = new Map<string, number>();
  let cost = 0;
  for (const [n, at] of chosen) {
    const span: Span = { from: at, to: at + length };
    const window = windows.findIndex((one) => one.from <= at && span.to <= one.to);
    inWindow.set(window, [...(inWindow.get(window) ?? []), at]);
    const own = of[n]!;
    const day = dayOf(at);
    for (const { personId } of own.agendas) {
      const theirs = days.get(personId);
      if (theirs) theirs.add(day);
      else days.set(personId, new Set([day]));
    }
    for (const person of lessonsHit(own, span)) taken.set(person, (taken.get(person) ?? 0) + 1);
    if (own.agendas.some(({ keeps }) => keeps) && !isKept(own, span)) cost += COST.outside;
  }
  for (const times of inWindow.values()) {
    cost += COST.halfDay;
    times.sort((a, b) => a - b);
    for (let n = 1; n < times.length; n += 1)
      cost += (COST.gap * (times[n]! - times[n - 1]! - length - buffer)) / MINUTE;
  }
  for (const theirs of days.values()) cost += COST.day * (theirs.size - 1);
  for (const times of taken.values()) cost += COST.lesson * times * times;
  return cost;
}
