import { candidatesIn, codesIn, initialsIn } from './guard/codes.js';
import { familyIn } from './guard/family.js';
import { namesIn } from './guard/names.js';
import { numbersIn, pupilsIn } from './guard/others.js';
import { typedBetween } from './guard/plain.js';
import { houseOf, type Scene, sceneOf } from './guard/scene.js';
import { sensitiveIn } from './guard/sensitive.js';

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
  /** Those of {@link codeCandidates} that the blind index knows. */
  pupilCodes?: ReadonlySet<string>;
  /** Other names of the house: the school, its sites, its teams. */
  ownNames?: readonly string[];
}

/**
 * Looks, on this machine alone, for what could point at a pupil or a parent, or is too private, in words that are to
 * stand in a channel. It asks, it never judges and stores nothing; `product.md` §5 and its first principle. Rates:
 * `tests/features/appreciation/guard-sentences.json`. Takes time in proportion to the text's length.
 *
 * @returns in the order in which it stands there, nothing twice and nothing inside another; empty: nothing to ask
 */
export function guard(text: string, known: KnownHere): Seen[] {
  if (text.trim() === '') return [];
  const scene = sceneOf(text, houseOf(known));
  const family = familyIn(scene);
  const somebody = [
    ...family,
    ...codesIn(scene),
    ...pupilsIn(scene),
    ...initialsIn(scene),
    ...namesIn(scene),
  ];
  const places = [...somebody, ...sensitiveIn(scene, somebody)].map(({ kind, from, to }) => ({
    kind,
    ...typedBetween(scene.plain, scene.tokens[from]!.at, scene.tokens[to - 1]!.end),
  }));
  return once(text, [...places, ...numbersAt(scene)]);
}

const numbersAt = (scene: Scene) =>
  numbersIn(scene).map(({ at, end }) => ({ kind: 'number' as const, ...typedBetween(scene.plain, at, end) }));

/** What is inside something longer goes; of what is said twice, the first stays. */
function once(text: string, places: readonly Omit<Seen, 'words'>[]): Seen[] {
  const inOrder = [...places].sort((a, b) => a.at - b.at || b.end - a.end);
  const seen: Seen[] = [];
  const said = new Set<string>();
  let until = 0;
  for (const place of inOrder) {
    if (place.at < until || place.end <= place.at) continue;
    until = place.end;
    const words = text.slice(place.at, place.end);
    const key = `${place.kind} ${words.normalize('NFC').toLowerCase()}`;
    if (said.has(key)) continue;
    said.add(key);
    seen.push({ ...place, words });
  }
  return seen;
}

/**
 * What in a text has the shape of a pupil's code or initials, in the normal form in which the blind index of requests is
 * asked (`normalCode`); those it knows go into {@link KnownHere.pupilCodes}.
 */
export const codeCandidates = (text: string): string[] => candidatesIn(text);
