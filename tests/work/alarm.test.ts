import { describe, expect, it } from '@jest/globals';
import { Alarm } from '../../src/work/alarm.js';

/** Timers that run when the time has come. */
function timers() {
  let real = 1_700_000_000_000;
  const waiting = new Set<{ at: number; run: () => void }>();
  return {
    real: () => real,
    waiting,
    after(ms: number, run: () => void) {
      const one = { at: real + ms, run };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    pass(ms: number) {
      for (const until = real + ms; ; ) {
        const next = [...waiting].sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > until) {
          real = until;
          return;
        }
        real = next.at;
        waiting.delete(next);
        next.run();
      }
    },
  };
}

function world() {
  const ticker = timers();
  const start = ticker.real();
  const rung: number[] = [];
  const alarm = new Alarm(ticker, ticker.real, () => rung.push(ticker.real() - start));
  return { ticker, alarm, start, rung };
}

describe('the alarm', () => {
  it('rings for each moment, in whatever order they were asked for, with one timer at a time', () => {
    const { ticker, alarm, start, rung } = world();
    for (const ms of [2_000, 1_000, 3_000]) alarm.set(start + ms);
    expect(ticker.waiting.size).toBe(1);
    ticker.pass(5_000);
    expect(rung.map((ms) => Math.floor(ms / 100))).toEqual([10, 20, 30]);
    expect(ticker.waiting.size).toBe(0);
  });

  it('rings no earlier than asked, hardly later, and once for moments that are close', () => {
    const { ticker, alarm, start, rung } = world();
    for (const ms of [1_001, 1_002, 1_003]) alarm.set(start + ms);
    ticker.pass(2_000);
    expect(rung).toHaveLength(1);
    expect(rung[0]).toBeGreaterThanOrEqual(1_003);
    expect(rung[0]).toBeLessThan(1_010);
  });

  it('rings for what is over already, and not after it was cleared', () => {
    const { ticker, alarm, start, rung } = world();
    alarm.set(start - 50);
    ticker.pass(10);
    expect(rung).toHaveLength(1);
    alarm.set(start + 500);
    alarm.clear();
    ticker.pass(1_000);
    expect(rung).toHaveLength(1);
  });
});
