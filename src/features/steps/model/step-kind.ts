import { z } from 'zod';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { normalCode } from '../../requests/model/request.js';
import { askRef } from '../../school/model/asking.js';
import { OUTCOMES, STATUSES } from './states.js';

/** For whom something is tried. `practice`: what a teacher does themselves, of nobody's business but theirs · `team`: without any pupil. */
export const SCOPES = ['pupil', 'group', 'class', 'practice', 'team'] as const;
export type Scope = (typeof SCOPES)[number];

/** Longest texts, in characters (UTF-16 units, as the inputs count them). */
export const LIMITS = { what: 200, notice: 200, learned: 200, why: 200, pupil: 40 } as const;

const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

const words = z.object({
  what: z.string().max(LIMITS.what),
  /** By what its owner will see that it helps. */
  notice: z.string().max(LIMITS.notice).optional(),
  pupil: z.string().max(LIMITS.pupil).optional(),
  /** Outside the class: why there, and to reach what. */
  outsideWhy: z.string().max(LIMITS.why).optional(),
  outsideGoal: z.string().max(LIMITS.why).optional(),
});

const lookBack = z.object({
  /** The id of the act: what is told of it is told once, and not when it was undone. */
  id: z.string(),
  at: z.number(),
  by: z.string(),
  outcome: z.enum(OUTCOMES),
  /** The day on which it was asked, and the one that was set instead. */
  asked: z.string().optional(),
  next: z.string().optional(),
  learned: z.string().max(LIMITS.learned).optional(),
  /** After three extensions: what somebody still hopes to see. */
  why: z.string().max(LIMITS.why).optional(),
  /** "Niet aan toe gekomen": its new day is all right for them. */
  fine: z.boolean().optional(),
});
export type LookBack = z.infer<typeof lookBack>;

/** What happened on the way, never a word of content. */
const event = z.object({
  at: z.number(),
  by: z.string(),
  what: z.string(),
  to: z.string().optional(),
  day: z.string().optional(),
});
export type StepEvent = z.infer<typeof event>;

