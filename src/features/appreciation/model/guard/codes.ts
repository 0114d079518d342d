import { normalCode } from '../../../requests/model/request.js';
import { childBefore, classAfter, classBefore } from './around.js';
import { FAMILY_NAMES } from './family-names.js';
import { familyEnd } from './named.js';
import type { Hit } from './names.js';
import { isAbbreviation } from './ordinary.js';
import { plainOf, type Token, tokensOf } from './plain.js';
import type { Scene } from './scene.js';

/** Up to three letters and a number, as schools number their pupils. */
const CODE = /^[a-z]{2,3}-?\d{1,5}$|^[a-z]\d{3,6}$|^[a-z]{1,3}-\d{2,5}$/;
/** Written like one, and about paper, sound, roads, rooms, hours, pages or levels. */
const NO_CODE =
  /^(?:[abc][0-9]|mp[34]|co2|h2o|wo[12]|avi-?\w+|dmt-?\d|nt2|ps[2-6]|pc\d+|nr\d+|blz\d+|wk\d+|lj\d+|gr\d+|pg\d+|min\d+|max\d+|top\d+|les\d+|dag\d+|of\d+|in\d+|op\d+|en\d+|om\d+|tot\d+|van\d+|fig\d+|vb\d+|ex\d+|p\d+|n\d{1,3}|e\d{1,3}|r\d{1,2}|ov-?4|zij\d+|x\d+|tv\d+|pm\d+|u\d+|k-?3|bo\d|so\d|kg\d+|cm\d+|ict\d?|pav\d?|lo\d|hd\d+|win\d+|jan\d+|feb\d+|mrt\d+|apr\d+|mei\d+|jun\d+|jul\d+|aug\d+|sep\d+|okt\d+|nov\d+|dec\d+|week-?\d+|fase-?\d|covid-?19|g[1-9]|m[1-9]|v[1-9]|a-?4|a-?3)$/;
const ROOM =
  /^(?:lokaal|zaal|zalen|kamer|gang|blok|lokalen|gebouw|bus|lijn|tram|trein|snelweg|weg|pagina|bladzijde|oefening|les|hoofdstuk|room|page|bundel|boek|werkboek|versie|niveau|model|type|serie|kast|thema|blok|unit|module|groep|ploeg|rij)$/;

/** Codes, whether the school knows them or they only look like one. */
export function codesIn(scene: Scene): Hit<'code'>[] {
  const { tokens, parts, house } = scene;
  return tokens.flatMap((token, i): Hit<'code'>[] => {
    if (!token.isWord || parts[i]) return [];
    const joined = joinedAt(tokens, i);
    if (joined && house.pupilCodes.has(joined)) return [{ kind: 'code', from: i, to: i + 2 }];
    if (isCandidate(token) && house.pupilCodes.has(normalCode(token.word)))
      return [{ kind: 'code', from: i, to: i + 1 }];
    if (!CODE.test(token.word) || NO_CODE.test(token.word)) return [];
    if (token.text === token.word && isAbbreviation(token.word.replace(/[^a-z]/g, ''))) return [];
    return ROOM.test(tokens[i - 1]?.word ?? '') ? [] : [{ kind: 'code', from: i, to: i + 1 }];
  });
}

/** "KV 7": letters and a number that stand apart. */
function joinedAt(tokens: readonly Token[], i: number): string | undefined {
  const [one, two] = [tokens[i], tokens[i + 1]];
  if (!one || !two || !/^[a-z]{1,4}$/.test(one.word) || !/^\d{1,6}$/.test(two.word)) return undefined;
  return isAbbreviation(one.word) ? undefined : one.word + two.word;
}

const DIGIT = /\d/;
const HOUR = /^\d{1,2}[uh]\d{0,2}$/;
/** Worth asking the index: a number of three digits or more, letters with a number, capitals or consonants that are no word. */
function isCandidate({ word, text, capitals }: Token): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (word.length > 14) return false;
  if (HOUR.test(word)) return false;
  if (DIGIT.test(word)) return letters !== '' ? letters.length <= 5 : word.replace(/\D/g, '').length >= 3;
  if (text.includes('.')) return true;
  if (isAbbreviation(letters)) return false;
  return (capitals && letters.length <= 4) || /^[bcdfghjklmnpqrstvwxz]{2,3}$/.test(word);
}

