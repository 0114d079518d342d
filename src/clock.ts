import { randomFillSync } from 'node:crypto';
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

// Drawn ahead: asking the system for 16 bytes at a time costs more than all the rest of an id.
const POOL = new Uint8Array(4096);
let drawn = POOL.length;

function ulid(time: number): string {
  let head = '';
  for (let rest = time, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) head = ALPHABET[rest % 32] + head;
  if (drawn + 16 > POOL.length) {
    randomFillSync(POOL);
    drawn = 0;
  }
  let tail = '';
  for (const byte of POOL.subarray(drawn, drawn + 16)) tail += ALPHABET[byte & 31];
  POOL.fill(0, drawn, drawn + 16);
  drawn += 16;
  return head + tail;
}
