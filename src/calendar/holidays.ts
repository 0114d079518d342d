import type { Day } from '../kernel/values.js';

export interface Holiday {
  name: string;
  from: Day;
  to: Day;
}

export declare function schoolYearOf(day: Day): string;
export declare function holidaysOf(schoolYear: string): readonly Holiday[];
export declare function firstSchoolDay(schoolYear: string): Day;
export declare function lastSchoolDay(schoolYear: string): Day;
