import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidaysOf, schoolYearOf } from '../../src/calendar/holidays.js';
import {
  addSchoolDays,
  countSchoolDays,
  hasLessons,
  isSchoolDay,
  nextSchoolDay,
  previousSchoolDay,
  type SchoolCalendar,
  schoolDayOnOrAfter,
  schoolPart,
  whyClosed,
} from '../../src/calendar/school-calendar.js';
import { addDays, weekdayOf } from '../../src/calendar/time.js';

const plain: SchoolCalendar = { closures: [], lessonFree: [] };

const school: SchoolCalendar = {
  closures: [
    { from: '2026-09-28', to: '2026-09-28', label: 'facultatieve vrije dag' },
    { from: '2026-10-05', to: '2026-10-05', label: 'studiedag', part: 'afternoon' },
    { from: '2026-10-07', to: '2026-10-07', label: 'studiedag', part: 'morning' },
    { from: '2026-10-08', to: '2026-10-08', label: 'studiedag', part: 'morning' },
    { from: '2026-10-12', to: '2026-10-12', label: 'kermis', site: 'dorp' },
    { from: '2026-10-15', to: '2026-10-15', label: 'voormiddag vrij', part: 'morning' },
    { from: '2026-10-15', to: '2026-10-15', label: 'namiddag vrij', part: 'afternoon' },
  ],
  lessonFree: [
    { from: '2026-12-07', to: '2026-12-18', kind: 'exam', levels: ['secondary'] },
    { from: '2026-10-22', to: '2026-10-23', kind: 'evaluation' },
  ],
};

describe('the part of a day with school', () => {
  it.each([
    ['2026-09-01', 'full', 'a Tuesday'],
    ['2026-09-02', 'morning', 'a Wednesday'],
    ['2026-09-05', 'none', 'a Saturday'],
    ['2026-11-03', 'none', 'in a holiday'],
    ['2026-08-31', 'none', 'in summer'],
    ['2026-09-28', 'none', 'closed'],
    ['2026-10-05', 'morning', 'closed in the afternoon'],
    ['2026-10-07', 'none', 'a Wednesday closed in the morning'],
    ['2026-10-08', 'afternoon', 'closed in the morning'],
    ['2026-10-12', 'full', 'closed on another site'],
    ['2026-10-15', 'none', 'closed in two halves'],
  ])('%s is %s: %s', (day, part) => {
    expect(schoolPart(school, day)).toBe(part);
    expect(isSchoolDay(school, day)).toBe(part !== 'none');
  });

  it('follows the closures of a site', () => {
    expect(schoolPart(school, '2026-10-12', 'dorp')).toBe('none');
    expect(schoolPart(school, '2026-10-12', 'station')).toBe('full');
    expect(schoolPart(school, '2026-09-28', 'station')).toBe('none');
    expect(nextSchoolDay(school, '2026-10-09', 'dorp')).toBe('2026-10-13');
    expect(nextSchoolDay(school, '2026-10-09')).toBe('2026-10-12');
  });

  it('says why it is closed', () => {
    expect(whyClosed(school, '2026-11-03')).toBe('herfstvakantie');
    expect(whyClosed(school, '2027-03-29')).toBe('paasvakantie');
    expect(whyClosed(school, '2026-11-07')).toBe('herfstvakantie');
    expect(whyClosed(school, '2026-09-28')).toBe('facultatieve vrije dag');
    expect(whyClosed(school, '2026-10-07')).toBe('studiedag');
    expect(whyClosed(school, '2026-10-15')).toBe('voormiddag vrij');
    expect(whyClosed(school, '2026-10-12', 'dorp')).toBe('kermis');
    expect(whyClosed(school, '2026-10-12')).toBeUndefined();
    expect(whyClosed(school, '2026-10-05')).toBeUndefined();
    expect(whyClosed(school, '2026-09-05')).toBeUndefined();
  });

  it('takes an extra closure at once, as in autumn 2020', () => {
    const longer = {
      ...plain,
      closures: [{ from: '2020-11-09', to: '2020-11-15', label: 'herfstvakantie verlengd' }],
    };
    expect(nextSchoolDay(plain, '2020-10-30')).toBe('2020-11-09');
    expect(nextSchoolDay(longer, '2020-10-30')).toBe('2020-11-16');
  });
});

describe('lessons', () => {
  it('stand still in a period of everyone and of the own level', () => {
    expect(hasLessons(school, '2026-10-21')).toBe(true);
    expect(hasLessons(school, '2026-10-22')).toBe(false);
    expect(hasLessons(school, '2026-10-23', 'primary')).toBe(false);
    expect(hasLessons(school, '2026-12-07', 'secondary')).toBe(false);
    expect(hasLessons(school, '2026-12-18', 'secondary')).toBe(false);
    expect(hasLessons(school, '2026-12-18', 'primary')).toBe(true);
    expect(hasLessons(school, '2026-12-18')).toBe(true);
    expect(hasLessons(school, '2026-12-19')).toBe(false);
    expect(hasLessons(school, '2026-10-12', 'primary', 'dorp')).toBe(false);
  });

  it('do not make a school day less of a school day', () => {
    expect(isSchoolDay(school, '2026-10-22')).toBe(true);
  });
});

