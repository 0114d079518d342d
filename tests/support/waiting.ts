/**
 * Waits for something to be true in a fake platform. `changed` is to be called after everything that happens there; `tell` says, for
 * whoever waited in vain, what happened last.
 */
export function createWaiting(tell: () => string[]) {
  const waiting = new Set<() => void>();
  return {
    changed(): void {
      for (const look of waiting) look();
    },
    /** Looks after everything that happens; gives up after `ms` real ms. */
    until<T>(look: () => T | undefined | false | null, what: string, ms = 5000): Promise<T> {
      return new Promise((resolve, reject) => {
        const signal = AbortSignal.timeout(ms);
        const end = () => {
          waiting.delete(check);
          signal.removeEventListener('abort', giveUp);
        };
        const check = () => {
          try {
            const found = look();
            if (!found) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error as Error);
          }
        };
        const giveUp = () => {
          end();
          reject(new Error([`nothing came of: ${what}`, ...tell()].join('\n')));
        };
        signal.addEventListener('abort', giveUp);
        waiting.add(check);
        check();
      });
    },
  };
}
