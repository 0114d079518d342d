/** After the first failure; doubles with each further one. */
const FIRST_MS = 2_000;
const LONGEST_MS = 3_600_000;
/** So that what failed together does not come back together. */
const JITTER = 0.2;

/** Failures after which a think row is set aside for a day and shown as stuck: about two hours. */
export const THINK_TRIES = 12;
/** Failures after which a message is given up and somebody is told: about a day. */
export const SEND_TRIES = 34;
/** Failures after which a message stays as it was drawn: about three days, a weekend; the next change of its record tries again. */
export const REFRESH_TRIES = 84;
/** How long stuck work rests before it is tried again. */
export const STUCK_MS = 86_400_000;

/** Real milliseconds to wait after failure number `failures` (1 is the first); `random` in [0, 1). */
export function backOff(failures: number, random: number): number {
  const steps = Math.min(Math.max(failures, 1) - 1, 30);
  const plain = Math.min(FIRST_MS * 2 ** steps, LONGEST_MS);
  return Math.min(Math.round(plain * (1 - JITTER + 2 * JITTER * random)), LONGEST_MS);
}
