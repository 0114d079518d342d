import type { CardRef, Reader } from '../../kernel/card.js';
import type { TextRef } from '../../kernel/text.js';
import type { Epoch, Json, Language } from '../../kernel/values.js';

/** What this edge needs of `render`. */
export interface Draw {
  render(card: CardRef, reader: Reader, surface: 'sandbox', now?: Epoch): object;
  say(text: TextRef, language: Language, now?: Epoch): string;
}

/** The card in its reader's language, marked with that language so that a screen reader speaks it. */
export const drawn = (draw: Draw, card: CardRef, reader: Reader, now: Epoch): Json => ({
  lang: reader.language,
  ...(draw.render(card, reader, 'sandbox', now) as { [key: string]: Json }),
});
