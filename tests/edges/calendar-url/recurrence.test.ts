import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { daysOf, type Rule, wallsOf } from '../../../src/edges/calendar-url/recurrence.js';
import { busy, calendar } from './reading.js';

const DAY = 86_400_000;
const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / DAY;
const textOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const START = dayOf('2025-01-01');
const SPAN = 900;

/** A day at a time, from the start on: no steps, no shortcuts. For rules of days and weeks. */
function slowly({ freq, interval, count, weekDays, months, weekStart }: Rule, start: number, below: number) {
  const days: number[] = [];
  const week = (day: number) => Math.floor((day + 4 - weekStart) / 7);
  let left = count ?? Number.POSITIVE_INFINITY;
  for (let day = start; day < below && left > 0; day += 1) {
    const weekday = new Date(day * DAY).getUTCDay();
    const passed = freq === 'DAILY' ? day - start : week(day) - week(start);
    const on = weekDays
      ? weekDays.some((one) => one.day === weekday)
      : freq === 'DAILY' || weekday === new Date(start * DAY).getUTCDay();
    const inMonth = !months || months.includes(new Date(day * DAY).getUTCMonth() + 1);
    if (passed % interval !== 0 || !on || !inMonth) continue;
    days.push(day);
    left -= 1;
  }
  return [...new Set([start, ...days])].sort((a, b) => a - b);
}

/** The rule as a library of others expands it; it is asked for every period, since it counts those in between otherwise. */
function byOthers(rule: string, start: number, below: number): number[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(textOf(start)));
  const days = [start];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const day = dayOf(next.toString().slice(0, 10));
    if (day >= below) break;
    if (day !== start) days.push(day);
  }
  return days;
}

const some = <T>(values: T[], most = 3) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }), {
    nil: undefined,
  });
