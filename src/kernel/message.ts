import { z } from 'zod';
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
    handle: z.json(),
    sentAt: z.number(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    drawn: z.string(),
    state: z.enum(['live', 'lost']),
    reason: z.string().optional(),
  }) as z.ZodType<Message>,
  sealed: [],
  indexes: [['about'], ['personId', 'sentAt']],
});
