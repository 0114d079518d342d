import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  firstSchoolDay,
  type Holiday,
  holidaysOf,
  isSchoolYear,
  lastSchoolDay,
  schoolYearOf,
} from '../../src/calendar/holidays.js';
import { addDays, daysBetween, weekdayOf } from '../../src/calendar/time.js';

interface Published {
  schoolYear: string;
  holidays: (Holiday & { published: boolean })[];
}

const published: Published[] = JSON.parse(
  readFileSync(new URL('../fixtures/published-holidays.json', import.meta.url), 'utf8'),
).schoolYears;

const years = Array.from({ length: 20 }, (_, n) => `${2015 + n}-${2016 + n}`);

function holiday(schoolYear: string, name: string): string {
  const found = holidaysOf(schoolYear).find((one) => one.name === name);
  return `${found?.from} ${found?.to}`;
}

describe('the published holidays', () => {
  it.each(published)('of $schoolYear are computed exactly', ({ schoolYear, holidays }) => {
    expect(holidaysOf(schoolYear)).toEqual(holidays.map(({ name, from, to }) => ({ name, from, to })));
  });

  it('cover six school years', () => {
    expect(published.map(({ schoolYear }) => schoolYear)).toEqual(years.slice(3, 9));
  });
});

describe('the rules of the Flemish government', () => {
  it.each([
    ['1 November on a Sunday: the Monday after', '2015-2016', 'herfstvakantie', '2015-11-02 2015-11-08'],
    ['1 November on a Sunday: the Monday after', '2026-2027', 'herfstvakantie', '2026-11-02 2026-11-08'],
    ['1 November on a Saturday: the Monday before', '2025-2026', 'herfstvakantie', '2025-10-27 2025-11-02'],
    ['1 November on a Monday: that day', '2027-2028', 'herfstvakantie', '2027-11-01 2027-11-07'],
    ['25 December on a Friday: the Monday before', '2026-2027', 'kerstvakantie', '2026-12-21 2027-01-03'],
    ['25 December on a Saturday: the Monday after', '2027-2028', 'kerstvakantie', '2027-12-27 2028-01-09'],
    ['25 December on a Sunday: the Monday after', '2016-2017', 'kerstvakantie', '2016-12-26 2017-01-08'],
    ['25 December on a Monday: that day', '2028-2029', 'kerstvakantie', '2028-12-25 2029-01-07'],
    ['seventh Monday before Easter', '2025-2026', 'krokusvakantie', '2026-02-16 2026-02-22'],
    ['seventh Monday before Easter, over a leap day', '2027-2028', 'krokusvakantie', '2028-02-28 2028-03-05'],
    ['Easter in March: the Monday after', '2015-2016', 'paasvakantie', '2016-03-28 2016-04-10'],
    ['Easter in March: the Monday after', '2026-2027', 'paasvakantie', '2027-03-29 2027-04-11'],
    ['Easter on 1 April: the first Monday of April', '2017-2018', 'paasvakantie', '2018-04-02 2018-04-15'],
    ['Easter on 5 April: the first Monday of April', '2025-2026', 'paasvakantie', '2026-04-06 2026-04-19'],
    [
      'Easter on 16 April: 13 days before, and a day more',
      '2016-2017',
      'paasvakantie',
      '2017-04-03 2017-04-17',
    ],
    [
      'Easter on 20 April: 13 days before, and a day more',
      '2024-2025',
      'paasvakantie',
      '2025-04-07 2025-04-21',
    ],
    ['Easter on 21 April, 1 April a Monday', '2029-2030', 'paasvakantie', '2030-04-08 2030-04-22'],
    ['Easter on 14 April, right behind: a day more', '1973-1974', 'paasvakantie', '1974-04-01 1974-04-15'],
    ['Easter on 15 April, right behind: a day more', '2000-2001', 'paasvakantie', '2001-04-02 2001-04-16'],
    ['Easter on 13 April, within: no day more', '2031-2032', 'paasvakantie', '2032-03-29 2032-04-11'],
    ['Easter Monday stands by itself', '2017-2018', 'paasmaandag', '2018-04-02 2018-04-02'],
    ['Ascension and the day after', '2026-2027', 'hemelvaart en brugdag', '2027-05-06 2027-05-07'],
    ['Whit Monday', '2026-2027', 'pinkstermaandag', '2027-05-17 2027-05-17'],
    ['11 November on a weekend is listed', '2018-2019', 'wapenstilstand', '2018-11-11 2018-11-11'],
    ['1 May on a weekend is listed', '2026-2027', 'dag van de arbeid', '2027-05-01 2027-05-01'],
    ['July and August', '2026-2027', 'zomervakantie', '2027-07-01 2027-08-31'],
  ])('%s (%s %s)', (_rule, schoolYear, name, expected) => {
    expect(holiday(schoolYear, name)).toBe(expected);
  });

  it.each([
    ['2018-2019', '2018-09-03', 'a Saturday'],
    ['2019-2020', '2019-09-02', 'a Sunday'],
    ['2023-2024', '2023-09-01', 'a Friday stays'],
    ['2025-2026', '2025-09-01', 'a Monday stays'],
  ])('%s begins on %s: 1 September %s', (schoolYear, day) => {
    expect(firstSchoolDay(schoolYear)).toBe(day);
  });

  it.each([
    ['2018-2019', '2019-06-28', 'a Sunday'],
    ['2023-2024', '2024-06-28', 'a Sunday'],
    ['2017-2018', '2018-06-29', 'a Saturday'],
    ['2024-2025', '2025-06-30', 'a Monday stays'],
    ['2020-2021', '2021-06-30', 'a Wednesday stays'],
  ])('%s ends on %s: 30 June %s', (schoolYear, day) => {
    expect(lastSchoolDay(schoolYear)).toBe(day);
  });
});

