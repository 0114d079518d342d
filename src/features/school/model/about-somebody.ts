import { bare, FIRST_NAMES, NAME_PARTICLES, NO_NAMES } from './hint-words.js';
import { hintsOf } from './hints.js';

/** What in a text seems to be about somebody, and had better not stand in a channel. */
export interface Seen {
  what: 'name' | 'code' | 'initials' | 'number';
  /** As it was typed; absent where it is better not repeated. */
  words?: string;
}

/** What a school knows that is about no pupil: its classes, and who works there. */
export interface KnownHere {
  classCodes: readonly string[];
  colleagues: readonly string[];
}

const MOST = 6;

/**
 * Looks, on this machine alone, for what could point at a pupil or a parent in a text for everybody: a name, a code, initials, a number.
 * It only ever asks: whoever wrote it says whether it is one. `product.md` §5 and its first principle.
 *
 * @returns in the order in which it stands there, each once
 */
export function seenIn(text: string, { classCodes, colleagues }: KnownHere): Seen[] {
  const plain = [...classCodes, ...colleagues]
    .filter((known) => known.trim().length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, known) =>
        rest.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(known)}(?![\\p{L}\\d])`, 'giu'), ' , '),
      text.normalize('NFC'),
    );
  const ofClass = plain !== text.normalize('NFC') || CLASS.test(plain);
  const found = [
    ...namesIn(plain),
    ...matches(plain, CODE, ({ 0: word }) => (NO_CODES.has(word.toLowerCase()) ? undefined : 'code')),
    ...matches(plain, INITIALS, ({ 0: word }) => initialsAre(word, ofClass)),
  ].sort((a, b) => a.at - b.at);
  const seen = new Map<string, Seen>();
  for (const { what, words } of found) if (!seen.has(words)) seen.set(words, { what, words });
  const numbers = hintsOf(text).some(
    (hint) => hint === 'nationalNumber' || hint === 'phone' || hint === 'address',
  );
  return [...[...seen.values()].slice(0, MOST), ...(numbers ? [{ what: 'number' as const }] : [])];
}

type Found = { what: Seen['what']; words: string; at: number };

const escaped = (word: string): string => word.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const CLASS = /(?<![\p{L}\d])(?:klas|klasje|leerjaar|class|classe|year|[KLkl]?[1-7][A-Fa-f])(?![\p{L}\d])/u;

/** Up to three letters and a number, as schools number their pupils. */
const CODE = /(?<![\p{L}\d])\p{L}{1,3}-?\d{1,5}(?![\p{L}\d])/gu;
const NO_CODES = new Set(
  'a3 a4 a5 a6 mp3 mp4 co2 h2 b1 b2 c1 c2 a1 a2 k1 k2 k3 l1 l2 l3 l4 l5 l6'.split(' '),
);

const INITIALS = /(?<![\p{L}\d.])(?:(?:\p{Lu}\.\s?){1,3}(?:\p{Lu}(?![\p{L}\d]))?|\p{Lu}{2,3}(?![\p{L}\d]))/gu;

/** With full stops they are initials anywhere; two or three capitals are only beside a class, unless they are a word of school. */
function initialsAre(word: string, ofClass: boolean): 'initials' | undefined {
  const letters = word.replace(/[^\p{L}]/gu, '');
  const dotted = word.includes('.');
  if (dotted && letters.length > 1) return 'initials';
  return ofClass && !NO_NAMES.has(letters.toLowerCase()) ? 'initials' : undefined;
}

function matches(
  text: string,
  pattern: RegExp,
  what: (match: RegExpMatchArray) => Seen['what'] | undefined,
): Found[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const is = what(match);
    return is ? [{ what: is, words: match[0].trim(), at: match.index }] : [];
  });
}

const WORD = /\p{Lu}(?:['’]\p{Lu})?[\p{Ll}\p{M}]+(?:[-'’]\p{Lu}?[\p{Ll}\p{M}]+)*/gu;
/** First names that begin many a sentence as a word. */
const ALSO_WORDS = new Set(
  'an ben dries eden elke jade lieve linde luna mark merel roos frank wolf lut do max jo'.split(' '),
);

/** A first name, also alone; and a capital after a capital, where neither is a word of school or of the calendar. */
function namesIn(text: string): Found[] {
  const found: Found[] = [];
  let before: { end: number; at: number; starts: boolean; named: boolean } | undefined;
  for (const match of text.matchAll(WORD)) {
    const at = match.index;
    const end = at + match[0].length;
    const word = bare(match[0]);
    const starts = /(?:^|[.!?:;"“\n])\s*$/u.test(text.slice(0, at));
    // "Van den Broeck": part of what comes after it.
    if (before && NAME_PARTICLES.has(word)) continue;
    const ordinary = NO_NAMES.has(word) || NAME_PARTICLES.has(word);
    const named = FIRST_NAMES.has(word.split('-')[0] ?? word) && !(starts && ALSO_WORDS.has(word));
    const follows = before !== undefined && PARTICLES_BETWEEN.test(text.slice(before.end, at));
    if (!ordinary && follows && before && (before.named || !before.starts)) {
      if (before.named) found.pop();
      found.push({ what: 'name', words: text.slice(before.at, end), at: before.at });
      before = undefined;
    } else {
      if (!ordinary && named) found.push({ what: 'name', words: match[0], at });
      before = ordinary ? undefined : { at, end, starts, named };
    }
  }
  return found;
}

const PARTICLES_BETWEEN = /^(?: (?:van|de|den|der|el|al|le|la|vande|vanden|ben|da|dos))* $/i;