/** More cannot be pupils in one thank-you. */
const MOST = 40;

/** In the normal form in which the blind index is asked; each once. */
export function candidatesIn(text: string): string[] {
  const tokens = tokensOf(plainOf(text));
  const found = new Set<string>();
  for (let i = 0; i < tokens.length && found.size < MOST; i++) {
    const token = tokens[i]!;
    if (!token.isWord) continue;
    const joined = joinedAt(tokens, i);
    if (joined) found.add(joined);
    const code = normalCode(token.word);
    if (isCandidate(token) && code !== '') found.add(code);
  }
  return [...found];
}

/** "a.u.b.", "i.v.m." and the like. */
const LOWER_ABBREVIATION =
  /^(?:aub|oa|mbt|ipv|tem|ed|nav|dwz|zsm|ps|bv|ivm|tov|maw|olv|adhv|tgv|nvt|tav|tm|ng|vd|ia|mi|zgn|eg|ie|cq|svp)$/;
const SUBJECTS =
  /^(?:lo|ict|clb|tv|ok|wo|mo|mdo|lvs|avi|pav|rkg|ncz|ik|wij|we|je|jij|zij|ze|hij|de|het|een|die|dat)$/;
const DOTTED_WORDS =
  /^(?:lo|ps|nb|ko|bv|vzw|clb|mdo|ict|usa|dd|tv|aub|svp|ok|vs|wo|bs|go|cd|dj|pc|ne|eg|ie|am|pm|so|bo)$/;

/** "J.V." anywhere; "JV", "M." and "jv" beside a class or a child. */
export function initialsIn(scene: Scene): Hit<'initials' | 'name'>[] {
  const { tokens, parts } = scene;
  const shouting = tokens.filter(({ capitals, text }) => capitals && text.length > 3).length > 3;
  const classes = new Set(
    tokens.filter((_, i) => parts[i]?.what === 'class').map(({ sentence }) => sentence),
  );
  return tokens.flatMap((token, i): Hit<'initials' | 'name'>[] => {
    if (!token.isWord || parts[i] || /\d/.test(token.word)) return [];
    const letters = token.word.replace(/[^\p{L}]/gu, '');
    const dots = token.text.includes('.');
    const beside = childBefore(scene, i) || classAfter(scene, i + 1) !== undefined || classBefore(scene, i);
    const hit: Hit<'initials'>[] = [{ kind: 'initials', from: i, to: i + 1 }];
    if (dots && token.text === token.word)
      return beside && !LOWER_ABBREVIATION.test(letters) && classAfter(scene, i + 1)?.how !== '' ? hit : [];
    if (dots) {
      if (DOTTED_WORDS.test(letters)) return [];
      const to = familyEnd(scene, i + 1);
      const next = tokens[i + 1];
      if (parts[i + 1]?.what === 'own') return [];
      if (to > i + 1 && (next?.starts !== true || FAMILY_NAMES.has(next.word)) && next?.text !== undefined)
        return tokens[to - 1]!.capital && !isClassLetter(scene, i) ? [{ kind: 'name', from: i, to }] : [];
      if (letters.length > 1) return hit;
      return !isClassLetter(scene, i) && (beside || classes.has(token.sentence) || childBefore(scene, i))
        ? hit
        : [];
    }
    if (/^\p{Lu}$/u.test(token.text))
      return beside && !isClassLetter(scene, i) && classAfter(scene, i + 1)?.how === 'uit' ? hit : [];
    if (
      token.capitals &&
      letters.length <= 3 &&
      classAfter(scene, i + 1)?.how === 'uit' &&
      !SUBJECTS.test(letters)
    )
      return hit;
    if (token.capitals && letters.length <= 3 && !shouting && !isAbbreviation(letters))
      return beside || classes.has(token.sentence) ? hit : [];
    if (/^[bcdfghjklmnpqrstvwxz]{2,3}$/.test(token.word) && !isAbbreviation(letters))
      return classAfter(scene, i + 1)?.how === 'uit' || childBefore(scene, i) ? hit : [];
    return [];
  });
}

const isClassLetter = ({ tokens }: Scene, i: number): boolean =>
  /^(?:klas|lokaal|groep|blok|campus|zaal|ploeg|team|gebouw|plan|vitamine|type|optie|deel|punt|class|group)$/.test(
    tokens[i - 1]?.word ?? '',
  );
