import { EVERYWHERE } from '../../kernel/values.js';
import type { SchoolKeyRow, SchoolKeys, Seal } from '../seal.js';
import { type Connection, type Row, transaction } from './connection.js';

const fromRow = (row: Row): SchoolKeyRow => ({
  schoolId: row.school_id,
  no: row.no,
  masterId: row.master_id,
  wrapped: Buffer.from(row.wrapped),
});

/** The keys of each school, made on first use. */
export class Keys {
  private readonly known = new Map<string, SchoolKeys>();

  /** Throws WrongKeyError when any school's keys are under a master key that was not given. Moves all to the current one. */
  constructor(
    private readonly db: Connection,
    private readonly seal: Seal,
  ) {
    this.of(EVERYWHERE);
    const stored = this.db.rows('SELECT * FROM school_key').map(fromRow);
    const moved = stored.map((row) => this.seal.rewrap(row)).filter((row) => row !== undefined);
    if (moved.length === 0) return;
    transaction(this.db, () => {
      for (const row of moved) {
        const sql = 'UPDATE school_key SET master_id = ?, wrapped = ? WHERE school_id = ? AND no = ?';
        this.db.run(sql, row.masterId, row.wrapped, row.schoolId, row.no);
      }
    });
  }

  of(schoolId: string): SchoolKeys {
    let keys = this.known.get(schoolId);
    if (!keys) {
      keys = this.load(schoolId) ?? this.make(schoolId);
      this.known.set(schoolId, keys);
    }
    return keys;
  }

  private load(schoolId: string): SchoolKeys | undefined {
    const rows = this.db.rows('SELECT * FROM school_key WHERE school_id = ? ORDER BY no', schoolId);
    return rows.length > 0 ? this.seal.unwrap(rows.map(fromRow)) : undefined;
  }

  /** Whichever process is first, its keys stay. */
  private make(schoolId: string): SchoolKeys {
    transaction(this.db, () => {
      for (const row of this.seal.newKeys(schoolId)) {
        const sql =
          'INSERT OR IGNORE INTO school_key (school_id, no, master_id, wrapped) VALUES (?, ?, ?, ?)';
        this.db.run(sql, row.schoolId, row.no, row.masterId, row.wrapped);
      }
    });
    return this.load(schoolId)!;
  }
}
