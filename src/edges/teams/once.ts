import type { Epoch } from '../../kernel/values.js';

/** Teams brings an invoke again after 15 s; later the store's once-key is there. An answer can be a dialog: not kept for long. Real ms. */
const REMEMBERED = 120_000;
const MOST = 5_000;

interface Answered<T> {
  answer: Promise<T>;
  until: Epoch;
  delivery?: string;
  done: boolean;
}

/**
 * Acts under way and just done. Two clicks at once are one act; the same delivery brought again gets the same answer; a later
 * click on the same button is an act of its own. In memory: what was committed, the store knows for a week.
 */
export class Once<T> {
  readonly #answers = new Map<string, Answered<T>>();
  readonly #real: () => Epoch;

  constructor(real: () => Epoch) {
    this.#real = real;
  }

  /** `key`: what is done, by whom, on which card. `delivery`: the id under which Teams brings it. A failure is forgotten. */
  do(key: string, delivery: string | undefined, act: () => Promise<T>): Promise<T> {
    const real = this.#real();
    const known = this.#answers.get(key);
    const same = known && (!known.done || (delivery !== undefined && delivery === known.delivery));
    if (known && known.until > real && same) return known.answer;
    this.#answers.delete(key);
    this.#makeRoom(real);
    const answer = act();
    const entry: Answered<T> = { answer, delivery, done: false, until: real + REMEMBERED };
    this.#answers.set(key, entry);
    answer.then(
      () => {
        entry.done = true;
      },
      () => {
        if (this.#answers.get(key) === entry) this.#answers.delete(key);
      },
    );
    return answer;
  }

  /** Oldest first, as they were put in. */
  #makeRoom(real: Epoch): void {
    for (const [key, { until }] of this.#answers) {
      if (until > real && this.#answers.size < MOST) return;
      this.#answers.delete(key);
    }
  }
}