describe('every school year', () => {
  it.each([...years, '1999-2000', '2037-2038', '2099-2100'])('%s holds together', (schoolYear) => {
    const holidays = holidaysOf(schoolYear);
    expect(holidays).toHaveLength(10);
    expect(holidaysOf(schoolYear)).toBe(holidays);
    for (const [n, one] of holidays.entries()) {
      expect(schoolYearOf(one.from)).toBe(schoolYear);
      expect(schoolYearOf(one.to)).toBe(schoolYear);
      expect(one.from >= (holidays[n - 1]?.from ?? '')).toBe(true);
    }
    const days = Object.fromEntries(holidays.map(({ name, from, to }) => [name, daysBetween(from, to) + 1]));
    expect(days).toMatchObject({
      herfstvakantie: 7,
      kerstvakantie: 14,
      krokusvakantie: 7,
      zomervakantie: 62,
    });
    expect([14, 15]).toContain(days.paasvakantie);
    for (const name of ['herfstvakantie', 'kerstvakantie', 'krokusvakantie', 'paasvakantie']) {
      expect(weekdayOf(holiday(schoolYear, name).slice(0, 10))).toBe(1);
    }
    expect(weekdayOf(firstSchoolDay(schoolYear))).toBeLessThanOrEqual(5);
    expect(weekdayOf(lastSchoolDay(schoolYear))).toBeLessThanOrEqual(5);
    expect(holidays.every(({ to }) => addDays(to, 1) > firstSchoolDay(schoolYear))).toBe(true);
  });

  it('cannot be changed by who reads it', () => {
    expect(() => (holidaysOf('2026-2027') as Holiday[]).pop()).toThrow(TypeError);
  });

  it('runs from 1 September to 31 August', () => {
    expect(schoolYearOf('2026-08-31')).toBe('2025-2026');
    expect(schoolYearOf('2026-09-01')).toBe('2026-2027');
    expect(schoolYearOf('2027-01-15')).toBe('2026-2027');
  });

  it.each(['2026', '2026-2028', '2026-27', '1500-1501', 'x'])('refuses "%s"', (text) => {
    expect(isSchoolYear(text)).toBe(false);
    expect(() => holidaysOf(text)).toThrow(RangeError);
    expect(() => firstSchoolDay(text)).toThrow(RangeError);
    expect(() => lastSchoolDay(text)).toThrow(RangeError);
  });
});
