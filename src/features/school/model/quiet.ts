import { minutesOf } from '../../../calendar/time.js';
import type { LocalTime } from '../../../kernel/values.js';
import type { Person, Settings } from './school.js';

export type QuietHours = Pick<Settings, 'quietFrom' | 'quietUntil' | 'wednesdayQuietFrom'>;

/** Own quiet hours begin no earlier and end no later, so that who works half a day can be reached in it. */
export const EARLIEST_QUIET: LocalTime = '13:00';
export const LATEST_UNTIL: LocalTime = '11:00';
/** Somebody who can be reached for less than this on a day is reached in the school's hours. */
const LEAST_MINUTES = 120;

const earlier = (a: LocalTime, b: LocalTime | undefined) => (b !== undefined && b < a ? b : a);
const later = (a: LocalTime, b: LocalTime | undefined) => (b !== undefined && b > a ? b : a);

/**
 * The quiet hours of one person: the school's, and their own where those are wider. Should the school change its hours so that
 * both together leave hardly a moment, the school's hold. Safety asks nobody for quiet hours.
 */
export function quietHours(school: QuietHours, own: Pick<Person, 'quietFrom' | 'quietUntil'>): QuietHours {
  const hours = {
    quietFrom: earlier(school.quietFrom, own.quietFrom),
    quietUntil: later(school.quietUntil, own.quietUntil),
    wednesdayQuietFrom: earlier(school.wednesdayQuietFrom, own.quietFrom),
  };
  const left = minutesOf(hours.quietFrom) - minutesOf(hours.quietUntil);
  const { quietFrom, quietUntil, wednesdayQuietFrom } = school;
  return left < LEAST_MINUTES ? { quietFrom, quietUntil, wednesdayQuietFrom } : hours;
}

export type QuietField = 'quietFrom' | 'quietUntil';

/**
 * What is wrong with quiet hours that somebody chose: `wider`, they are inside the school's already and would change nothing;
 * `far`, they reach too far into the day.
 */
export function quietProblem(
  school: QuietHours,
  own: Pick<Person, QuietField>,
): { field: QuietField; what: 'wider' | 'far' } | undefined {
  const { quietFrom, quietUntil } = own;
  if (quietFrom !== undefined && quietFrom > school.quietFrom) return { field: 'quietFrom', what: 'wider' };
  if (quietFrom !== undefined && quietFrom < EARLIEST_QUIET) return { field: 'quietFrom', what: 'far' };
  if (quietUntil !== undefined && quietUntil < school.quietUntil)
    return { field: 'quietUntil', what: 'wider' };
  if (quietUntil !== undefined && quietUntil > LATEST_UNTIL) return { field: 'quietUntil', what: 'far' };
  return undefined;
}
