import type { Epoch } from '../../kernel/values.js';

/** Real ms. */
const PAUSE = 1_000;

/**
 * Whoever shows a key that was not seen yet makes the SDK ask Microsoft for all keys, each anew and without an end: from here one
 * asks at a time, those who come meanwhile wait for that, and after a failure nobody asks for a second.
 */
export class KeyLine {
  readonly #seen = new Set<string>();
  readonly #real: () => Epoch;
  #asking: Promise<unknown> | undefined;
  #failed = Number.NEGATIVE_INFINITY;

  constructor(real: () => Epoch) {
    this.#real = real;
  }

  /**
   * `outage` tells of an error of `check` whether it came for want of keys. Throws KeysPaused, or what `check` throws.
   * Only a key with which something was signed is remembered, so there are no more than Microsoft has.
   */
  async take<T>(key: string, check: () => Promise<T>, outage: (error: unknown) => boolean): Promise<T> {
    while (!this.#seen.has(key) && this.#asking) await this.#asking.catch(() => undefined);
    if (this.#seen.has(key)) return check();
    if (this.#failed + PAUSE > this.#real()) throw new KeysPaused();
    const asking = check();
    this.#asking = asking;
    try {
      const found = await asking;
      this.#seen.add(key);
      return found;
    } catch (error) {
      if (outage(error)) this.#failed = this.#real();
      throw error;
    } finally {
      this.#asking = undefined;
    }
  }
}

/** Microsoft could not be asked a moment ago. */
export class KeysPaused extends Error {
  override readonly name = 'KeysPaused';
}
