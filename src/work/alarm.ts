import type { Epoch } from '../kernel/values.js';
import type { Stop, Ticker } from './ticker.js';

/** Moments within so many ms of each other are one. Real ms. */
const GRAIN = 5;

/** Calls at each of the moments that were asked for, with one timer at a time. */
export class Alarm {
  readonly #moments = new Set<Epoch>();
  #timer: { at: Epoch; stop: Stop } | undefined;

  constructor(
    private readonly ticker: Pick<Ticker, 'after'>,
    private readonly real: () => Epoch,
    private readonly ring: () => void,
  ) {}

  /** At this real moment or just after it; at once when it is over. */
  set(at: Epoch): void {
    this.#moments.add(Math.ceil(at / GRAIN) * GRAIN);
    this.#arm();
  }

  clear(): void {
    this.#timer?.stop();
    this.#timer = undefined;
    this.#moments.clear();
  }

  #arm(): void {
    let at = Number.POSITIVE_INFINITY;
    for (const one of this.#moments) at = Math.min(at, one);
    if (this.#moments.size === 0 || (this.#timer && this.#timer.at <= at)) return;
    this.#timer?.stop();
    const stop = this.ticker.after(Math.max(at - this.real(), 0) + 1, () => {
      this.#timer = undefined;
      for (const one of this.#moments) if (one <= at) this.#moments.delete(one);
      this.#arm();
      this.ring();
    });
    this.#timer = { at, stop };
  }
}
