import { normalCode } from '../../requests/model/request.js';
import { type Seen as SeenElsewhere, seenIn } from '../../school/model/about-somebody.js';

/**
 * What a public text seems to hold: somebody's name; a pupil's code; initials; one pupil of a class; a parent or other
 * family; a word about health, family, safety, faith or origin; a number or address by which somebody is reached.
 */
export const SEEN_KINDS = ['name', 'code', 'initials', 'pupil', 'parent', 'sensitive', 'number'] as const;
export type SeenKind = (typeof SEEN_KINDS)[number];

/** One thing seen. `words` as typed: `text.slice(at, end)`, UTF-16 units. */
export interface Seen {
  kind: SeenKind;
  words: string;
  at: number;
  end: number;
}

/** A colleague as the roster has them; a `Person` fits. */
export interface Colleague {
  name: string;
  givenName?: string;
  /** Codes of the classes they are class teacher of, and of those they teach. */
  classes?: readonly string[];
  teaches?: readonly string[];
}

/** What the school knows, so that it is not asked about. */
export interface KnownHere {
  classCodes: readonly string[];
  /** Everybody who works here; those to whom it is addressed are among them. */
  colleagues: readonly (string | Colleague)[];
  /** Normal forms ({@link normalCode}) of those of {@link codeCandidates} that the blind index knows. */
  pupilCodes?: ReadonlySet<string>;
  /** Other names of the house: the school, its sites, its teams. */
  ownNames?: readonly string[];
}

/**
 * Looks, on this machine alone, for what could point at a pupil or a parent, or is too private, in words that are to
 * stand in a channel. It asks, it never judges and stores nothing; `product.md` §5 and its first principle.
 *
 * @returns in the order in which it stands there, nothing twice; empty: nothing to ask
 */
export function guard(text: string, known: KnownHere): Seen[] {
  const found = seenIn(text, {
    classCodes: known.classCodes,
    colleagues: known.colleagues.map((one) => (typeof one === 'string' ? one : one.name)),
  });
  return found.flatMap(({ what, words }: SeenElsewhere): Seen[] => {
    const at = words === undefined ? 0 : text.indexOf(words);
    if (at < 0) return [];
    return [{ kind: what, words: words ?? text, at, end: at + (words ?? text).length }];
  });
}

const CODE = /(?<![\p{L}\d])(?:\p{L}{1,4}[-.]?\d{1,6}|\d{2,6}|\p{Lu}{2,4}|(?:\p{Lu}\.){1,3})(?![\p{L}\d])/gu;
/** More cannot be pupils in one thank-you. */
const MOST_CODES = 40;

/**
 * What in a text has the shape of a pupil's code or initials, in the normal form ({@link normalCode}) in which the blind
 * index is asked; those it knows go into {@link KnownHere.pupilCodes}.
 */
export function codeCandidates(text: string): string[] {
  const found = new Set<string>();
  for (const [word] of text.normalize('NFC').matchAll(CODE)) found.add(normalCode(word));
  return [...found].slice(0, MOST_CODES);
}
