import type { CardRef, Reader } from '../../kernel/card.js';
import type { TextRef } from '../../kernel/text.js';
import type { Language } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { AdaptiveCard } from '../../render/card.js';
import { type Refresh, sizeOf, titled, toMessageCard, wordsCard } from './cards.js';
import type { TeamsParts } from './edge.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
export const APP_NAME = 'Zorgbode';

export interface Attachment {
  contentType: string;
  content: AdaptiveCard;
}

/** What stands in a conversation. */
export interface Message {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  /** What a locked screen shows. */
  summary?: string;
  attachments?: Attachment[];
}

/** A dialog as Teams opens it. */
export interface TaskInfo {
  title: string;
  height: string;
  width: string;
  card: Attachment;
}

export interface Draw {
  /** A card that has the title of a dialog shows it on top. */
  message(card: CardRef, reader: Reader, refresh?: Refresh): Message;
  /** The card of a message alone. */
  card(card: CardRef, reader: Reader, refresh?: Refresh): AdaptiveCard;
  /** As it is written, before its buttons are those of a dialog. */
  plain(card: CardRef, reader: Reader): AdaptiveCard;
  /** undefined: no dialog. */
  title(card: CardRef, reader: Reader): string | undefined;
  say(text: TextRef, language: Language): string;
}

export const attached = (content: AdaptiveCard): Attachment => ({ contentType: CARD, content });
export const spoken = (words: string): Message => ({ type: 'message', text: words, textFormat: 'plain' });
export const cardMessage = (content: AdaptiveCard, summary: string): Message => ({
  type: 'message',
  summary,
  attachments: [attached(content)],
});
export const dialog = (card: AdaptiveCard, title: string): TaskInfo => ({
  title,
  ...sizeOf(card),
  card: attached(card),
});
/** Nothing but words, in a dialog that is open. */
export const wordsDialog = (words: readonly string[], title: string): TaskInfo =>
  dialog(wordsCard(words), title);

export function createDraw(parts: {
  renderer: TeamsParts['renderer'];
  opens(verb: string): 'dialog' | 'act';
  clock: Clock;
}): Draw {
  const { renderer, opens, clock } = parts;
  const plain = (ref: CardRef, reader: Reader) => renderer.render(ref, reader, 'teams', clock.now());
  const title = (ref: CardRef, reader: Reader) => renderer.title(ref, reader, clock.now());
  const card = (ref: CardRef, reader: Reader, refresh?: Refresh) =>
    toMessageCard(plain(ref, reader), { schoolId: reader.schoolId, opens, refresh });
  return {
    plain,
    card,
    message(ref, reader, refresh) {
      const name = title(ref, reader);
      const drawn = card(ref, reader, refresh);
      const summary = renderer.summary(ref, reader, clock.now());
      return cardMessage(name === undefined ? drawn : titled(drawn, name), summary);
    },
    title,
    say: (text, language) => renderer.say(text, language, clock.now()),
  };
}
