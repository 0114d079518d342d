import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { newId } from '../work-id.js';
import type { Connection } from './connection.js';

/*
 * A lease names who holds it: machine, process, and a nonce, since a container's process has the same number after every
 * start. A killed process cannot give its rows back; the next one to open the file does, instead of waiting for the lease.
 */

const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const NONCE = randomBytes(4).toString('hex');

export const newLease = (): string => `${MACHINE}-${process.pid}-${NONCE}-${newId()}`;

const isGone = (lease: string): boolean => {
  const [machine, pid, nonce] = lease.split('-');
  if (machine !== MACHINE || nonce === NONCE) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
};

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
