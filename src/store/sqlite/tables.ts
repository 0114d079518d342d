import { z } from 'zod';
import type { KindSpec } from '../../kernel/kind.js';
import { type Connection, transaction } from './connection.js';

/*
 * Each kind of record has a table of its own: on one table for all, each row that was written looked at the indexes of every kind
 * (12 µs with 58 of them, of 18 for the whole row).
 */

export const tableOf = (kind: string): string => `"record:${kind}"`;
/** Where kinds that have blind names keep them; a hash names its school, kind and name by the key it was made with. */
export const blindTableOf = (kind: string): string => `"blind:${kind}"`;

/** The value of a plain field in SQL; the same words in the indexes and in the queries, else SQLite does not use the index. */
export const field = (name: string): string => `json_extract(plain, '$.${name}')`;

/** What there is in the file, of kinds that are not declared now too. */
export interface Tables {
  kinds: ReadonlySet<string>;
  blind: ReadonlySet<string>;
  expiring: ReadonlySet<string>;
}

/** In one table for all kinds, as versions up to the second migration kept them: what stands there moves when its kind is declared. */
const BEFORE = 'record_before';
const COLUMNS = 'seq, school_id, id, version, plain, sealed, expires_at';

const moved = (kind: string, isBlind: boolean): string[] => {
  const rows = `SELECT seq FROM ${BEFORE} WHERE kind = '${kind}'`;
  return [
    `INSERT INTO ${tableOf(kind)} (${COLUMNS}) SELECT ${COLUMNS} FROM ${BEFORE} WHERE kind = '${kind}'`,
    ...(isBlind
      ? [`INSERT INTO ${blindTableOf(kind)} SELECT hash, record FROM blind_before WHERE record IN (${rows})`]
      : []),
    `DELETE FROM blind_before WHERE record IN (${rows})`,
    `DELETE FROM ${BEFORE} WHERE kind = '${kind}'`,
  ];
};

/** Statements by the name of what they make. */
function wantedBy(spec: KindSpec): Map<string, string> {
  const { kind } = spec;
  const table = tableOf(kind);
  const wanted = new Map([
    [
      `record:${kind}`,
      `TABLE IF NOT EXISTS ${table} (
         seq INTEGER PRIMARY KEY, school_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
         plain TEXT NOT NULL, sealed BLOB, expires_at INTEGER, UNIQUE (school_id, id))`,
    ],
  ]);
  if (spec.blind) {
    const blind = blindTableOf(kind);
    wanted.set(
      `blind:${kind}`,
      `TABLE IF NOT EXISTS ${blind} (hash BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID`,
    );
    wanted.set(`blind-record:${kind}`, `INDEX IF NOT EXISTS "blind-record:${kind}" ON ${blind} (record)`);
  }
  if (spec.expiresAt)
    wanted.set(
      `expires:${kind}`,
      `INDEX IF NOT EXISTS "expires:${kind}" ON ${table} (expires_at) WHERE expires_at IS NOT NULL`,
    );
  for (const fields of spec.indexes) {
    const first = fields[0]!;
    const some = mayLack(spec, first);
    const name = `${some ? 'some' : 'find'}:${kind}:${fields.join(',')}`;
    const only = some ? ` WHERE ${field(first)} IS NOT NULL` : '';
    wanted.set(
      name,
      `INDEX IF NOT EXISTS "${name}" ON ${table} (school_id, ${fields.map(field)}, id)${only}`,
    );
  }
  for (const fields of spec.unique ?? []) {
    const name = `one:${kind}:${fields.join(',')}`;
    wanted.set(name, `UNIQUE INDEX IF NOT EXISTS "${name}" ON ${table} (school_id, ${fields.map(field)})`);
  }
  return wanted;
}

/**
 * Whether a record may be without this field. Then it stands in no index that begins with it: nobody looks for what is not there, and
 * a new request, which nobody took up yet, is written to five indexes less.
 */
function mayLack({ schema }: KindSpec, name: string): boolean {
  return (
    schema instanceof z.ZodObject &&
    (schema.shape[name] as z.ZodType | undefined)?.safeParse(undefined).success === true
  );
}

const namesIn = (db: Connection): Map<string, string> =>
  new Map(db.rows('SELECT name, tbl_name FROM sqlite_schema').map((row) => [row.name, row.tbl_name]));

const kindsOf = (names: Iterable<string>, prefix: string): Set<string> =>
  new Set([...names].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)));

/**
 * Makes the tables and declared indexes of each kind, with what an older version wrote of it; drops indexes that a given kind no longer
 * declares. `made`: how many there were to make.
 */
export function makeTables(db: Connection, kinds: Iterable<KindSpec>): Tables & { made: number } {
  const present = namesIn(db);
  const missing: string[] = [];
  for (const [name, table] of present)
    if (table === BEFORE && /^(find|one):/.test(name)) missing.push(`DROP INDEX IF EXISTS "${name}"`);
  for (const spec of kinds) {
    const wanted = wantedBy(spec);
    const ours = [`find:${spec.kind}:`, `some:${spec.kind}:`, `one:${spec.kind}:`];
    for (const [name, table] of present)
      if (table !== BEFORE && !wanted.has(name) && ours.some((begin) => name.startsWith(begin)))
        missing.push(`DROP INDEX IF EXISTS "${name}"`);
    for (const [name, sql] of wanted)
      if (!present.has(name) || present.get(name) === BEFORE) missing.push(`CREATE ${sql}`);
    if (!present.has(`record:${spec.kind}`)) missing.push(...moved(spec.kind, spec.blind !== undefined));
  }
  if (missing.length > 0) transaction(db, () => db.exec(missing.join(';\n')));
  const names = [...namesIn(db).keys()];
  return {
    made: missing.filter((sql) => sql.startsWith('CREATE')).length,
    kinds: kindsOf(names, 'record:'),
    blind: kindsOf(names, 'blind:'),
    expiring: kindsOf(names, 'expires:'),
  };
}
