import type { CardRef, Reader } from '../../kernel/card.js';
import type { TextRef } from '../../kernel/text.js';
import type { Epoch, Json, Language } from '../../kernel/values.js';

/** What this edge needs of `render`. */
export interface Draw {
  render(card: CardRef, reader: Reader, surface: 'sandbox', now?: Epoch): object;
  say(text: TextRef, language: Language, now?: Epoch): string;
}

/** The card in its reader's language, which is told beside it: a card has no `lang` (see `render/card.ts`). */
export const drawn = (draw: Draw, card: CardRef, reader: Reader, now: Epoch): Json =>
  draw.render(card, reader, 'sandbox', now) as Json;
