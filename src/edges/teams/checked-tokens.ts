import { createHash } from 'node:crypto';
import type { Epoch } from '../../kernel/values.js';

/** Real ms. A key that Microsoft takes back is noticed after this at the latest. */
const REMEMBERED = 600_000;
const MOST = 200;

/** What a token says of when it is good. JWT's seconds. */
export interface Span {
  nbf: number;
  exp: number;
}

/**
 * Tokens whose signature was found good. Teams sends the same one for as long as it lasts, and to check a signature costs a fifth of
 * a turn. By a hash of it and of what it vouches for, so that no token is kept; the tenant is checked each time, elsewhere.
 */
export class CheckedTokens<T> {
  readonly #found = new Map<string, { found: T; span: Span; until: Epoch }>();
  readonly #real: () => Epoch;

  constructor(real: () => Epoch) {
    this.#real = real;
  }

  /** undefined: not seen, or not good at this moment; then it is to be checked whole. */
  get(seen: string): T | undefined {
    const known = this.#found.get(keyOf(seen));
    if (!known) return undefined;
    const real = this.#real();
    const { nbf, exp } = known.span;
    if (real < known.until && nbf * 1000 <= real && real < exp * 1000) return known.found;
    this.#found.delete(keyOf(seen));
    return undefined;
  }

  add(seen: string, span: Span, found: T): void {
    if (this.#found.size >= MOST) this.#found.delete(this.#found.keys().next().value!);
    this.#found.set(keyOf(seen), { found, span, until: this.#real() + REMEMBERED });
  }
}

const keyOf = (seen: string): string => createHash('sha256').update(seen).digest('base64url');
