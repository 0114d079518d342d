import type { Day } from '../kernel/values.js';
import { addDays, weekdayOf } from './time.js';

/** Both days are in it. */
export interface Holiday {
  name: string;
  from: Day;
  to: Day;
}

/** The school year in which a day falls, 1 September to 31 August: `2026-2027`. */
export function schoolYearOf(day: Day): string {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= '09-01' ? `${year}-${year + 1}` : `${year - 1}-${year}`;
}

/** Is this text a school year, `2026-2027`? */
export function isSchoolYear(text: string): boolean {
  const found = /^(\d{4})-(\d{4})$/.exec(text);
  // Easter is computed by the Gregorian rule, which Flanders follows since 1583.
  return found !== null && Number(found[2]) === Number(found[1]) + 1 && Number(found[1]) >= 1583;
}

const cache = new Map<string, readonly Holiday[]>();

/**
 * The holidays of the Flemish Community in a school year, by first day, weekends included. A single day inside a
 * holiday is listed too, as in the published lists: Easter Monday is also within or behind most Easter holidays.
 * Rules: vlaanderen.be "Schoolvakanties en vrije dagen op school"; besluit Vlaamse Regering 17/04/1991 and 31/08/2001.
 * Throws RangeError when it is not a school year (`2026-2027`).
 */
export function holidaysOf(schoolYear: string): readonly Holiday[] {
  let holidays = cache.get(schoolYear);
  if (holidays === undefined) {
    holidays = compute(startOf(schoolYear));
    cache.set(schoolYear, holidays);
  }
  return holidays;
}

/** 1 September, or the Monday after when that is a Saturday or Sunday. */
export function firstSchoolDay(schoolYear: string): Day {
  const day = `${startOf(schoolYear)}-09-01`;
  return weekdayOf(day) >= 6 ? mondayAfter(day) : day;
}

/** 30 June, or the Friday before when that is a Saturday or Sunday. */
export function lastSchoolDay(schoolYear: string): Day {
  const day = `${startOf(schoolYear) + 1}-06-30`;
  return addDays(day, -Math.max(0, weekdayOf(day) - 5));
}

function startOf(schoolYear: string): number {
  if (!isSchoolYear(schoolYear)) throw new RangeError(`not a school year (2026-2027): ${schoolYear}`);
  return Number(schoolYear.slice(0, 4));
}

function compute(start: number): readonly Holiday[] {
  const next = start + 1;
  const easter = easterOf(next);
  const easterMonday = addDays(easter, 1);
  const ascension = addDays(easter, 39);
  const armistice = `${start}-11-11`;
  const labourDay = `${next}-05-01`;
  const whitMonday = addDays(easter, 50);
  const holidays: Holiday[] = [
    weeks('herfstvakantie', autumnStart(`${start}-11-01`), 1),
    { name: 'wapenstilstand', from: armistice, to: armistice },
    weeks('kerstvakantie', christmasStart(`${start}-12-25`), 2),
    weeks('krokusvakantie', addDays(easter, -48), 1),
    easterHoliday(easter),
    { name: 'paasmaandag', from: easterMonday, to: easterMonday },
    { name: 'dag van de arbeid', from: labourDay, to: labourDay },
    { name: 'hemelvaart en brugdag', from: ascension, to: addDays(ascension, 1) },
    { name: 'pinkstermaandag', from: whitMonday, to: whitMonday },
    { name: 'zomervakantie', from: `${next}-07-01`, to: `${next}-08-31` },
  ];
  // A stable sort: an Easter holiday that begins on Easter Monday stays before it, as published.
  return Object.freeze(holidays.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)));
}

const autumnStart = (allSaints: Day) =>
  weekdayOf(allSaints) === 7 ? mondayAfter(allSaints) : mondayOf(allSaints);

const christmasStart = (christmas: Day) =>
  weekdayOf(christmas) >= 6 ? mondayAfter(christmas) : mondayOf(christmas);

/** Two weeks; an Easter Monday right behind them is one day more. */
function easterHoliday(easter: Day): Holiday {
  const holiday = weeks('paasvakantie', easterStart(easter), 2);
  const behind = addDays(holiday.to, 1);
  return behind === addDays(easter, 1) ? { ...holiday, to: behind } : holiday;
}

function easterStart(easter: Day): Day {
  const date = easter.slice(5);
  if (date < '04-01') return addDays(easter, 1);
  if (date > '04-15') return addDays(easter, -13);
  const firstOfApril = `${easter.slice(0, 4)}-04-01`;
  return weekdayOf(firstOfApril) === 1 ? firstOfApril : mondayAfter(firstOfApril);
}

const weeks = (name: string, monday: Day, n: number): Holiday => ({
  name,
  from: monday,
  to: addDays(monday, 7 * n - 1),
});

const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day));

const mondayAfter = (day: Day) => addDays(day, 8 - weekdayOf(day));

/** Easter Sunday, by the anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8). */
function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return addDays(`${year}-${n < 124 ? '03' : '04'}-01`, n % 31);
}
