import { z } from 'zod';
import { daysBetween } from '../../../calendar/time.js';
import type { WorkingPattern } from '../../../calendar/working-pattern.js';
import type { Actor, Platform } from '../../../kernel/interaction.js';
import { defineKind } from '../../../kernel/kind.js';
import { LANGUAGES } from '../../../kernel/values.js';
import { OPTIONAL_ASKS } from './optional-asks.js';
import { CARE_PHASES } from './phases.js';
import { type ClassGroup, DOMAINS, type Person, ROLES, type SchoolRecord } from './school.js';
import type { WeekHours } from './week-hours.js';

export const LEVELS = ['nursery', 'primary', 'secondary'] as const;

const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
const part = z.enum(['full', 'morning', 'afternoon', 'off']);
const text = z.string().trim().min(1).max(200);
const key = z.string().min(1).max(64);
/** Longer is a slip of the pen, and would leave nobody a day to be reached on. */
const LONGEST_CLOSURE = 120;
/** Who can take up more than this in a week needs no limit. */
export const MOST_WEEKLY = 50;
const count = z.int().min(0).max(60);

export const classSchema: z.ZodType<ClassGroup> = z.strictObject({
  code: text,
  level: z.enum(LEVELS),
  year: z.int().min(0).max(7).optional(),
  grade: z.int().min(1).max(3).optional(),
  site: key,
  from: day.optional(),
  until: day.optional(),
});

const patternSchema: z.ZodType<WorkingPattern> = z.strictObject({
  weeks: z
    .array(z.strictObject({ mon: part, tue: part, wed: part, thu: part, fri: part }))
    .min(1)
    .max(10),
  anchor: day.optional(),
});

const ranges = z
  .array(z.strictObject({ from: time, to: time }))
  .max(12)
  .optional();
const weekHours: z.ZodType<WeekHours> = z.strictObject({
  mon: ranges,
  tue: ranges,
  wed: ranges,
  thu: ranges,
  fri: ranges,
});

const period = { from: day, to: day };
const inOrder = <T extends { from: string; to: string }>(schema: z.ZodType<T>) =>
  schema.refine((one) => one.from <= one.to, { error: '"to" lies before "from"' });

export const calendarSchema = z.strictObject({
  closures: z.array(
    inOrder(
      z.strictObject({
        ...period,
        label: text,
        part: z.enum(['morning', 'afternoon']).optional(),
        site: key.optional(),
      }),
    ).refine((one) => daysBetween(one.from, one.to) <= LONGEST_CLOSURE, {
      error: `a closure lasts at most ${LONGEST_CLOSURE} days`,
    }),
  ),
  lessonFree: z.array(
    inOrder(
      z.strictObject({
        ...period,
        kind: z.enum(['exam', 'evaluation', 'stage']),
        levels: z.array(z.enum(LEVELS)).optional(),
      }),
    ),
  ),
});

export const settingsSchema = z.strictObject({
  untakenAfterSchoolDays: count,
  standInAfterSchoolDays: count,
  headAfterSchoolDays: count,
  headIsTold: z.boolean(),
  digestAt: time,
  quietFrom: time,
  quietUntil: time,
  wednesdayQuietFrom: time,
  safetyAcknowledgeMinutes: z.int().min(1).max(240),
  lookWiderFrom: z.int().min(2).max(30).default(3),
  phaseLabels: z.partialRecord(z.enum(CARE_PHASES), z.string().trim().min(1).max(40)).optional(),
  themes: z.array(z.string().trim().min(1).max(40)).max(30).optional(),
  meetFrom: time.optional(),
  meetUntil: time.optional(),
  meetBuffer: z.int().min(0).max(60).optional(),
  meetLead: z.int().min(0).max(20).optional(),
  meetMost: z.int().min(1).max(12).optional(),
  roundAt: time.optional(),
  asksOff: z.array(z.enum(OPTIONAL_ASKS)).max(OPTIONAL_ASKS.length).optional(),
});

export const phonesSchema = z.strictObject({
  checkedOn: day,
  clb: text.optional(),
  vk: text.optional(),
  others: z.array(z.strictObject({ name: text, phone: text })).optional(),
});

export const sitesSchema = z.array(z.strictObject({ id: key, name: text })).min(1);

