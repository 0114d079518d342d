import type { Day } from '../kernel/values.js';

export type DayPart = 'full' | 'morning' | 'afternoon' | 'off';

export interface WorkWeek {
  mon: DayPart;
  tue: DayPart;
  wed: DayPart;
  thu: DayPart;
  fri: DayPart;
}

/** One week, or several that take turns; `anchor` is a day in the first of them. */
export interface WorkingPattern {
  weeks: WorkWeek[];
  anchor?: Day;
}

export const FULL_TIME: WorkingPattern = {
  weeks: [{ mon: 'full', tue: 'full', wed: 'full', thu: 'full', fri: 'full' }],
};

export declare function workPart(pattern: WorkingPattern, day: Day): DayPart;
export declare function parsePattern(text: string): WorkingPattern | undefined;
export declare function formatPattern(pattern: WorkingPattern): string;
