import type { Day, Epoch, LocalTime } from '../kernel/values.js';
import { type SchoolCalendar, schoolPart } from './school-calendar.js';
import { addDays, dayOf, epochOf, minutesOf, timeFromMinutes, weekdayOf } from './time.js';
import {
  type DayPart,
  FULL_TIME,
  WORK_DAYS,
  type WorkingPattern,
  type WorkWeek,
  workPart,
} from './working-pattern.js';

/** From `from` up to, not including, `to`. */
export interface TimeRange {
  from: LocalTime;
  to: LocalTime;
}

/** When a person may be addressed. `quietFrom` is quiet already, `quietUntil` no longer. */
export interface Politeness {
  calendar: SchoolCalendar;
  pattern: WorkingPattern;
  /** Both days are in it. */
  absences: readonly { from: Day; to: Day }[];
  quietFrom: LocalTime;
  quietUntil: LocalTime;
  wednesdayQuietFrom: LocalTime;
  /** The hours this person teaches, per weekday, where they are known. */
  lessonHours?: Partial<Record<keyof WorkWeek, TimeRange[]>>;
  site?: string;
}

const NOON = 12 * 60;
const WEDNESDAY = 3;
/** How many days are tried (an absence counts as one) before somebody counts as never working. */
const MOST_FREE_DAYS = 400;
/** Further back than this is no day before any more. */
const MOST_BACK_DAYS = 100;
/** An absence may run for years; one that outlasts this has no end worth waiting for. */
const FURTHEST_DAYS = 20 * 366;

/** What of `day` the person works: the school is open, the pattern says so, and they are not absent. */
export function worksOn(p: Politeness, day: Day): DayPart {
  if (absentUntil(p, day) !== undefined) return 'off';
  const school = schoolPart(p.calendar, day, p.site);
  const own = workPart(p.pattern, day);
  if (school === 'none' || own === 'off') return 'off';
  if (school === 'full') return own;
  return own === 'full' || own === school ? school : 'off';
}

/**
 * The first moment, from `now` on, at which this person may be addressed: a day they work, within the half they work
 * (before or from 12:00), outside quiet and lesson hours. On Wednesday `wednesdayQuietFrom` ends the morning. Somebody
 * who never works gets the first polite moment by the school calendar and quiet hours, and not while absent. Throws
 * RangeError when the calendar or the quiet hours leave nobody any moment.
 */
export function politeMoment(p: Politeness, now: Epoch): Epoch {
  const today = dayOf(now);
  const moment = search(p, today, (who, day) => {
    for (const range of politeRanges(who, day)) {
      const from = epochOf(day, range.from);
      if (now < from) return from;
      if (now < epochOf(day, range.to)) return now;
    }
    return undefined;
  });
  if (moment === undefined)
    throw new RangeError(`no polite moment within ${MOST_FREE_DAYS} days of ${today}`);
  return moment;
}

/** The first day after `day` on which the person works; for somebody who never works, the next school day. */
export const nextWorkingDay = (p: Politeness, day: Day): Day => workingDayOnOrAfter(p, addDays(day, 1));

/** `day` itself when the person works on it, else the first after it; falls back as `nextWorkingDay`. */
export function workingDayOnOrAfter(p: Politeness, day: Day): Day {
  const found = search(p, day, (who, one) => (worksOn(who, one) === 'off' ? undefined : one));
  if (found === undefined) throw new RangeError(`no school day within ${MOST_FREE_DAYS} days of ${day}`);
  return found;
}

/** The last day before `day` on which the person works; undefined when there is none within `MOST_BACK_DAYS`. */
export function previousWorkingDay(p: Politeness, day: Day): Day | undefined {
  let one = day;
  for (let back = 0; back < MOST_BACK_DAYS; back += 1) {
    one = addDays(one, -1);
    if (worksOn(p, one) !== 'off') return one;
  }
  return undefined;
}

/**
 * `time` on the first working day, from `day` on, that has a polite moment: moved to the next polite moment of that day,
 * or, when `time` is past them all, to its last polite minute. Falls back and throws as `politeMoment`.
 */
export function workingMoment(p: Politeness, day: Day, time: LocalTime): Epoch {
  const wanted = minutesOf(time);
  const moment = search(p, day, (who, one) => {
    const ranges = politeRanges(who, one);
    const range = ranges.find(({ to }) => wanted < minutesOf(to));
    if (range !== undefined) return epochOf(one, timeFromMinutes(Math.max(wanted, minutesOf(range.from))));
    const last = ranges.at(-1);
    return last && epochOf(one, timeFromMinutes(minutesOf(last.to) - 1));
  });
  if (moment === undefined) throw new RangeError(`no polite moment within ${MOST_FREE_DAYS} days of ${day}`);
  return moment;
}

/** The times of `day` at which the person may be addressed, in order, without overlap; empty on a day off. */
export function politeRanges(p: Politeness, day: Day): TimeRange[] {
  const part = worksOn(p, day);
  if (part === 'off') return [];
  const weekday = weekdayOf(day);
  let from = minutesOf(p.quietUntil);
  let to = minutesOf(p.quietFrom);
  if (part === 'afternoon') from = Math.max(from, NOON);
  if (weekday === WEDNESDAY) to = Math.min(to, minutesOf(p.wednesdayQuietFrom));
  else if (part === 'morning') to = Math.min(to, NOON);
  const lessons = p.lessonHours?.[WORK_DAYS[weekday - 1]!] ?? [];
  return without({ from, to }, lessons).map((range) => ({
    from: timeFromMinutes(range.from),
    to: timeFromMinutes(range.to),
  }));
}

interface Minutes {
  from: number;
  to: number;
}

function without(whole: Minutes, taken: readonly TimeRange[]): Minutes[] {
  const free: Minutes[] = [];
  let { from } = whole;
  const busy = taken.map((range) => ({ from: minutesOf(range.from), to: minutesOf(range.to) }));
  for (const range of busy.sort((a, b) => a.from - b.from)) {
    const to = Math.min(range.from, whole.to);
    if (from < to) free.push({ from, to });
    from = Math.max(from, range.to);
  }
  if (from < whole.to) free.push({ from, to: whole.to });
  return free;
}

type Look<T> = (who: Politeness, day: Day) => T | undefined;

/**
 * Walks the days from `first` as this person. When that finds nothing, lesson hours, pattern and absences are set aside
 * one after the other, so that somebody who never works is still left alone while absent.
 */
function search<T>(p: Politeness, first: Day, look: Look<T>): T | undefined {
  const found = walk(p, first, look);
  if (found !== undefined) return found;
  const untaught = { ...p, lessonHours: {} };
  const fullTime = { ...untaught, pattern: FULL_TIME };
  const present = { ...fullTime, absences: [] };
  return walk(untaught, first, look) ?? walk(fullTime, first, look) ?? walk(present, first, look);
}

function walk<T>(p: Politeness, first: Day, look: Look<T>): T | undefined {
  const furthest = addDays(first, FURTHEST_DAYS);
  let day = first;
  for (let looked = 0; looked < MOST_FREE_DAYS; looked += 1) {
    const until = absentUntil(p, day);
    const found = until === undefined ? look(p, day) : undefined;
    if (found !== undefined) return found;
    if (until !== undefined && until > furthest) return undefined;
    day = addDays(until ?? day, 1);
  }
  return undefined;
}

/** The last day of the absence that covers `day`, the longest when there are several. */
function absentUntil(p: Politeness, day: Day): Day | undefined {
  let until: Day | undefined;
  for (const { from, to } of p.absences) {
    if (from <= day && day <= to && (until === undefined || to > until)) until = to;
  }
  return until;
}
