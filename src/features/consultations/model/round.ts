import { z } from 'zod';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import { KINDS, LIMITS, outsideSchema } from './consultation.js';
import { roundForm } from './round-form.js';

/** DRAFT: its times are looked at, nobody knows of it · PLANNED: its classes have a consultation each · CANCELLED. */
export const ROUND_STATUSES = ['DRAFT', 'PLANNED', 'CANCELLED'] as const;

const way = z.object({
  without: z.string().optional(),
  shorter: z.number().optional(),
  until: z.number().optional(),
});
const classSchema = z.object({
  code: z.string(),
  /** Who must be there, beside who organises it. */
  people: z.array(z.string()),
  /** Those of them who are asked to prepare something. */
  asked: z.array(z.string()),
  relief: z.string().max(LIMITS.relief).optional(),
  /** Not in this round, as its organiser said. */
  left: z.boolean().optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  reasons: z.array(z.object({ why: z.string(), personId: z.string().optional() })),
  /** Of a class without a time: whose is in the way, and what would help. */
  bites: z.array(z.object({ personId: z.string(), why: z.enum(['busy', 'full', 'work', 'clash']) })),
  ways: z.array(way),
  /** Its consultation. */
  of: z.string().optional(),
});
export type RoundClassPlan = z.infer<typeof classSchema>;

/** Why a class has no time any more: somebody of it has something else then since. */
export const BUSY_SINCE = 'busySince';

const schema = z.object({
  schoolYear: z.string(),
  status: z.enum(ROUND_STATUSES),
  organiserId: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  kind: z.enum(KINDS),
  minutes: z.number(),
  /** First and last day. */
  from: z.string(),
  until: z.string(),
  form: roundForm,
  outside: z.array(outsideSchema),
  classes: z.array(classSchema),
  cancelWhy: z.string().optional(),
});
/** An MDO round, or another: many classes, each with a consultation of its own, planned at once. */
export type Round = z.infer<typeof schema>;

const DRAFT_LASTS = 7 * 24 * 3_600_000;

export const ROUND = defineKind<Round>({
  kind: 'consultRound',
  schema: schema as z.ZodType<Round>,
  sealed: ['form', 'outside', 'classes', 'cancelWhy'],
  indexes: [['organiserId', 'status', 'changedAt']],
  expiresAt: ({ status, changedAt }) =>
    status === 'DRAFT' ? changedAt + DRAFT_LASTS : Number.MAX_SAFE_INTEGER,
});
export type RoundRecord = Stored<Round>;

/** More classes than these are two rounds. */
export const MOST_CLASSES = 60;

export const roundRef = (id: string) => ({ kind: ROUND.kind, id });

export const inRound = ({ classes }: Pick<Round, 'classes'>): RoundClassPlan[] =>
  classes.filter(({ left }) => !left);
export const placedIn = (round: Pick<Round, 'classes'>) =>
  inRound(round).filter(
    (one): one is RoundClassPlan & { from: number; to: number } =>
      one.from !== undefined && one.to !== undefined,
  );

/** Everybody of it, its organiser first, each once. */
export const everyoneInRound = (round: Pick<Round, 'organiserId' | 'classes'>): string[] => [
  ...new Set([round.organiserId, ...placedIn(round).flatMap(({ people }) => people)]),
];

/** "MDO, 30 november tot 11 december": all that a message says of what it is. */
export const roundName = ({ kind, from, until }: Pick<Round, 'kind' | 'from' | 'until'>) =>
  text('consult.round.name', {
    kind: text(`consult.kind.${kind}`),
    from: day(from, 'short'),
    until: day(until, 'short'),
  });
