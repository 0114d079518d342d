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
  readonly #kept = new Shelf<Stored<any>>();
  /** Of records of any kind that this process wrote last. */
  readonly #versions = new Shelf<number>();
  #theirs: unknown;
  #looked = false;

  constructor(private readonly db: Connection) {}

  get(kind: string, schoolId: string, id: string, read: () => Stored<any> | undefined) {
    this.#look();
    const known = this.#kept.get(kind, schoolId, id);
    if (known) return known;
    const found = read();
    if (found) this.#kept.put(kind, schoolId, id, frozen(found));
    return found;
  }

  /** A message asks three times whether its record is still as it was drawn. */
  version(kind: string, schoolId: string, id: string, read: () => number): number {
    this.#look();
    return this.#versions.get(kind, schoolId, id) ?? read();
  }

  /** `version`: the one that it has by a commit under way; undefined: it goes, or nobody knows. When that is undone, all is cleared. */
  wrote(kind: string, schoolId: string, id: string, version?: number): void {
    this.#kept.drop(kind, schoolId, id);
    if (version === undefined) this.#versions.drop(kind, schoolId, id);
    else this.#versions.put(kind, schoolId, id, version);
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

/** By kind, school and id, each in a map of its own: to join them into one key costs more than the three looks. */
class Shelf<T> {
  readonly #kinds = new Map<string, Map<string, Map<string, T>>>();
  #size = 0;

  get(kind: string, schoolId: string, id: string): T | undefined {
    return this.#kinds.get(kind)?.get(schoolId)?.get(id);
  }

  /** Empties itself first when it is full. */
  put(kind: string, schoolId: string, id: string, value: T): void {
    if (this.#size >= MOST) this.clear();
    const schools = this.#kinds.get(kind) ?? new Map<string, Map<string, T>>();
    const records = schools.get(schoolId) ?? new Map<string, T>();
    if (records.size === 0) this.#kinds.set(kind, schools.set(schoolId, records));
    const before = records.size;
    this.#size += records.set(id, value).size - before;
  }

  drop(kind: string, schoolId: string, id: string): void {
    if (this.#kinds.get(kind)?.get(schoolId)?.delete(id)) this.#size -= 1;
  }

  clear(): void {
    this.#kinds.clear();
    this.#size = 0;
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}
