import { Beginnings } from './beginnings.js';
import { ORDINARY_CONTEXTS } from './signal-contexts.js';
import { TIER_A, TIER_B } from './signal-words.js';

/**
 * `alarming`: a direct word, so the pause before sending shows what to do and whom to phone; `worrying`: one quiet
 * line; `none` never means that there is no danger. Words alone alarm nobody: only the teacher's own answer does.
 */
export type Signal = 'none' | 'worrying' | 'alarming';

/** No word of the lists comes near this length; longer ones are cut, which keeps every search proportional. */
const LONGEST_WORD = 40;
const TOO_LONG = new RegExp(`\\b(\\w{${LONGEST_WORD}})\\w+`, 'g');
/** What stands between words, unless it is one space, as it nearly always is. */
const BETWEEN = / ?[^a-z0-9| ][^a-z0-9|]*| {2,}[^a-z0-9|]*/g;

const whole = (pattern: string, flags = ''): RegExp => new RegExp(`\\b(?:${pattern})\\b`, flags);
const compile = (tiers: Record<string, readonly string[]>): RegExp[] =>
  Object.values(tiers).flatMap((patterns) => patterns.map((pattern) => whole(pattern)));

const DIRECT = compile(TIER_A);
const QUIET = compile(TIER_B);
const ALL = [TIER_A, TIER_B].flatMap((tiers) => Object.values(tiers).flat());
const BEGINNINGS = new Beginnings(ALL);
/** All of them as one, for a word at which one can begin. */
const ANY = new RegExp(`(?:${ALL.join('|')})\\b`, 'y');
const CONTEXTS = ORDINARY_CONTEXTS.map((pattern) => whole(pattern, 'g'));

/**
 * Looks for words that may point to danger, in what somebody typed (any language, any length; Dutch, English and
 * French are known). It cannot find what is told indirectly and does not judge; it knows no "not".
 * Rules: `domain.md` §5.4, measured in `tests/fixtures/signals.json`.
 */
export function signalOf(text: string): Signal {
  const plain = plainText(text);
  if (!hasAny(plain)) return 'none';
  const bare = CONTEXTS.reduce((rest, context) => rest.replace(context, '|'), plain);
  if (DIRECT.some((pattern) => pattern.test(bare))) return 'alarming';
  if (bare !== plain && DIRECT.some((pattern) => pattern.test(plain))) return 'worrying';
  return QUIET.some((pattern) => pattern.test(bare)) ? 'worrying' : 'none';
}

/**
 * Most texts hold none of the words at all: then there is no context to look at either. One pass over the beginnings of words says so,
 * where each of the patterns begins; looking by the patterns at each of them took four times as long.
 */
function hasAny(plain: string): boolean {
  for (let at = 0; ; ) {
    if (BEGINNINGS.at(plain, at)) {
      ANY.lastIndex = at;
      if (ANY.test(plain)) return true;
    }
    at = plain.indexOf(' ', at) + 1;
    if (at === 0) return false;
  }
}

/** The stronger of several signals, for a form with more than one text. */
export function strongestSignal(texts: Iterable<string>): Signal {
  let found: Signal = 'none';
  for (const text of texts) {
    const signal = signalOf(text);
    if (signal === 'alarming') return signal;
    if (signal === 'worrying') found = signal;
  }
  return found;
}

const ASCII = /^[\x20-\x7e\n]*$/;
/** Most texts have nothing to take off; the look at that costs far less than taking it off. */
const unaccented = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
        .replace(/[œŒ]/g, 'oe');

/** Lower case without accents, soft hyphens and zero-width characters; `|` ends a sentence; one space between words. */
function plainText(text: string): string {
  return unaccented(text)
    .toLowerCase()
    .replace(/[.!?;:\n\r|]+/g, ' | ')
    .replace(BETWEEN, ' ')
    .replace(TOO_LONG, '$1')
    .trim();
}
