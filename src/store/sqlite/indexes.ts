import type { KindSpec } from '../../kernel/kind.js';
import { type Connection, transaction } from './connection.js';

/** The value of a plain field in SQL; the same words in the indexes and in the queries, else SQLite does not use the index. */
export const field = (name: string): string => `json_extract(plain, '$.${name}')`;

/**
 * Makes the declared indexes of each kind, drops what a given kind no longer declares, and returns how many it made. Partial indexes: measured with 60
 * of them on the one table, an insert costs no more than with two.
 */
export const makeIndexes = (db: Connection, kinds: Iterable<KindSpec>): number => {
  const wanted = new Map<string, string>();
  const prefixes: string[] = [];
  for (const kind of kinds) {
    prefixes.push(`find:${kind.kind}:`, `one:${kind.kind}:`);
    const where = `WHERE kind = '${kind.kind}'`;
    for (const fields of kind.indexes) {
      const name = `find:${kind.kind}:${fields.join(',')}`;
      wanted.set(
        name,
        `INDEX IF NOT EXISTS "${name}" ON record (school_id, ${fields.map(field)}, id) ${where}`,
      );
    }
    for (const fields of kind.unique ?? []) {
      const name = `one:${kind.kind}:${fields.join(',')}`;
      wanted.set(
        name,
        `UNIQUE INDEX IF NOT EXISTS "${name}" ON record (school_id, ${fields.map(field)}) ${where}`,
      );
    }
  }
  const present = new Set(
    db
      .rows("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'record'")
      .map((row) => row.name),
  );
  const missing = [...wanted].filter(([name]) => !present.has(name)).map(([, sql]) => `CREATE ${sql};`);
  const unwanted = [...present].filter(
    (name) => !wanted.has(name) && prefixes.some((begin) => name.startsWith(begin)),
  );
  if (missing.length + unwanted.length === 0) return 0;
  const drops = unwanted.map((name) => `DROP INDEX IF EXISTS "${name}";`);
  transaction(db, () => db.exec([...drops, ...missing].join('\n')));
  return missing.length;
};
