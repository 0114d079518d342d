import type { Epoch } from '../kernel/values.js';

/** `now` is school time and may be moved (sandbox, simulation); `real` serves leases, back-off, rates, signatures. */
export interface Clock {
  now(): Epoch;
  real(): Epoch;
  /** A new id: sortable by time, unique across processes, letters and digits only. */
  id(): string;
}

/** A clock whose school time can be moved. Only main, tools, tests and the simulation hold one. */
export interface MovableClock extends Clock {
  moveTo(now: Epoch): void;
}
