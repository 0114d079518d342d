import { randomBytes } from 'node:crypto';
import type { MovableClock } from './ports/clock.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The one place that reads the machine's clock. School time runs on from an offset (sandbox) that starts at 0.
 * Ids are ULIDs (48 bits of time, 80 random): sortable, unique across processes.
 */
export function createClock(offset = 0): MovableClock & { offset(): number } {
  let ahead = offset;
  const real = () => Date.now();
  return {
    real,
    now: () => real() + ahead,
    offset: () => ahead,
    id: () => ulid(real()),
    moveTo(now) {
      ahead = now - real();
    },
  };
}

function ulid(time: number): string {
  let head = '';
  for (let rest = time, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) head = ALPHABET[rest % 32] + head;
  let tail = '';
  for (const byte of randomBytes(16)) tail += ALPHABET[byte & 31];
  return head + tail;
}
