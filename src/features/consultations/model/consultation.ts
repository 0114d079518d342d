import { z } from 'zod';
import { defineKind } from '../../../kernel/kind.js';
import { PERMISSIONS } from '../../school/model/phases.js';
import { STATUSES } from './states.js';

/** Kinds of talks (`domain.md` §3.2); a school may call them otherwise. */
export const KINDS = ['talk', 'careTeam', 'cell', 'mdo', 'council', 'parents'] as const;
export type ConsultationKind = (typeof KINDS)[number];

/** How long each kind takes, in minutes, unless somebody says otherwise: no source gives a length, practice does. */
export const USUAL_MINUTES: Record<ConsultationKind, number> = {
  talk: 25,
  careTeam: 50,
  cell: 50,
  mdo: 25,
  council: 50,
  parents: 25,
};
export const LENGTHS = ['15', '25', '50', '75', '100'] as const;

/** Longest texts, in characters (UTF-16 units, as the inputs count them). */
export const LIMITS = { goal: 200, place: 200, outside: 400, prepared: 300, relief: 120 } as const;
export const MOST_PEOPLE = 12;
export const MOST_OUTSIDE = 6;

/** Whoever has no account here: they get a file and a text from the organiser, never anything from the bot. */
export const outsideSchema = z.object({ name: z.string().max(80), address: z.string().max(120).optional() });
export type Outside = z.infer<typeof outsideSchema>;

export const ANSWERS = ['can', 'ifNeeded', 'cannot'] as const;
export type VoteAnswer = (typeof ANSWERS)[number];

/** What a participant says before it: come together, or a message will do. */
export const ENOUGH = ['meet', 'enough'] as const;
export const INTERPRETER = ['no', 'needed', 'arranged'] as const;
/** Why it does not go on; told in these words and no others. */
export const CANCEL_REASONS = ['solved', 'message', 'missing', 'later'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

const event = z.object({ at: z.number(), by: z.string(), what: z.string() });
const schema = z.object({
  roepnaam: z.string(),
  reference: z.string(),
  schoolYear: z.string(),
  status: z.enum(STATUSES),
  open: z.boolean(),
  kind: z.enum(KINDS),
  minutes: z.number(),
  requestId: z.string().optional(),
  classCode: z.string().optional(),
  /** The round that it is a class of. */
  roundId: z.string().optional(),
  /** The recurring meeting that it is one of, when it was to be by its rule, and how often that had changed by then. */
  seriesId: z.string().optional(),
  seriesAt: z.number().optional(),
  seriesSequence: z.number().optional(),
  organiserId: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** While it is CONFIRMED or HELD. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** The time that stands in calendars while another is looked for. */
  was: z.object({ from: z.number(), to: z.number() }).optional(),
  /** Grows with each change of what stands in calendars. RFC 5545, 3.8.7.4. */
  sequence: z.number(),
  people: z.array(z.string()),
  outside: z.array(outsideSchema),
  words: z.object({
    goal: z.string().max(LIMITS.goal),
    place: z.string().max(LIMITS.place).optional(),
    /** Who has the class meanwhile. */
    relief: z.string().max(LIMITS.relief).optional(),
  }),
  slots: z.array(z.object({ from: z.number(), to: z.number(), reasons: z.array(z.string()) })),
  /** By person: an answer for each slot, in their order. */
  votes: z.record(z.string(), z.array(z.enum(ANSWERS))),
  events: z.array(event),
  /** "Is samenkomen nodig?": what each said, of the time that it has now. */
  enough: z.record(z.string(), z.enum(ENOUGH)).optional(),
  /** For a talk with parents. */
  prepared: z
    .object({
      strength: z.string().max(LIMITS.prepared).optional(),
      interpreter: z.enum(INTERPRETER).optional(),
      tells: z.string().max(LIMITS.prepared).optional(),
    })
    .optional(),
  /** In a round: who is asked to prepare something, by which day, and who did. */
  prepare: z.object({ due: z.record(z.string(), z.string()), answered: z.array(z.string()) }).optional(),
  /** Whether the CLB may be there about a named pupil, as who planned it said. */
  permission: z.object({ answer: z.enum(PERMISSIONS), by: z.string(), at: z.number() }).optional(),
  /** How it ended: noted by whom, with how many agreements; `met` false: a message was enough. */
  held: z
    .object({ at: z.number(), by: z.string(), met: z.boolean(), agreements: z.number(), added: z.number() })
    .optional(),
  cancelWhy: z.enum(CANCEL_REASONS).optional(),
  /** Who does not work at its time any more, of which its organiser was told; `kept`: it stays as it is. */
  hits: z.array(z.object({ who: z.string(), from: z.number(), kept: z.boolean().optional() })).optional(),
  /** Who said whether it was worth it; what they said is counted elsewhere, without them. */
  tapped: z.array(z.string()).optional(),
});
export type Consultation = z.infer<typeof schema>;

/** An *overlegmoment*. */
export const CONSULTATION = defineKind<Consultation>({
  kind: 'consultation',
  schema,
  sealed: [
    'people',
    'outside',
    'words',
    'slots',
    'votes',
    'events',
    'enough',
    'prepared',
    'prepare',
    'permission',
    'held',
    'cancelWhy',
    'hits',
    'tapped',
  ],
  indexes: [
    ['organiserId', 'open', 'changedAt'],
    ['requestId', 'createdAt'],
    ['seriesId', 'open', 'from'],
    ['open', 'from'],
    ['roundId', 'createdAt'],
  ],
  blind: {
    // Also those who are over: their minutes are still read.
    person: ({ people, organiserId }) => [...new Set([organiserId, ...people])],
  },
});

export const consultationRef = (id: string) => ({ kind: CONSULTATION.kind, id });

/** Organiser first, each once. */
export const everyoneIn = ({
  organiserId,
  people,
}: Pick<Consultation, 'organiserId' | 'people'>): string[] => [...new Set([organiserId, ...people])];
