import { type TextRef, text } from '../../../kernel/text.js';

/** One entry of a long list, as the cards have it. */
export interface Choice {
  title: string;
  value: string;
}

/** Words that no card has: those of Slack's own frame around it. */
export interface Words {
  /** The second button of a modal: beside something to submit, and where there is none. */
  cancel: string;
  close: string;
  /** How a label says that a field may stay empty. */
  optional: string;
  /** Says how much may be typed, where the card does not say it itself. */
  limit(max: number): string;
}

/** What the converter needs beside a card. */
export interface Context {
  schoolId: string;
  words: Words;
  /** Keeps a list of more than 100 options and gives back the key to find it by; without it such a list throws. */
  choices?(list: readonly Choice[]): string;
  /** The card's name, for the message of an error. */
  card?: string;
}

/** The words of one language; `say` is the renderer's. May be kept: nothing of it changes. */
export const wordsIn = (say: (ref: TextRef) => string): Words => ({
  cancel: say(text('slack.cancel')),
  close: say(text('slack.close')),
  optional: say(text('slack.optional')),
  limit: (max) => say(text('slack.limit', { max })),
});
