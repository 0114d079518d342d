import { type Connection, insist, transaction } from './connection.js';

/** Applied in order, once each; a number that has shipped is never changed, only followed by another. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE record (
     seq INTEGER PRIMARY KEY, school_id TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
     version INTEGER NOT NULL, plain TEXT NOT NULL, sealed BLOB, expires_at INTEGER,
     UNIQUE (school_id, kind, id));
   CREATE INDEX record_expires ON record (expires_at) WHERE expires_at IS NOT NULL;
   CREATE TABLE blind (
     school_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, hash BLOB NOT NULL, id TEXT NOT NULL,
     PRIMARY KEY (school_id, kind, name, hash, id)) WITHOUT ROWID;
   CREATE INDEX blind_record ON blind (school_id, kind, id);
   CREATE TABLE school_key (
     school_id TEXT NOT NULL, no INTEGER NOT NULL, master_id TEXT NOT NULL, wrapped BLOB NOT NULL,
     PRIMARY KEY (school_id, no)) WITHOUT ROWID;
   CREATE TABLE work (
     seq INTEGER PRIMARY KEY, school_id TEXT NOT NULL, id TEXT NOT NULL, due_at INTEGER NOT NULL,
     held_until INTEGER NOT NULL DEFAULT 0, lease TEXT, attempts INTEGER NOT NULL DEFAULT 0,
     again_at INTEGER, digest_to TEXT, body TEXT NOT NULL, named INTEGER NOT NULL);
   CREATE UNIQUE INDEX work_named ON work (school_id, id) WHERE named = 1;
   CREATE INDEX work_free ON work (school_id, due_at) WHERE held_until = 0;
   CREATE INDEX work_held ON work (held_until) WHERE held_until > 0;
   CREATE INDEX work_digest ON work (school_id, digest_to, due_at) WHERE held_until = 0 AND digest_to IS NOT NULL;
   CREATE TABLE audit (
     seq INTEGER PRIMARY KEY, school_id TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, verb TEXT NOT NULL,
     kind TEXT NOT NULL, id TEXT NOT NULL, access TEXT NOT NULL, reason TEXT);
   CREATE INDEX audit_record ON audit (school_id, kind, id, at);
   CREATE INDEX audit_school ON audit (school_id, at);
   CREATE TABLE once (
     school_id TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (school_id, key)) WITHOUT ROWID;
   CREATE INDEX once_at ON once (at);`,
  // A hash names its school, kind and name by the key it was made with: saying them again made each entry three times as long.
  `CREATE TABLE blind_of (hash BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID;
   INSERT INTO blind_of (hash, record) SELECT hash, seq FROM blind JOIN record USING (school_id, kind, id);
   DROP TABLE blind;
   ALTER TABLE blind_of RENAME TO blind;
   CREATE INDEX blind_record ON blind (record);`,
  // From here on each kind has tables of its own, which take what stands here when the kind is declared (tables.ts).
  `ALTER TABLE record RENAME TO record_before;
   ALTER TABLE blind RENAME TO blind_before;`,
];

/**
 * Brings the file up to date and returns how many migrations that took. Several processes may do so at once. Throws when the
 * file is newer than this program; a migration that fails leaves the file as it was before it.
 */
export const migrate = (db: Connection, migrations = MIGRATIONS): number => {
  insist(() => db.exec('CREATE TABLE IF NOT EXISTS migration (no INTEGER PRIMARY KEY)'));
  const applied = (): number => db.row('SELECT coalesce(max(no), 0) AS no FROM migration')!.no;
  if (applied() > migrations.length) {
    throw new Error(
      `The database was written by a newer Zorgbode (migration ${applied()}, this one knows ${migrations.length}). ` +
        'Start that version, or restore a backup.',
    );
  }
  let count = 0;
  for (const [index, sql] of migrations.entries()) {
    if (applied() > index) continue;
    count += transaction(db, () => {
      if (applied() !== index) return 0;
      db.exec(sql);
      db.run('INSERT INTO migration (no) VALUES (?)', index + 1);
      return 1;
    });
  }
  return count;
};
