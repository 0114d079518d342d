import type { CardRef, Reader } from '../../kernel/card.js';
import type { FileRef } from '../../kernel/file.js';
import type { TextRef } from '../../kernel/text.js';
import type { Epoch, Language } from '../../kernel/values.js';
import type { Clock } from '../../ports/clock.js';
import type { AdaptiveCard } from '../../render/card.js';
import type { DrawnFile } from '../../render/file.js';
import { type Context, type Words, wordsIn } from './blocks/context.js';
import { type Home, type Message, type Modal, toHome, toMessage, toModal } from './blocks/convert.js';
import { maxOf } from './blocks/limits.js';
import { beginningOf, escaped, plainText } from './blocks/text.js';
import type { LongLists } from './long-lists.js';

/** What this edge needs of `render`. */
export interface Renderer {
  render(ref: CardRef, reader: Reader, surface: 'slack', now?: Epoch): AdaptiveCard;
  title(ref: CardRef, reader: Reader, now?: Epoch): string | undefined;
  say(ref: TextRef, language: Language, now?: Epoch): string;
  file(ref: FileRef, reader: Reader, now: Epoch): Promise<DrawnFile>;
}

/** Cards and words as Slack takes them. */
export interface Draw {
  message(card: CardRef, reader: Reader): Message;
  /** `title`: for a card that is no dialog. */
  modal(card: CardRef, reader: Reader, title?: string): Modal;
  home(card: CardRef, reader: Reader): Home;
  say(text: TextRef, language: Language): string;
  /** Words of ours to one person. */
  note(words: string): Message;
  /** The same as a view with nothing to submit. */
  noteView(words: string, title: string | undefined, language: Language): Modal;
  noteHome(words: string): Home;
  /** Resolves when all lists that were drawn can be asked for. */
  ready(): Promise<void>;
}

const APP_NAME = 'Zorgbode';

export function createDraw(parts: { renderer: Renderer; clock: Clock; lists: LongLists }): Draw {
  const { renderer, clock, lists } = parts;
  const words = new Map<Language, Words>();
  const wordsOf = (language: Language): Words => {
    const known = words.get(language) ?? wordsIn((ref) => renderer.say(ref, language));
    words.set(language, known);
    return known;
  };
  const contextOf = ({ card }: CardRef, { schoolId, language }: Reader): Context => ({
    schoolId,
    words: wordsOf(language),
    choices: (list) => lists.keep(list),
    card,
  });
  const drawn = (ref: CardRef, reader: Reader) => renderer.render(ref, reader, 'slack', clock.now());

  return {
    message: (ref, reader) => toMessage(drawn(ref, reader), contextOf(ref, reader)),
    modal(ref, reader, title) {
      const own = renderer.title(ref, reader, clock.now());
      return toModal(drawn(ref, reader), own ?? title ?? APP_NAME, contextOf(ref, reader));
    },
    home: (ref, reader) => toHome(drawn(ref, reader), contextOf(ref, reader)),
    say: (ref, language) => renderer.say(ref, language, clock.now()),
    note: (said) => ({ text: escaped(said), blocks: paragraph(said) }),
    noteView: (said, title, language) => ({
      type: 'modal',
      callback_id: 'none',
      title: plainText(beginningOf(title ?? APP_NAME, maxOf('title of a modal'))),
      close: plainText(wordsOf(language).close),
      private_metadata: '{}',
      blocks: paragraph(said),
    }),
    noteHome: (said) => ({ type: 'home', blocks: paragraph(said) }),
    ready: () => lists.kept(),
  };
}

const paragraph = (said: string): Message['blocks'] => [
  { type: 'section', text: plainText(beginningOf(said, maxOf('section text'))) },
];
