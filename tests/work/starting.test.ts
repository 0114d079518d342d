import { describe, expect, it } from '@jest/globals';
import { createStarting } from '../../src/work/starting.js';

/** Holds what was asked to happen later, until a test lets it happen. */
function handTicker() {
  const later: { ms: number; run: () => void; stopped: boolean }[] = [];
  return {
    later,
    after(ms: number, run: () => void) {
      const one = { ms, run, stopped: false };
      later.push(one);
      return () => {
        one.stopped = true;
      };
    },
  };
}
const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));

describe('starting what depends on others', () => {
  it('tries again after growing pauses, until it succeeds', async () => {
    const ticker = handTicker();
    const starting = createStarting(ticker, () => 0.5);
    const told: number[] = [];
    let tries = 0;
    starting.keepTrying(
      async () => {
        tries += 1;
        if (tries < 4) throw new Error('not yet');
      },
      (_error, ms) => told.push(ms),
    );
    for (let i = 0; i < 3; i++) {
      await turnOfLoop();
      ticker.later[i]!.run();
    }
    await turnOfLoop();
    expect(tries).toBe(4);
    expect(told).toEqual([2_000, 4_000, 8_000]);
    expect(ticker.later).toHaveLength(3);
  });

  it('never waits longer than a minute', async () => {
    const ticker = handTicker();
    const starting = createStarting(ticker, () => 0.5);
    starting.keepTrying(
      async () => Promise.reject(new Error('no')),
      () => {},
    );
    for (let i = 0; i < 12; i++) {
      await turnOfLoop();
      ticker.later[i]!.run();
    }
    await turnOfLoop();
    expect(Math.max(...ticker.later.map(({ ms }) => ms))).toBe(60_000);
  });

  it('stops: no further attempt, and the one under way is waited for', async () => {
    const ticker = handTicker();
    const starting = createStarting(ticker, () => 0.5);
    let fail: (error: Error) => void = () => {};
    starting.keepTrying(
      () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
      () => {
        throw new Error('nobody listens any more');
      },
    );
    const stopped = starting.stop();
    fail(new Error('too late'));
    await stopped;
    expect(ticker.later).toHaveLength(0);
  });
});
