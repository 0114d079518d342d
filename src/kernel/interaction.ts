import type { CardRef, Reader } from './card.js';
import type { TextRef } from './text.js';
import type { Language } from './values.js';

export type Platform = 'sandbox' | 'slack' | 'teams';

/** Who acts, as the platform knows them. Not yet a person of a school. */
export interface Actor {
  platform: Platform;
  tenant: string;
  user: string;
  locale?: string;
}

/** A channel, as the edge that names it delivers to it (`Address` of ports/delivery). */
export interface ChannelAt {
  surface: Platform;
  tenant: string;
  place: string;
  channel: string;
  /** What people call it, where the platform says so. */
  name?: string;
}

export interface Place {
  kind: 'personal' | 'channel' | 'home' | 'dialog';
  /** Of an act that comes from a channel itself; a chat between a few people is none. */
  channel?: ChannelAt;
  /** The id under which our own `message` record of the card acted on is stored. */
  messageId?: string;
}

/** The message that a request is made of, where it stands for others to read. */
export interface Original {
  author: Actor;
  /** Leads to it; no words. */
  link?: string;
}

/** What came in, in our own words. Exactly one of `verb` (a button, a form) and `text` (a typed command). */
export interface Interaction {
  actor: Actor;
  place: Place;
  verb?: string;
  text?: string;
  /** The action's own data plus the inputs; not to be trusted. */
  input: Record<string, unknown>;
  /** The school that the card acted on belongs to; absent: the one this person used last. */
  schoolId?: string;
  original?: Original;
  /** The identity of the act, the same for every retry of it. Absent where a second time is a new act. */
  onceKey?: string;
}

/** `dialog` opens one · `next` is a further step of the open one · `card` replaces the card acted on. */
export type Reply =
  | { kind: 'dialog'; card: CardRef }
  | { kind: 'next'; card: CardRef }
  | { kind: 'errors'; fields: Record<string, TextRef> }
  | { kind: 'card'; card: CardRef }
  | { kind: 'note'; text: TextRef }
  /** `follows`: a message that says the same as the note comes to this person at once. */
  | { kind: 'close'; note?: TextRef; follows?: true };

export interface Answer {
  reply: Reply;
  /** Absent when the actor is nobody we know. */
  reader?: Reader;
  /** Its dialog may stand in a chat (`VerbSpec.inChat`). */
  inChat?: true;
  language: Language;
}
