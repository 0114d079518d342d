import { EVERY, ONE_CHILD, spokenTo } from './around.js';
import type { Hit } from './names.js';
import { colleagueAt, type Scene } from './scene.js';
import {
  ABOUT,
  ABOUT_MANY,
  CAPITALS_ONLY,
  DIAGNOSES_AS_WRITTEN,
  DIAGNOSIS_WORDS,
  NAMED_FOR,
  NATIONALITIES,
  NATIONALITIES_ELSEWHERE,
  SUBJECT,
  THEMES,
  type When,
} from './sensitive-words.js';

/** Where in the plain text a private word stands, and when it asks. */
interface Place {
  at: number;
  end: number;
  when: When;
}

const pattern = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![a-z\\d])(?:${[...words]
      .sort((a, b) => b.length - a.length)
      .map((word) =>
        word
          .trim()
          .replace(/-/g, '[- ]?')
          .replace(/ \*/g, ' [a-z]{2,20}')
          .replace(/\*/g, '[a-z]{0,20}')
          .replace(/ +/g, '\\s'),
      )
      .join('|')})(?![a-z\\d])`,
    'g',
  );

const listed = (when: When): string[] =>
  Object.values(THEMES).flatMap(({ words }) =>
    (words[when] ?? '')
      .split(/,\s*/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );

const PATTERNS: readonly [When, RegExp][] = [
  ['always', pattern([...listed('always'), ...DIAGNOSIS_WORDS])],
  ['child', pattern(listed('child'))],
  ['that', pattern(listed('that'))],
];

const PEOPLE =
  'kind|kindje|leerling|kleuter|peuter|jongen|jongetje|meisje|meiske|gezin|familie|mama|papa|moeder|vader|ouders|ouder|oma|opa|tweeling|nieuwkomer|boy|girl|child|pupil|kid|family|mother|father|mum|dad|parents|student|eleve|garcon|fille|enfant|famille|maman';
const OF_ORIGIN = new RegExp(
  `(?<![a-z])(?:(?:${NATIONALITIES})(?:e|talige?)?|${NATIONALITIES_ELSEWHERE})\\s(?:[a-z]{3,12}e\\s)?(?:${PEOPLE})(?![a-z])|(?<![a-z])(?:garcon|fille|enfant|eleve|famille|maman)\\s(?:${NATIONALITIES_ELSEWHERE})(?![a-z])`,
  'g',
);

/** Words about health, home, safety, faith, origin and the paths of care; by how close a child is. */
export function sensitiveIn(scene: Scene, somebody: readonly Hit<string>[]): Hit<'sensitive'>[] {
  const { plain, tokens } = scene;
  const places = placesIn(plain.low, plain.text);
  if (places.length === 0) return [];
  const children = childrenIn(scene, somebody);
  return places.flatMap(({ at, end, when }): Hit<'sensitive'>[] => {
    const from = firstTokenAt(tokens, at);
    const to = firstTokenAt(tokens, end - 1) + 1;
    if (from < 0 || scene.parts[from]) return [];
    const sentence = tokens[from]!.sentence;
    const near = Math.max(children[sentence] ?? 0, children[sentence - 1] ?? 0);
    const asks =
      when === 'always'
        ? near >= THAT || !isSubject(tokens, from, to, near)
        : near >= (when === 'child' ? SOME : THAT);
    return asks ? [{ kind: 'sensitive', from, to }] : [];
  });
}

function placesIn(low: string, text: string): Place[] {
  const places: Place[] = [];
  const put = (matches: Iterable<RegExpMatchArray>, when: When) => {
    for (const match of matches) places.push({ at: match.index!, end: match.index! + match[0].length, when });
  };
  for (const [when, words] of PATTERNS) put(low.matchAll(words), when);
  put(low.matchAll(OF_ORIGIN), 'always');
  put(text.matchAll(CAPITALS_ONLY), 'always');
  for (const written of DIAGNOSES_AS_WRITTEN) put(text.matchAll(written), 'always');
  return places;
}

/** The token that holds an offset, by halving. */
function firstTokenAt(tokens: Scene['tokens'], at: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle]!;
    if (at < token.at) high = middle - 1;
    else if (at >= token.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** How much of a child a sentence holds: none; "een leerling"; one that is pointed at. */
const SOME = 1;
const THAT = 2;

const SUBJECT_BEFORE = 8;
/** "je vorming over autisme", "het dyslexiebeleid": what is taught or organised, about nobody. */
function isSubject(tokens: Scene['tokens'], from: number, to: number, near: number): boolean {
  if (NAMED_FOR.test(tokens[to - 1]!.word)) return true;
  const before = tokens.slice(Math.max(0, from - SUBJECT_BEFORE), from).map(({ word }) => word);
  const about = before.findLastIndex((word) => ABOUT.test(word) || (near < SOME && ABOUT_MANY.test(word)));
  return (
    about >= 0 && before.length - about <= 4 && before.slice(0, about).some((word) => SUBJECT.test(word))
  );
}

const HOME = /^(?:gezin|gezinnetje|familie|family|famille)$/;
const HE_SURELY = /^(?:hij|hem|hemzelf|haarzelf|z'n|zn|d'r|he|him|his|she|her|haar|elle|lui|il|son|sa|ses)$/;
const POINTS =
  /^(?:die|dat|deze|dit|het|de|onze|jouw|je|mijn|that|the|this|your|our|cet|cette|ce|le|la|ton|ta|notre|l)$/;

/** By sentence. A pronoun points at a child, unless a colleague was told of before it. */
function childrenIn(scene: Scene, somebody: readonly Hit<string>[]): number[] {
  const { tokens, parts } = scene;
  const found: number[] = [];
  const put = (sentence: number, much: number) => {
    found[sentence] = Math.max(found[sentence] ?? 0, much);
  };
  for (const { from } of somebody) put(tokens[from]!.sentence, THAT);
  let colleagueIn = -1;
  tokens.forEach((token, i) => {
    if (!token.isWord) return;
    const { sentence, word } = token;
    const colleague = colleagueAt(scene, i) !== undefined || parts[i]?.what === 'own';
    if (colleague && !spokenTo(scene, i, parts[i]?.to ?? i + 1)) colleagueIn = sentence;
    if (ONE_CHILD.test(word) || HOME.test(word)) {
      const before = [tokens[i - 1]?.word ?? '', tokens[i - 2]?.word ?? ''];
      if (before.some((one) => EVERY.test(one))) return;
      put(sentence, before.some((one) => POINTS.test(one)) && before[0] !== 'een' ? THAT : SOME);
    } else if (
      colleagueIn !== sentence &&
      isHe(tokens, i) &&
      found[sentence] !== SOME &&
      !hasEvery(tokens, i)
    ) {
      put(sentence, THAT);
    }
  });
  return found;
}

/** "zijn" and "ze" are more often "are" and "they". */
function isHe(tokens: Scene['tokens'], i: number): boolean {
  const { word } = tokens[i]!;
  if (HE_SURELY.test(word)) return true;
  const [before, after] = [tokens[i - 1]?.word ?? '', tokens[i + 1]?.word ?? ''];
  if (word === 'zijn') return !ARE.test(before);
  return (word === 'ze' || word === 'zij') && (SHE_DOES.test(after) || SHE_DOES.test(before));
}

const ARE =
  /^(?:we|wij|ze|zij|jullie|er|die|dat|het|te|allemaal|samen|kunnen|willen|moeten|mogen|zouden|zullen)$/;
const SHE_DOES = /^(?:is|was|heeft|had|wordt|werd|kan|wil|mag|[a-z]{2,12}t)$/;

const hasEvery = (tokens: Scene['tokens'], i: number): boolean =>
  tokens.slice(Math.max(0, i - 10), i).some(({ word }) => EVERY.test(word));
