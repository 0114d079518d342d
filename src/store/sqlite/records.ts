import type { AuditLine, Pooled, RecordKey } from '../../kernel/decision.js';
import type { KindSpec, Page, Query, Stored } from '../../kernel/kind.js';
import { checkQuery, checkScalar, cursorAfter, readCursor, type Scalar } from '../query.js';
import { type Prepared, preparePooled, restore } from '../record.js';
import { blindHash, type SchoolKeys } from '../seal.js';
import { Undo } from '../undo.js';
import { type Connection, isTaken, LIMIT, type Row, type Value } from './connection.js';
import { blindTableOf, field, type Tables, tableOf } from './tables.js';

type KeysOf = (schoolId: string) => SchoolKeys;

/** SQLite has no booleans; inside JSON its true reads as 1. */
const bound = (value: Scalar): Value => (typeof value === 'boolean' ? Number(value) : value);

const toStored = (schoolId: string, kind: KindSpec, row: Row, keysOf: KeysOf): Stored<any> => ({
  schoolId,
  kind: kind.kind,
  id: row.id,
  version: row.version,
  data: restore(kind, row.id, JSON.parse(row.plain), row.sealed, row.sealed ? keysOf(schoolId) : undefined),
});

/** What is asked of one kind again and again; the same string each time, so that its statement is found at once. */
const statements = new Map<string, ReturnType<typeof statementsOf>>();
function statementsOf(kind: string) {
  const table = tableOf(kind);
  const insert = `INSERT INTO ${table} (school_id, id, version, plain, sealed, expires_at) VALUES (?, ?, 1, ?, ?, ?)`;
  const update = `UPDATE ${table} SET version = version + 1, plain = ?, sealed = ?, expires_at = ?
    WHERE school_id = ? AND id = ? AND version = ?`;
  return {
    insert,
    update,
    updateSeq: `${update} RETURNING seq`,
    remove: `DELETE FROM ${table} WHERE school_id = ? AND id = ?`,
    removeSeq: `DELETE FROM ${table} WHERE school_id = ? AND id = ? RETURNING seq`,
    get: `SELECT id, version, plain, sealed FROM ${table} WHERE school_id = ? AND id = ?`,
    version: `SELECT version FROM ${table} WHERE school_id = ? AND id = ?`,
    unblind: `DELETE FROM ${blindTableOf(kind)} WHERE record = ?`,
    blind: `INSERT INTO ${blindTableOf(kind)} (hash, record) VALUES (?, ?)`,
  };
}
const of = (kind: string) => {
  const known = statements.get(kind) ?? statementsOf(kind);
  statements.set(kind, known);
  return known;
};

/** Inside a batch only. Another version, or a combination that stands already, undoes the whole commit. */
export const saveRecord = (db: Connection, schoolId: string, record: Prepared): void => {
  const { kind, id, expect, sealed, expiresAt, mayBeBlind } = record;
  const plain = JSON.stringify(record.plain);
  const sql = of(kind);
  const isNew = expect === 0;
  const values: Value[] = isNew
    ? [schoolId, id, plain, sealed, expiresAt]
    : [plain, sealed, expiresAt, schoolId, id, expect];
  try {
    // Its place in the table is asked for only where something refers to it.
    if (!mayBeBlind) {
      if (db.run(isNew ? sql.insert : sql.update, ...values) === 0) throw new Undo('conflict');
      return;
    }
    const seq = isNew ? db.insert(sql.insert, ...values) : db.row(sql.updateSeq, ...values)?.seq;
    if (seq === undefined) throw new Undo('conflict');
    if (!isNew) db.run(sql.unblind, seq);
    for (const { hash } of record.blind) db.run(sql.blind, hash, seq);
  } catch (error) {
    throw isTaken(error) ? new Undo('conflict') : error;
  }
};

/** Inside a batch only, and between `Traces.during`. Undoes the whole commit where it may not be put in. */
export const poolRecord = (db: Connection, schoolId: string, pooled: Pooled, keysOf: KeysOf): void => {
  const { kind, id } = pooled;
  const record = preparePooled(pooled, getRecord(db, kind, schoolId, id, keysOf), keysOf(schoolId));
  if (!record) throw new Undo('conflict');
  saveRecord(db, schoolId, record);
};

