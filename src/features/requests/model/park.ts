import { addDays } from '../../../calendar/time.js';
import type { Day } from '../../../kernel/values.js';
import { nextDayAtWork } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { type CareRequest, PARTNERS } from './request.js';
import { stateAfter } from './states.js';

/** Longer than this is no putting aside any more. */
export const LONGEST_PARKED_DAYS = 180;

/** What somebody has to speak about first is not put aside before it is taken up. */
export const mayPark = ({ status, words, alarm }: CareRequest): boolean =>
  stateAfter(status, 'park') !== undefined &&
  !(status === 'NEW' && words.safety !== 'no') &&
  !(alarm && !alarm.acknowledgedBy);

export const isPartner = (why: string): boolean => (PARTNERS as readonly string[]).includes(why);

/**
 * The day on which it comes back: the first from the chosen one on that whoever follows it up works. undefined: not a day
 * to come, or too far.
 */
export function backOn(
  school: School,
  holderId: string,
  chosen: Day | undefined,
  today: Day,
): Day | undefined {
  if (chosen === undefined || chosen <= today || chosen > addDays(today, LONGEST_PARKED_DAYS))
    return undefined;
  const holder = school.people.get(holderId);
  return holder ? nextDayAtWork(school, holder, chosen) : chosen;
}