/** The school itself: one record, whose id is the school's id. */
export const SCHOOL = defineKind<SchoolRecord>({
  kind: 'school',
  schema: z.strictObject({
    id: key,
    name: text,
    language: z.enum(LANGUAGES),
    revision: z.int().min(1),
    sites: sitesSchema,
    classes: z.array(classSchema),
    calendar: calendarSchema,
    settings: settingsSchema,
    phones: phonesSchema,
  }) as z.ZodType<SchoolRecord>,
  sealed: [],
  often: true,
  indexes: [['revision']],
});

/** Colleagues are staff data, not content of a care request: not sealed, and found by their e-mail in lower case. */
export const PERSON = defineKind<Person>({
  kind: 'person',
  schema: z.strictObject({
    id: key,
    name: text,
    givenName: text,
    email: z.email().max(254).toLowerCase(),
    phone: z.string().max(40).optional(),
    roles: z.array(z.enum(ROLES)).min(1),
    site: key.optional(),
    classes: z.array(text),
    teaches: z.array(text).optional(),
    covers: z.array(
      z.strictObject({
        by: z.enum(['class', 'year', 'grade', 'level', 'fallback']),
        value: text.optional(),
        level: z.enum(LEVELS).optional(),
        site: key.optional(),
      }),
    ),
    pattern: patternSchema,
    absences: z.array(inOrder(z.strictObject(period))),
    standInId: key.optional(),
    careHours: z.number().min(0).max(40).optional(),
    domains: z.array(z.enum(DOMAINS)).max(DOMAINS.length).optional(),
    weeklyCap: z.int().min(1).max(MOST_WEEKLY).optional(),
    language: z.enum(LANGUAGES).optional(),
    from: day.optional(),
    until: day.optional(),
    digestPausedUntil: day.optional(),
    quietFrom: time.optional(),
    quietUntil: time.optional(),
    newRequests: z.enum(['each', 'hourly', 'digest']).optional(),
    lessons: weekHours.optional(),
    duties: weekHours.optional(),
    keeps: weekHours.optional(),
  }) as z.ZodType<Person>,
  sealed: [],
  indexes: [['email']],
  unique: [['email']],
});

/** One person of one school. */
export interface Membership {
  schoolId: string;
  personId: string;
}

/** Whom a platform's user is. Kept under the reserved school `EVERYWHERE`. */
export interface Identity extends Membership {
  /** The same user in other schools of the workspace; the one above is the school used last. */
  others?: Membership[];
}

export const IDENTITY = defineKind<Identity>({
  kind: 'identity',
  schema: z.strictObject({
    schoolId: key,
    personId: key,
    others: z.array(z.strictObject({ schoolId: key, personId: key })).optional(),
  }) as z.ZodType<Identity>,
  sealed: [],
  often: true,
  indexes: [['schoolId', 'personId']],
});

export const identityId = (actor: Pick<Actor, 'platform' | 'tenant' | 'user'>): string =>
  `${actor.platform}:${actor.tenant}:${actor.user}`;

/** A workspace or tenant, and the schools whose people are in it. Without a record nobody in it is anybody. */
export interface Tenant {
  platform: Platform;
  tenant: string;
  /** Every school of this installation: the one workspace whose token stands in the settings. */
  all?: boolean;
  schools: string[];
}

export const TENANT = defineKind<Tenant>({
  kind: 'tenant',
  schema: z.strictObject({
    platform: z.enum(['sandbox', 'slack', 'teams']),
    tenant: key,
    all: z.boolean().optional(),
    schools: z.array(key),
  }) as z.ZodType<Tenant>,
  sealed: [],
  indexes: [['platform']],
});

export const tenantId = (platform: Platform, tenant: string): string => `${platform}:${tenant}`;

/** Where a person reads: the surface they used last. The id is the person's. */
export interface Reach {
  surface: Platform;
  tenant: string;
  place: string;
}

export const REACH = defineKind<Reach>({
  kind: 'reach',
  schema: z.strictObject({
    surface: z.enum(['sandbox', 'slack', 'teams']),
    tenant: key,
    place: key,
  }) as z.ZodType<Reach>,
  sealed: [],
  often: true,
  indexes: [],
});
