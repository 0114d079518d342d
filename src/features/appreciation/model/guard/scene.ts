import { KNOWN_EVERYWHERE } from './ordinary.js';
import { type Plain, plainOf, type Token, tokensOf } from './plain.js';

/** What the school knows about its own names; `KnownHere` of `guard.ts`, made ready. */
export interface House {
  /** By squeezed code ("l3b", "degarnalen"). */
  classes: ReadonlySet<string>;
  /** Whole names, family names, and what the house calls its own; as tokens. */
  phrases: Phrases;
  /** By given name: the classes where they stand, as far as that is known. */
  given: ReadonlyMap<string, { classes: ReadonlySet<string>; families: ReadonlySet<string> }>;
  pupilCodes: ReadonlySet<string>;
}

interface NamedColleague {
  name: string;
  givenName?: string;
  classes?: readonly string[];
  teaches?: readonly string[];
}

/** Letters and digits only, plain and small: "L 3 B", "l3b" and "L3-B" are one class. */
const squeeze = (text: string): string => plainOf(text).low.replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = (text: string): string[] =>
  tokensOf(plainOf(text))
    .filter(({ isWord }) => isWord)
    .map(({ word }) => word);

export function houseOf(known: {
  classCodes: readonly string[];
  colleagues: readonly (string | NamedColleague)[];
  pupilCodes?: ReadonlySet<string>;
  ownNames?: readonly string[];
}): House {
  const phrases: string[][] = [];
  const add = (words: string[]) => phrases.push(words);
  const given = new Map<string, { classes: Set<string>; families: Set<string> }>();
  for (const one of known.colleagues) {
    const colleague: NamedColleague = typeof one === 'string' ? { name: one } : one;
    const all = wordsOf(colleague.name);
    const first = wordsOf(colleague.givenName ?? all[0] ?? '');
    const family = all.slice(first.length);
    add(all);
    add(family);
    const key = first.join(' ');
    if (!key) continue;
    if (first.length > 1) add(first);
    const kept = given.get(key) ?? { classes: new Set(), families: new Set() };
    for (const code of [...(colleague.classes ?? []), ...(colleague.teaches ?? [])])
      kept.classes.add(squeeze(code));
    if (family.length > 0) kept.families.add(family.join(' '));
    given.set(key, kept);
  }
  for (const name of known.ownNames ?? []) add(wordsOf(name));
  return {
    classes: new Set(known.classCodes.map(squeeze).filter((code) => code !== '')),
    phrases: byFirst(phrases),
    given,
    pupilCodes: known.pupilCodes ?? NONE,
  };
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function byFirst(phrases: readonly (readonly string[])[]): Phrases {
  const found = new Map<string, (readonly string[])[]>();
  for (const words of phrases) {
    const [first] = words;
    if (first === undefined) continue;
    const all = found.get(first);
    if (all) all.push(words);
    else found.set(first, [words]);
  }
  return found;
}

const NONE: ReadonlySet<string> = new Set();
const EVERYWHERE = byFirst(KNOWN_EVERYWHERE.map(wordsOf));

/** What a token is part of. */
export interface Part {
  /** From this token up to, without, that one. */
  from: number;
  to: number;
  what: 'class' | 'own';
  /** Of a class: its squeezed code, where the school has it. */
  code?: string;
}

/** A text taken apart, with what the school knows laid over it. */
export interface Scene {
  plain: Plain;
  tokens: readonly Token[];
  house: House;
  parts: readonly (Part | undefined)[];
}

export function sceneOf(text: string, house: House): Scene {
  const plain = plainOf(text);
  const tokens = tokensOf(plain);
  const parts: (Part | undefined)[] = new Array(tokens.length).fill(undefined);
  for (let i = 0; i < tokens.length; i++) {
    if (parts[i] || !tokens[i]!.isWord) continue;
    const part = classAt(tokens, i, house) ?? ownAt(tokens, i, house);
    if (part) parts.fill(part, part.from, part.to);
  }
  return { plain, tokens, house, parts };
}

const LONGEST_CODE = 5;

/** A class of the school, however it is typed; else what is written as classes are ("3A", "het derde leerjaar", "year 3"). */
function classAt(tokens: readonly Token[], i: number, house: House): Part | undefined {
  let squeezed = '';
  let found: Part | undefined;
  for (let to = i; to < Math.min(tokens.length, i + LONGEST_CODE); to++) {
    const token = tokens[to]!;
    if (!token.isWord && !/^[-/.]$/.test(token.text)) break;
    // "l 3 b", but not "de l3" plus whatever comes next: pieces that stand apart are short, or the words of a name.
    squeezed += token.word.replace(/[^\p{L}\p{N}]/gu, '');
    if (house.classes.has(squeezed) && token.isWord)
      found = { from: i, to: to + 1, what: 'class', code: squeezed };
  }
  if (found) return found;
  const word = tokens[i]!.word;
  const of = /^(.*?)(?:'?er|s)?$/.exec(word)?.[1] ?? word;
  if (house.classes.has(of)) return { from: i, to: i + 1, what: 'class', code: of };
  if (LIKE_A_CLASS.test(word) && !NO_CLASS.test(word)) return { from: i, to: i + 1, what: 'class' };
  const next = tokens[i + 1]?.word ?? '';
  if (ORDINAL.test(word) && YEAR.test(next)) return { from: i, to: i + 2, what: 'class' };
  if (ORDINAL.test(word) && OF_CLASS.test(tokens[i - 2]?.word ?? '') && tokens[i - 1]?.word === 'het')
    return { from: i, to: i + 1, what: 'class' };
  if (YEAR_BEFORE.test(word) && /^(?:[1-7][a-h]?|one|two|three|four|five|six)$/.test(next))
    return { from: i, to: i + 2, what: 'class' };
  if (
    OWNED.test(tokens[i]!.word) &&
    /^(?:klas|klasje|class|classe)$/.test(next) &&
    OF_CLASS.test(tokens[i - 1]?.word ?? '')
  )
    return { from: i, to: i + 2, what: 'class' };
  return undefined;
}

export const OF_CLASS = /^(?:uit|van|vant|in|bij|from|of|de|dans|en|du)$/;
const LIKE_A_CLASS = /^(?:[klp][1-7][a-h]?|[1-7](?:[a-d]|[a-z]{2,4}\d?)|okan\d?)$/;
const NO_CLASS =
  /^\d(?:ste|de|th|st|nd|rd|km|kg|cm|mm|dm|min|uur|uren|u|h|x|keer|e|er|eme|jaar|pm|am|euro|dagen|jarig\w*|ml|cl|gb|mb|tal|en|d)$/;
const ORDINAL =
  /^(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|[1-7](?:e|de|ste)|first|second|third|fourth|fifth|sixth)$/;
const YEAR = /^(?:leerjaar|kleuterklas|kleuter|middelbaar|klas|year|grade|primaire)$/;
const YEAR_BEFORE = /^(?:year|grade|leerjaar|klas|class|classe)$/;
const OWNED = /^(?:mijn|onze|jouw|je|jullie|haar|zijn|my|our|your|ma|notre|ta|votre)$/;

/** A colleague's whole or family name, a name of the house, or one that everybody knows. The longest that fits. */
function ownAt(tokens: readonly Token[], i: number, house: House): Part | undefined {
  let longest = 0;
  const first = tokens[i]!.word;
  for (const phrase of [...(house.phrases.get(first) ?? []), ...(EVERYWHERE.get(first) ?? [])]) {
    if (phrase.length <= longest) continue;
    const fits = phrase.every((word, k) => {
      const token = tokens[i + k];
      return token?.isWord && (token.word === word || (k === phrase.length - 1 && token.word === `${word}s`));
    });
    if (fits && (phrase.length > 1 || tokens[i]!.capital || phrase[0]!.length > 4)) longest = phrase.length;
  }
  return longest > 0 ? { from: i, to: i + longest, what: 'own' } : undefined;
}

/** The colleagues of that given name, however it ends ("Annes", "Tom's"). */
export function colleagueAt({ tokens, house }: Scene, i: number) {
  const token = tokens[i];
  if (!token?.isWord) return undefined;
  return (
    house.given.get(token.word) ??
    (token.word.endsWith('s') && token.capital ? house.given.get(token.word.slice(0, -1)) : undefined)
  );
}
