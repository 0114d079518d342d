import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  BRUSSELS,
  dayOf,
  daysBetween,
  epochOf,
  isDay,
  minuteOfDay,
  minutesOf,
  timeFromMinutes,
  timeOf,
  weekdayOf,
} from '../../src/calendar/time.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const YEARS = [2015, 2018, 2021, 2024, 2026, 2027, 2031, 2035];
const ZONES = ['Europe/Brussels', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows according to Intl: `YYYY-MM-DD HH:MM`. */
function wall(at: number, zone = BRUSSELS): string {
  let format = formats.get(zone);
  if (format === undefined) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
    });
    formats.set(zone, format);
  }
  return format.format(at);
}

const ours = (at: number, zone = BRUSSELS) => `${dayOf(at, zone)} ${timeOf(at, zone)}`;

const anyMoment = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2036, 0) });

/** The last Sunday of a month, 01:00 UTC: when Belgian clocks change (directive 2000/84/EC). */
function clockChange(year: number, month: number): number {
  const lastDay = Date.UTC(year, month + 1, 0);
  return lastDay - (((lastDay / (24 * HOUR) + 4) % 7) * 24 - 1) * HOUR;
}

describe('the time on the wall', () => {
  it('is what Intl says at any moment, in any order of asking', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...ZONES), (at, zone) => {
        expect(ours(at, zone)).toBe(wall(at, zone));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(YEARS)('is right in every minute around both clock changes of %i', (year) => {
    for (const change of [clockChange(year, 2), clockChange(year, 9)]) {
      for (let at = change - 3 * HOUR; at <= change + 3 * HOUR; at += MINUTE) {
        expect(ours(at)).toBe(wall(at));
        expect(ours(at + MINUTE - 1)).toBe(wall(at));
      }
    }
  });

  it('is right before a clock change when the change itself was asked first', () => {
    // A zone that no other test asks about, so that nothing is known of it yet.
    const zone = 'Europe/Helsinki';
    const change = clockChange(2026, 2);
    expect(ours(change, zone)).toBe('2026-03-29 04:00');
    expect(ours(change - 1, zone)).toBe('2026-03-29 02:59');
  });

  it('takes another zone', () => {
    const at = Date.UTC(2026, 0, 1, 3, 30);
    expect(ours(at)).toBe('2026-01-01 04:30');
    expect(ours(at, 'America/New_York')).toBe('2025-12-31 22:30');
  });

  it('counts the minutes of the day', () => {
    expect(minuteOfDay(epochOf('2026-09-01', '00:00'))).toBe(0);
    expect(minuteOfDay(epochOf('2026-09-01', '08:05') + 59_999)).toBe(485);
    expect(minuteOfDay(epochOf('2026-09-01', '23:59'))).toBe(1439);
    expect(ours(Date.UTC(1969, 11, 31, 22, 59))).toBe('1969-12-31 23:59');
  });
});

describe('the moment of a day and time', () => {
  const anyDay = fc.integer({ min: 0, max: 7670 }).map((n) => addDays('2015-01-01', n));
  const anyTime = fc.integer({ min: 0, max: 1439 }).map(timeFromMinutes);

  it('shows that day and time, and no earlier moment does', () => {
    fc.assert(
      fc.property(anyDay, anyTime, fc.constantFrom(...ZONES), (day, time, zone) => {
        const at = epochOf(day, time, zone);
        const shown = ours(at, zone);
        fc.pre(shown === `${day} ${time}`);
        for (const shift of [30 * MINUTE, HOUR]) expect(wall(at - shift, zone)).not.toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(YEARS)('is exact in every minute of both days of a clock change in %i', (year) => {
    const spring = clockChange(year, 2);
    const autumn = clockChange(year, 9);
    for (const change of [spring, autumn]) {
      const day = dayOf(change);
      for (let minute = 0; minute < 1440; minute += 1) {
        const time = timeFromMinutes(minute);
        const at = epochOf(day, time);
        if (change === spring && time >= '02:00' && time < '03:00') expect(at).toBe(spring);
        else expect(ours(at)).toBe(`${day} ${time}`);
        if (change === autumn && time >= '02:00' && time < '03:00') expect(at).toBeLessThan(autumn);
      }
    }
  });

  it('moves a missing time to the first moment after the gap and takes the first of a repeated one', () => {
    expect(epochOf('2026-03-29', '02:30')).toBe(Date.UTC(2026, 2, 29, 1, 0));
    expect(timeOf(epochOf('2026-03-29', '02:30'))).toBe('03:00');
    expect(epochOf('2026-10-25', '02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(epochOf('2026-10-25', '03:00')).toBe(Date.UTC(2026, 9, 25, 2, 0));
  });

  it('is found where half an hour is skipped and where a whole day is', () => {
    expect(epochOf('2026-10-04', '02:10', 'Australia/Lord_Howe')).toBe(Date.UTC(2026, 9, 3, 15, 30));
    expect(epochOf('2011-12-30', '12:00', 'Pacific/Apia')).toBe(Date.UTC(2011, 11, 30, 10, 0));
    expect(epochOf('2011-12-31', '06:00', 'Pacific/Apia')).toBe(Date.UTC(2011, 11, 30, 16, 0));
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '26-04-01', 'morgen', ''])(
    'refuses the day "%s"',
    (day) => {
      expect(isDay(day)).toBe(false);
      expect(() => epochOf(day, '08:00')).toThrow(RangeError);
      expect(() => addDays(day, 1)).toThrow(RangeError);
    },
  );

  it.each(['24:00', '8:00', '08:60', '0800', ''])('refuses the time "%s"', (time) => {
    expect(() => epochOf('2026-09-01', time)).toThrow(RangeError);
    expect(() => minutesOf(time)).toThrow(RangeError);
  });
});

describe('days', () => {
  const iso = (n: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' }).format(n * 24 * HOUR);

  it('are counted as in UTC, over leap years and centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 80_000 }), fc.integer({ min: -900, max: 900 }), (a, n) => {
        const day = iso(a);
        expect(isDay(day)).toBe(true);
        expect(addDays(day, n)).toBe(iso(a + n));
        expect(daysBetween(day, iso(a + n))).toBe(n);
      }),
    );
  });

  it('know their weekday', () => {
    expect(weekdayOf('2026-09-01')).toBe(2);
    expect(weekdayOf('2026-11-01')).toBe(7);
    expect(weekdayOf('1969-12-29')).toBe(1);
    const monday = '2015-08-31';
    for (let n = 0; n < 8000; n += 1) expect(weekdayOf(addDays(monday, n))).toBe((n % 7) + 1);
  });

  it('end with the year 9999', () => {
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
  });
});
