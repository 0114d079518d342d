import { lastSchoolDay, schoolYearOf } from '../../../calendar/holidays.js';
import { type SchoolCalendar, schoolPart, whyClosed } from '../../../calendar/school-calendar.js';
import { addDays, dayOf, epochOf, minutesOf, weekdayOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { type Recurring, WEEKDAYS } from './recurring.js';
import type { Span } from './slots.js';

export type When = Pick<Recurring, 'weekday' | 'rhythm' | 'time' | 'minutes' | 'start' | 'until'>;

/** One of its days: by the rule, and on which it is held. Another one only where a month has a later such day that is open. */
export interface HeldDay {
  on: Day;
  day: Day;
}
export interface SkippedDay {
  on: Day;
  /** The holiday, or the label of what the school closed for. */
  why?: string;
  /** The day that takes its place. */
  day?: Day;
}
export interface SeriesDays {
  held: HeldDay[];
  skipped: SkippedDay[];
}

const NOON = 12 * 60;
const WEEK = 7;

/**
 * The days of a series in order, from `start` to `until`, both in it. It is held on school days, exam weeks and stage too; on a day
 * that is closed, or of which the half is in which it falls, it is skipped and says why. In the middle of a month the next open day of
 * that weekday takes its place, if the month has one.
 */
export function seriesDays(calendar: SchoolCalendar, when: When, site?: string): SeriesDays {
  const found: SeriesDays = { held: [], skipped: [] };
  for (const on of ruleDays(when)) {
    const day = isMonthly(when)
      ? sameWeekdays(on).find((one) => one <= when.until && isHeld(calendar, when, one, site))
      : isHeld(calendar, when, on, site)
        ? on
        : undefined;
    if (day !== undefined) found.held.push({ on, day });
    if (day !== on) found.skipped.push({ on, ...(day ? { day } : {}), ...whyOf(calendar, on, site) });
  }
  return found;
}

const whyOf = (calendar: SchoolCalendar, on: Day, site?: string) => {
  const why = whyClosed(calendar, on, site);
  return why === undefined ? {} : { why };
};

export const isMonthly = ({ rhythm }: Pick<When, 'rhythm'>): boolean =>
  rhythm !== 'weekly' && rhythm !== 'fortnight';

/** By the rule alone, open or not. */
export function ruleDays({ weekday, rhythm, start, until }: When): Day[] {
  const number = WEEKDAYS.indexOf(weekday) + 1;
  const first = addDays(start, (number - weekdayOf(start) + WEEK) % WEEK);
  const days: Day[] = [];
  for (let day = first; day <= until; day = addDays(day, rhythm === 'fortnight' ? 2 * WEEK : WEEK))
    if (rhythm === 'weekly' || rhythm === 'fortnight' || isNth(day, rhythm)) days.push(day);
  return days;
}

const NTH = { first: 1, second: 2, third: 3 } as const;
const isNth = (day: Day, rhythm: 'first' | 'second' | 'third' | 'last'): boolean =>
  rhythm === 'last'
    ? addDays(day, WEEK).slice(0, 7) !== day.slice(0, 7)
    : Math.ceil(Number(day.slice(8)) / WEEK) === NTH[rhythm];

/** It and the later ones of its month. */
function sameWeekdays(on: Day): Day[] {
  const days: Day[] = [];
  for (let day = on; day.slice(0, 7) === on.slice(0, 7); day = addDays(day, WEEK)) days.push(day);
  return days;
}

/** Whether the school is open for all of it. */
export function isHeld(
  calendar: SchoolCalendar,
  { time, minutes }: Pick<When, 'time' | 'minutes'>,
  day: Day,
  site?: string,
): boolean {
  const part = schoolPart(calendar, day, site);
  if (part === 'none') return false;
  const from = minutesOf(time);
  return part === 'full' || (part === 'morning' ? from + minutes <= NOON : from >= NOON);
}

export const spanOf = ({ time, minutes }: Pick<When, 'time' | 'minutes'>, day: Day): Span => {
  const from = epochOf(day, time);
  return { from, to: from + minutes * 60_000 };
};

/** The last school day of the year in which it begins. */
export const endOfYear = (day: Day): Day => lastSchoolDay(schoolYearOf(day));

/** A series of fewer weeks than this is not asked why it is there: it ends by itself. */
const LEAST_WEEKS = 8;

/** When its organiser is asked whether it is still needed: on the first of its days in the second half; undefined: never. */
export function whyDay({ held }: SeriesDays): Day | undefined {
  const [first, last] = [held[0]?.day, held.at(-1)?.day];
  if (first === undefined || last === undefined || last < addDays(first, LEAST_WEEKS * WEEK))
    return undefined;
  const half = dayOf((epochOf(first, '12:00') + epochOf(last, '12:00')) / 2);
  return held.find(({ day }) => day >= half)?.day;
}

export const startOf = (when: When, day: Day): Epoch => spanOf(when, day).from;
