import type { Reader } from '../../kernel/card.js';
import type { Answer } from '../../kernel/interaction.js';
import type { Epoch, Json, Language } from '../../kernel/values.js';
import { type Draw, drawn } from './draw.js';

/** What `POST /sandbox/api/act` answers: a `dialog` to open, a `card` (in the place of the one acted on), a `note`, `errors` by field. */
export interface Shown {
  /** Of every word in it. */
  language: Language;
  dialog?: Json;
  card?: Json;
  note?: string;
  errors?: Record<string, string>;
  closed?: true;
}

/**
 * A reply in words, in the language of who acted. `inChannel`: the card acted on stands where others read, so that one drawn for
 * this person opens beside it.
 */
export function showReply(
  answer: Answer,
  schoolId: string,
  draw: Draw,
  now: Epoch,
  inChannel = false,
): Shown {
  const { reply, language } = answer;
  const reader: Reader = answer.reader ?? { schoolId, personId: '', language };
  switch (reply.kind) {
    case 'dialog':
    case 'next':
      return { language, dialog: drawn(draw, reply.card, reader, now) };
    case 'card':
      if (inChannel) return { language, dialog: drawn(draw, reply.card, reader, now) };
      return { language, card: drawn(draw, reply.card, reader, now) };
    case 'note':
      return { language, note: draw.say(reply.text, language, now) };
    case 'errors':
      return {
        language,
        errors: Object.fromEntries(
          Object.entries(reply.fields).map(([field, text]) => [field, draw.say(text, language, now)]),
        ),
      };
    case 'close':
      return {
        language,
        closed: true,
        ...(reply.note ? { note: draw.say(reply.note, language, now) } : {}),
      };
  }
}
