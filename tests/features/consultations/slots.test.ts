import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import {
  type Agenda,
  GRID,
  type Slot,
  type Span,
  slotsFor,
  spanOn,
  spread,
  type Wish,
  waysOut,
} from '../../../src/features/consultations/model/slots.js';

const MINUTE = 60_000;
const TIMES = [
  '08:00',
  '08:35',
  '09:20',
  '10:00',
  '10:20',
  '11:00',
  '12:00',
  '13:05',
  '14:00',
  '15:30',
  '16:00',
];

/** A few days around a clock change, or in an ordinary week. */
const start = fc.constantFrom('2026-10-12', '2026-10-23', '2027-03-26');
const pair = fc.tuple(fc.nat(TIMES.length - 2), fc.integer({ min: 1, max: 5 })).map(([n, long]) => ({
  from: TIMES[n]!,
  to: TIMES[Math.min(n + long, TIMES.length - 1)]!,
}));
const onDays = (first: string, list: { day: number; at: { from: string; to: string } }[]): Span[] =>
  list.map(({ day, at }) => spanOn(addDays(first, day), at.from, at.to)).sort((a, b) => a.from - b.from);
/** In order and without overlap, as free time is. */
const apart = (spans: Span[]): Span[] => {
  const out: Span[] = [];
  for (const span of spans) if ((out.at(-1)?.to ?? 0) <= span.from) out.push(span);
  return out;
};
const entry = fc.record({ day: fc.nat(3), at: pair });
const person = fc.record({
  free: fc.array(entry, { minLength: 1, maxLength: 6 }),
  busy: fc.array(entry, { maxLength: 5 }),
  keeps: fc.option(fc.array(entry, { maxLength: 2 }), { nil: undefined }),
  most: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  planned: fc.nat(2),
});
const scene = fc
  .record({
    first: start,
    people: fc.array(person, { minLength: 1, maxLength: 3 }),
    length: fc.constantFrom(15, 25, 50),
    buffer: fc.constantFrom(0, 5, 10),
    by: fc.option(fc.nat(3), { nil: undefined }),
  })
  .map(
    ({ first, people, length, buffer, by }): Wish => ({
      agendas: people.map(
        (one, n): Agenda => ({
          personId: `p${n}`,
          free: apart(onDays(first, one.free)),
          works: [0, 1, 2, 3].map((day) => spanOn(addDays(first, day), '08:00', '16:00')),
          busy: onDays(first, one.busy),
          ...(one.keeps ? { keeps: apart(onDays(first, one.keeps)) } : {}),
          ...(one.most === undefined
            ? {}
            : { most: one.most, planned: new Map([[addDays(first, 1), one.planned]]) }),
        }),
      ),
      length: length * MINUTE,
      from: epochOf(first, '08:10'),
      until: epochOf(addDays(first, 4), '00:00'),
      buffer: buffer * MINUTE,
      ...(by === undefined ? {} : { by: addDays(first, by) }),
    }),
  );

/** Says of one moment, by looking at everything, whether all of them can. */
function possible({ agendas, length, from, until, buffer }: Wish, at: number): boolean {
  const end = at + length;
  if (at < from || end > until) return false;
  return agendas.every(({ free, busy, most, planned }) => {
    if (!free.some((span) => span.from <= at && end <= span.to)) return false;
    if (busy.some((span) => span.from - buffer < end && at < span.to + buffer)) return false;
    return most === undefined || (planned?.get(dayOf(at)) ?? 0) < most;
  });
}

/** For how many of them it follows something, or comes before it, by looking a little earlier and a little later. */
const joining = (wish: Wish, { from, to }: Slot): number =>
  wish.agendas.filter((agenda) => {
    const can = (at: number) =>
      possible({ ...wish, agendas: [agenda], from: 0, until: Number.POSITIVE_INFINITY }, at);
    const over = agenda.works!.some((day) => day.from < to && to <= day.to && to + GRID > day.to);
    return !can(from - GRID) || (!can(from + GRID) && !over);
  }).length;

