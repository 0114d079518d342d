import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';
import { KINDS, LIMITS } from './consultation.js';

/** A meeting that returns: each week, every two weeks, or on the nth such weekday of a month (`last` too). */
export const RHYTHMS = ['weekly', 'fortnight', 'first', 'second', 'third', 'last'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** "Waarom komen we samen, nog nodig?", asked once in a school year: as it is, otherwise, or it may stop. */
export const WHY_ANSWERS = ['keep', 'other', 'stop'] as const;
export type WhyAnswer = (typeof WHY_ANSWERS)[number];

/** Longest sentence beside that answer, in characters. */
export const MOST_WHY = 300;

const event = z.object({ at: z.number(), by: z.string(), what: z.string() });
const schema = z.object({
  roepnaam: z.string(),
  reference: z.string(),
  schoolYear: z.string(),
  /** False: it ended. */
  open: z.boolean(),
  kind: z.enum(KINDS),
  minutes: z.number(),
  organiserId: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** Grows with each change of what stands in calendars. RFC 5545, 3.8.7.4. */
  sequence: z.number(),
  /** Grows when its days or hours change: each of its consultations belongs to one. */
  generation: z.number(),
  weekday: z.enum(WEEKDAYS),
  rhythm: z.enum(RHYTHMS),
  time: z.string(),
  /** The first day from which it is held in this way, and the last day on which it may be: of the school year, or of its end. */
  start: z.string(),
  until: z.string(),
  /** Its days up to this one were made into consultations, or passed over. */
  bookedTo: z.string(),
  people: z.array(z.string()),
  words: z.object({ goal: z.string().max(LIMITS.goal), place: z.string().max(LIMITS.place).optional() }),
  /** Days without it since its organiser, or everybody else, was taken or away; and who is not in one since they had something. */
  missed: z.array(z.string()),
  clashes: z.array(z.object({ on: z.string(), who: z.array(z.string()) })),
  why: z
    .object({ at: z.number(), answer: z.enum(WHY_ANSWERS), said: z.string().max(MOST_WHY).optional() })
    .optional(),
  events: z.array(event),
});
export type Recurring = z.infer<typeof schema>;

/** A *vast overleg*: a series of consultations. Each of these is a consultation as any other, and knows its series. */
export const RECURRING = defineKind<Recurring>({
  kind: 'recurringMeeting',
  schema,
  sealed: ['people', 'words', 'why', 'events', 'clashes'],
  indexes: [['open', 'changedAt']],
});

export const recurringRef = (id: string) => ({ kind: RECURRING.kind, id });

/** Of one of its days: found again whatever happened to it, and never made twice. */
export const occurrenceId = (id: string, { generation }: Pick<Recurring, 'generation'>, on: string): string =>
  `${id}G${generation}D${on.replaceAll('-', '')}`;

/** For ever the same for one series: a calendar replaces what it has of it. */
export const seriesUid = (id: string): string => `series-${id}@zorgbode`;

/** Room for the changes of single ones between two of the whole. */
const STEP = 100;
export const seriesSequence = (sequence: number): number => sequence * STEP;
