import { isGone } from '../lease.js';
import type { Connection } from './connection.js';

/** Frees what processes of this machine held that are no longer there. Inside a batch or before the first. */
export const freeOrphans = (db: Connection): void => {
  const held = db.rows('SELECT DISTINCT lease FROM work WHERE held_until > 0 AND lease IS NOT NULL');
  for (const { lease } of held) {
    if (!isGone(lease)) continue;
    db.run(
      `UPDATE work SET lease = NULL, held_until = 0, due_at = min(due_at, coalesce(again_at, due_at)), again_at = NULL
       WHERE lease = ?`,
      lease,
    );
  }
};
