import type { KindSpec, Stored } from '../../kernel/kind.js';
import type { Epoch } from '../../kernel/values.js';
import type { Change, Store } from '../../ports/store.js';
import { kindTable, needsKeys, ONCE_KEPT, type Prepared, prepare } from '../record.js';
import type { Seal } from '../seal.js';
import { Undo } from '../undo.js';
import { Batch } from './batch.js';
import { type Connection, connect, transaction } from './connection.js';
import { freeOrphans } from './holder.js';
import { Keys } from './keys.js';
import { migrate } from './migrations.js';
import { Recent } from './recent.js';
import {
  addAudit,
  countRecords,
  findRecords,
  getRecord,
  poolRecord,
  readAudit,
  removeRecord,
  saveRecord,
  schoolsWith,
  sweepRecords,
  versionOf,
} from './records.js';
import { makeTables, type Tables } from './tables.js';
import { Traces } from './traces.js';
import { addWork, Claims, nextDue, settleRow } from './work.js';

export interface SqliteOptions {
  /** The file; its folder is made when it is not there. */
  path: string;
  kinds: KindSpec[];
  seal: Seal;
  log?: { info(fields: object, message: string): void };
}

/**
 * Opens the file, brings it up to date and makes the tables and indexes of the declared kinds. Rejects with WrongKeyError when it was sealed with another
 * master key, and with an Error when a newer version wrote it.
 */
export const createSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const kinds = kindTable(options.kinds);
  const db = connect(options.path);
  try {
    const migrations = migrate(db);
    const keys = new Keys(db, options.seal);
    const { made, ...tables } = makeTables(db, kinds.values());
    transaction(db, () => freeOrphans(db));
    // What a process that died had no time for, see `traces.ts`.
    db.row('PRAGMA wal_checkpoint(TRUNCATE)');
    if (migrations + made > 0) options.log?.info({ migrations, made }, 'the database was brought up to date');
    return storeOn(db, kinds, tables, keys);
  } catch (error) {
    db.close();
    throw error;
  }
};

const storeOn = (db: Connection, kinds: Map<string, KindSpec>, tables: Tables, keys: Keys): Store => {
  const recent = new Recent(db);
  const batch = new Batch(db, () => recent.clear());
  const claims = new Claims(db);
  const traces = new Traces(db);
  const keysOf = (schoolId: string) => keys.of(schoolId);
  let closed: Promise<void> | undefined;

  const known = (kind: KindSpec): KindSpec => {
    if (closed) throw new Error('The store is closed.');
    if (!kinds.has(kind.kind)) throw new Error(`Kind ${kind.kind} was not declared to the store.`);
    return kind;
  };
  const write = async <T>(act: () => T): Promise<T> => {
    if (closed) throw new Error('The store is closed.');
    const result = await batch.run(() => {
      recent.doubt();
      return act();
    });
    traces.wipe();
    return result;
  };

  const ready = (change: Change): Prepared[] => {
    for (const { kind } of change.pool ?? []) if (needsKeys(known(kind))) keys.of(change.schoolId);
    return change.save.map((save) => {
      const kind = known(save.kind);
      return prepare(save, needsKeys(kind) ? keys.of(change.schoolId) : undefined);
    });
  };
  const read = (kind: KindSpec, schoolId: string, id: string): Stored<any> | undefined => {
    const now = () => getRecord(db, known(kind), schoolId, id, keysOf);
    return kind.often ? recent.get(kind.kind, schoolId, id, now) : now();
  };
  const apply = (change: Change, records: Prepared[]): void => {
    const { schoolId, pool = [] } = change;
    for (const key of change.remove) {
      recent.wrote(key.kind, schoolId, key.id);
      removeRecord(db, tables, schoolId, key);
    }
    for (const record of records) {
      recent.wrote(record.kind, schoolId, record.id, record.expect + 1);
      saveRecord(db, schoolId, record);
    }
    for (const { kind, id } of pool) recent.wrote(kind.kind, schoolId, id);
    if (pool.length > 0)
      traces.during(() => {
        for (const pooled of pool) poolRecord(db, schoolId, pooled, keysOf);
      });
    for (const work of change.work) addWork(db, schoolId, work);
    for (const line of change.audit) addAudit(db, schoolId, line);
  };
  /** A key older than a week counts as forgotten, swept or not. */
  const once = (schoolId: string, key: string, real: Epoch): boolean =>
    db.run(
      `INSERT INTO once (school_id, key, at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at WHERE at <= excluded.at - ${ONCE_KEPT}`,
      schoolId,
      key,
      real,
    ) === 1;

  return {
    get: async (kind, schoolId, id) => read(kind, schoolId, id),
    version: async (kind, schoolId, id) =>
      kind.often
        ? (read(kind, schoolId, id)?.version ?? 0)
        : recent.version(known(kind).kind, schoolId, id, () => versionOf(db, kind, schoolId, id)),
    find: async (kind, schoolId, query) => findRecords(db, known(kind), schoolId, query, keysOf),
    count: async (kind, schoolId, where, range) =>
      countRecords(db, known(kind), schoolId, { where, range }, keysOf),
    commit: async (change, real, onceKey) => {
      const records = ready(change);
      return write(() => {
        if (onceKey !== undefined && !once(change.schoolId, onceKey, real)) throw new Undo('repeat');
        apply(change, records);
        return 'done';
      });
    },
    claim: (now, real, lease, limit) => write(() => claims.claim(now, real, lease, limit)),
    settle: async (rows, settlement, _real, change) => {
      const records = change ? ready(change) : [];
      return write(() => {
        for (const row of rows) settleRow(db, row, settlement);
        if (change) apply(change, records);
        return 'done';
      });
    },
    nextDue: async () => nextDue(db),
    clearPauses: async () => {
      await write(() => db.run('UPDATE work SET held_until = 0 WHERE held_until > 0 AND lease IS NULL'));
    },
    audit: async (schoolId, query) => readAudit(db, schoolId, query),
    schools: async (kind) => schoolsWith(db, known(kind)),
    erase: (schoolId, list) =>
      write(() => {
        recent.clear();
        return list.reduce((sum, key) => sum + removeRecord(db, tables, schoolId, key), 0);
      }),
    sweep: async (now, real) => {
      let swept = 0;
      recent.clear();
      for (const kind of tables.expiring)
        for (let records = 1000; records === 1000; swept += records)
          records = await write(() => sweepRecords(db, tables, kind, now));
      return swept + (await write(() => db.run('DELETE FROM once WHERE at <= ?', real - ONCE_KEPT)));
    },
    ping: async () => {
      if (closed) throw new Error('The store is closed.');
      db.row('SELECT max(no) FROM migration');
    },
    close: () => {
      closed ??= batch.idle().then(() => db.close());
      return closed;
    },
  };
};
