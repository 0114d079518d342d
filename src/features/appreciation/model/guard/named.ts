import { ALSO_WORDS, SHORT_NAMES } from './also-words.js';
import { PERSON_VERB } from './around.js';
import { FAMILY_NAMES } from './family-names.js';
import { FIRST_NAMES } from './first-names.js';
import { isOrdinary } from './ordinary.js';
import type { Token } from './plain.js';
import type { Scene } from './scene.js';

export const PARTICLE =
  /^(?:van|de|den|der|des|het|ten|ter|te|el|al|le|la|du|vande|vanden|vander|ben|bin|da|dos|di|d|o)$/;

/** A known first name, also with a genitive ("Lottes", "Emma's") or as the first half ("Marie-Lou"). */
export function firstName({ word, text, capital }: Token): boolean {
  if (/\d/.test(word)) return false;
  const known = (name: string): boolean => FIRST_NAMES.has(name) && !isOrdinary(name);
  if (known(word)) return true;
  if (capital && !isOrdinary(word) && ENDINGS.some((ending) => withEnding(word, ending, known))) return true;
  if (!word.includes('-')) return false;
  const [first = '', second = ''] = word.split('-');
  return known(first) && (FIRST_NAMES.has(second) || /-\p{Lu}/u.test(text)) && !isOrdinary(word);
}

/** "Lottes", and how children are called at home: "Jefke", "Emmatje". */
const ENDINGS = ['s', 'ke', 'tje', 'je'];
const withEnding = (word: string, ending: string, known: (name: string) => boolean): boolean => {
  const name = word.slice(0, -ending.length);
  return (
    word.endsWith(ending) && name.length > (ending === 's' ? 3 : 2) && known(name) && !ALSO_WORDS.has(name)
  );
};

const isShort = (word: string): boolean => word.length < 4 && !SHORT_NAMES.has(word);

/** How a token stands there as a name. */
export type Named = 'sure' | 'word' | 'unknown' | 'no';

export function namedAt({ tokens, parts }: Scene, i: number): Named {
  const token = tokens[i]!;
  if (!token.isWord || parts[i] || token.text.includes('.') || token.word.length < 2) return 'no';
  const cased = token.capital || (token.capitals && token.text.length > 3);
  if (firstName(token)) {
    if (!cased && isShort(token.word)) return 'word';
    return ALSO_WORDS.has(token.word) && (!cased || token.starts) ? 'word' : 'sure';
  }
  if (
    !token.capital ||
    /\d/.test(token.word) ||
    isOrdinary(token.word) ||
    isOrdinary(token.word.replace(/s$/, ''))
  )
    return 'no';
  return token.starts && !begins(tokens, i) ? 'no' : 'unknown';
}

/** "Sviatoslav leest voor", but not "Daarnet zei je": somebody does something, and not after another word. */
function begins(tokens: readonly Token[], i: number): boolean {
  const after = tokens[i + 2];
  return (
    /^[a-z]{4,12}$/.test(tokens[i]!.word) &&
    PERSON_VERB.test(tokens[i + 1]?.word ?? '') &&
    !after?.capital &&
    !/^(?:je|jij|u|ge|gij|ik|we|wij|ze|zij|hij|jullie|iedereen|men|er|de|het|een|zelfs|mijn|onze|jouw)$/.test(
      after?.word ?? '',
    )
  );
}

/** A family name that follows a first one: with its particles; capitalised and no ordinary word, or a known one. */
export function familyEnd({ tokens, parts }: Scene, from: number): number {
  let at = from;
  while (at < from + 3 && PARTICLE.test(tokens[at]?.word ?? '') && !parts[at]) at++;
  const token = tokens[at];
  if (!token?.isWord || parts[at]) return from;
  const known = FAMILY_NAMES.has(token.word) && (token.capital || at > from || !FIRST_NAMES.has(token.word));
  const looks = token.capital && !token.starts && !isOrdinary(token.word);
  return known || looks ? at + 1 : from;
}
