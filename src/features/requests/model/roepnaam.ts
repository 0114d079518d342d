import { hashOf } from '../../../kernel/hash.js';
import { ROEPNAAM_WORDS } from './roepnaam-words.js';

/** How many single words are proposed before two-word names. */
export const SINGLE_WORD_TRIES = 40;

/**
 * An endless, deterministic sequence of roepnamen for a record: first {@link SINGLE_WORD_TRIES} different single
 * words ("vuurtoren"), then names of two different words ("kastanje vuurtoren"). The caller takes the first one
 * that its school has not used in this school year; because that is decided by a unique key in the store and not
 * here, a name that another turn has just taken only costs the next candidate.
 *
 * @param seed the record's id; the same seed gives the same sequence
 */
export function* candidates(seed: string): Generator<string, void, void> {
  const tried = new Set<string>();
  let turn = 0;
  while (tried.size < SINGLE_WORD_TRIES) {
    const word = wordAt(`${seed}:${turn++}`);
    if (tried.has(word)) continue;
    tried.add(word);
    yield word;
  }
  yield* twoWords(seed, turn);
}

/** The second half of {@link candidates}: for a school that has used the single words of its year. */
export function* twoWords(seed: string, start = 0): Generator<string, never, void> {
  let turn = start;
  for (;;) {
    const first = wordAt(`${seed}:${turn}:a`);
    const second = wordAt(`${seed}:${turn++}:b`);
    if (first !== second) yield `${first} ${second}`;
  }
}

const wordAt = (key: string): string => ROEPNAAM_WORDS[hashOf(key) % ROEPNAAM_WORDS.length]!;
