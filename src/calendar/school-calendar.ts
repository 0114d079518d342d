import type { Day } from '../kernel/values.js';

/** A local closed day, half day or period, inclusive; without `site` for the whole school. */
export interface Closure {
  from: Day;
  to: Day;
  label: string;
  part?: 'morning' | 'afternoon';
  site?: string;
}

/** School days without lessons, inclusive; without `levels` for everyone. */
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

export declare function schoolPart(calendar: SchoolCalendar, day: Day, site?: string): SchoolPart;
export declare function isSchoolDay(calendar: SchoolCalendar, day: Day, site?: string): boolean;
export declare function hasLessons(
  calendar: SchoolCalendar,
  day: Day,
  level?: string,
  site?: string,
): boolean;
export declare function nextSchoolDay(calendar: SchoolCalendar, day: Day, site?: string): Day;
export declare function schoolDayOnOrAfter(calendar: SchoolCalendar, day: Day, site?: string): Day;
export declare function previousSchoolDay(calendar: SchoolCalendar, day: Day, site?: string): Day;
export declare function addSchoolDays(calendar: SchoolCalendar, day: Day, n: number, site?: string): Day;
export declare function countSchoolDays(
  calendar: SchoolCalendar,
  after: Day,
  upTo: Day,
  site?: string,
): number;
export declare function whyClosed(calendar: SchoolCalendar, day: Day, site?: string): string | undefined;
