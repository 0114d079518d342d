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
