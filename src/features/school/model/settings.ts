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

/** When the appreciations of a week are posted, on its last school day, until a school decides otherwise. */
export const ROUND_AT: LocalTime = '15:00';

export type MeetingSettings = Required<
  Pick<Settings, 'meetFrom' | 'meetUntil' | 'meetBuffer' | 'meetLead' | 'meetMost'>
>;

/** When and how densely people come together, until a school decides otherwise; a school keeps only what it changed. */
export const MEETING_DEFAULTS: MeetingSettings = Object.freeze({
  meetFrom: '08:00',
  meetUntil: '16:30',
  meetBuffer: 5,
  meetLead: 1,
  meetMost: 4,
});
export const MEETING_TIMES = ['meetFrom', 'meetUntil'] as const;
export const MEETING_NUMBERS = ['meetBuffer', 'meetLead', 'meetMost'] as const;

export const meetingsOf = (settings: Settings): MeetingSettings => ({
  meetFrom: settings.meetFrom ?? MEETING_DEFAULTS.meetFrom,
  meetUntil: settings.meetUntil ?? MEETING_DEFAULTS.meetUntil,
  meetBuffer: settings.meetBuffer ?? MEETING_DEFAULTS.meetBuffer,
  meetLead: settings.meetLead ?? MEETING_DEFAULTS.meetLead,
  meetMost: settings.meetMost ?? MEETING_DEFAULTS.meetMost,
});

/** There must be time between them. */
export const meetingProblem = (settings: Settings): 'meetUntil' | undefined => {
  const { meetFrom, meetUntil } = meetingsOf(settings);
  return meetUntil <= meetFrom ? 'meetUntil' : undefined;
};

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
