import { z } from 'zod';
import type { RecordKey } from '../../../kernel/decision.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';

/** Longest texts, in characters (UTF-16 units); colleagues in one. */
export const LIMITS = { saw: 400, did: 300, recipients: 10 } as const;

/** To them alone · in a team's channel · in that channel with those of the week, at its end (*trotsmomenten*). */
export const WAYS = ['personal', 'channel', 'round'] as const;
export type Way = (typeof WAYS)[number];

/**
 * PERSONAL: only those it is for · ASKED: it is for a channel, and somebody it is for has not said yet whether that may ·
 * WAITING: for the round · POSTED · WITHDRAWN: taken back, by who wrote it.
 */
export const STATES = ['PERSONAL', 'ASKED', 'WAITING', 'POSTED', 'WITHDRAWN'] as const;
export type State = (typeof STATES)[number];

/**
 * What somebody saw a colleague do, said out loud. Nothing of it is ever counted per person: there is no index by whom it is for, so
 * that nobody can ask the store how many somebody got (`product.md` §5).
 */
export interface Appreciation {
  senderId: string;
  recipientIds: string[];
  way: Way;
  /** Whose channel; absent for a personal one. */
  teamId?: string;
  state: State;
  createdAt: Epoch;
  /** The round that it stood in. */
  roundId?: string;
  postedAt?: Epoch;
  /** A core value, and an example of basic care: what made somebody think of it. */
  valueId?: string;
  exampleId?: string;
  /** "Ik zag dat je …", in the words of who wrote it; gone with a withdrawal. */
  words?: { saw: string; did?: string };
  /** The words may stand in a chat: nothing in them looks like a pupil or a parent, or their writer said that it is none. */
  open: boolean;
}

const key = z.string().min(1).max(80);

export const APPRECIATION = defineKind<Appreciation>({
  kind: 'appreciation',
  schema: z.strictObject({
    senderId: key,
    recipientIds: z.array(key).min(1).max(LIMITS.recipients),
    way: z.enum(WAYS),
    teamId: key.optional(),
    state: z.enum(STATES),
    createdAt: z.number(),
    roundId: key.optional(),
    postedAt: z.number().optional(),
    valueId: key.optional(),
    exampleId: key.optional(),
    words: z
      .strictObject({ saw: z.string().min(1).max(LIMITS.saw), did: z.string().max(LIMITS.did).optional() })
      .optional(),
    open: z.boolean(),
  }) as z.ZodType<Appreciation>,
  sealed: ['words'],
  indexes: [
    ['senderId', 'createdAt'],
    ['state', 'createdAt'],
    ['state', 'postedAt'],
    ['roundId', 'createdAt'],
  ],
});

export const thanksRef = (id: string): RecordKey => ({ kind: APPRECIATION.kind, id });

/** A colleague who says the same; a record of its own, so that twenty at one moment do not stand in each other's way. Names, never a number. */
export interface Second {
  of: string;
  personId: string;
  at: Epoch;
}
export const SECOND = defineKind<Second>({
  kind: 'appreciationSecond',
  schema: z.strictObject({ of: key, personId: key, at: z.number() }) as z.ZodType<Second>,
  sealed: [],
  indexes: [['of', 'at']],
});
export const secondId = (of: string, personId: string): string => `${of}:${personId}`;

/** Whether what is for somebody may stand in a channel; one a person, under the person's id. Absent: not asked yet. */
export interface Preference {
  wants: 'public' | 'personal';
  since: Epoch;
}
export const PREFERENCE = defineKind<Preference>({
  kind: 'appreciationPreference',
  schema: z.strictObject({
    wants: z.enum(['public', 'personal']),
    since: z.number(),
  }) as z.ZodType<Preference>,
  sealed: [],
  indexes: [],
});
