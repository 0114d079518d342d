import { describe, expect, it } from '@jest/globals';
import { dayOf, timeOf } from '../../../src/calendar/time.js';
import { freeSpans } from '../../../src/features/consultations/model/agenda.js';
import type { Person, School, Settings } from '../../../src/features/school/model/school.js';
import { person, schoolOf } from '../school/support.js';

/** Monday to Friday of an ordinary week: the hours of each day on which somebody could come together. */
const week = (more: Partial<Person>, settings: Partial<Settings> = {}) => {
  const lies = person('lies', more);
  const school: School = schoolOf([lies]);
  const set = { ...school, settings: { ...school.settings, ...settings } };
  const spans = freeSpans(set, lies, '2026-11-23', '2026-11-30');
  return spans.map(({ from, to }) => `${dayOf(from).slice(8)} ${timeOf(from)}-${timeOf(to)}`);
};

describe('when somebody could come together', () => {
  it('is while the school meets, on Wednesday until noon, and when they work', () => {
    const pattern = { weeks: [{ mon: 'full', tue: 'morning', wed: 'full', thu: 'afternoon', fri: 'off' }] };
    expect(week({ pattern } as Partial<Person>)).toEqual([
      '23 08:00-16:30',
      '24 08:00-12:00',
      '25 08:00-12:00',
      '26 12:00-16:30',
    ]);
    expect(week({ pattern } as Partial<Person>, { meetFrom: '12:30', meetUntil: '15:00' })).toEqual([
      '23 12:30-15:00',
      '26 12:30-15:00',
    ]);
  });

  it('is outside lessons and supervision, also where these touch or run over the edge of the day', () => {
    const lessons = {
      mon: [
        { from: '07:30', to: '10:10' },
        { from: '10:25', to: '12:05' },
      ],
    };
    const duties = { mon: [{ from: '10:10', to: '10:25' }], tue: [{ from: '16:00', to: '17:00' }] };
    expect(week({ lessons, duties }).slice(0, 2)).toEqual(['23 12:05-16:30', '24 08:00-16:00']);
  });

  it('leaves room to walk beside lessons, but for a free hour that is just long enough', () => {
    const lessons = {
      mon: [
        { from: '08:30', to: '10:10' },
        { from: '11:00', to: '12:05' },
        { from: '14:00', to: '16:30' },
      ],
    };
    const lies = person('lies', { lessons });
    const spans = (length: number) =>
      freeSpans(schoolOf([lies]), lies, '2026-11-23', '2026-11-24', {
        buffer: 5 * 60_000,
        length: length * 60_000,
      }).map(({ from, to }) => `${timeOf(from)}-${timeOf(to)}`);
    expect(spans(25)).toEqual(['08:00-08:25', '10:15-10:55', '12:10-13:55']);
    expect(spans(50)).toEqual(['08:00-08:30', '10:10-11:00', '12:10-13:55']);
  });

  it('is on no day of an absence', () => {
    const away = { absences: [{ from: '2026-11-23', to: '2026-11-26' }] };
    expect(week(away)).toEqual(['27 08:00-16:30']);
  });
});
