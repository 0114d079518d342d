import { randomInt } from 'node:crypto';
import { backOff } from './retry.js';
import { cronTicker, type Stop, type Ticker } from './ticker.js';

export interface Starting {
  /** Tries at once, and again with growing pauses until it succeeds. `failed` hears of each failure. */
  keepTrying(attempt: () => Promise<void>, failed: (error: unknown, nextInMs: number) => void): void;
  /** No further attempts; resolves when the one under way is over. */
  stop(): Promise<void>;
}

/** Starts what depends on others: a platform that does not answer yet holds up nothing else. */
export function createStarting(
  ticker: Pick<Ticker, 'after'> = cronTicker(),
  random: () => number = () => randomInt(2 ** 32) / 2 ** 32,
): Starting {
  const waiting = new Set<Stop>();
  const running = new Set<Promise<void>>();
  let stopped = false;

  return {
    keepTrying(attempt, failed) {
      let failures = 0;
      const run = () => {
        const mine = attempt()
          .catch((error: unknown) => {
            if (stopped) return;
            failures += 1;
            const ms = Math.min(backOff(failures, random()), 60_000);
            failed(error, ms);
            const stop = ticker.after(ms, () => {
              waiting.delete(stop);
              run();
            });
            waiting.add(stop);
          })
          .finally(() => running.delete(mine));
        running.add(mine);
      };
      run();
    },
    async stop() {
      stopped = true;
      for (const stop of waiting) stop();
      waiting.clear();
      await Promise.all(running);
    },
  };
}
