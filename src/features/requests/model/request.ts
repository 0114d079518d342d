import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { CARE_PHASES, PERMISSIONS } from '../../school/model/phases.js';
import { DOMAINS } from '../../school/model/school.js';
import { isUnmet } from './alarm.js';
import { daysAfter } from './days.js';
import { allEnded } from './shares.js';
import { isOpen, STATUSES, type Status } from './states.js';
import { storedWeight } from './weights.js';

export const SCOPES = ['pupil', 'group', 'class', 'practice'] as const;
export const NEEDS = ['think', 'observe', 'material', 'parents', 'hands', 'next', 'vent'] as const;
export const CAPACITIES = ['fine', 'heavy', 'tooMuch'] as const;
export const WHENS = ['thisWeek', 'twoWeeks', 'canWait'] as const;
export const INFORMED = ['yes', 'one', 'notYet', 'discuss'] as const;
export const SAFETY = ['no', 'doubt', 'yes'] as const;
export const HELPED = ['yes', 'bit', 'no', 'ongoing'] as const;
/** Why a request is put aside; the partners among them are those it is referred to. */
export const PARTNERS = ['clb', 'learningSupport', 'outsideHelp', 'otherPartner'] as const;
export const PARK_REASONS = ['tryout', 'talk', 'news', 'period', 'others', ...PARTNERS] as const;
export const OUTCOMES = ['helped', 'agreed', 'elsewhere', 'solved', 'other'] as const;

/** Longest texts, in characters (UTF-16 units, as the inputs count them). */
export const LIMITS = { observation: 2000, long: 1000, short: 300, pupil: 40 } as const;

/** Everything a person wrote or ticked: sealed as a whole. */
export const wordsSchema = z.object({
  scope: z.enum(SCOPES),
  pupil: z.string().max(LIMITS.pupil).optional(),
  observation: z.string().max(LIMITS.observation),
  safety: z.enum(SAFETY),
  aboutStaff: z.boolean().optional(),
  triedExamples: z.array(z.string()).optional(),
  tried: z.string().optional(),
  helped: z.enum(HELPED).optional(),
  triedWhy: z.string().optional(),
  strengths: z.string().optional(),
  domains: z.array(z.enum(DOMAINS)).optional(),
  domainUnknown: z.boolean().optional(),
  needs: z.array(z.enum(NEEDS)).optional(),
  capacity: z.enum(CAPACITIES).optional(),
  when: z.enum(WHENS).optional(),
  parentsInformed: z.enum(INFORMED).optional(),
  pupilInformed: z.enum(INFORMED).optional(),
});
export type Words = z.infer<typeof wordsSchema>;

/** What was said back and forth afterwards; a correction stands beside what it corrects, nothing is rewritten. */
const noteSchema = z.object({
  at: z.number(),
  by: z.string(),
  kind: z.enum(['question', 'reply', 'answer', 'addition', 'correction', 'outcome', 'reason', 'thought']),
  text: z.string(),
  /** The id of the instrument that was given along with an answer. */
  instrument: z.string().optional(),
});
export type Note = z.infer<typeof noteSchema>;

/** Who acts when something falls due. No person of a school has this id. */
export const AUTOMATIC = '*';

/** A step on the timeline: who did what when, never a word of content. */
const eventSchema = z.object({ at: z.number(), by: z.string(), what: z.string(), to: z.string().optional() });
export type TimelineEvent = z.infer<typeof eventSchema>;

