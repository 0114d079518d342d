/** The sends that are being drawn or delivered by this process, by the record they show. */
export class InFlight {
  readonly #sends = new Map<string, Set<Promise<void>>>();

  /** Runs a send about a record (`schoolId kind:id`); undefined: about none. */
  async during(about: string | undefined, run: () => Promise<void>): Promise<void> {
    if (about === undefined) return run();
    const running = run();
    const there = this.#sends.get(about) ?? new Set();
    this.#sends.set(about, there.add(running));
    try {
      await running;
    } finally {
      there.delete(running);
      if (there.size === 0) this.#sends.delete(about);
    }
  }

  /** Resolves when every send about this record that was under way at the call is over. Never rejects. */
  async over(about: string): Promise<void> {
    await Promise.allSettled([...(this.#sends.get(about) ?? [])]);
  }
}
