import { editDistance, wordsOf } from '../../../kernel/spelling.js';
import { stemOf } from './stem.js';
import { CONCEPTS, STOP_WORDS, WEAK_WORDS } from './task-words.js';

/**
 * Finds who does what by the words of a question ("wie helpt bij spijbelen?"): accents, capitals, slips, inflections, compounds and
 * other words for the same forgiven. Nothing is learned or kept of what was typed.
 */

/** What one entry is looked for in, the field that tells most first. */
export const FIELDS = ['what', 'words', 'whose', 'about'] as const;
export type SearchField = (typeof FIELDS)[number];
const WEIGHT: Record<SearchField, number> = { what: 3, words: 2.6, whose: 1.6, about: 1 };

export interface Entry {
  id: string;
  texts: Partial<Record<SearchField, string>>;
}

/** How a word of the question fits a word of an entry, the surest first. */
export type How = 'same' | 'form' | 'begins' | 'like' | 'part' | 'slip';
const SURE: Record<How, number> = { same: 1, form: 0.9, begins: 0.75, like: 0.62, part: 0.5, slip: 0.58 };

/** `because`: words of the entry itself, as it was written but for capitals and accents; what was typed is not repeated. */
export interface Hit {
  id: string;
  score: number;
  because: { word: string; how: How }[];
}

/** The shortest beginning, and the shortest part of a compound (a last part: one more). */
const BEGINS = 4;
const PART = 4;

interface Term {
  word: string;
  stem: string;
  letters: number;
  /** Entry by its place in the list, and the weight of the best field in which it has this word. */
  in: Map<number, number>;
}

export interface SearchIndex {
  ids: string[];
  byWord: Map<string, Term>;
  byStem: Map<string, Term[]>;
  /** Terms by the concepts in which they stand. */
  byConcept: Map<number, Term[]>;
  /** By the first letters of the word and of its stem, by the last ones, and by length: where what fits is looked for. */
  byStart: Map<string, Term[]>;
  byEnd: Map<string, Term[]>;
  byLength: Map<number, Term[]>;
}

/** `B-code` and `bcode` are one word. */
const tokens = (text: string): string[] =>
  wordsOf(
    text.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, (_sign, at: number) =>
      /(?:^|[^\p{L}])\p{L}$/u.test(text.slice(0, at)) ? '' : ' ',
    ),
  );

/** Which of the 26 letters a word has, as bits: words that differ in too many of them are no slips of each other. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 27);
  return bits;
}
function bitsOf(value: number): number {
  let n = value - ((value >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const CONCEPTS_OF = new Map<string, Set<number>>();
CONCEPTS.forEach((group, nth) => {
  for (const word of group)
    for (const form of [word, stemOf(word)])
      CONCEPTS_OF.set(form, (CONCEPTS_OF.get(form) ?? new Set()).add(nth));
});
const conceptsOf = (word: string, stem: string): number[] => [
  ...new Set([...(CONCEPTS_OF.get(word) ?? []), ...(CONCEPTS_OF.get(stem) ?? [])]),
];

/** Built once for all searches until something changes; a word counts once an entry, in the field that tells most. */
export function indexOf(entries: readonly Entry[]): SearchIndex {
  const byWord = new Map<string, Term>();
  entries.forEach(({ texts }, at) => {
    for (const field of FIELDS)
      for (const word of tokens(texts[field] ?? '')) {
        if (word.length < 2 || STOP_WORDS.has(word)) continue;
        const term: Term = byWord.get(word) ?? {
          word,
          stem: stemOf(word),
          letters: lettersOf(word),
          in: new Map(),
        };
        byWord.set(word, term);
        term.in.set(at, Math.max(term.in.get(at) ?? 0, WEIGHT[field]));
      }
  });
  const terms = [...byWord.values()];
  const byStem = new Map<string, Term[]>();
  const byConcept = new Map<number, Term[]>();
  const byStart = new Map<string, Term[]>();
  const byEnd = new Map<string, Term[]>();
  const byLength = new Map<number, Term[]>();
  for (const term of terms) {
    push(byStem, term.stem, term);
    for (const concept of conceptsOf(term.word, term.stem)) push(byConcept, concept, term);
    for (const start of startsOf(term.word, term.stem)) push(byStart, start, term);
    push(byEnd, term.word.slice(-(PART + 1)), term);
    push(byLength, term.word.length, term);
  }
  return { ids: entries.map(({ id }) => id), byWord, byStem, byConcept, byStart, byEnd, byLength };
}

const startsOf = (word: string, stem: string): Set<string> =>
  new Set([word.slice(0, PART), stem.slice(0, PART)]);

