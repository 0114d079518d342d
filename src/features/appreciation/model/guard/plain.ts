/** A text without accents, capitals kept, and where each of its characters stood: `from[i]` is an offset in what was typed. */
export interface Plain {
  text: string;
  low: string;
  from: number[];
}

const LETTERS: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  œ: 'oe',
  Œ: 'Oe',
  æ: 'ae',
  Æ: 'Ae',
};
const QUOTES = /[\u2018\u2019\u02BC\u0060\u00B4]/;
const DASHES = /[\u2010-\u2015]/;
/** Soft hyphens, zero-width signs, marks of direction. */
const NOTHING = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/;
const MARKS = /\p{M}/gu;

/** The same for a text with composed and with decomposed letters. Time and space in proportion to its length. */
export function plainOf(typed: string): Plain {
  let text = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of typed) {
    const plain = plainSign(sign);
    for (let i = 0; i < plain.length; i++) from.push(at);
    text += plain;
    at += sign.length;
  }
  from.push(typed.length);
  return { text, low: lower(text), from };
}

function plainSign(sign: string): string {
  if (sign < '\u0080') return sign;
  if (NOTHING.test(sign)) return '';
  if (QUOTES.test(sign)) return "'";
  if (DASHES.test(sign)) return '-';
  const bare = sign.normalize('NFKD').replace(MARKS, '');
  return [...bare].map((one) => (QUOTES.test(one) ? "'" : (LETTERS[one] ?? one))).join('');
}

/** As long as what goes in, so that offsets stay. */
function lower(text: string): string {
  const low = text.toLowerCase();
  if (low.length === text.length) return low;
  return [...text]
    .map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
    .join('');
}

/** What was typed between two offsets of its plain form, with the accents that follow a letter. */
export function typedBetween({ from }: Plain, start: number, end: number): { at: number; end: number } {
  return { at: from[start] ?? 0, end: from[end] ?? from.at(-1) ?? 0 };
}

/** A word, or a sign between words. Offsets are in the plain text. */
export interface Token {
  /** Plain, as it was cased. */
  text: string;
  /** In lower case and without an `'s` at its end. */
  word: string;
  at: number;
  end: number;
  isWord: boolean;
  /** Begins with a capital and goes on without. */
  capital: boolean;
  /** All capitals, two or more. */
  capitals: boolean;
  /** The first word of a sentence, a line or a quotation. */
  starts: boolean;
  /** Counts sentences from 0. */
  sentence: number;
}

/** Initials with full stops, an address of mail, a word with its hyphens and apostrophes, or one other sign. */
const TOKEN =
  /(?:(?<![\p{L}\p{N}])(?:\p{Lu}\.\s?){1,4}(?:\p{Lu}(?![\p{L}\p{N}'-]))?(?![\p{Ll}])|(?<![\p{L}\p{N}.])(?:\p{Ll}\.){2,4}(?![\p{L}\p{N}]))|[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+){0,8}|\n|[^\s]/gu;
const ENDS = /^[.!?…;:\n•*·"“”«»()]$|^\p{Extended_Pictographic}$/u;
const ENDS_SENTENCE = /^[.!?…\n•·]$/;

export function tokensOf({ text, low }: Plain): Token[] {
  const tokens: Token[] = [];
  let starts = true;
  let sentence = 0;
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0].trimEnd();
    const at = match.index;
    const end = at + raw.length;
    const isWord = /[\p{L}\p{N}]/u.test(raw);
    if (!isWord) {
      const last = tokens.at(-1);
      const shortened = raw === '.' && last !== undefined && SHORTENED.test(last.word) && last.end === at;
      if (ENDS_SENTENCE.test(raw) && last?.isWord && !shortened) sentence++;
      if ((ENDS.test(raw) && !shortened) || (raw === '-' && lineBegins(text, at))) starts = true;
      tokens.push({ ...NO_WORD, text: raw, word: raw, at, end, sentence });
      continue;
    }
    tokens.push({
      text: raw,
      word: low.slice(at, end).replace(/'s$/, ''),
      at,
      end,
      isWord,
      capital: CAPITAL.test(raw),
      capitals: CAPITALS.test(raw),
      starts,
      sentence,
    });
    starts = false;
  }
  return tokens;
}

/** What is written with a full stop that ends nothing. */
const SHORTENED =
  /^(?:mevr|mvr|mw|dhr|fam|mr|mrs|ms|mme|prof|dr|st|max|min|nr|blz|bv|bijv|ev|incl|excl|ca|gsm|tel|zgn|enz|evt)$/;
const NO_WORD = { isWord: false, capital: false, capitals: false, starts: false };
const CAPITAL = /^\p{Lu}(?:['-]\p{Lu})?\p{Ll}/u;
const CAPITALS = /^\p{Lu}{2,}(?:'s|-\p{Lu}+)?$/u;
const lineBegins = (text: string, at: number): boolean =>
  /(?:^|\n)[ \t]{0,8}$/.test(text.slice(Math.max(0, at - 9), at));