const months = some([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const weekdays = some([0, 1, 2, 3, 4, 5, 6]);
const base = {
  interval: fc.integer({ min: 1, max: 4 }),
  count: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  weekStart: fc.constantFrom(0, 1),
};
const start = fc.integer({ min: START, max: START + 400 });

describe('a series', () => {
  it('of days or weeks falls where a day at a time finds it, from whatever day on one looks', () => {
    fc.assert(
      fc.property(
        fc.record({ ...base, freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const), months, weekdays }),
        start,
        fc.integer({ min: 0, max: SPAN }),
        ({ weekdays: days, ...one }, first, skipped) => {
          const rule: Rule = { ...one, ...(days ? { weekDays: days.map((day) => ({ day, nth: 0 })) } : {}) };
          const below = START + SPAN;
          const from = START + skipped;
          const slow = slowly(rule, first, below).filter((day) => day >= from);
          expect(daysOf(rule, first, from, below)).toEqual(slow);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of months or years falls where another library finds it', () => {
    const nth = fc.constantFrom(-2, -1, 1, 2, 3, 4);
    const monthDays = fc.constantFrom(1, 5, 15, 28, -1, -3);
    fc.assert(
      fc.property(
        fc.constantFrom('MONTHLY' as const, 'YEARLY' as const),
        fc.record(base),
        start,
        fc.oneof(
          fc.record({ weekDays: fc.tuple(fc.record({ day: fc.integer({ min: 0, max: 6 }), nth })) }),
          fc.record({ monthDays: fc.tuple(monthDays) }),
          fc.constant({}),
        ),
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        (freq, { count: _, ...one }, first, by: Pick<Rule, 'weekDays' | 'monthDays'>, month) => {
          const rule: Rule = { ...one, ...by, freq, ...(month ? { months: [month] } : {}) };
          // What the other one cannot: a day that a month does not have, and a weekday or a day of some month in every year.
          if (Number(textOf(first).slice(8)) > 28) return;
          if (freq === 'MONTHLY' && month !== undefined) return;
          if (freq === 'YEARLY' && month === undefined && (by.monthDays || by.weekDays)) return;
          const parts = [
            `FREQ=${freq}`,
            ...(month ? [`BYMONTH=${month}`] : []),
            ...(by.weekDays ?? []).map((on) => `BYDAY=${on.nth}${NAMES[on.day]}`),
            ...(by.monthDays ?? []).map((on) => `BYMONTHDAY=${on}`),
          ];
          const below = START + 3 * SPAN;
          const [year, month0] = textOf(first).split('-').map(Number) as [number, number];
          const passed = (day: number) => {
            const [y, m] = textOf(day).split('-').map(Number) as [number, number];
            return freq === 'YEARLY' ? y - year : (y - year) * 12 + m - month0;
          };
          const all = byOthers(parts.join(';'), first, below);
          expect(daysOf(rule, first, 0, below).map(textOf)).toEqual(
            all.filter((day) => day === first || passed(day) % one.interval === 0).map(textOf),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  /** The examples of RFC 5545, 3.8.5.3, that a school could meet. */
  it.each([
    ['FREQ=DAILY;COUNT=3', '19970902', ['02/09', '03/09', '04/09']],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19970805', ['05/08', '10/08', '19/08', '24/08']],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19970805', ['05/08', '17/08', '19/08', '31/08']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '19970905', ['05/09', '03/10', '07/11']],
    ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3', '19970928', ['28/09', '29/10', '28/11']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '19970930', ['30/09', '31/10', '28/11']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '19970904', ['04/09', '07/10', '06/11']],
    ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3', '19970913', ['13/09', '11/10', '08/11']],
    ['FREQ=YEARLY;COUNT=2;BYMONTH=6,7', '19970610', ['10/06', '10/07']],
    ['FREQ=YEARLY;COUNT=2;BYYEARDAY=200,300', '19970719', ['19/07', '27/10']],
    ['FREQ=YEARLY;BYWEEKNO=40;BYDAY=MO;COUNT=1', '19970929', ['29/09']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', '19970731', ['31/07', '31/08', '31/10']],
  ])('reads %s', async (rule, first, days) => {
    const file = calendar(`UID:a\nDTSTART;VALUE=DATE:${first}\nRRULE:${rule}`);
    const found = await busy(file, '1997-01-01', '1997-12-31');
    const each = found.flatMap((one) => {
      const [from, to] = one.split(' – ').map((at) => dayOf(at.slice(0, 10)));
      return Array.from({ length: to! - from! }, (_, n) => textOf(from! + n));
    });
    expect(each.map((day) => `${day.slice(8)}/${day.slice(5, 7)}`)).toEqual(days);
  });

  /** Examples of the same place, by the hour and the minute; the end in the clock of Brussels. */
  it.each([
    ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T150000Z', ['09:00', '12:00', '15:00']],
    ['FREQ=MINUTELY;INTERVAL=15;COUNT=6', ['09:00', '09:15', '09:30', '09:45', '10:00', '10:15']],
    ['FREQ=MINUTELY;INTERVAL=90;COUNT=4', ['09:00', '10:30', '12:00', '13:30']],
    ['FREQ=DAILY;BYHOUR=9,16;BYMINUTE=0,40;COUNT=4', ['09:00', '09:40', '16:00', '16:40']],
    ['FREQ=DAILY;BYHOUR=9,12,16;BYSETPOS=-1;COUNT=1', ['09:00', '16:00']],
    ['FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,13;COUNT=2', ['09:00', '13:00']],
    [
      'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;BYDAY=TU;UNTIL=19970903T000000Z',
      ['09:00', '09:20', '09:40', '10:00', '10:20', '10:40'],
    ],
    ['FREQ=HOURLY;BYMINUTE=30;COUNT=2', ['09:00', '09:30', '10:30']],
    ['FREQ=SECONDLY;COUNT=9', ['09:00']],
  ])('reads %s', async (rule, times) => {
    const file = calendar(
      `UID:a\nDTSTART;TZID=Europe/Brussels:19970902T090000\nDURATION:PT10M\nRRULE:${rule}`,
    );
    const found = await busy(file, '1997-09-02', '1997-09-03');
    expect(found.map((span) => span.slice(11, 16))).toEqual(times);
  });

  it('of hours falls where another library finds it', () => {
    const list = (most: number) =>
      fc
        .uniqueArray(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 3 })
        .map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(
        fc.constantFrom('HOURLY' as const, 'DAILY' as const, 'WEEKLY' as const),
        fc.record({ interval: fc.integer({ min: 1, max: 5 }), weekStart: fc.constant(1) }),
        fc.option(list(23), { nil: undefined }),
        fc.option(list(59), { nil: undefined }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 20 }),
        (freq, one, hours, minutes, hour, skipped) => {
          const rule: Rule = { ...one, freq, ...(hours ? { hours } : {}), ...(minutes ? { minutes } : {}) };
          const first = START * DAY + hour * 3_600_000 + 15 * 60_000;
          const [from, below] = [first + skipped * DAY, first + (skipped + 12) * DAY];
          // The other one takes hours that its steps never reach, and the first hour also where the rule leaves it out.
          if (freq === 'HOURLY' && hours && (one.interval > 1 || !hours.includes(hour))) return;
          const written = [
            `FREQ=${freq};INTERVAL=${one.interval}`,
            ...(hours ? [`BYHOUR=${hours}`] : []),
            ...(minutes ? [`BYMINUTE=${minutes}`] : []),
          ].join(';');
          const iso = (wall: number) => new Date(wall).toISOString().slice(0, 19);
          const iterator = ICAL.Recur.fromString(written).iterator(ICAL.Time.fromDateTimeString(iso(first)));
          const others = new Set(from <= first ? [iso(first)] : []);
          for (let n = 0, next = iterator.next(); next && n < 3000; n += 1, next = iterator.next()) {
            const at = next.toString().slice(0, 19);
            if (at >= iso(below)) break;
            if (at >= iso(from) && at >= iso(first)) others.add(at);
          }
          expect(wallsOf(rule, first, from, below).map(iso)).toEqual([...others].sort());
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is otherwise from one of its days on: another hour, longer, not at all, and once more otherwise', async () => {
    const series = 'UID:a\nDTSTART;TZID=Europe/Brussels:20261005T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY';
    const from = (on: string, to: string, more: string) =>
      `UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:${on}\nDTSTART;TZID=Europe/Brussels:${to}\n${more}`;
    // Before and after the clock changes: the hour on the wall stays what it became.
    const once = calendar(series, from('20261019T070000Z', '20261021T110000', 'DURATION:PT2H'));
    expect(await busy(once, '2026-10-12', '2026-11-06')).toEqual([
      '2026-10-12 09:00 – 2026-10-12 10:00',
      '2026-10-21 11:00 – 2026-10-21 13:00',
      '2026-10-28 11:00 – 2026-10-28 13:00',
      '2026-11-04 11:00 – 2026-11-04 13:00',
    ]);
    const twice = calendar(
      series,
      from('20261102T080000Z', '20261102T090000', 'DURATION:PT1H\nSTATUS:CANCELLED'),
      from('20261019T070000Z', '20261019T100000', 'DURATION:PT1H'),
    );
    expect(await busy(twice, '2026-10-12', '2026-12-01')).toEqual([
      '2026-10-12 09:00 – 2026-10-12 10:00',
      '2026-10-19 10:00 – 2026-10-19 11:00',
      '2026-10-26 10:00 – 2026-10-26 11:00',
    ]);
  });

  it('that fits no day, or never ends, is over in a moment', () => {
    const never: Rule = { freq: 'DAILY', interval: 1, weekStart: 1, months: [2], monthDays: [30] };
    expect(daysOf(never, 0, 20_000, 20_400)).toEqual([]);
    expect(daysOf({ ...never, count: 5 }, -130_000, 20_000, 20_400)).toEqual([]);
    expect(daysOf({ freq: 'DAILY', interval: 1, weekStart: 1 }, -130_000, 20_000, 20_003)).toEqual([
      20_000, 20_001, 20_002,
    ]);
  });

  it('keeps its hour on the wall across both changes of the clock, and its length', async () => {
    const weekly = (zone: string, end: string) =>
      calendar(`DTSTART;TZID=${zone}:20260907T090000\n${end}\nRRULE:FREQ=WEEKLY;BYDAY=MO`);
    for (const end of ['DTEND;TZID=Europe/Brussels:20260907T100000', 'DURATION:PT1H'])
      for (const [from, below, day] of [
        ['2026-10-19', '2026-10-20', '2026-10-19'],
        ['2026-10-26', '2026-10-27', '2026-10-26'],
        ['2027-03-22', '2027-03-23', '2027-03-22'],
        ['2027-03-29', '2027-03-30', '2027-03-29'],
      ] as const)
        expect(await busy(weekly('Europe/Brussels', end), from, below)).toEqual([
          `${day} 09:00 – ${day} 10:00`,
        ]);
  });
});
