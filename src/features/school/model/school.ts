import type { SchoolCalendar } from '../../../calendar/school-calendar.js';
import type { WorkingPattern } from '../../../calendar/working-pattern.js';
import type { Day, Language, LocalTime } from '../../../kernel/values.js';
import type { OptionalAsk } from './optional-asks.js';
import type { CarePhase } from './phases.js';
import type { WeekHours } from './week-hours.js';

/** Codes of `domain.md` §2; a person can have several. */
export const ROLES = [
  'TEACHER',
  'CARE_TEACHER',
  'CARE_COORDINATOR',
  'PUPIL_COUNSELLOR',
  'GRADE_COORDINATOR',
  'HEAD',
  'POLICY_TEAM',
  'TRUST_TEACHER',
  'EDUCATOR',
  'SECRETARY',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

/** The four official guidance domains (decree of 27 April 2018); a request can have several. */
export const DOMAINS = [
  'EDUCATIONAL_CAREER',
  'LEARNING_AND_STUDYING',
  'PSYCHOLOGICAL_AND_SOCIAL',
  'PREVENTIVE_HEALTH',
] as const;
export type Domain = (typeof DOMAINS)[number];

export type Level = 'nursery' | 'primary' | 'secondary';

/**
 * A class group. Its code is what the school writes ("L3B", "De Kikkers") and unique in the school; where two sites
 * write the same, the site's name is part of the code ("L3 Kaai"), as people say it aloud.
 */
export interface ClassGroup {
  code: string;
  level: Level;
  /** Year level 1-7 (nursery 0-3); absent for a class without one (OKAN). */
  year?: number;
  /** Grade cycle (graad) 1-3; absent in nursery. */
  grade?: number;
  site: string;
  from?: Day;
  until?: Day;
}

/** What a coordinator follows: the more precise wins, class > year > grade > level > fallback. */
export interface Coverage {
  by: 'class' | 'year' | 'grade' | 'level' | 'fallback';
  /** class code, year, grade or level; absent for `fallback`. */
  value?: string;
  /** For `year` and `grade`: of which level. Absent: any but nursery, since "3" there is not the third year. */
  level?: Level;
  site?: string;
}

/** Both days included. Never a reason. */
export interface Absence {
  from: Day;
  to: Day;
}

export interface Person {
  id: string;
  name: string;
  givenName: string;
  email: string;
  phone?: string;
  roles: Role[];
  /** Where this person mostly is; absent: where their classes are, or everywhere. */
  site?: string;
  /** Codes of the classes this person is class teacher of; two people of one class are a duo. */
  classes: string[];
  /** Codes of the classes this person teaches without being their class teacher. */
  teaches?: string[];
  covers: Coverage[];
  pattern: WorkingPattern;
  absences: Absence[];
  standInId?: string;
  /** Weekly hours for care work. */
  careHours?: number;
  /** What somebody knows most about: between people who follow a class equally, it is theirs. */
  domains?: Domain[];
  /** So many new requests a week somebody can take up well; what comes on top of it arrives, and its requester hears when. */
  weeklyCap?: number;
  language?: Language;
  /** First and last day at this school. */
  from?: Day;
  until?: Day;
  digestPausedUntil?: Day;
  /** Quiet hours of one's own, inside which the school's lie: earlier in the evening, later in the morning. */
  quietFrom?: LocalTime;
  quietUntil?: LocalTime;
  /** How a coordinator wants new requests: each by itself, gathered by the hour, or in the digest. */
  newRequests?: 'each' | 'hourly' | 'digest';
  /** When this person teaches each week: no time for talks, and quiet. */
  lessons?: WeekHours;
  /** Supervision: no time for talks either. */
  duties?: WeekHours;
  /** Weekly hours kept for talks: those are offered first. */
  keeps?: WeekHours;
}

/** Everything a school may set for itself; the defaults are those of `product.md`. */
export interface Settings {
  untakenAfterSchoolDays: number;
  /** So many school days after the coordinator's nudge, the stand-in is asked; then the head, where the school wants that. */
  standInAfterSchoolDays: number;
  headAfterSchoolDays: number;
  headIsTold: boolean;
  digestAt: LocalTime;
  quietFrom: LocalTime;
  quietUntil: LocalTime;
  wednesdayQuietFrom: LocalTime;
  safetyAcknowledgeMinutes: number;
  /** From so many similar requests on, an approach for a class or the school is offered ("kijk breder"). */
  lookWiderFrom: number;
  /** What the school calls the phases of support, where that is not the official name. */
  phaseLabels?: Partial<Record<CarePhase, string>>;
  /** Words that a coordinator may choose from for what requests are about. */
  themes?: string[];
  /** Between these times people come together; on Wednesday until noon. */
  meetFrom?: LocalTime;
  meetUntil?: LocalTime;
  /** Minutes that everybody has free before and after. */
  meetBuffer?: number;
  /** School days from today on that no time is offered: the first offered is so many later. */
  meetLead?: number;
  /** Consultations on one day for one person. */
  meetMost?: number;
  /** What is not asked of anybody here, of what need not be asked (`optional-asks.ts`). */
  asksOff?: OptionalAsk[];
  /** When the appreciations of the week are posted, on its last school day. */
  roundAt?: LocalTime;
}

/**
 * Telephone numbers shown where somebody may be in danger, next to those of `help-lines.ts`; `checkedOn` says when the
 * school last looked at them. `others` replaces the general help lines (1813, 102, 1712).
 */
export interface PhoneList {
  checkedOn: Day;
  clb?: string;
  vk?: string;
  others?: { name: string; phone: string }[];
}

/** The record of a school. `revision` grows with every change of the school or one of its people. */
export interface SchoolRecord {
  id: string;
  name: string;
  language: Language;
  revision: number;
  sites: { id: string; name: string }[];
  classes: ClassGroup[];
  calendar: SchoolCalendar;
  settings: Settings;
  phones: PhoneList;
}

/** A school as handlers see it: the record and its people, read together, never changed in place. */
export interface School extends SchoolRecord {
  people: ReadonlyMap<string, Person>;
}
