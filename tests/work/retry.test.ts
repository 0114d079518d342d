import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backOff, REFRESH_TRIES, SEND_TRIES, THINK_TRIES } from '../../src/work/retry.js';

const HOUR = 3_600_000;
const sum = (failures: number, random: number): number =>
  Array.from({ length: failures }, (_, i) => backOff(i + 1, random)).reduce((a, b) => a + b, 0);

describe('back-off', () => {
  it('starts with seconds and doubles', () => {
    expect([1, 2, 3, 4].map((failures) => backOff(failures, 0.5))).toEqual([2_000, 4_000, 8_000, 16_000]);
  });

  it('spreads by a fifth either way', () => {
    expect(backOff(3, 0)).toBe(6_400);
    expect(backOff(3, 0.999_999)).toBe(9_600);
  });

  it('never exceeds an hour, and never shrinks to nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const ms = backOff(failures, random);
          expect(ms).toBeGreaterThanOrEqual(1_600);
          expect(ms).toBeLessThanOrEqual(HOUR);
        },
      ),
    );
  });

  it('gives a message about a day, and a think about two hours', () => {
    expect(sum(SEND_TRIES - 1, 0.5) / HOUR).toBeCloseTo(24, -0.5);
    expect(sum(THINK_TRIES - 1, 0.5) / HOUR).toBeLessThan(3);
    expect(sum(THINK_TRIES - 1, 0.5) / HOUR).toBeGreaterThan(1);
  });

  it('tries a message that shows something old until after a weekend', () => {
    expect(sum(REFRESH_TRIES - 1, 0.5) / HOUR).toBeCloseTo(72, -0.5);
  });
});
