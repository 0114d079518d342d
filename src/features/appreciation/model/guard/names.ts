import { ALSO_WORDS, SHORT_NAMES } from './also-words.js';
import {
  childBefore,
  classAfter,
  classBefore,
  HELPED,
  ofPlace,
  PERSON_VERB,
  spokenTo,
  titled,
} from './around.js';
import { FAMILY_NAMES } from './family-names.js';
import { FIRST_NAMES } from './first-names.js';
import { isOrdinary } from './ordinary.js';
import type { Token } from './plain.js';
import { colleagueAt, type Scene } from './scene.js';

/** Tokens from `from` up to, without, `to`. */
export interface Hit<K> {
  kind: K;
  from: number;
  to: number;
}

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
type Named = 'sure' | 'word' | 'unknown' | 'no';

function namedAt({ tokens, parts }: Scene, i: number): Named {
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
  return token.starts ? 'no' : 'unknown';
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

/** First names, alone or with a surname, that are no colleague's; and a colleague's where it stands as a child's. */
export function namesIn(scene: Scene): Hit<'name'>[] {
  const found: Hit<'name'>[] = [];
  let spokenUntil = -1;
  for (let i = 0; i < scene.tokens.length; i++) {
    const colleague = colleagueAt(scene, i);
    const named = colleague ? 'sure' : namedAt(scene, i);
    if (named === 'no' && !asChildOf(scene, i)) continue;
    const to = named === 'no' ? i + 1 : familyEnd(scene, i + 1);
    const staff = titled(scene, i) || ofPlace(scene, i, to);
    const chained = /^(?:en|and|et|&|,)$/.test(scene.tokens[i - 1]?.text ?? '') && spokenUntil === i - 1;
    const asChild = named === 'no' || asChildAt(scene, i, to, colleague?.classes);
    const spoken = chained || spokenTo(scene, i, to);
    if (!asChild && (staff || spoken)) {
      // "juffen An en Sofie", "merci An en Sofie"; but "juf An en Yusuf".
      if (spoken || SEVERAL.test(scene.tokens[i - 1]?.word ?? '')) spokenUntil = to;
      i = to - 1;
      continue;
    }
    const told = colleague ? asChild || otherFamily(scene, i, to) : counts(scene, i, to, named, asChild);
    if (!told || (staff && !asChild)) continue;
    found.push({ kind: 'name', from: i, to });
    i = to - 1;
  }
  return found;
}

const SEVERAL = /^(?:juffen|meesters|collega|collegas|colleagues|collegues|leerkrachten|leraren)$/;

/** "toon uit l3b": whatever has the shape of a name, right before a class it comes from. */
function asChildOf(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  if (!token.isWord || scene.parts[i] || !token.capital || /\d/.test(token.word)) return false;
  if (isOrdinary(token.word) && !FIRST_NAMES.has(token.word)) return false;
  return !NOUN_OF_CLASS.test(token.word) && classAfter(scene, i + 1)?.how === 'uit' && !token.starts;
}

/** Beside a class as a child stands there, or after "leerling"; a colleague's own class counts as theirs. */
function asChildAt(scene: Scene, i: number, to: number, classes?: ReadonlySet<string>): boolean {
  if (titled(scene, i)) return false;
  const child = childBefore(scene, i);
  const after = classAfter(scene, to);
  const { word, capital, capitals } = scene.tokens[i]!;
  if (child) return capital || !FUNCTION_WORD.test(word);
  if (classes === undefined)
    return (
      (after !== undefined && after.how !== '') ||
      (capital && after !== undefined) ||
      ((capital || capitals) && classBefore(scene, i))
    );
  if (!after || after.how === '' || after.how === ',') return false;
  if (/^(?:in|bij|en|dans|de)$/.test(after.how)) return false;
  if (after.how === 'uit' || after.how === 'from') return true;
  return !(after.code !== undefined && classes.has(after.code));
}

/** "Noah Claes", where Noah works here but is no Claes. */
function otherFamily({ tokens, house }: Scene, i: number, to: number): boolean {
  if (to === i + 1) return false;
  const family = tokens
    .slice(i + 1, to)
    .map(({ word }) => word)
    .join(' ');
  const last = tokens[to - 1]!.word;
  return (
    !house.given.get(tokens[i]!.word)?.families.has(family) &&
    FAMILY_NAMES.has(last) &&
    tokens[to - 1]!.capital
  );
}

/** Nouns that come from a class without being somebody. */
const NOUN_OF_CLASS =
  /^(?:leerlingen|kinderen|kleuters|collegas|ouders|juffen|iedereen|niemand|iemand|allen|jongens|meisjes|resultaten|tekeningen|kids|pupils|students|eleves|stagiairs)$/;

function counts(scene: Scene, i: number, to: number, named: Named, asChild: boolean): boolean {
  if (named === 'sure' || named === 'no') return true;
  if (asChild) return true;
  const next = scene.tokens[to]?.word ?? '';
  const before = scene.tokens[i - 1]?.word ?? '';
  const { word, capital } = scene.tokens[i]!;
  const last = scene.tokens[to - 1]!.word;
  const whole = to > i + 1 && (named === 'word' || FAMILY_NAMES.has(last) || to > i + 2);
  if (named === 'word')
    return capital && (whole || PERSON_VERB.test(next) || (THIRD.test(next) && !FUNCTION_WORD.test(word)));
  if (TOLD_OF.test(scene.tokens[to + 1]?.word ?? '') && scene.tokens[to]?.text === ',') return true;
  if (whole || PERSON_VERB.test(next) || HELPED.test(before) || FAMILY_NAMES.has(word)) return true;
  return WITH.test(before) && /^[a-z]{3,10}$/.test(word) && !LIKE_A_PLACE.test(word) && to === i + 1;
}

const TOLD_OF = /^(?:die|who|qui)$/;

/** A word that nobody knows, with a capital after one of these: a child more often than a shop. */
const WITH = /^(?:met|bij|voor|aan|tegen|with|avec|pour|chez)$/;
const LIKE_A_PLACE =
  /(?:gem|land|beek|burg|stad|dorp|berg|berge|kerke|kerk|hove|heim|zele|rode|hout|straat|wijk|dam|poort|park|dag|feest|week|plein|hof|huis|boek|net|box|ville|mont|mark|tech|soft|kot|centrum|museum|mechanics?|werk|club|team|shop|kids|tv|fm|school|klas|land|plan|scan|test|toets|lijn|spel|lied|musical|show|tour|cup)$/;
const FUNCTION_WORD =
  /^(?:dan|will|can|may|mine|hope|joy|june|said|lot|vie|wat|max|erin|ben|an|do|jo|leen|lees|lien|tien|trees|bij|die|tine|thuis)$/;

/** After a name at the beginning: somebody did something, and it was not "je". */
const THIRD =
  /^(?:kwam|kon|kreeg|ging|stond|was|had|werkt|werkte|komt|kan|heeft|is|wil|vindt|vond|zit|doet|deed|kende|en)$/;
