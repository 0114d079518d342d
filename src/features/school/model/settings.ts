import type { LocalTime } from '../../../kernel/values.js';
import type { Settings } from './school.js';

/** What holds until a school decides otherwise. */
export const DEFAULT_SETTINGS: Settings = Object.freeze({
  untakenAfterSchoolDays: 2,
  standInAfterSchoolDays: 1,
  headAfterSchoolDays: 1,
  headIsTold: false,
  digestAt: '08:00',
  quietFrom: '18:00',
  quietUntil: '07:30',
  wednesdayQuietFrom: '12:00',
  safetyAcknowledgeMinutes: 10,
  lookWiderFrom: 3,
});

export type TimeField = 'digestAt' | 'quietFrom' | 'quietUntil' | 'wednesdayQuietFrom';

/**
 * Between `quietUntil` and `quietFrom` (on Wednesday `wednesdayQuietFrom`) there must be time, with `digestAt` in it. Answers
 * with the first time that is in the way; undefined: all is well. For a school's file and for the chat.
 */
export function timesProblem(times: Record<TimeField, LocalTime>): TimeField | undefined {
  const { quietFrom, quietUntil, wednesdayQuietFrom, digestAt } = times;
  if (quietUntil >= quietFrom) return 'quietUntil';
  if (quietUntil >= wednesdayQuietFrom) return 'wednesdayQuietFrom';
  return digestAt < quietUntil || digestAt >= quietFrom ? 'digestAt' : undefined;
}
