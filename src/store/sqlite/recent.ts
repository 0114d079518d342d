import type { Stored } from '../../kernel/kind.js';
import type { Connection } from './connection.js';

/** Some 200 bytes each, two for each person of forty schools; a school's record is the largest. */
const MOST = 20_000;

/**
 * The records of kinds that are asked for in every turn (`KindSpec.often`), as they were read last: a turn asks who somebody is and
 * whether the school changed some eight times. Whoever gets one may not change it. What this process writes goes at once; whether another
 * wrote, SQLite's own count of their commits says. That is asked once in each callback of the event loop, with the promises that it
 * fulfils: what another process did can only be known by a callback that comes later, or after a wait for the file, which asks anew. (Asked
 * once in each round of callbacks, somebody was written to in lesson hours that had just been noted.)
 */
export class Recent {
  readonly #kept = new Map<string, Stored<any>>();
  /** Of records of any kind that this process wrote last. */
  readonly #versions = new Map<string, number>();
  #theirs: unknown;
  #looked = false;

  constructor(private readonly db: Connection) {}

  get(kind: string, schoolId: string, id: string, read: () => Stored<any> | undefined) {
    this.#look();
    const key = keyOf(kind, schoolId, id);
    const known = this.#kept.get(key);
    if (known) return known;
    const found = read();
    if (!found) return undefined;
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(key, frozen(found));
    return found;
  }

  /** A message asks three times whether its record is still as it was drawn. */
  version(kind: string, schoolId: string, id: string, read: () => number): number {
    this.#look();
    return this.#versions.get(keyOf(kind, schoolId, id)) ?? read();
  }

  /** `version`: the one that it has by a commit under way; undefined: it goes, or nobody knows. When that is undone, all is cleared. */
  wrote(kind: string, schoolId: string, id: string, version?: number): void {
    const key = keyOf(kind, schoolId, id);
    this.#kept.delete(key);
    if (this.#versions.size >= MOST) this.#versions.clear();
    if (version === undefined) this.#versions.delete(key);
    else this.#versions.set(key, version);
  }

  clear(): void {
    this.#kept.clear();
    this.#versions.clear();
  }

  /** Another process may have written while this one waited for it. */
  doubt(): void {
    this.#looked = false;
  }

  #look(): void {
    if (this.#looked) return;
    this.#looked = true;
    // Runs when the callback is over and no promise is left to go on.
    process.nextTick(() => this.doubt());
    const theirs = this.db.row('PRAGMA data_version')?.data_version;
    if (theirs !== this.#theirs) this.clear();
    this.#theirs = theirs;
  }
}

const keyOf = (kind: string, schoolId: string, id: string): string => `${kind} ${schoolId} ${id}`;

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}
