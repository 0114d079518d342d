import type { Connection } from './connection.js';

/**
 * Leaves nothing of how a pooled record was before: with two versions of it, whoever has the file and the key sees what was put in between
 * them, and the access log says who did something then. Bytes that SQLite frees are overwritten with zeros in the same transaction (`ON`;
 * `FAST` does so only on pages that are written anyway), and after it the write-ahead log, in which each version stands, is emptied into
 * the file and cut off.
 */
export class Traces {
  private left = false;

  constructor(private readonly db: Connection) {}

  /** Inside a batch only. */
  during(write: () => void): void {
    this.db.exec('PRAGMA secure_delete = ON');
    try {
      write();
      this.left = true;
    } finally {
      this.db.exec('PRAGMA secure_delete = FAST');
    }
  }

  /**
   * After the commit, before it is acknowledged. Where another process goes on reading from the log (longer than `WAIT`), the next commit
   * tries again, and whoever opens the file next.
   */
  wipe(): void {
    if (this.left) this.left = this.db.row('PRAGMA wal_checkpoint(TRUNCATE)')?.busy !== 0;
  }
}
