import { readFileSync } from 'node:fs';

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** To so many significant digits, for people to read. */
export const round = (value, digits = 3) => Number(value.toPrecision(digits));

/**
 * Milliseconds that this thread has worked, its waste collecting included: what other programs take of the machine meanwhile keeps
 * others waiting too, and is not ours. Elsewhere than on Linux the clock on the wall.
 */
export function worked() {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