describe('walking over school days', () => {
  it.each([
    ['2026-10-30', 1, '2026-11-09', 'over the autumn holiday'],
    ['2026-11-10', 1, '2026-11-12', 'over 11 November'],
    ['2026-10-31', 1, '2026-11-09', 'from a free day the next school day is 1'],
    ['2026-10-31', 0, '2026-11-09', 'nought is on or after'],
    ['2026-10-30', 0, '2026-10-30', 'nought is on or after'],
    ['2026-11-09', -1, '2026-10-30', 'back over a holiday'],
    ['2026-11-04', -1, '2026-10-30', 'back from a free day'],
    ['2027-06-30', 1, '2027-09-01', 'over the summer'],
    ['2026-09-25', 2, '2026-09-30', 'over a local day'],
  ])('%s and %i school days is %s: %s', (day, n, expected) => {
    expect(addSchoolDays(school, day, n)).toBe(expected);
  });

  it('counts', () => {
    expect(countSchoolDays(plain, '2026-10-30', '2026-11-09')).toBe(1);
    expect(countSchoolDays(plain, '2026-09-01', '2026-09-01')).toBe(0);
    expect(countSchoolDays(plain, '2026-09-08', '2026-09-01')).toBe(0);
    expect(countSchoolDays(plain, '2026-08-31', '2026-09-04')).toBe(4);
  });

  it('does not walk for ever', () => {
    const shut = { ...plain, closures: [{ from: '2026-01-01', to: '2029-01-01', label: 'gesloten' }] };
    expect(() => nextSchoolDay(shut, '2026-06-01')).toThrow(/no school day/);
    expect(() => previousSchoolDay(shut, '2028-06-01')).toThrow(RangeError);
    expect(() => schoolDayOnOrAfter(shut, '2026-06-01')).toThrow(RangeError);
    expect(() => addSchoolDays(shut, '2026-06-01', 3)).toThrow(RangeError);
    expect(nextSchoolDay(shut, '2028-12-20')).toBe('2029-01-08');
  });

  it('refuses half a school day', () => {
    expect(() => addSchoolDays(plain, '2026-09-01', 1.5)).toThrow(RangeError);
  });
});

/** The slow, plain way: no cache, no sets, one day at a time. */
function oracle(calendar: SchoolCalendar, day: string, site: string | undefined): boolean {
  if (weekdayOf(day) > 5) return false;
  const within = (one: { from: string; to: string }) => day >= one.from && day <= one.to;
  if (holidaysOf(schoolYearOf(day)).some(within)) return false;
  const shut = calendar.closures.filter((one) => within(one) && (!one.site || one.site === site));
  const parts = new Set(['morning', ...(weekdayOf(day) === 3 ? [] : ['afternoon'])]);
  for (const { part } of shut) {
    if (part) parts.delete(part);
    else parts.clear();
  }
  return parts.size > 0;
}

describe('against a slow oracle', () => {
  const day = fc.integer({ min: 0, max: 7300 }).map((n) => addDays('2015-09-01', n));
  const closure = fc.record({
    after: fc.integer({ min: -40, max: 40 }),
    days: fc.integer({ min: 0, max: 6 }),
    part: fc.constantFrom(undefined, 'morning' as const, 'afternoon' as const),
    site: fc.constantFrom(undefined, 'a', 'b'),
  });
  const scene = fc.record({
    day,
    site: fc.constantFrom(undefined, 'a'),
    n: fc.integer({ min: 1, max: 25 }),
    closures: fc.array(closure, { maxLength: 8 }),
  });

  it('next, previous, add and count agree', () => {
    fc.assert(
      fc.property(scene, ({ day: start, site, n, closures }) => {
        const calendar: SchoolCalendar = {
          closures: closures.map((one) => {
            const from = addDays(start, one.after);
            return { from, to: addDays(from, one.days), label: 'vrij', part: one.part, site: one.site };
          }),
          lessonFree: [],
        };
        const ahead: string[] = [];
        for (let one = addDays(start, 1); ahead.length < n; one = addDays(one, 1)) {
          if (oracle(calendar, one, site)) ahead.push(one);
        }
        const back: string[] = [];
        for (let one = addDays(start, -1); back.length < n; one = addDays(one, -1)) {
          if (oracle(calendar, one, site)) back.push(one);
        }
        const open = oracle(calendar, start, site);
        expect(isSchoolDay(calendar, start, site)).toBe(open);
        expect(nextSchoolDay(calendar, start, site)).toBe(ahead[0]);
        expect(previousSchoolDay(calendar, start, site)).toBe(back[0]);
        expect(schoolDayOnOrAfter(calendar, start, site)).toBe(open ? start : ahead[0]);
        expect(addSchoolDays(calendar, start, 0, site)).toBe(open ? start : ahead[0]);
        expect(addSchoolDays(calendar, start, n, site)).toBe(ahead[n - 1]);
        expect(addSchoolDays(calendar, start, -n, site)).toBe(back[n - 1]);
        expect(countSchoolDays(calendar, start, ahead[n - 1]!, site)).toBe(n);
        expect(countSchoolDays(calendar, back[n - 1]!, start, site)).toBe(n - 1 + (open ? 1 : 0));
      }),
      { numRuns: 400 },
    );
  });
});
