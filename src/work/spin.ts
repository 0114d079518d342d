import type { Epoch } from '../kernel/values.js';
import type { WorkRow } from '../ports/store.js';
import { aboutOf } from './parts.js';

/** Far more than any real work; a row that answers itself gets there in a second. */
const MANY = 200;
const HOUR_MS = 3_600_000;

/** While the clock is being moved: sees a row that keeps coming back at the same school time, under the same id or a new one. */
export class Spin {
  readonly #times = new Map<string, number>();
  #since = 0;

  /** True from the 200th time within an hour of school time. */
  isStuck(row: WorkRow, now: Epoch): boolean {
    if (now - this.#since >= HOUR_MS) {
      this.#times.clear();
      this.#since = now;
    }
    const to = row.type === 'send' ? row.to : undefined;
    const key = JSON.stringify([row.schoolId, row.name, row.ref && aboutOf(row.ref), to, row.data]);
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return times >= MANY;
  }
}
