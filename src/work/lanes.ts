/** Runs what is of one lane one after the other, in the order of entering; lanes run side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<void>>();

  /** `run` must not reject. */
  enter(lane: string, run: () => Promise<void>): Promise<void> {
    const before = this.#last.get(lane);
    const mine = before ? before.then(run) : run();
    this.#last.set(lane, mine);
    return mine.then(() => {
      if (this.#last.get(lane) === mine) this.#last.delete(lane);
    });
  }
}
