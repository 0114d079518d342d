import { AMBIGUOUS_DIAGNOSES, bare, DIAGNOSES, FIRST_NAMES, NAME_PARTICLES, NO_NAMES } from './hint-words.js';

/** What a text seems to hold and a request does not need. */
export type Hint = 'name' | 'diagnosis' | 'nationalNumber' | 'phone' | 'address';

/** What the school knows that is no name: its class names may be capitalised words ("De Kikkers"). */
export interface Known {
  classNames?: readonly string[];
}

/**
 * Finds, on this machine alone, what had better be left out of a request: a full name, a diagnosis, a national
 * number, a phone number, an address. One quiet line, never a block. Rules: `domain.md` §6.
 *
 * @returns each kind once, in the order of {@link Hint}
 */
export function hintsOf(text: string, known: Known = {}): Hint[] {
  const plain = ASCII.test(text)
    ? text
    : text.normalize('NFC').replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '');
  // Most texts have hardly a digit: then there is nothing to look for that needs them.
  const digits = plain.replace(NO_DIGIT, '').length;
  const found: [Hint, boolean][] = [
    ['name', TWO_IN_ONE.test(plain) && hasFullName(withoutClassNames(plain, known.classNames ?? []))],
    ['diagnosis', hasDiagnosis(plain)],
    ['nationalNumber', digits >= 11 && hasNationalNumber(plain)],
    ['phone', digits >= 8 && hasPhone(plain)],
    ['address', digits > 0 && HOUSE_OR_POSTCODE.test(plain) && hasAddress(plain)],
  ];
  return found.filter(([, yes]) => yes).map(([hint]) => hint);
}

/** Nothing to compose or to take off. */
const ASCII = /^[\x20-\x7e\n]*$/;
const NO_DIGIT = /\D+/g;

function withoutClassNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name.trim().length > 1)
    .reduce((rest, name) => rest.replaceAll(name.trim(), ' , '), text);
}

const CAPITALISED = /^\p{Lu}(?:['’]\p{Lu})?[\p{Ll}\p{M}]+(?:[-'’]\p{Lu}?[\p{Ll}\p{M}]+)*$/u;

/** Two capitals with no mark between them that ends a part: most texts have none, and are not taken apart. */
const TWO_IN_ONE = /\p{Lu}[^\p{Lu}.!?;:,()"“”«»/\n\r]*\p{Lu}/u;
/** Most sentences begin with their only capital: these are not looked at word by word. */
const TWO_CAPITALS = /\p{Lu}\P{Lu}*\p{Lu}/u;

/**
 * A full name: a first name, then perhaps particles, then a capitalised word. A known first name may begin a
 * sentence; an unknown one may not, for there any word has a capital.
 */
function hasFullName(text: string): boolean {
  if (!TWO_IN_ONE.test(text)) return false;
  return text.split(/[.!?;:,()"“”«»/\n\r]+|\s[-–—]\s/).some((part) => {
    if (!TWO_CAPITALS.test(part)) return false;
    const words = part.trim().split(/\s+/);
    return words.some((word, i) => {
      if (!CAPITALISED.test(word)) return false;
      const name = bare(word);
      if (NO_NAMES.has(name) || NAME_PARTICLES.has(name)) return false;
      if (i === 0 && !FIRST_NAMES.has(name.split('-')[0]!)) return false;
      let next = i + 1;
      while (next < words.length && next - i <= 3 && NAME_PARTICLES.has(bare(words[next]!))) next++;
      const surname = words[next];
      if (surname === undefined || !CAPITALISED.test(surname)) return false;
      return (
        !NO_NAMES.has(bare(surname)) &&
        !(next === i + 1 && areBothGivenNames(name, bare(surname), words[next + 1]))
      );
    });
  });
}

/** "Emma Lotte" without comma may be two children by their first names: no surname, so no full name. */
const areBothGivenNames = (first: string, second: string, after: string | undefined): boolean =>
  FIRST_NAMES.has(first) && FIRST_NAMES.has(second) && !(after !== undefined && CAPITALISED.test(after));

const UNAMBIGUOUS = DIAGNOSES.filter((word) => !(word in AMBIGUOUS_DIAGNOSES));
const diagnoses = (letter: string, flags: string): RegExp => {
  const words = UNAMBIGUOUS.map((word) => word.replace('*', `${letter}*`)).join('|');
  return new RegExp(`(?<!${letter}|\\d)(?:${words})(?!${letter}|\\d)`, flags);
};
const DIAGNOSIS = diagnoses('\\p{L}', 'u');
/** For a text of which every letter is one of these: a third of the time. */
const PLAIN_DIAGNOSIS = diagnoses('[a-z]', '');
const EXACT_DIAGNOSES = Object.values(AMBIGUOUS_DIAGNOSES);

function hasDiagnosis(text: string): boolean {
  const plain = ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  const said = ASCII.test(plain) ? PLAIN_DIAGNOSIS : DIAGNOSIS;
  return said.test(plain.toLowerCase()) || EXACT_DIAGNOSES.some((pattern) => pattern.test(plain));
}

/** YY.MM.DD-XXX.CC: the check number is 97 less the rest of the first nine digits, with a 2 before them from 2000 on. */
function hasNationalNumber(text: string): boolean {
  for (const match of text.matchAll(/(?<!\d)\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .–-]?\d{3}[ .-]?\d{2}(?!\d)/g)) {
    const digits = match[0].replace(/\D/g, '');
    const base = digits.slice(0, 9);
    const check = Number(digits.slice(9));
    const month = Number(digits.slice(2, 4)) % 20;
    if (month > 12 || Number(digits.slice(4, 6)) > 31) continue;
    if (check === 97 - (Number(base) % 97) || check === 97 - (Number(`2${base}`) % 97)) return true;
  }
  return false;
}

