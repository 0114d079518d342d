import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minutesOf, timeFromMinutes } from '../../../src/calendar/time.js';
import { WORK_DAYS } from '../../../src/calendar/working-pattern.js';
import {
  formatWeekHours,
  parseWeekHours,
  restOfWeek,
  type WeekHours,
} from '../../../src/features/school/model/week-hours.js';
import { LANGUAGES } from '../../../src/kernel/values.js';

/** Up to three stretches on some days. */
const hours = fc
  .array(
    fc.tuple(
      fc.constantFrom(...WORK_DAYS),
      fc.uniqueArray(fc.integer({ min: 8 * 60, max: 17 * 60 }), { minLength: 2, maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((days) => {
    const week: WeekHours = {};
    for (const day of WORK_DAYS) {
      const times = days.find(([name]) => name === day)?.[1].sort((a, b) => a - b);
      if (!times) continue;
      week[day] = Array.from({ length: Math.floor(times.length / 2) }, (_, n) => ({
        from: timeFromMinutes(times[2 * n]!),
        to: timeFromMinutes(times[2 * n + 1]!),
      }));
    }
    return week;
  });

describe('hours of a week', () => {
  it.each([
    [
      'ma 08:30-10:10, 10:25-12:05',
      {
        mon: [
          { from: '08:30', to: '10:10' },
          { from: '10:25', to: '12:05' },
        ],
      },
    ],
    ['Maandag: 8u30 - 10u10', { mon: [{ from: '08:30', to: '10:10' }] }],
    [
      'ma di 8-9; vr 13.05–14.45',
      {
        mon: [{ from: '08:00', to: '09:00' }],
        tue: [{ from: '08:00', to: '09:00' }],
        fri: [{ from: '13:05', to: '14:45' }],
      },
    ],
    [
      'wo-do 10:25-11:15 | do 08:30-09:20',
      {
        wed: [{ from: '10:25', to: '11:15' }],
        thu: [
          { from: '08:30', to: '09:20' },
          { from: '10:25', to: '11:15' },
        ],
      },
    ],
    ['lun 8h30-9h20', { mon: [{ from: '08:30', to: '09:20' }] }],
    ['tue 8:30-9:20', { tue: [{ from: '08:30', to: '09:20' }] }],
  ])('are read: %s', (typed, read) => {
    expect(parseWeekHours(typed)).toEqual(read);
  });

  it.each([
    '',
    'ma',
    '08:30-09:20',
    'ma 10:00-09:00',
    'ma 25:00-26:00',
    'za 08:00-09:00',
    'ma 8:00-9:00 8:30-9:30',
    'vr-ma 8-9',
    'soms',
  ])('are not read: "%s"', (typed) => {
    expect(parseWeekHours(typed)).toBeUndefined();
  });

  it('come back as they were written, in each language', () => {
    fc.assert(
      fc.property(hours, fc.constantFrom(...LANGUAGES), (week, language) => {
        expect(parseWeekHours(formatWeekHours(week, language))).toEqual(week);
      }),
    );
  });

  it('and what they leave of a day are that day, once each minute', () => {
    fc.assert(
      fc.property(hours, (week) => {
        const rest = restOfWeek(week, '08:00', '17:00');
        for (const day of WORK_DAYS) {
          const all = [...(week[day] ?? []), ...(rest[day] ?? [])];
          const minutes = all.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
          expect(minutes).toBe(9 * 60);
        }
      }),
    );
  });
});
