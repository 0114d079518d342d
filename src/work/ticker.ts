import { schedule } from 'node-cron';

/** Stops what was started. */
export type Stop = () => void;

/** What wakes the loop beside a commit. Handed in, so that tests hold the time in their own hands. */
export interface Ticker {
  /** Calls again and again, until stopped. */
  every(run: () => void): Stop;
  /** Calls once after `ms` real milliseconds, unless stopped. */
  after(ms: number, run: () => void): Stop;
}

/**
 * Ticks every ten seconds. The cron line is read in UTC: a local clock change then never skips or repeats a tick
 * (node-cron#509, #492). Due times live in the store; a missed tick costs nothing.
 */
export const cronTicker = (): Ticker => ({
  every(run) {
    const quiet = () => {};
    const task = schedule('*/10 * * * * *', run, {
      timezone: 'Etc/UTC',
      unref: true,
      suppressMissedWarning: true,
      logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
    });
    return () => void task.destroy();
  },
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
});
