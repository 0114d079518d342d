import type { Reader } from '../../kernel/card.js';
import type { Answer } from '../../kernel/interaction.js';
import type { Epoch, Json } from '../../kernel/values.js';
import { type Draw, drawn } from './draw.js';

/** What `POST /sandbox/api/act` answers (contract.md, 'Sandbox API'). */
export interface Shown {
  dialog?: Json;
  card?: Json;
  note?: string;
  errors?: Record<string, string>;
  closed?: true;
}

/** A reply in words, in the language of who acted. */
export function showReply(answer: Answer, schoolId: string, draw: Draw, now: Epoch): Shown {
  const { reply, language } = answer;
  const reader: Reader = answer.reader ?? { schoolId, personId: '', language };
  switch (reply.kind) {
    case 'dialog':
    case 'next':
      return { dialog: drawn(draw, reply.card, reader, now) };
    case 'card':
      return { card: drawn(draw, reply.card, reader, now) };
    case 'note':
      return { note: draw.say(reply.text, language, now) };
    case 'errors':
      return {
        errors: Object.fromEntries(
          Object.entries(reply.fields).map(([field, text]) => [field, draw.say(text, language, now)]),
        ),
      };
    case 'close':
      return reply.note ? { closed: true, note: draw.say(reply.note, language, now) } : { closed: true };
  }
}
