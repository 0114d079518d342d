import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, timeOf, weekdayOf } from '../../../src/calendar/time.js';
import { weekOf } from '../../../src/features/school/model/optional-asks.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { askRow, isAskDay, PULSE_WEEKS, pulseDue } from '../../../src/features/vision/model/asks.js';
import { schoolWeek } from '../../../src/features/vision/model/value-of-week.js';
import { schoolWith } from '../requests/authorisation-cast.js';

const school = schoolWith();
const person = (more: Partial<Person> = {}): Person => ({ ...school.people.get('requester')!, ...more });
const working = (...days: string[]): Person =>
  person({
    pattern: {
      weeks: [
        Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, days.includes(day) ? 'full' : 'off']),
        ) as never,
      ],
    } as Person['pattern'],
  });
const week = (of: Person, from: number): number[] =>
  [0, 1, 2, 3, 4].filter((n) => isAskDay(school, of, addDays('2026-10-12', n), from)).map((n) => n + 1);

describe('the day on which somebody is asked', () => {
  it('is theirs: the first they work from that day on, else their last of the week', () => {
    expect(week(person(), 2)).toEqual([2, 3, 4, 5]);
    expect(week(working('thu', 'fri'), 2)).toEqual([4, 5]);
    expect(week(working('mon'), 2)).toEqual([1]);
    expect(week(working('mon', 'tue', 'wed'), 4)).toEqual([3]);
    expect(week(working('mon', 'fri'), 4)).toEqual([5]);
  });

  it('comes after lessons, before noon to who works the morning alone, and not in another week', () => {
    const now = Date.parse('2026-10-13T05:30:00Z');
    const row = askRow(school, person(), 'pulse.ask', '2026-10-13', now);
    expect([timeOf(row.dueAt), row.manner, dayOf(row.notAfter!)]).toEqual(['15:40', 'capped', '2026-10-17']);
    const wednesday = askRow(school, person(), 'pulse.ask', '2026-10-14', now);
    expect(timeOf(wednesday.dueAt)).toBe('11:00');
  });
});

describe('the example', () => {
  const due = (one: Person, last: string | undefined, today: string) =>
    pulseDue(school, one, { never: [], ...(last ? { asked: { pulse: weekOf(last) } } : {}) }, today);

  it('is asked of everybody once in four school weeks, of a quarter of them in each', () => {
    const people = Array.from({ length: 400 }, (_, n) => person({ id: `p${n}` }));
    const weeks = ['2026-09-15', '2026-09-22', '2026-09-29', '2026-10-06'];
    const asked = weeks.map((today) =>
      people.filter((one) => due(one, undefined, today)).map(({ id }) => id),
    );
    expect(new Set(asked.flat()).size).toBe(400);
    expect(asked.flat()).toHaveLength(400);
    for (const some of asked) expect(some.length).toBeGreaterThan(60);
  });

  it('never comes back before four school weeks, and then it does, also when its week was taken', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2025-09-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (last, later) => {
        const today = addDays(last, later);
        const weeks = schoolWeek(school.calendar, today) - schoolWeek(school.calendar, weekOf(last));
        expect(due(person(), last, today)).toBe(weeks >= PULSE_WEEKS);
      }),
      { numRuns: 200 },
    );
    expect(weekdayOf(weekOf('2026-10-14'))).toBe(1);
  });
});
