import type { NewWork } from '../../kernel/decision.js';
import type { Epoch } from '../../kernel/values.js';
import type { Settlement, WorkRow } from '../../ports/store.js';
import { newLease } from '../lease.js';
import { interleave, Turns } from '../turns.js';
import { Undo } from '../undo.js';
import { newId } from '../work-id.js';
import { type Connection, LIMIT, type Row } from './connection.js';

/*
 * A row is free (held_until 0), paused (held_until set, no lease) or leased (both set). Only free rows are in the index that a
 * claim reads, so neither a million rows not yet due nor thousands of paused ones slow it down. An expired hold is lifted by
 * the next claim; the lease stays written until somebody else takes the row, so a slow holder may still settle.
 *
 * Only rows whose id was given are in an index by id; the others are settled by their place in the table, which travels in the
 * lease. That saves an index entry in a table of a million.
 */

const digestTo = (work: NewWork): string | null =>
  work.type === 'send' && work.manner === 'digest' && 'person' in work.to ? work.to.person : null;

/** One that waits comes earlier at most; one that somebody is at comes again. */
const ADD = `INSERT INTO work (school_id, id, due_at, digest_to, body, named) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (school_id, id) WHERE named = 1 DO UPDATE SET
    due_at = iif(lease IS NULL, excluded.due_at, due_at),
    again_at = iif(lease IS NULL, again_at, min(coalesce(again_at, excluded.due_at), excluded.due_at)),
    body = iif(lease IS NULL, body, excluded.body)
  WHERE lease IS NOT NULL OR due_at > excluded.due_at`;

/** Inside a batch only. */
export const addWork = (db: Connection, schoolId: string, work: NewWork): void => {
  const { id, dueAt, ...body } = work;
  const named = Number(id !== undefined);
  db.run(ADD, schoolId, id ?? newId(), dueAt, digestTo(work), JSON.stringify(body), named);
};

/** Steps from school to school in the index; DISTINCT would read every row. */
const SCHOOLS = `WITH RECURSIVE school (id) AS (
    SELECT min(school_id) FROM work WHERE held_until = 0
    UNION ALL
    SELECT (SELECT min(school_id) FROM work WHERE held_until = 0 AND school_id > school.id) FROM school WHERE id IS NOT NULL)`;
export const DUE_SCHOOLS = `${SCHOOLS}
  SELECT id FROM school WHERE id IS NOT NULL
    AND EXISTS (SELECT 1 FROM work WHERE held_until = 0 AND school_id = school.id AND due_at <= ?)`;
const TAKE = 'UPDATE work SET lease = ?, held_until = ?, again_at = NULL WHERE';
const BACK = 'RETURNING seq, school_id, id, due_at, attempts, digest_to, body';
export const TAKE_OLDEST = `${TAKE} seq IN (
  SELECT seq FROM work WHERE held_until = 0 AND school_id = ? AND due_at <= ? ORDER BY due_at, seq ${LIMIT}) ${BACK}`;
export const TAKE_DIGEST = `${TAKE} held_until = 0 AND school_id = ? AND digest_to = ? AND due_at <= ? ${BACK}`;

const byAge = (a: Row, b: Row): number => a.due_at - b.due_at || a.seq - b.seq;

/** Hands out due rows, each school in its turn. */
export class Claims {
  private readonly turns = new Turns();

  constructor(private readonly db: Connection) {}

  /** Inside a batch only. */
  claim(now: Epoch, real: Epoch, lease: number, limit: number): WorkRow[] {
    this.db.run('UPDATE work SET held_until = 0 WHERE held_until > 0 AND held_until <= ?', real);
    const due = this.db.rows(DUE_SCHOOLS, now).map((row) => row.id as string);
    const hold = [newLease(), real + lease] as const;
    const taken = new Map<string, Row[]>(due.map((id) => [id, []]));
    const turns = this.turns.over(due, limit);
    for (let turn = turns.next(); !turn.done; ) {
      const rows = this.take(turn.value.schoolId, hold, now, turn.value.share);
      taken.get(turn.value.schoolId)!.push(...rows);
      turn = turns.next(rows.length);
    }
    return interleave([...taken.values()]).map((row) => toWork(row, ...hold));
  }

  /** Up to `limit`, and with each digest line the others that the same person has waiting. */
  private take(schoolId: string, hold: readonly [string, Epoch], now: Epoch, limit: number): Row[] {
    const rows = this.db.rows(TAKE_OLDEST, ...hold, schoolId, now, limit);
    const readers = new Set(rows.map((row) => row.digest_to).filter((reader) => reader !== null));
    for (const reader of readers) rows.push(...this.db.rows(TAKE_DIGEST, ...hold, schoolId, reader, now));
    return rows.sort(byAge);
  }
}

/** Assigned, not spread into a new one: adding to a copy of what JSON gave costs 20 µs. */
const toWork = (row: Row, lease: string, leaseUntil: Epoch): WorkRow =>
  Object.assign(JSON.parse(row.body) as NewWork, {
    dueAt: row.due_at,
    id: row.id,
    schoolId: row.school_id,
    lease: `${lease}.${row.seq}`,
    leaseUntil,
    attempts: row.attempts,
  });

/** Inside a batch only. Undoes it all when one lease is another's by now. */
export const settleRow = (db: Connection, row: WorkRow, settlement: Settlement): void => {
  const [lease = '', seq = ''] = row.lease.split('.');
  const key = [Number(seq), lease] as const;
  const mine = 'WHERE seq = ? AND lease = ?';
  if (settlement.kind === 'done') {
    if (db.run(`DELETE FROM work ${mine} AND again_at IS NULL`, ...key) === 1) return;
    const again = `UPDATE work SET due_at = again_at, again_at = NULL, lease = NULL, held_until = 0, attempts = 0 ${mine}`;
    if (db.run(again, ...key) === 0) throw new Undo('stale');
    return;
  }
  const dueAt = settlement.dueAt ?? null;
  const later = `UPDATE work SET lease = NULL, held_until = ?, attempts = attempts + ?,
    due_at = min(coalesce(?, due_at), coalesce(again_at, ?, due_at)), again_at = NULL ${mine}`;
  const pause = Math.max(0, settlement.notBefore ?? 0);
  if (db.run(later, pause, Number(settlement.failed), dueAt, dueAt, ...key) === 0) throw new Undo('stale');
};

export const NEXT_DUE = `${SCHOOLS}
  SELECT min(due) AS due FROM (
    SELECT (SELECT min(due_at) FROM work WHERE held_until = 0 AND school_id = school.id) AS due FROM school WHERE id IS NOT NULL
    UNION ALL SELECT min(due_at) FROM work WHERE held_until > 0 AND lease IS NULL)`;

/** The earliest due time among rows that nobody works on. */
export const nextDue = (db: Connection): Epoch | undefined => db.row(NEXT_DUE)?.due ?? undefined;
