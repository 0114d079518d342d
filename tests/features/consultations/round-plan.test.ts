import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import { costOf, improved } from '../../../src/features/consultations/model/round-improve.js';
import { type Placed, planRound, startsFor } from '../../../src/features/consultations/model/round-plan.js';
import { LATER_DAYS, whyNot, wishOf } from '../../../src/features/consultations/model/round-ways.js';
import type { RoundWish } from '../../../src/features/consultations/model/round-wish.js';
import {
  type Agenda,
  GRID,
  type Span,
  slotsFor,
  spanOn,
} from '../../../src/features/consultations/model/slots.js';

const MINUTE = 60_000;
const TIMES = ['08:00', '08:35', '09:20', '10:00', '10:20', '11:00', '12:00', '13:05', '14:00', '15:30'];
/** A few days around a clock change, or in an ordinary week. */
const start = fc.constantFrom('2026-10-12', '2026-10-23', '2027-03-26');
const pair = fc.tuple(fc.nat(TIMES.length - 2), fc.integer({ min: 1, max: 5 })).map(([n, long]) => ({
  from: TIMES[n]!,
  to: TIMES[Math.min(n + long, TIMES.length - 1)]!,
}));
const entry = fc.record({ day: fc.nat(3), at: pair });
const spans = (first: string, list: { day: number; at: { from: string; to: string } }[]): Span[] => {
  const all = list
    .map(({ day, at }) => spanOn(addDays(first, day), at.from, at.to))
    .sort((a, b) => a.from - b.from);
  return all.filter((one, n) => all.slice(0, n).every(({ to }) => to <= one.from));
};
const person = fc.record({
  free: fc.array(entry, { minLength: 1, maxLength: 5 }),
  busy: fc.array(entry, { maxLength: 3 }),
  lessons: fc.option(fc.array(entry, { maxLength: 3 }), { nil: undefined }),
});
/** The last person, who organises it, is in each class. */
const scene = fc
  .record({
    first: start,
    people: fc.array(person, { minLength: 2, maxLength: 4 }),
    classes: fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { minLength: 1, maxLength: 4 }),
    windows: fc.array(entry, { minLength: 1, maxLength: 3 }),
    length: fc.constantFrom(25, 50, 75),
    buffer: fc.constantFrom(0, 5),
  })
  .map(({ first, people, classes, windows, length, buffer }): RoundWish => {
    const agendas = people.map(
      (one, n): Agenda => ({ personId: `p${n}`, free: spans(first, one.free), busy: spans(first, one.busy) }),
    );
    return {
      classes: classes.map((who, n) => {
        const ids = [...new Set([...who.map((id) => id % people.length), people.length - 1])];
        return {
          key: `c${n}`,
          agendas: ids.map((id) => agendas[id]!),
          lessons: ids.flatMap((id) =>
            people[id]!.lessons ? [{ personId: `p${id}`, spans: spans(first, people[id]!.lessons!) }] : [],
          ),
        };
      }),
      windows: spans(first, windows),
      length: length * MINUTE,
      from: epochOf(first, '08:10'),
      until: epochOf(addDays(first, 4), '00:00'),
      buffer: buffer * MINUTE,
    };
  });

/** Says of one class at one moment, by looking at everything, whether it may be. */
function possible(
  { windows, length, from, until, buffer }: RoundWish,
  agendas: readonly Agenda[],
  at: number,
) {
  const end = at + length;
  if (at < from || end > until) return false;
  if (!windows.some((one) => one.from <= at && end <= one.to)) return false;
  return agendas.every(
    ({ free, busy }) =>
      free.some((one) => one.from <= at && end <= one.to) &&
      !busy.some((one) => one.from - buffer < end && at < one.to + buffer),
  );
}

/** The most classes that any choice of times places: every choice is tried. */
function mostPlaced(wish: RoundWish): number {
  const starts = wish.classes.map(({ agendas }) => {
    const all: number[] = [];
    for (let at = Math.ceil(wish.from / GRID) * GRID; at < wish.until; at += GRID)
      if (possible(wish, agendas, at)) all.push(at);
    return all;
  });
  const reach = wish.length + wish.buffer;
  const from = (n: number, taken: number[]): number => {
    if (n === starts.length) return taken.length;
    let best = taken.length;
    const most = taken.length + starts.length - n;
    for (const at of starts[n]!) {
      if (taken.some((other) => Math.abs(other - at) < reach)) continue;
      best = Math.max(best, from(n + 1, [...taken, at]));
      if (best === most) return best;
    }
    return best === most ? best : Math.max(best, from(n + 1, taken));
  };
  return from(0, []);
}

const holds = (wish: RoundWish, placed: readonly Placed[]) => {
  for (const [n, one] of placed.entries()) {
    const own = wish.classes.find(({ key }) => key === one.key)!;
    expect(possible(wish, own.agendas, one.from)).toBe(true);
    expect(one.to - one.from).toBe(wish.length);
    for (const other of placed.slice(n + 1)) expect(other.from).toBeGreaterThanOrEqual(one.to + wish.buffer);
  }
};

