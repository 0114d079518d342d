import type { Epoch } from '../kernel/values.js';

/** Ms. Who come together are answered together, and come back together: a slot must hold several such rounds. */
const SLOT = 250;
/** Turns in one to two slots; a school's busiest morning brings a few a second. */
const MANY = 40;

/** Whether many people ask for something just now, by real time: then other work should let them go first. */
export function createPace(real: () => Epoch): { turn(): void; busy(): boolean } {
  let slot = 0;
  let current = 0;
  let before = 0;
  const roll = () => {
    const now = Math.floor(real() / SLOT);
    if (now === slot) return;
    before = now === slot + 1 ? current : 0;
    current = 0;
    slot = now;
  };
  return {
    turn() {
      roll();
      current += 1;
    },
    busy() {
      roll();
      return current + before >= MANY;
    },
  };
}
