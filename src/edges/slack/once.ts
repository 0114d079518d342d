import type { Epoch } from '../../kernel/values.js';

/** Slack repeats within minutes what was not answered in time; later the store's once-key is there. Real ms. */
const REMEMBERED = 600_000;
const MOST = 2_000;

interface Answered<T> {
  answer: Promise<T>;
  until: Epoch;
  /** Of the delivery itself, where Slack gives it one. */
  delivery?: string;
  /** The same act may be meant anew once this one is over, as after an error in a form. */
  again: boolean;
}

/**
 * Acts under way and just done, so that a doubled delivery waits for the same answer instead of acting, or answering,
 * twice. In memory: what was committed, the store knows for a week.
 */
export class Once<T> {
  readonly #answers = new Map<string, Answered<T>>();
  readonly #real: () => Epoch;

  constructor(real: () => Epoch) {
    this.#real = real;
  }

  /**
   * Runs `act` for the first delivery of `key`; all others get its answer. `delivery` tells a repeated delivery from a
   * second act that looks the same; `mayRepeat` says after which answers there can be one. A failure is forgotten.
   */
  do(
    key: string,
    delivery: string | undefined,
    act: () => Promise<T>,
    mayRepeat: (answer: T) => boolean,
  ): Promise<T> {
    const real = this.#real();
    const known = this.#answers.get(key);
    if (known && known.until > real && !(known.again && delivery !== known.delivery)) return known.answer;
    this.#answers.delete(key);
    this.#makeRoom(real);
    const answer = act();
    const entry: Answered<T> = { answer, delivery, again: false, until: real + REMEMBERED };
    this.#answers.set(key, entry);
    answer.then(
      (value) => {
        entry.again = mayRepeat(value);
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
