import { epochOf } from '../../src/calendar/time.js';
import { createClock } from '../../src/clock.js';
import type { MovableClock } from '../../src/ports/clock.js';

/** A clock that stands still until it is moved: `2026-10-12 09:00`, Brussels. Real time can be moved apart. */
export function stillClock(at: string): MovableClock & { moveReal(by: number): void } {
  const [day, time] = at.split(' ') as [string, string];
  const ids = createClock();
  let now = epochOf(day, time);
  let real = now;
  return {
    now: () => now,
    real: () => real,
    id: () => ids.id(),
    moveTo(to) {
      now = to;
    },
    moveReal(by) {
      real += by;
    },
  };
}