function push<K>(lists: Map<K, Term[]>, at: K, term: Term): void {
  const list = lists.get(at);
  if (list) list.push(term);
  else lists.set(at, [term]);
}

const MOST_WORDS = 8;

/** The words of a question that say what it is about; all of them where none do. */
export function asked(typed: string): string[] {
  const all = [...new Set(tokens(typed))].filter((word) => word.length > 1);
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
}

/** Shorter words differ by a letter too easily. */
const slips = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0);
/** A word that is in most entries tells little, and one of a question that everybody asks even less. */
const rarity = (all: number, has: number): number => Math.log(1 + all / has);
const WEAK = 0.25;

/** The best first; at most `most`. Nothing typed finds nothing. */
export function search(index: SearchIndex, typed: string, most = 50): Hit[] {
  const words = asked(typed);
  const scores = new Map<number, { score: number; words: number; because: Map<string, How> }>();
  for (const word of words) {
    const weight = WEAK_WORDS.has(word) ? WEAK : 1;
    const best = new Map<number, { score: number; term: Term; how: How }>();
    for (const [term, how] of fitting(index, word))
      for (const [at, field] of term.in) {
        const score = weight * SURE[how] * field * rarity(index.ids.length, term.in.size);
        if (score > (best.get(at)?.score ?? 0)) best.set(at, { score, term, how });
      }
    for (const [at, { score, term, how }] of best) {
      const sum = scores.get(at) ?? { score: 0, words: 0, because: new Map() };
      sum.score += score;
      sum.words += weight;
      sum.because.set(term.word, how);
      scores.set(at, sum);
    }
  }
  const wanted = words.reduce((sum, word) => sum + (WEAK_WORDS.has(word) ? WEAK : 1), 0);
  return [...scores]
    .map(([at, { score, words: had, because }]) => ({
      at,
      score: score * (0.4 + 0.6 * (had / wanted)),
      because,
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ at, score, because }) => ({
      id: index.ids[at]!,
      score,
      because: [...because]
        .sort((a, b) => SURE[b[1]] - SURE[a[1]])
        .slice(0, 2)
        .map(([word, how]) => ({ word, how })),
    }));
}

/** The words of entries that a word of the question fits, each with the surest way in which it does. */
function fitting(index: SearchIndex, word: string): Map<Term, How> {
  const found = new Map<Term, How>();
  const take = (term: Term, how: How) => {
    const before = found.get(term);
    if (before === undefined || SURE[how] > SURE[before]) found.set(term, how);
  };
  const stem = stemOf(word);
  for (const concept of conceptsOf(word, stem))
    for (const term of index.byConcept.get(concept) ?? []) take(term, 'like');
  const near = [...startsOf(word, stem)].map((start) => index.byStart.get(start));
  for (const terms of [...near, index.byEnd.get(word.slice(-(PART + 1)))])
    for (const term of terms ?? []) {
      const how = partOf(word, stem, term);
      if (how) take(term, how);
    }
  for (const term of index.byStem.get(stem) ?? []) take(term, 'form');
  const same = index.byWord.get(word);
  if (same) take(same, 'same');
  // Whoever wrote a word that is there meant that word.
  else for (const term of slipsOf(index, word)) take(term, 'slip');
  return found;
}

/** The beginning of a word, a word of a compound, or a word of the same family: "pest" of "pestgedrag", "analyse" of "analyseren". */
function partOf(word: string, stem: string, term: Term): How | undefined {
  if (word.length >= BEGINS && term.word.startsWith(word)) return 'begins';
  const [shorter, longer] = word.length < term.word.length ? [stem, term.word] : [term.stem, word];
  if (shorter.length >= PART && longer.startsWith(shorter)) return 'part';
  const [tail, whole] = word.length < term.word.length ? [word, term.word] : [term.word, word];
  if (tail.length > PART && whole.endsWith(tail)) return 'part';
  return sharedBeginning(word, term.word) >= FAMILY * whole.length ? 'part' : undefined;
}
/** So much of the longer word. */
const FAMILY = 0.6;

function sharedBeginning(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a.charCodeAt(n) === b.charCodeAt(n)) n++;
  return n > PART ? n : 0;
}

/** A swap, a letter too many or too few: only where nothing else fits. */
function slipsOf(index: SearchIndex, word: string): Term[] {
  const most = slips(word);
  if (most === 0) return [];
  const letters = lettersOf(word);
  const found: Term[] = [];
  for (let length = word.length - most; length <= word.length + most; length++)
    for (const term of index.byLength.get(length) ?? [])
      if (bitsOf(term.letters ^ letters) <= 2 * most && editDistance(term.word, word, most) <= most)
        found.push(term);
  return found;
}