/** Why it lies aside for a while; shown to who may read its words. */
export const PARK_REASONS = ['period', 'away', 'waits', 'news', 'other'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

const stepSchema = z.object({
  roepnaam: z.string(),
  reference: z.string(),
  schoolYear: z.string(),
  status: z.enum(STATUSES),
  open: z.boolean(),
  /** The care request it comes from; it shares its roepnaam. */
  requestId: z.string().optional(),
  /** Who raised that request. */
  requesterId: z.string().optional(),
  scope: z.enum(SCOPES),
  classCode: z.string().optional(),
  /** Who looks back: a person, or for a step without a pupil a team. Exactly one of both. */
  ownerId: z.string().optional(),
  teamId: z.string().optional(),
  /** "Wie test mee?", for so many weeks; of a team's step only. */
  trial: z.object({ weeks: z.number() }).optional(),
  /** Who keeps a team's step, and on which morning they are asked because it has no channel. */
  keptBy: z.string().optional(),
  keptOn: z.string().optional(),
  createdBy: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  endedAt: z.number().optional(),
  startsOn: z.string(),
  /** While it is RUNNING, and only then. */
  lookBackOn: z.string().optional(),
  /** The day on which it was last asked and answered: by looking back, or by another day. */
  askedFor: z.string().optional(),
  /** The morning on which it asks, where that is not its day: it could not be said then, or it asks once more. */
  askOn: z.string().optional(),
  /** While it is PARKED, and only then. */
  backOn: z.string().optional(),
  parkedWhy: z.enum(PARK_REASONS).optional(),
  /** It takes place outside the class, until a day. */
  outside: z.boolean(),
  outsideUntil: z.string().optional(),
  words,
  helpers: z.array(z.string()),
  /** With whom it lies for help and what nobody answers; where it comes from a class, whoever follows that class. */
  coordinatorId: z.string(),
  /** Of "mijn aanpak", or about somebody of the school: only those who take part, its requester and its coordinator. */
  closed: z.boolean().optional(),
  /** On which days it takes place, and how long each time; for who does it outside the lessons of the class. */
  session: z.object({ days: z.array(z.enum(WEEK_DAYS)), minutes: z.number() }).optional(),
  /** Who was asked to take it over, and did not answer yet. */
  offered: z.object({ to: z.string(), by: z.string(), at: z.number() }).optional(),
  /** Whether "heb je er nog iets aan?" was asked for the present day, and whether its coordinator was told. */
  reminded: z.enum(['owner', 'coordinator']).optional(),
  /** Who was told instead of its owner, in the message of which morning. */
  toldTo: z.string().optional(),
  toldOn: z.string().optional(),
  /** What was agreed before it was adjusted, oldest first. */
  former: z
    .array(
      z.object({
        at: z.number(),
        by: z.string(),
        what: z.string().max(LIMITS.what),
        notice: z.string().max(LIMITS.notice).optional(),
      }),
    )
    .optional(),
  lookBacks: z.array(lookBack),
  /** How it was before the last look back, to undo it with, until that is told. */
  undo: z.record(z.string(), z.any()).optional(),
  /** What the partner of a duo said: the same, or something beside it. */
  seen: z
    .array(
      z.object({
        lookBack: z.string(),
        by: z.string(),
        at: z.number(),
        text: z.string().max(LIMITS.learned).optional(),
      }),
    )
    .optional(),
  /** Who was asked whether they saw the same, in the message of which morning, about which look back. */
  duo: z.array(z.object({ to: z.string(), day: z.string(), lookBack: z.string() })).optional(),
  events: z.array(event),
});
export type SmallIntervention = z.infer<typeof stepSchema>;
export type StepWords = SmallIntervention['words'];

/** A *kleine stap* (`domain.md` §3.3 (c); *kleine ingreep* in the source texts). */
export const INTERVENTION = defineKind<SmallIntervention>({
  kind: 'intervention',
  schema: stepSchema,
  sealed: [
    'words',
    'helpers',
    'coordinatorId',
    'closed',
    'outsideUntil',
    'session',
    'offered',
    'lookBacks',
    'undo',
    'seen',
    'duo',
    'former',
    'parkedWhy',
    'events',
    'requesterId',
  ],
  indexes: [
    ['schoolYear', 'roepnaam'],
    ['ownerId', 'open', 'lookBackOn'],
    ['ownerId', 'askedFor'],
    ['toldTo', 'toldOn'],
    ['ownerId', 'status', 'changedAt'],
    ['teamId', 'open', 'lookBackOn'],
    ['teamId', 'askedFor'],
    ['keptBy', 'keptOn'],
    ['classCode', 'open', 'createdAt'],
    ['requestId', 'createdAt'],
    ['status', 'lookBackOn'],
    ['outside', 'open', 'createdAt'],
  ],
  blind: {
    pupil: ({ words: { pupil } }) => (pupil ? normalCode(pupil) : undefined),
    duo: ({ duo }) => duo?.map(({ to, day }) => `${to}:${day}`),
    helper: ({ helpers, open }) => (open ? helpers : undefined),
  },
});

/** The morning on which it asks: its day to look back, unless that was put off, or it asks once more. */
export const asksOn = ({ askOn, lookBackOn }: SmallIntervention): string | undefined => askOn ?? lookBackOn;

export const stepRef = (id: string) => ({ kind: INTERVENTION.kind, id });
/** The step that a message is about, as it is now. */
export const stepOf = async (at: {
  read: Read;
  ref?: RecordKey;
}): Promise<Stored<SmallIntervention> | undefined> => at.ref && at.read.get(INTERVENTION, at.ref.id);
/** The one card of a day with all that a team looks back on, in its channel. */
export const teamDayRef = (teamId: string, day: string) => askRef(`team:${teamId}`, day);