const requestSchema = z.object({
  roepnaam: z.string(),
  reference: z.string(),
  schoolYear: z.string(),
  status: z.enum(STATUSES),
  open: z.boolean(),
  classCode: z.string(),
  requesterId: z.string(),
  /** Where it lies: routed, chosen or handed over to. */
  coordinatorId: z.string(),
  /** Who follows it up; absent until taken. */
  takenBy: z.string().optional(),
  together: z.boolean().optional(),
  /** While it is PARKED, and only then: why, and the day on which it comes back. */
  parked: z.object({ why: z.enum(PARK_REASONS), until: z.string() }).optional(),
  /** In the basket for the hour with the CLB, of who leads it. */
  clb: z.boolean().optional(),
  /** Of the support that it asks, as a person chose it; never of a pupil. Absent: nobody chose yet. */
  phase: z.enum(CARE_PHASES).optional(),
  /** What was looked at before the support went a phase further, by whom. */
  steppedUp: z
    .array(
      z.object({
        at: z.number(),
        by: z.string(),
        to: z.enum(CARE_PHASES),
        checked: z.array(z.string()),
        permission: z.enum(PERMISSIONS).optional(),
        /** Who noted that parents, or a pupil who may decide, agreed, or why nobody had to. */
        permissionBy: z.string().optional(),
      }),
    )
    .optional(),
  /** Other requests of which a person ticked that they are about the same pupil. */
  samePupilAs: z.array(z.string()).optional(),
  /** And those of which a person said that they are not, so that it is not asked again. */
  notSamePupilAs: z.array(z.string()).optional(),
  /** What it is about, in a word that the coordinator chose; for "kijk breder". */
  theme: z.string().optional(),
  /** The piece of work that it is a part of, with others (`triage`). */
  bundle: z.string().optional(),
  /** The day on which who follows it up speaks with its requester, when that was said. */
  plannedFor: z.string().optional(),
  /** The day on which it comes back, or came back, after it was put aside; until somebody does something with it. */
  backOn: z.string().optional(),
  /** What was shared with whom: what stands here, and nothing else of it. */
  shares: z
    .array(
      z.object({
        at: z.number(),
        by: z.string(),
        with: z.array(z.string()),
        text: z.string(),
        /** Who said that thinking along does not fit now. */
        cannot: z.array(z.string()).optional(),
        /** With whom it is over: taken back, or the request was closed. */
        ended: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** Whoever was asked to take it up since nobody did; may, as long as nobody has. */
  standInAsked: z.string().optional(),
  /** The colleague who noted it after a talk in the corridor. */
  notedBy: z.string().optional(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** What it asks of who has it (`weights.ts`), where that is not the usual; and the Monday of the week it came in. */
  weight: z.number().optional(),
  week: z.string().optional(),
  closedAt: z.number().optional(),
  outcome: z.enum(OUTCOMES).optional(),
  pupilTrackingBy: z.string().optional(),
  /** The day by which the requester hears something. */
  answerBy: z.string(),
  routing: z.array(z.object({ t: z.string(), p: z.record(z.string(), z.any()).optional() })),
  /** Set when it is about somebody of the school: the only people who may know. */
  onlyFor: z.array(z.string()).optional(),
  /** Coordinators who may read after a hand-over; people told by "ja" or by the requester. */
  handedTo: z.array(z.string()),
  sharedWith: z.array(z.string()),
  /** Coordinators who gave a reason to look. */
  openedBy: z.array(z.string()),
  /** In which message it was told together with others of that hour: its coordinator and the moment. */
  gathered: z.string().optional(),
  alarm: z
    .object({
      at: z.number(),
      told: z.array(z.string()),
      acknowledgedBy: z.string().optional(),
      acknowledgedAt: z.number().optional(),
    })
    .optional(),
  /** Who was asked to take it up, in the message of which morning. */
  nudges: z.array(z.object({ to: z.string(), day: z.string() })).optional(),
  events: z.array(eventSchema),
  words: wordsSchema,
  notes: z.array(noteSchema),
});
export type CareRequest = z.infer<typeof requestSchema>;

/** A code or initials as they are compared: letters and digits only, without accents. */
export const normalCode = (code: string) =>
  code
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

export const REQUEST = defineKind<CareRequest>({
  kind: 'request',
  schema: requestSchema,
  // Beside all that was written: how it ended, what happened, and who may know, which nobody can then write in by hand.
  sealed: [
    'words',
    'notes',
    'outcome',
    'alarm',
    'events',
    'routing',
    'onlyFor',
    'sharedWith',
    'handedTo',
    'openedBy',
    'notedBy',
    'standInAsked',
    'nudges',
    'parked',
    'clb',
    'phase',
    'steppedUp',
    'samePupilAs',
    'notSamePupilAs',
    'theme',
    'shares',
  ],
  indexes: [
    ['requesterId', 'open', 'changedAt'],
    ['coordinatorId', 'open', 'classCode'],
    ['coordinatorId', 'status', 'changedAt'],
    ['coordinatorId', 'status', 'takenBy'],
    ['takenBy', 'status', 'changedAt'],
    ['takenBy', 'open', 'plannedFor'],
    ['takenBy', 'open', 'backOn'],
    ['gathered', 'createdAt'],
    ['coordinatorId', 'open', 'weight'],
    ['coordinatorId', 'week'],
    ['classCode', 'createdAt'],
    ['bundle', 'createdAt'],
  ],
  unique: [['schoolYear', 'roepnaam']],
  blind: {
    pupil: (r) => (r.words.pupil ? normalCode(r.words.pupil) : undefined),
    nudge: (r) => r.nudges?.map(({ to, day }) => `${to}:${day}`),
    unmet: (r) => (isUnmet(r) ? r.alarm.told : undefined),
  },
});

export interface NewRequest {
  id: string;
  roepnaam: string;
  schoolYear: string;
  classCode: string;
  requesterId: string;
  coordinatorId: string;
  routing: CareRequest['routing'];
  answerBy: Day;
  week?: Day;
  words: Words;
  status: 'NEW' | 'HELD' | 'UNCONFIRMED';
  notedBy?: string;
  onlyFor?: string[];
}

/** A request at its birth. The technical reference is the end of its id: nothing to count, nothing to guess from. */
export function newRequest(from: NewRequest, now: Epoch): CareRequest {
  // Field by field: taking only the id out of a copy costs twenty times as much.
  return {
    roepnaam: from.roepnaam,
    schoolYear: from.schoolYear,
    classCode: from.classCode,
    requesterId: from.requesterId,
    coordinatorId: from.coordinatorId,
    routing: from.routing,
    answerBy: from.answerBy,
    week: from.week,
    weight: storedWeight(from.status, from.words.when),
    words: from.words,
    status: from.status,
    notedBy: from.notedBy,
    onlyFor: from.onlyFor,
    reference: `ZV-${from.id.slice(-6)}`,
    open: true,
    createdAt: now,
    changedAt: now,
    handedTo: [],
    sharedWith: [],
    openedBy: [],
    events: [{ at: now, by: from.notedBy ?? from.requesterId, what: from.notedBy ? 'noted' : 'raised' }],
    notes: [],
  };
}

/** The request after an act that the table allows; `next` is its state, from `stateAfter()`. */
export function moved(
  request: CareRequest,
  next: Status,
  event: TimelineEvent,
  change: Partial<CareRequest> = {},
): CareRequest {
  return {
    ...request,
    ...change,
    ...daysAfter(request, next, change, event.by === AUTOMATIC),
    clb: isOpen(next) ? ('clb' in change ? change.clb : request.clb) : undefined,
    bundle: isOpen(next) ? ('bundle' in change ? change.bundle : request.bundle) : undefined,
    shares: isOpen(next) ? ('shares' in change ? change.shares : request.shares) : allEnded(request, change),
    status: next,
    weight: storedWeight(next, (change.words ?? request.words).when, change.phase ?? request.phase),
    open: isOpen(next),
    changedAt: event.at,
    closedAt: isOpen(next) ? undefined : event.at,
    events: [...request.events, event],
  };
}
