import type { Day, Epoch, LocalTime } from '../kernel/values.js';

export const BRUSSELS = 'Europe/Brussels';

export declare function dayOf(at: Epoch, zone?: string): Day;
export declare function timeOf(at: Epoch, zone?: string): LocalTime;
export declare function minuteOfDay(at: Epoch, zone?: string): number;
export declare function epochOf(day: Day, time: LocalTime, zone?: string): Epoch;
export declare function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7;
export declare function addDays(day: Day, n: number): Day;
export declare function daysBetween(a: Day, b: Day): number;