describe('a round against every choice of times there is', () => {
  it('places as many classes as any, and breaks no constraint', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const placed = planRound(wish);
        holds(wish, placed);
        expect(new Set(placed.map(({ key }) => key)).size).toBe(placed.length);
        expect(placed).toHaveLength(mostPlaced(wish));
      }),
      { numRuns: 150 },
    );
  });

  it('says of each that has none whose time it is or that it is full, and what it names would help', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const placed = planRound(wish);
        for (const { key, bites, ways } of whyNot(wish, placed)) {
          const own = wish.classes.find((one) => one.key === key)!;
          const alone = wishOf(wish, own);
          if (startsFor(wish, own.agendas).length > 0) {
            expect(bites).toEqual([]);
            for (const way of ways) {
              const changed = { ...wish, length: way.shorter ?? wish.length, until: way.until ?? wish.until };
              expect(planRound(changed).length).toBeGreaterThan(placed.length);
            }
          } else {
            for (const way of ways) {
              const agendas = alone.agendas.filter(({ personId }) => personId !== way.without);
              const changed = { ...alone, agendas, length: way.shorter ?? alone.length };
              expect(slotsFor({ ...changed, until: way.until ?? alone.until }).length).toBeGreaterThan(0);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Two weeks, mornings from 08:30; `n` classes, each with its own teacher, who can in some of the half days. */
function school(n: number, teachers: (k: number) => Partial<Agenda>, days = 10): RoundWish {
  const first = '2026-11-30';
  const all = Array.from({ length: days + LATER_DAYS }, (_, k) => addDays(first, k)).filter((day) => {
    const [weekday] = [new Date(`${day}T12:00:00Z`).getUTCDay()];
    return weekday >= 1 && weekday <= 5;
  });
  const windows = all.flatMap((day) => [spanOn(day, '08:30', '12:00'), spanOn(day, '13:00', '16:00')]);
  const an: Agenda = { personId: 'an', free: windows, busy: [] };
  return {
    classes: Array.from({ length: n }, (_, k) => ({
      key: `L${k}`,
      agendas: [an, { personId: `t${k}`, free: windows, busy: [], ...teachers(k) }],
    })),
    windows,
    length: 25 * MINUTE,
    from: windows[0]!.from,
    until: epochOf(addDays(first, days), '00:00'),
    buffer: 5 * MINUTE,
  };
}

describe('a round of a whole school', () => {
  it('keeps people together: as few half days as will do, one class right after the other', () => {
    for (const n of [7, 18, 40]) {
      const wish = school(n, () => ({}));
      const placed = planRound(wish);
      holds(wish, placed);
      expect(placed).toHaveLength(n);
      const halfDays = new Set(
        placed.map(({ from }) => wish.windows.findIndex((one) => one.from <= from && from < one.to)),
      );
      // Seven in a morning, six in an afternoon.
      expect(halfDays.size).toBeLessThanOrEqual(Math.ceil(n / 6));
      // Of forty, thirteen a day, one has nobody beside it.
      const alone = placed.filter(({ reasons }) => !reasons.some(({ why }) => why === 'together'));
      expect(alone.length).toBeLessThanOrEqual(n === 40 ? 1 : 0);
    }
  });

  it('gives who has few times one of them, though others could have it; and says so', () => {
    // Every third teacher is there on one morning only, all on the same.
    const wish = school(18, (k) => (k % 3 === 0 ? { free: [spanOn('2026-12-03', '08:30', '12:00')] } : {}));
    const placed = planRound(wish);
    holds(wish, placed);
    expect(placed).toHaveLength(18);
    const rare = placed.filter(({ key }) => Number(key.slice(1)) % 3 === 0);
    expect(new Set(rare.map(({ from }) => dayOf(from)))).toEqual(new Set(['2026-12-03']));
    const one = school(3, (k) => (k === 1 ? { free: [spanOn('2026-12-03', '08:30', '09:00')] } : {}));
    const few = planRound(one).find(({ key }) => key === 'L1')!;
    expect(few.reasons).toContainEqual({ why: 'few', personId: 't1' });
  });

  it('takes nobody out of a lesson where it can be otherwise, and none more often than others', () => {
    const mornings = school(6, () => ({})).windows.filter((_, n) => n % 2 === 0);
    const wish = school(6, () => ({}));
    const withLessons = {
      ...wish,
      classes: wish.classes.map((one, k) => ({
        ...one,
        lessons: [{ personId: `t${k}`, spans: mornings }],
      })),
    };
    const placed = planRound(withLessons);
    expect(placed.filter(({ reasons }) => reasons.some(({ why }) => why === 'lesson'))).toEqual([]);
  });

  it('never costs more after it was improved', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const placed = planRound(wish);
        const index = (key: string) => wish.classes.findIndex((one) => one.key === key);
        const chosen = new Map(placed.map(({ key, from }) => [index(key), from]));
        const again = improved(
          wish,
          { of: wish.classes, grid: [], next: [], after: new Int32Array() },
          chosen,
        );
        expect(costOf(wish, { of: wish.classes }, again)).toBeLessThanOrEqual(
          costOf(wish, { of: wish.classes }, chosen),
        );
      }),
      { numRuns: 30 },
    );
  });
});
