import type { Day, Epoch, LocalTime } from '../kernel/values.js';
import type { SchoolCalendar } from './school-calendar.js';
import type { DayPart, WorkingPattern, WorkWeek } from './working-pattern.js';

/** From `from` up to, not including, `to`. */
export interface TimeRange {
  from: LocalTime;
  to: LocalTime;
}

/** When a person may be addressed. */
export interface Politeness {
  calendar: SchoolCalendar;
  pattern: WorkingPattern;
  absences: readonly { from: Day; to: Day }[];
  quietFrom: LocalTime;
  quietUntil: LocalTime;
  wednesdayQuietFrom: LocalTime;
  /** The hours this person teaches, per weekday, where they are known. */
  lessonHours?: Partial<Record<keyof WorkWeek, TimeRange[]>>;
  site?: string;
}

export declare function worksOn(p: Politeness, day: Day): DayPart;
export declare function politeMoment(p: Politeness, now: Epoch): Epoch;
export declare function nextWorkingDay(p: Politeness, day: Day): Day;
export declare function workingDayOnOrAfter(p: Politeness, day: Day): Day;
export declare function workingMoment(p: Politeness, day: Day, time: LocalTime): Epoch;
