import { z } from 'zod';
import { defineKind } from '../../kernel/kind.js';
import { type Epoch, type Json, LANGUAGES, type Language } from '../../kernel/values.js';

/** A message as it stands in the sandbox's chat: the drawn card, as a chat platform would keep it. */
export interface SandboxMessage {
  /** Who sees it: `dm:<person>`, or `channels` for everybody. */
  seenBy: string;
  /** The name of the channel it stands in. */
  channel?: string;
  /** School time of its arrival; a later change of the card leaves it where it was. */
  at: Epoch;
  card: Json;
  /** Of the card's words; absent in what was stored before it was kept. */
  language?: Language;
}

/** Its id is the work row's, so that a message delivered twice stands once. */
export const SANDBOX_MESSAGE = defineKind<SandboxMessage>({
  kind: 'sandboxMessage',
  schema: z.object({
    seenBy: z.string(),
    channel: z.string().optional(),
    at: z.number(),
    card: z.json(),
    language: z.enum(LANGUAGES).optional(),
  }) as z.ZodType<SandboxMessage>,
  sealed: ['card'],
  indexes: [['seenBy', 'at']],
});

export const EVERYBODY = 'channels';
export const only = (personId: string): string => `dm:${personId}`;
