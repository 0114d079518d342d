import { z } from 'zod';
import type { NewThink, RecordKey } from './decision.js';
import { defineKind } from './kind.js';
import type { Epoch, Json } from './values.js';

/** A message that went out and can still be changed: which record it shows, to whom, and where it stands. */
export interface Message {
  /** `kind:id` of the record it shows; empty for one that shows none. */
  about: string;
  send: string;
  personId: string;
  surface: string;
  tenant: string;
  place: string;
  channel?: string;
  /** For a send to a channel: which one, as the row said it; `personId` is empty then. */
  toChannel?: string;
  handle: Json;
  sentAt: Epoch;
  data: Record<string, string | number | boolean>;
  /** Hash of the card as last drawn, so that a refresh without a difference costs no call. */
  drawn: string;
  state: 'live' | 'lost';
  reason?: string;
}

export const MESSAGE = defineKind<Message>({
  kind: 'message',
  schema: z.object({
    about: z.string(),
    send: z.string(),
    personId: z.string(),
    surface: z.string(),
    tenant: z.string(),
    place: z.string(),
    channel: z.string().optional(),
    toChannel: z.string().optional(),
    handle: z.json(),
    sentAt: z.number(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    drawn: z.string(),
    state: z.enum(['live', 'lost']),
    reason: z.string().optional(),
  }) as z.ZodType<Message>,
  sealed: [],
  indexes: [['about']],
});

/** The think row that work itself understands: brings the live messages of a record up to date. */
export const MESSAGES_CHANGED = 'messages.changed';
export const messagesChanged = (ref: RecordKey, dueAt: Epoch): NewThink => ({
  type: 'think',
  name: MESSAGES_CHANGED,
  ref,
  dueAt,
  id: `changed:${ref.kind}:${ref.id}`,
});