const worth = (wish: Wish, slot: Slot): number =>
  (wish.by !== undefined && slot.day > wish.by ? 4 : 0) +
  (wish.agendas.some(({ keeps }) => keeps) && !slot.reasons.includes('kept') ? 2 : 0) +
  (joining(wish, slot) > 0 ? 0 : 1);

describe('slots against one look at every five minutes', () => {
  it('are all there are, and none breaks a constraint', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const all: number[] = [];
        for (let at = Math.ceil(wish.from / GRID) * GRID; at < wish.until; at += GRID)
          if (possible(wish, at)) all.push(at);
        expect(
          slotsFor(wish)
            .map(({ from }) => from)
            .sort((a, b) => a - b),
        ).toEqual(all);
      }),
      { numRuns: 400 },
    );
  });

  it('stand in the order of what is better, and say why', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const slots = slotsFor(wish);
        const order = slots.map((slot) => [worth(wish, slot), slot.from]);
        expect(order).toEqual([...order].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!));
        for (const slot of slots) {
          const kept = wish.agendas.filter(({ keeps }) => keeps);
          const inside = kept.every(({ keeps }) =>
            keeps!.some((one) => one.from <= slot.from && slot.to <= one.to),
          );
          expect(slot.reasons.includes('kept')).toBe(kept.length > 0 && inside);
          expect(slot.reasons.includes('along')).toBe(joining(wish, slot) === wish.agendas.length);
          expect(slot.to - slot.from).toBe(wish.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are offered spread over days, without overlap, the best of each day first', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        const slots = slotsFor(wish);
        const offered = spread(slots);
        for (const [n, one] of offered.entries())
          for (const other of offered.slice(n + 1)) expect(one.to <= other.from).toBe(true);
        expect(offered.length > 0).toBe(slots.length > 0);
        if (slots[0]) expect(offered.some(({ from }) => from === slots[0]!.from)).toBe(true);
        const days = new Set(slots.map(({ day }) => day));
        const used = new Set(offered.map(({ day }) => day));
        expect(used.size).toBeGreaterThanOrEqual(Math.min(days.size, 2, offered.length));
      }),
      { numRuns: 200 },
    );
  });

  it('say what would help where there is none, and it does', () => {
    fc.assert(
      fc.property(scene, (wish) => {
        if (slotsFor(wish).length > 0) return;
        for (const way of waysOut(wish)) {
          const agendas = wish.agendas.filter(({ personId }) => personId !== way.without);
          const changed = {
            ...wish,
            agendas,
            length: way.shorter ?? wish.length,
            until: way.until ?? wish.until,
          };
          expect(slotsFor(changed).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a time that leaves no gap', () => {
  const DAY = '2026-10-13';
  const at = (time: string) => epochOf(DAY, time);
  const along = (agendas: Agenda[], more: Partial<Wish> = {}) =>
    slotsFor({ agendas, length: 25 * MINUTE, from: at('12:00'), until: at('18:00'), buffer: 0, ...more })
      .filter(({ reasons }) => reasons.includes('along'))
      .map(({ from }) => new Date(from).toISOString().slice(11, 16));
  const works = [spanOn(DAY, '08:30', '16:30')];
  const afternoon: Agenda = { personId: 'an', works, free: [spanOn(DAY, '12:00', '16:30')], busy: [] };
  const all: Agenda = { personId: 'bert', works, free: works, busy: [] };

  it('is none at the end of an afternoon in which everybody was free since noon', () => {
    // School time is two hours ahead of these.
    expect(along([afternoon, { ...afternoon, personId: 'lies' }])).toEqual(['10:00']);
  });

  it('is none where only the search begins', () => {
    expect(along([all], { from: at('13:00') })).toEqual([]);
  });

  it('is one before a lesson, and only where it is one for everybody', () => {
    const before: Agenda = { ...afternoon, personId: 'lies', free: [spanOn(DAY, '12:00', '14:00')] };
    expect(along([before])).toEqual(['10:00', '11:35']);
    expect(along([before, all])).toEqual([]);
    const busy: Agenda = { ...all, busy: [spanOn(DAY, '14:00', '15:00')] };
    expect(along([before, busy])).toEqual(['11:35']);
  });
});
