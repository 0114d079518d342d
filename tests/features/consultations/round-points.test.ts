import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addSchoolDays, isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import { LENGTHS } from '../../../src/features/consultations/model/consultation.js';
import { roundPoints } from '../../../src/features/consultations/model/round-points.js';
import { dueDay } from '../../../src/features/consultations/model/round-task.js';
import { worksToday } from '../../../src/features/school/model/people.js';
import { schoolWith, TODAY } from '../requests/authorisation-cast.js';

describe('the points of a class in a round', () => {
  it('fill its time, whatever there is to talk about, and squeeze no request in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LENGTHS), fc.nat(60), fc.boolean(), (length, n, steps) => {
        const minutes = Number(length);
        const points = roundPoints(minutes, n, steps);
        const parts = [points.open, points.steps, ...points.requests, points.free, points.close];
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(minutes);
        expect(parts.every((one) => one >= 0)).toBe(true);
        expect(points.requests.length + points.later).toBe(n);
        for (const one of points.requests) expect(one).toBeGreaterThanOrEqual(3);
        expect(Math.max(0, ...points.requests) - Math.min(99, ...points.requests)).toBeLessThanOrEqual(1);
        expect(points.free > 0).toBe(n === 0);
      }),
    );
  });
});

describe('the day by which a preparation is there', () => {
  it('is a school day on which they work, some before it, and never before tomorrow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 120 }),
        fc.constantFrom(2, 3, 5),
        fc.nat(31),
        (ahead, days, mask) => {
          const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
          const pattern = {
            weeks: [Object.fromEntries(week.map((day, n) => [day, mask & (1 << n) ? 'full' : 'off']))],
          };
          const school = schoolWith({ requester: { pattern: pattern as never } });
          const person = school.people.get('requester')!;
          const from = epochOf(addDays(TODAY, ahead), '10:00');
          const due = dueDay(school, person, from, days, TODAY);
          const soonest = addSchoolDays(school.calendar, TODAY, 1);
          expect(isSchoolDay(school.calendar, due)).toBe(true);
          expect(due >= soonest).toBe(true);
          const latest = addSchoolDays(school.calendar, dayOf(from), -days);
          if (due > soonest) expect(due <= latest).toBe(true);
          if (mask !== 0 && due > soonest) expect(worksToday(school, person, due)).toBe(true);
        },
      ),
    );
  });
});
