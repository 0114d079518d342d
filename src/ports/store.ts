import type { AuditLine, NewWork, Pooled, RecordKey, Save } from '../kernel/decision.js';
import type { KindSpec, Page, Query, Stored } from '../kernel/kind.js';
import type { Epoch } from '../kernel/values.js';

export interface Change {
  schoolId: string;
  save: Save[];
  /** What of the record was there before is not left in the files of the store, as far as it has them in its hands. */
  pool?: Pooled[];
  remove: RecordKey[];
  work: NewWork[];
  audit: AuditLine[];
}

/** A work row as claimed: only the holder of `lease` may settle it. */
export type WorkRow = NewWork & {
  id: string;
  schoolId: string;
  lease: string;
  leaseUntil: Epoch;
  attempts: number;
};

/** `done` removes the rows · `later` gives them back, with a new due time (school) or a pause (real), or both. */
export type Settlement =
  | { kind: 'done' }
  | { kind: 'later'; dueAt?: Epoch; notBefore?: Epoch; failed: boolean };

export interface Store {
  get<T>(kind: KindSpec<T>, schoolId: string, id: string): Promise<Stored<T> | undefined>;
  /** Of a record as it is now, without reading what stands in it; 0: there is none. */
  version(kind: KindSpec, schoolId: string, id: string): Promise<number>;
  find<T>(kind: KindSpec<T>, schoolId: string, query: Query): Promise<Page<T>>;
  count(kind: KindSpec, schoolId: string, where: Query['where'], range?: Query['range']): Promise<number>;
  /**
   * One transaction: records with their version check, work, audit lines, once-key (kept 7 days, by `real`).
   * `repeat`: this once-key was committed before, nothing changed · `conflict`: a version or a unique combination, nothing changed.
   * Resolves only when it is durable.
   */
  commit(change: Change, real: Epoch, onceKey?: string): Promise<'done' | 'repeat' | 'conflict'>;
  /**
   * Rows with dueAt <= now, notBefore <= real and no lease at `real`, oldest first, schools in turn (one school's load
   * never starves another); leases them. The whole set of due `digest` sends to one person is claimed together,
   * beyond `limit` if it must.
   */
  claim(now: Epoch, real: Epoch, lease: number, limit: number): Promise<WorkRow[]>;
  /** All of `rows` or none, with the change in the same transaction. `stale`: a lease is no longer ours. */
  settle(
    rows: WorkRow[],
    settlement: Settlement,
    real: Epoch,
    change?: Change,
  ): Promise<'done' | 'stale' | 'conflict'>;
  /**
   * The next moment at which a claim could find something, in school time; undefined when nothing waits. Paused rows count,
   * rows that somebody holds do not.
   */
  nextDue(): Promise<Epoch | undefined>;
  /** Clears `notBefore` and leases nobody holds, after the sandbox clock moved. */
  clearPauses(): Promise<void>;
  /** Newest first. */
  audit(schoolId: string, query: { record?: RecordKey; limit: number }): Promise<AuditLine[]>;
  /** Every school that has a record of this kind. */
  schools(kind: KindSpec): Promise<string[]>;
  /** Takes records away for good, with their blind entries. Returns how many there were. */
  erase(schoolId: string, keys: RecordKey[]): Promise<number>;
  /** Removes what has expired: drafts by school time, once-keys by real time. */
  sweep(now: Epoch, real: Epoch): Promise<number>;
  /** Throws when the store cannot be used at this moment. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