/** Belgian numbers: mobile 04xx + 6 digits, land lines 0x + 7 or 0xx + 6, with +32 or 0032; help lines are too short. */
function hasPhone(text: string): boolean {
  for (const match of text.matchAll(
    /(?<![\d.,/-])(?:\+32|0032|0)(?:[ ./()-]{0,2}\d){8,10}(?![\d]|[.-]\d)/g,
  )) {
    const national = match[0].replace(/\D/g, '').replace(/^(?:0032|32)0?/, '0');
    if (/^04\d{8}$/.test(national) || /^0[1-9]\d{7}$/.test(national)) return true;
  }
  return false;
}

/** What each of the three below needs: a number behind a space, or four digits before one. */
const HOUSE_OR_POSTCODE = /\s(?:nr|\d)|\d{4}\s/i;
const STREET =
  /(?<![\p{L}])\p{L}{2,30}(?:straat|laan|dreef|plein|steenweg|baan|weg|lei|kaai|kade|pad|hof|markt|singel|vest|steeg)\s(?:nr\.?\s?)?\d{1,4}\s?[a-zA-Z]?(?![\p{L}\d:%]|[.,]\d|\s?(?:uur|keer|minuten|meter|euro|kinderen|leerlingen))/iu;
const FRENCH_STREET =
  /(?<![\p{L}])(?:rue|avenue|chaussée|boulevard|place)\s(?:\p{L}[\p{L}'’-]{0,20}\s){1,4}\d{1,4}(?!\d)/iu;
const POSTCODE = /(?<![\d./-])(?:B-)?[1-9]\d{3}\s(\p{Lu}[\p{Ll}\p{M}]{2,30})/gu;
const STREET_BUT_NO_STREET =
  /^(?:onderweg|weg|speelplein|schoolplein|zebrapad|fietspad|loopbaan|hof|markt|baan|pad|sportplein)\s/iu;

/** A street word with a number, or a postcode with a place; a year before a capital ("2026 Frans") is none. */
function hasAddress(text: string): boolean {
  const street = STREET.exec(text);
  if (street && !STREET_BUT_NO_STREET.test(street[0])) return true;
  if (FRENCH_STREET.test(text)) return true;
  for (const match of text.matchAll(POSTCODE)) {
    const place = bare(match[1]!);
    const code = Number(match[0].replace(/\D/g, ''));
    if ((code < 1990 || code > 2050) && (!NO_NAMES.has(place) || PLACES.has(place))) return true;
  }
  return false;
}

const PLACES = new Set(['antwerpen', 'gent', 'brugge', 'leuven', 'mechelen', 'hasselt', 'brussel']);
