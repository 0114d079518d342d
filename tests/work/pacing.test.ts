import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Pacing } from '../../src/work/pacing.js';

const T = 1_700_000_000_000;
const ALWAYS = Number.POSITIVE_INFINITY;

describe('pacing', () => {
  it('lets one through each second, and gives each of the others a second of its own', () => {
    const pacing = new Pacing();
    expect(['a', 'b', 'c'].map((id) => pacing.take('an', 1, id, T))).toEqual([T, T + 1_000, T + 2_000]);
  });

  it('keeps the place of who comes back in time, and of who comes too early', () => {
    const pacing = new Pacing();
    for (const id of ['a', 'b', 'c']) pacing.take('an', 1, id, T);
    expect(pacing.take('an', 1, 'b', T + 400)).toBe(T + 1_000);
    expect(pacing.take('an', 1, 'b', T + 1_000)).toBe(T + 1_000);
    expect(pacing.take('an', 1, 'late', T + 1_000)).toBe(T + 3_000);
    expect(pacing.take('an', 1, 'c', T + 2_100)).toBe(T + 2_100);
  });

  it('holds up one address and no other', () => {
    const pacing = new Pacing();
    pacing.take('an', 1, 'a', T);
    expect(pacing.take('an', 1, 'b', T)).toBeGreaterThan(T);
    expect(pacing.take('bo', 1, 'c', T)).toBe(T);
  });

  it('fills again while nothing is sent, up to what goes in one second', () => {
    const pacing = new Pacing();
    const at = (real: number, n: number) =>
      Array.from({ length: n }, (_, i) => pacing.take('an', 2, `${real} ${i}`, real));
    expect(at(T, 3)).toEqual([T, T, T + 500]);
    expect(at(T + 60_000, 3)).toEqual([T + 60_000, T + 60_000, T + 60_500]);
  });

  it('opens after a pause in the order of before, also for those that had a place already', () => {
    const pacing = new Pacing();
    pacing.take('an', 1, 'a', T);
    const b = pacing.take('an', 1, 'b', T);
    pacing.pause('an', T + 30_000, T);
    const a = pacing.take('an', 1, 'a', T);
    const bAgain = pacing.take('an', 1, 'b', b);
    const c = pacing.take('an', 1, 'c', b);
    expect(a).toBeGreaterThanOrEqual(T + 30_000);
    expect(bAgain).toBeGreaterThan(a);
    expect(c).toBeGreaterThan(bAgain);
  });

  it('holds a pause also where nothing is counted, and then lets all through', () => {
    const pacing = new Pacing();
    pacing.pause('tenant', T + 5_000, T);
    const places = ['a', 'b', 'c'].map((id) => pacing.take('tenant', ALWAYS, id, T));
    expect(places).toEqual([T + 5_000, T + 5_001, T + 5_002]);
    expect(pacing.take('tenant', ALWAYS, 'd', T + 6_000)).toBe(T + 6_000);
  });

  it('forgets all when the clock has moved', () => {
    const pacing = new Pacing();
    pacing.take('an', 1, 'a', T);
    pacing.pause('an', T + 60_000, T);
    pacing.clear();
    expect(pacing.take('an', 1, 'b', T)).toBe(T);
  });

  it('looks ahead: takes no token where one is there, and the place that `take` would give where none is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }), (gaps) => {
        const [plain, ahead] = [new Pacing(), new Pacing()];
        let real = T;
        for (const [i, gap] of gaps.entries()) {
          real += gap;
          const wanted = plain.take('an', 2, `${i}`, real);
          expect(ahead.ahead('an', 2, `${i}`, real)).toBe(wanted);
          expect(ahead.ahead('an', 2, `${i}`, real)).toBe(wanted);
          expect(ahead.take('an', 2, `${i}`, real)).toBe(wanted);
        }
      }),
    );
  });

  it('never lets more through in a second than the rate and a full bucket', () => {
    const calls = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 5 }), (gaps, rate) => {
        const pacing = new Pacing();
        let real = T;
        const went = gaps.map((gap, i) => {
          real += gap;
          return pacing.take('an', rate, `${i}`, real);
        });
        for (const start of went) {
          const within = went.filter((at) => at >= start && at < start + 1_000).length;
          expect(within).toBeLessThanOrEqual(2 * rate);
        }
        expect(went).toEqual([...went].sort((a, b) => a - b));
      }),
    );
  });
});
