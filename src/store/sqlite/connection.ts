import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** Milliseconds SQLite itself waits for another process's lock, and how often the callers here try again. */
const WAIT = 250;
export const TRIES = 60;

export type Value = string | number | null | Uint8Array;
export type Row = Record<string, any>;
type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>;

/** One connection with its prepared statements kept. */
export interface Connection {
  /** How many rows it changed. */
  run(sql: string, ...values: Value[]): number;
  /** The number of the row that it put in: `RETURNING` would keep it in a table of its own first. */
  insert(sql: string, ...values: Value[]): number;
  row(sql: string, ...values: Value[]): Row | undefined;
  rows(sql: string, ...values: Value[]): Row[];
  exec(sql: string): void;
  close(): void;
}

const code = (error: unknown): number => Number((error as { errcode?: number } | undefined)?.errcode ?? 0);
/** SQLITE_BUSY, also in its extended forms: another process holds the lock. */
export const isBusy = (error: unknown): boolean => (code(error) & 0xff) === 5;
/**
 * A parameter that stands behind LIMIT by itself makes SQLite plan the statement anew each time it is bound, since the number may
 * change the plan: 20 µs on a search of 3. As a sum it does not look at it.
 */
export const LIMIT = 'LIMIT ? + 0';
/** SQLITE_CONSTRAINT_UNIQUE or _PRIMARYKEY. */
export const isTaken = (error: unknown): boolean => code(error) === 2067 || code(error) === 1555;

/** Tries again while another process is in the way; blocks the thread meanwhile, so it is for the start only. */
export const insist = <T>(act: () => T): T => {
  for (let tries = 1; ; tries++) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || tries >= TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
};

/** What `act` returns, all of whose writes are kept or none. For the start only, as `insist` is. */
export const transaction = <T>(db: Connection, act: () => T): T => {
  insist(() => db.exec('BEGIN IMMEDIATE'));
  try {
    const result = act();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};

export const connect = (path: string): Connection => {
  mkdirSync(dirname(path), { recursive: true });
  // Made here first, so that only its owner can read the file and its -wal and -shm, which take over its mode.
  closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: false, timeout: WAIT });
  // WAL first: changing the mode ignores the busy timeout when two processes start on a new file.
  insist(() => db.exec('PRAGMA journal_mode = WAL'));
  // FULL: an acknowledged commit survives a power cut. Checkpoints every 4,000 pages instead of 1,000 took a quarter of a
  // commit's CPU away, since the same pages are written back less often.
  db.exec(`
    PRAGMA busy_timeout = ${WAIT};
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = OFF;
    PRAGMA secure_delete = FAST;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
  `);
  const statements = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    let found = statements.get(sql);
    if (!found) {
      found = db.prepare(sql);
      statements.set(sql, found);
    }
    return found;
  };
  return {
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    insert: (sql, ...values) => Number(statement(sql).run(...values).lastInsertRowid),
    row: (sql, ...values) => statement(sql).get(...values) as Row | undefined,
    rows: (sql, ...values) => statement(sql).all(...values) as Row[],
    exec: (sql) => db.exec(sql),
    close: () => {
      // The driver ends statements only when they are collected, and SQLite the connection only after that; until then the
      // file alone must be whole, for whoever copies it.
      statements.clear();
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
};
