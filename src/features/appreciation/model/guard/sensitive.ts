import { EVERY, ONE_CHILD } from './around.js';
import type { Hit } from './names.js';
import type { Scene } from './scene.js';
import {
  ABOUT_A_SUBJECT,
  CAPITALS_ONLY,
  DIAGNOSES_AS_WRITTEN,
  DIAGNOSIS_WORDS,
  NATIONALITIES,
  NATIONALITIES_ELSEWHERE,
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
  'kind|kindje|leerling|kleuter|peuter|jongen|jongetje|meisje|meiske|gezin|familie|mama|papa|moeder|vader|ouders|ouder|oma|opa|broers|zusjes|tweeling|nieuwkomer|kinderen|leerlingen|meisjes|jongens|mamas|boy|girl|child|pupil|kid|family|mother|father|mum|dad|parents|student|eleve|garcon|fille|enfant|famille|maman';
const OF_ORIGIN = new RegExp(
  `(?<![a-z])(?:(?:${NATIONALITIES})(?:e|talige?)?|${NATIONALITIES_ELSEWHERE})\\s(?:[a-z]{3,12}e\\s)?(?:${PEOPLE})(?![a-z])|(?<![a-z])(?:garcon|fille|enfant|eleve|famille|maman)\\s(?:${NATIONALITIES_ELSEWHERE})(?![a-z])`,
  'g',
);

/** Words about health, home, safety, faith, origin and the paths of care; by how close a child is. */
export function sensitiveIn(scene: Scene, somebody: readonly Hit<string>[]): Hit<'sensitive'>[] {
  const { plain, tokens } = scene;
  const places = placesIn(plain.low, plain.text);
  if (places.length === 0) return [];
  const sentences = sentencesOf(scene, somebody);
  return places.flatMap(({ at, end, when }): Hit<'sensitive'>[] => {
    const from = firstTokenAt(tokens, at);
    const to = firstTokenAt(tokens, end - 1) + 1;
    if (from < 0 || scene.parts[from]) return [];
    const sentence = tokens[from]!.sentence;
    const near = Math.max(sentences[sentence]?.child ?? 0, sentences[sentence - 1]?.child ?? 0);
    const asks =
      when === 'always'
        ? near >= THAT || !(sentences[sentence]?.subject ?? false)
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

const SOME = 1;
const THAT = 2;

interface Sentence {
  /** 0: no child in it; {@link SOME}: "een leerling"; {@link THAT}: one that is pointed at. */
  child: number;
  /** It tells of a training, a lesson, a project. */
  subject: boolean;
}

const HE =
  /^(?:hij|hem|hemzelf|haar|haarzelf|zijn|z'n|zn|d'r|ze|zij|he|him|his|she|her|il|elle|lui|son|sa|ses)$/;
const HE_SURELY = /^(?:hij|hem|hemzelf|haarzelf|z'n|zn|d'r|he|him|his|she|her|elle)$/;
const POINTS =
  /^(?:die|dat|deze|dit|het|de|onze|jouw|je|mijn|that|the|this|your|our|cet|cette|ce|le|la|ton|ta|notre|l)$/;

function sentencesOf({ tokens, parts, house }: Scene, somebody: readonly Hit<string>[]): Sentence[] {
  const found: Sentence[] = [];
  const at = (sentence: number): Sentence => (found[sentence] ??= { child: 0, subject: false });
  for (const { from } of somebody) at(tokens[from]!.sentence).child = THAT;
  let colleagueSaid = -9;
  tokens.forEach((token, i) => {
    if (!token.isWord) return;
    const sentence = at(token.sentence);
    if (ABOUT_A_SUBJECT.test(token.word)) sentence.subject = true;
    if (house.given.has(token.word) || parts[i]?.what === 'own') colleagueSaid = i;
    if (ONE_CHILD.test(token.word)) {
      const before = [tokens[i - 1]?.word ?? '', tokens[i - 2]?.word ?? ''];
      if (before.some((word) => EVERY.test(word))) return;
      const pointed = before.some((word) => POINTS.test(word)) && before[0] !== 'een';
      sentence.child = Math.max(sentence.child, pointed ? THAT : SOME);
    }
    if (HE_SURELY.test(token.word) && i - colleagueSaid > 3 && !hasEvery(tokens, i))
      sentence.child = Math.max(sentence.child, sentence.child === SOME ? SOME : THAT);
    else if (HE.test(token.word) && i - colleagueSaid > 3 && !hasEvery(tokens, i)) {
      // "zijn" and "ze" are more often "are" and "they".
      const one =
        token.word === 'haar' ||
        (token.word === 'zijn' &&
          !/^(?:we|wij|ze|zij|jullie|er|die|dat|het|te|allemaal)$/.test(tokens[i - 1]?.word ?? '')) ||
        (/^(?:ze|zij)$/.test(token.word) && /t$/.test(tokens[i + 1]?.word ?? '')) ||
        /^(?:son|sa|ses|il|lui)$/.test(token.word);
      if (one) sentence.child = Math.max(sentence.child, sentence.child === SOME ? SOME : THAT);
    }
  });
  return found;
}

const hasEvery = (tokens: Scene['tokens'], i: number): boolean =>
  tokens.slice(Math.max(0, i - 10), i).some(({ word }) => EVERY.test(word));
