import { hintsOf } from '../../../school/model/hints.js';
import { classAfter, EVERY, ONE_CHILD } from './around.js';
import type { Hit } from './names.js';
import type { Scene } from './scene.js';

/** One child of a class: "het nieuwe meisje in L3B", "een leerling van 6LW2"; and "die ene jongen". */
export function pupilsIn(scene: Scene): Hit<'pupil'>[] {
  const { tokens, parts } = scene;
  return tokens.flatMap((token, i): Hit<'pupil'>[] => {
    const [one, two] = [tokens[i - 1]?.word ?? '', tokens[i - 2]?.word ?? ''];
    if (!token.isWord || EVERY.test(one) || EVERY.test(two)) return [];
    // "een L3B'er".
    if (parts[i]?.what === 'class' && /'er$/.test(token.word)) return [{ kind: 'pupil', from: i, to: i + 1 }];
    const isOne = ONE_CHILD.test(token.word) || (one === 'de' && SOMEBODY_OF.test(token.word));
    if (parts[i] || !isOne) return [];
    const after = classAfter(scene, i + 1);
    const ownClass =
      after !== undefined &&
      parts[after.to - 1]?.from === after.to - 2 &&
      /^klas|^class/.test(tokens[after.to - 1]!.word);
    if (after && after.how !== '' && !ownClass) return [{ kind: 'pupil', from: i, to: after.to }];
    return one === 'ene' ? [{ kind: 'pupil', from: i - 1, to: i + 1 }] : [];
  });
}

/** "de jongste van K1", "de nieuwe uit L5A": a word of how somebody is, alone. */
const SOMEBODY_OF =
  /^(?!(?:eerste|laatste|meeste|beste|tweede|derde)$)(?:[a-z]{3,12}ste|nieuwe|kleine|nieuweling)$/;

const NUMBER = /(?<!\d)[+(]?\d[\d ./()-]{6,20}\d(?!\d)/g;
const MAIL = /(?<![\p{L}\d._+-])[\p{L}\d._+-]{1,64}@[\p{L}\d-]{1,60}(?:\.[\p{L}\d-]{2,20}){1,3}/gu;
const BORN =
  /(?<![\p{L}\d])(?:geboren|geboortedatum|born|ne|nee|jarig)(?:\s\p{L}{1,5}){0,2}[\s:]{1,2}\d{1,2}[\s./-](?:\d{1,2}|\p{L}{3,9})[\s./-](?:19|20)?\d{2}(?!\d)/gu;
const WORDS_BEFORE_HOUSE = 5;

/** Where somebody can be reached or found: phone, national number, address, mail, day of birth. Offsets in the plain text. */
export function numbersIn({ plain: { text, low }, tokens }: Scene): { at: number; end: number }[] {
  const found: { at: number; end: number }[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const hints = hintsOf(match[0]);
    if (hints.includes('phone') || hints.includes('nationalNumber'))
      found.push({ at: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(MAIL))
    found.push({ at: match.index, end: match.index + match[0].length });
  for (const match of low.matchAll(BORN)) found.push({ at: match.index, end: match.index + match[0].length });
  tokens.forEach((token, i) => {
    if (!token.isWord || !/^\d{1,4}[a-z]?$/.test(token.word)) return;
    for (let from = i - 1; from >= Math.max(0, i - WORDS_BEFORE_HOUSE) && tokens[from]!.isWord; from--) {
      const next = tokens[i + 1];
      // A postcode says something with the place that follows it only.
      const end = next?.isWord && /^\d{4}$/.test(token.word) ? next.end : token.end;
      const after = text.slice(token.end, token.end + 12);
      if (!hintsOf(text.slice(tokens[from]!.at, end) + (end === token.end ? after : '')).includes('address'))
        continue;
      found.push({ at: tokens[from]!.at, end });
      return;
    }
  });
  return found;
}
