import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { addDays } from '../../../src/calendar/time.js';
import type { CoreValue } from '../../../src/features/school/model/core-values.js';
import { weekOf } from '../../../src/features/school/model/optional-asks.js';
import { schoolWeek, valueOfWeek } from '../../../src/features/vision/model/value-of-week.js';
import type { Stored } from '../../../src/kernel/kind.js';

const CALENDAR = { closures: [], lessonFree: [] };
const values = (n: number): Stored<CoreValue>[] =>
  Array.from({ length: n }, (_, nth) => ({
    schoolId: 's',
    kind: 'coreValue',
    id: `v${nth}`,
    version: 1,
    data: { name: `v${nth}`, nth, changedAt: 0 },
  }));
const of = (n: number, day: string) => valueOfWeek(values(n), CALENDAR, day)?.id;

describe('the core value of the week', () => {
  it('is the same all week, and the next one the next week', () => {
    const week = ['2026-10-12', '2026-10-13', '2026-10-16', '2026-10-18'].map((day) => of(4, day));
    expect(new Set(week).size).toBe(1);
    expect(of(4, '2026-10-19')).not.toBe(week[0]);
    expect(of(1, '2026-10-12')).toBe('v0');
    expect(of(0, '2026-10-12')).toBeUndefined();
  });

  it('waits in a holiday: each has a week of school', () => {
    // The autumn holiday of 2026 is 2 to 8 November, the Christmas holiday 21 December to 3 January.
    const [before, inside, after] = ['2026-10-28', '2026-11-04', '2026-11-09'].map((day) => of(5, day));
    expect(inside).toBe(before);
    expect(Number(after!.slice(1))).toBe((Number(before!.slice(1)) + 1) % 5);
    expect(of(5, '2026-12-30')).toBe(of(5, '2026-12-18'));
    expect(of(5, '2027-01-04')).not.toBe(of(5, '2026-12-18'));
  });

  it('skips a week in which this school is closed', () => {
    const closed = {
      closures: [{ from: '2026-10-12', to: '2026-10-16', label: 'werken' }],
      lessonFree: [],
    };
    expect(schoolWeek(closed, '2026-10-14')).toBe(schoolWeek(closed, '2026-10-07'));
    expect(schoolWeek(closed, '2026-10-19')).toBe(schoolWeek(closed, '2026-10-07') + 1);
  });

  it('goes up by one with each week that has school, and never down', () => {
    const day = fc.integer({ min: 0, max: 3600 }).map((n) => addDays('2024-09-01', n));
    fc.assert(
      fc.property(day, (today) => {
        const [one, other] = [today, addDays(today, 7)].map((at) => schoolWeek(CALENDAR, at));
        expect(other).toBeGreaterThanOrEqual(one!);
        // A new year goes on from another place.
        const turnsYear = today.slice(5) > '08-20' && today.slice(5) < '09-08';
        const open = [0, 1, 2, 3, 4].some((n) =>
          isSchoolDay(CALENDAR, addDays(weekOf(addDays(today, 7)), n)),
        );
        if (!turnsYear) expect(other! - one!).toBe(Number(open));
      }),
      { numRuns: 300 },
    );
  });
});
