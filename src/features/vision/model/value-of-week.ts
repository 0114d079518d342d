import { firstSchoolDay, schoolYearOf } from '../../../calendar/holidays.js';
import { isSchoolDay, type SchoolCalendar } from '../../../calendar/school-calendar.js';
import { addDays } from '../../../calendar/time.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import type { CoreValue } from '../../school/model/core-values.js';
import { weekOf } from '../../school/model/optional-asks.js';

/** More than any school year has, so that every year goes on from another place. */
const WEEKS_A_YEAR = 41;
const DAYS = [0, 1, 2, 3, 4];

/**
 * The number of the school week in which a day falls: one more for each week in which this school has a day of school. A week of
 * holiday has the number of the week before it.
 */
export function schoolWeek(calendar: SchoolCalendar, day: Day): number {
  const year = schoolYearOf(day);
  const last = weekOf(day);
  let weeks = 0;
  for (let monday = weekOf(firstSchoolDay(year)); monday <= last; monday = addDays(monday, 7))
    if (DAYS.some((n) => isSchoolDay(calendar, addDays(monday, n)))) weeks += 1;
  return Number(year.slice(0, 4)) * WEEKS_A_YEAR + weeks;
}

/** The core value whose turn it is: each in turn, a school week long. undefined: there are none. */
export const valueOfWeek = (
  values: readonly Stored<CoreValue>[],
  calendar: SchoolCalendar,
  day: Day,
): Stored<CoreValue> | undefined =>
  values.length === 0 ? undefined : values[schoolWeek(calendar, day) % values.length];
