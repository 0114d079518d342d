/** Runs what is of one lane one after the other, in the order of entering; lanes run side by side. */
export class Lanes {
  readonly #last = new Map<string, Promise<void>>();

  /** Resolves when `run` is over. It lets the next one begin when it calls `leave`, at the latest at its end; it must not reject. */
  enter(lane: string, run: (leave: () => void) => Promise<void>): Promise<void> {
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = () => {
        if (this.#last.get(lane) === left) this.#last.delete(lane);
        resolve();
      };
    });
    const before = this.#last.get(lane);
    this.#last.set(lane, left);
    const mine = before ? before.then(() => run(leave)) : run(leave);
    return mine.then(leave);
  }
}
