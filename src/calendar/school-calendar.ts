import type { Day } from '../kernel/values.js';
import { holidaysOf, schoolYearOf } from './holidays.js';
import { addDays, weekdayOf } from './time.js';

/** A local closed day, half day or period, both days in it; without `site` it holds for every site. */
export interface Closure {
  from: Day;
  to: Day;
  label: string;
  part?: 'morning' | 'afternoon';
  site?: string;
}

/** School days without lessons, both days in it; without `levels` for everyone. */
export interface LessonFreePeriod {
  from: Day;
  to: Day;
  kind: 'exam' | 'evaluation' | 'stage';
  levels?: string[];
}

/** What a school adds to the Flemish holidays: plain JSON, part of the school record. */
export interface SchoolCalendar {
  closures: Closure[];
  lessonFree: LessonFreePeriod[];
}

export type SchoolPart = 'full' | 'morning' | 'afternoon' | 'none';

/** No school is closed for longer; a calendar that says so is a mistake, better reported than walked to its end. */
const MOST_CLOSED_DAYS = 400;

const WEDNESDAY = 3;

/**
 * The part of a day on which the school is open. Wednesday is `morning`: the afternoon is free in Flanders.
 * With a `site` its own closures count too; without one only those of the whole school.
 */
export function schoolPart(calendar: SchoolCalendar, day: Day, site?: string): SchoolPart {
  const weekday = weekdayOf(day);
  if (weekday >= 6 || holidayOn(day) !== undefined) return 'none';
  let morning = true;
  let afternoon = weekday !== WEDNESDAY;
  for (const closure of calendar.closures) {
    if (!covers(closure, day) || !reaches(closure, site)) continue;
    if (closure.part !== 'afternoon') morning = false;
    if (closure.part !== 'morning') afternoon = false;
  }
  if (morning) return afternoon ? 'full' : 'morning';
  return afternoon ? 'afternoon' : 'none';
}

/** Is the school open on this day, be it half of it? */
export const isSchoolDay = (calendar: SchoolCalendar, day: Day, site?: string): boolean =>
  schoolPart(calendar, day, site) !== 'none';

/**
 * Is it a school day outside exams, evaluation and stage? With a `level` its own periods count too, without one only
 * those of everyone.
 */
export const hasLessons = (calendar: SchoolCalendar, day: Day, level?: string, site?: string): boolean =>
  isSchoolDay(calendar, day, site) &&
  !calendar.lessonFree.some(
    (period) =>
      covers(period, day) &&
      (period.levels === undefined || (level !== undefined && period.levels.includes(level))),
  );

/** The first school day after `day`. Throws RangeError when there is none within 400 days. */
export const nextSchoolDay = (calendar: SchoolCalendar, day: Day, site?: string): Day =>
  walk(calendar, addDays(day, 1), 1, site);

/** `day` itself when it is a school day, else the first after it. Throws RangeError as `nextSchoolDay`. */
export const schoolDayOnOrAfter = (calendar: SchoolCalendar, day: Day, site?: string): Day =>
  walk(calendar, day, 1, site);

/** The last school day before `day`. Throws RangeError when there is none within 400 days. */
export const previousSchoolDay = (calendar: SchoolCalendar, day: Day, site?: string): Day =>
  walk(calendar, addDays(day, -1), -1, site);

/**
 * The n-th school day after `day`: on a free day the next school day is 1. Negative counts back the same way; 0 is
 * `schoolDayOnOrAfter`. Throws RangeError when n is no whole number or the walk meets 400 days without school.
 */
export function addSchoolDays(calendar: SchoolCalendar, day: Day, n: number, site?: string): Day {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of school days: ${n}`);
  if (n === 0) return schoolDayOnOrAfter(calendar, day, site);
  const step = n > 0 ? nextSchoolDay : previousSchoolDay;
  let reached = day;
  for (let left = Math.abs(n); left > 0; left -= 1) reached = step(calendar, reached, site);
  return reached;
}

/** How many school days are after `after` and not after `upTo`; 0 when `upTo` is not later. */
export function countSchoolDays(calendar: SchoolCalendar, after: Day, upTo: Day, site?: string): number {
  let count = 0;
  for (let day = after; day < upTo; ) {
    day = addDays(day, 1);
    if (isSchoolDay(calendar, day, site)) count += 1;
  }
  return count;
}

/**
 * Why the school is closed on `day`: the name of the holiday or the label of the closure (the first that closes it, of
 * two half ones too). Undefined on a school day and on a plain weekend.
 */
export function whyClosed(calendar: SchoolCalendar, day: Day, site?: string): string | undefined {
  const holiday = holidayOn(day);
  if (holiday !== undefined) return holiday;
  if (isSchoolDay(calendar, day, site)) return undefined;
  const closures = calendar.closures.filter((closure) => covers(closure, day) && reaches(closure, site));
  return (closures.find((closure) => closure.part === undefined) ?? closures[0])?.label;
}

const covers = (period: { from: Day; to: Day }, day: Day) => period.from <= day && day <= period.to;

const reaches = (closure: Closure, site: string | undefined) =>
  closure.site === undefined || closure.site === site;

function walk(calendar: SchoolCalendar, from: Day, step: 1 | -1, site: string | undefined): Day {
  let day = from;
  for (let looked = 0; looked < MOST_CLOSED_DAYS; looked += 1) {
    if (isSchoolDay(calendar, day, site)) return day;
    day = addDays(day, step);
  }
  throw new RangeError(
    `no school day in the ${MOST_CLOSED_DAYS} days ${step > 0 ? 'from' : 'before'} ${from}`,
  );
}

const holidayNames = new Map<string, Map<Day, string>>();

/** Of the days asked for lately: a walk over the calendar asks for the same few again and again. */
const known = new Map<Day, string | undefined>();
const MOST_KNOWN = 4000;

function holidayOn(day: Day): string | undefined {
  const found = known.get(day);
  if (found !== undefined || known.has(day)) return found;
  const schoolYear = schoolYearOf(day);
  let names = holidayNames.get(schoolYear);
  if (names === undefined) {
    names = namesByDay(schoolYear);
    holidayNames.set(schoolYear, names);
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(day, names.get(day));
  return names.get(day);
}

function namesByDay(schoolYear: string): Map<Day, string> {
  const names = new Map<Day, string>();
  for (const holiday of holidaysOf(schoolYear)) {
    // A day of two holidays keeps the first: Easter Monday within the Easter holiday is that holiday.
    for (let day = holiday.from; day <= holiday.to; day = addDays(day, 1)) {
      if (!names.has(day)) names.set(day, holiday.name);
    }
  }
  return names;
}
