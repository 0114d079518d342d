import type { Language } from './values.js';

/** A typed way in: the same words on every surface, with or without the slash. */
export interface Command {
  /** The words by language; the first is the one that is shown. "zorg gang" is two words. */
  words: Record<Language, string[]>;
  verb: string;
  /** The input field that gets what stands behind the words, when something may. */
  rest?: string;
  /** What opens when something stands behind the words, where that is another verb. */
  withRest?: string;
  /** Fixed input. */
  input?: Record<string, string>;
  /** A key in `cards/texts`: what its first word is for, in a platform's list of words. */
  about?: string;
  /** What it does is done once for the whole school, so that whoever may can do it for another. */
  forSchool?: true;
}

/** A way in that a platform shows in a menu of its own: beside every text box, or on a message, whose words it brings along. */
export interface Shortcut {
  verb: string;
  on: 'anywhere' | 'message';
  /** Keys in `cards/texts`. The name: 24 characters at most (Slack). */
  name: string;
  /** The same where 32 characters fit (Teams). */
  long?: string;
  about: string;
}
