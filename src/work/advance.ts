import type { Epoch } from '../kernel/values.js';
import type { MovableClock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { WorkLog } from './parts.js';

export interface Advancing {
  store: Store;
  clock: MovableClock;
  log: WorkLog;
  /** Runs all that is due now; the number of rows. */
  runDue(): Promise<number>;
  /** Called after each move: waiting that was counted in real time is over. */
  moved(): void;
}

/** A row that is due, and that nobody can have: another process holds it. */
const IN_VAIN = 3;

/**
 * Moves school time to `to`, stopping at every moment at which something falls due: what is put back to a later moment
 * meets its own time. Never moves back. Returns how many rows ran.
 */
export async function advance({ store, clock, log, runDue, moved }: Advancing, to: Epoch): Promise<number> {
  const moveTo = async (at: Epoch): Promise<number> => {
    if (at > clock.now()) clock.moveTo(at);
    await store.clearPauses();
    moved();
    return runDue();
  };
  let ran = await moveTo(clock.now());
  for (let inVain = 0; inVain < IN_VAIN; ) {
    const next = await store.nextDue();
    if (next === undefined || next > to) break;
    const before = clock.now();
    const here = await moveTo(next);
    ran += here;
    inVain = here === 0 && next <= before ? inVain + 1 : 0;
    if (inVain === IN_VAIN) log.warn({ due: next }, 'work is due that cannot be claimed');
  }
  return ran + (await moveTo(to));
}