/** Inside a batch only. How many there were: 0 or 1. */
export const removeRecord = (db: Connection, tables: Tables, schoolId: string, key: RecordKey): number => {
  const { kind, id } = key;
  if (!tables.kinds.has(kind)) return 0;
  const sql = of(kind);
  if (!tables.blind.has(kind)) return db.run(sql.remove, schoolId, id);
  const removed = db.row(sql.removeSeq, schoolId, id);
  if (!removed) return 0;
  db.run(sql.unblind, removed.seq);
  return 1;
};

export const addAudit = (db: Connection, schoolId: string, line: AuditLine): void => {
  const sql = `INSERT INTO audit (school_id, at, who, verb, kind, id, access, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
  db.run(sql, schoolId, line.at, line.who, line.verb, line.kind, line.id, line.access, line.reason ?? null);
};

export const readAudit = (
  db: Connection,
  schoolId: string,
  query: { record?: RecordKey; limit: number },
): AuditLine[] => {
  const columns = 'SELECT at, who, verb, kind, id, access, reason FROM audit WHERE school_id = ?';
  const rows = query.record
    ? db.rows(
        `${columns} AND kind = ? AND id = ? ORDER BY at DESC, seq DESC ${LIMIT}`,
        schoolId,
        query.record.kind,
        query.record.id,
        query.limit,
      )
    : db.rows(`${columns} ORDER BY at DESC, seq DESC ${LIMIT}`, schoolId, query.limit);
  return rows.map(
    ({ reason, ...line }) => ({ ...line, ...(reason === null ? {} : { reason }) }) as AuditLine,
  );
};

export const getRecord = (
  db: Connection,
  kind: KindSpec,
  schoolId: string,
  id: string,
  keysOf: KeysOf,
): Stored<any> | undefined => {
  const row = db.row(of(kind.kind).get, schoolId, id);
  return row && toStored(schoolId, kind, row, keysOf);
};

export const versionOf = (db: Connection, kind: KindSpec, schoolId: string, id: string): number =>
  db.row(of(kind.kind).version, schoolId, id)?.version ?? 0;

interface Where {
  /** `FROM` and `WHERE`. */
  sql: string;
  values: Value[];
}

/** Equal fields first, then blind names, then the range, as `termsOf`; what a page mark holds comes after them. */
function valuesOf(kind: KindSpec, schoolId: string, query: Omit<Query, 'limit'>, keysOf: KeysOf): Value[] {
  const values: Value[] = [schoolId];
  const hashes: Value[] = [];
  const { where = {}, range } = query;
  for (const name in where) {
    const value = checkScalar(kind, name, where[name]);
    if (kind.blind && name in kind.blind)
      hashes.push(blindHash(keysOf(schoolId), kind.kind, name, String(value)));
    else values.push(bound(value));
  }
  values.push(...hashes);
  if (range?.from !== undefined) values.push(range.from);
  if (range?.below !== undefined) values.push(range.below);
  return values;
}

function termsOf(kind: KindSpec, query: Omit<Query, 'limit'>): string[] {
  const { equal, blind } = checkQuery(kind, query);
  const { range } = query;
  return [
    'school_id = ?',
    ...equal.map(([name]) => `${field(name)} = ?`),
    ...blind.map(() => `seq IN (SELECT record FROM ${blindTableOf(kind.kind)} WHERE hash = ?)`),
    ...(range?.from === undefined ? [] : [`${field(range.field)} >= ?`]),
    ...(range?.below === undefined ? [] : [`${field(range.field)} < ?`]),
  ];
}

const whereOf = (kind: KindSpec, schoolId: string, query: Omit<Query, 'limit'>, keysOf: KeysOf): Where => {
  const terms = termsOf(kind, query);
  const values = valuesOf(kind, schoolId, query, keysOf);
  const add = (term: string, ...more: Value[]): void => {
    terms.push(term);
    values.push(...more);
  };
  if (query.after !== undefined) {
    const { order } = query;
    const { id, value } = readCursor(query.after);
    const by = order && field(order.field);
    const sign = order?.direction === 'desc' ? '<' : '>';
    // A record without the field comes before all others, as SQLite and MongoDB both sort it.
    if (!by) add('id > ?', id);
    else if (value === null && sign === '<') add(`${by} IS NULL AND id < ?`, id);
    else if (value === null) add(`(${by} IS NOT NULL OR id > ?)`, id);
    else if (sign === '<') add(`((${by}, id) < (?, ?) OR ${by} IS NULL)`, bound(value), id);
    else add(`(${by}, id) > (?, ?)`, bound(value), id);
  }
  // What is looked for by a blind name is found by it alone; SQLite would rather read every record of the kind.
  const how = Object.keys(query.where ?? {}).some((name) => kind.blind && name in kind.blind);
  const from = `${tableOf(kind.kind)}${how ? ' NOT INDEXED' : ''}`;
  return { sql: `FROM ${from} WHERE ${terms.join(' AND ')}`, values };
};

/** What a search asks but for its values. */
function shapeOf({ where, range, order }: Omit<Query, 'limit'>): string {
  let shape = '';
  for (const name in where) shape += `${name},`;
  if (range)
    shape += `|${range.field}${range.from === undefined ? '' : '>'}${range.below === undefined ? '' : '<'}`;
  return order ? `${shape}|${order.field} ${order.direction}` : shape;
}

type Searches = WeakMap<KindSpec, Map<string, string>>;
/** The statements of searches and counts that were looked at already: writing one anew costs as much as running it. */
const searches: Searches = new WeakMap();
const counts: Searches = new WeakMap();

/** The statement for what a query asks, written the first time by `write`; with a page mark it is written each time. */
function statementFor(
  known: Searches,
  {
    kind,
    schoolId,
    query,
    keysOf,
  }: { kind: KindSpec; schoolId: string; query: Omit<Query, 'limit'>; keysOf: KeysOf },
  write: (where: string) => string,
): Where {
  const shape = query.after === undefined ? shapeOf(query) : undefined;
  const mine = known.get(kind) ?? new Map<string, string>();
  const found = shape === undefined ? undefined : mine.get(shape);
  if (found !== undefined) return { sql: found, values: valuesOf(kind, schoolId, query, keysOf) };
  const { sql: where, values } = whereOf(kind, schoolId, query, keysOf);
  const sql = write(where);
  if (shape !== undefined) known.set(kind, mine.set(shape, sql));
  return { sql, values };
}

/** The statement of a find, of which it asks one record more than the page holds. */
export const findStatement = (kind: KindSpec, schoolId: string, query: Query, keysOf: KeysOf): Where => {
  const { order, limit } = query;
  const way = order?.direction === 'desc' ? 'DESC' : 'ASC';
  const by = order ? `${field(order.field)} ${way}, id ${way}` : 'id';
  const found = statementFor(
    searches,
    { kind, schoolId, query, keysOf },
    (where) => `SELECT id, version, plain, sealed ${where} ORDER BY ${by} ${LIMIT}`,
  );
  found.values.push(limit + 1);
  return found;
};

export const findRecords = (
  db: Connection,
  kind: KindSpec,
  schoolId: string,
  query: Query,
  keysOf: KeysOf,
): Page<any> => {
  const { sql, values } = findStatement(kind, schoolId, query, keysOf);
  const rows = db.rows(sql, ...values);
  const items = rows.slice(0, query.limit).map((row) => toStored(schoolId, kind, row, keysOf));
  const last = items.at(-1);
  return rows.length > items.length && last
    ? { items, next: cursorAfter(query, last.id, JSON.parse(rows[items.length - 1]!.plain)) }
    : { items };
};

export const countRecords = (
  db: Connection,
  kind: KindSpec,
  schoolId: string,
  query: Pick<Query, 'where' | 'range'>,
  keysOf: KeysOf,
): number => {
  const { sql, values } = statementFor(
    counts,
    { kind, schoolId, query, keysOf },
    (where) => `SELECT count(*) AS n ${where}`,
  );
  return db.row(sql, ...values)!.n;
};

/** Removes records of a kind whose time has passed (school time), with their blind entries. Inside a batch only. */
export const sweepRecords = (db: Connection, tables: Tables, kind: string, now: number): number => {
  const table = tableOf(kind);
  const rows = db.rows(
    `SELECT school_id, id FROM ${table} WHERE expires_at IS NOT NULL AND expires_at <= ? LIMIT 1000`,
    now,
  );
  for (const row of rows) removeRecord(db, tables, row.school_id, { kind, id: row.id });
  return rows.length;
};

/** Steps from school to school in the index; DISTINCT would read every row. */
export const schoolsWith = (db: Connection, kind: KindSpec): string[] => {
  const table = tableOf(kind.kind);
  const rows = db.rows(
    `WITH RECURSIVE school (id) AS (
       SELECT min(school_id) FROM ${table}
       UNION ALL SELECT (SELECT min(school_id) FROM ${table} WHERE school_id > school.id) FROM school WHERE id IS NOT NULL)
     SELECT id FROM school WHERE id IS NOT NULL`,
  );
  return rows.map((row) => row.id);
};
