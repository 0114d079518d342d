import type { Epoch } from '../kernel/values.js';
import type { Change, Settlement, WorkRow } from '../ports/store.js';
import { named, type Parts } from './parts.js';
import { backOff, STUCK_MS } from './retry.js';

/** Somebody else changed one of the records first, this often in a row. */
const CONFLICTS = 5;
/** A settling that the store itself could not take is tried again at once, this often in all. */
const FAULTS = 3;
const DONE: Settlement = { kind: 'done' };

/** Settles, drawing up the change anew as long as it conflicts. `stale`: the rows are somebody else's by now. */
export async function settleDone(
  parts: Parts,
  rows: WorkRow[],
  change?: () => Promise<Change | undefined>,
): Promise<'done' | 'stale' | 'conflict'> {
  for (let conflicts = 0; conflicts < CONFLICTS; conflicts++) {
    const result = await settle(parts, rows, DONE, await change?.());
    if (result !== 'conflict') return result;
  }
  return 'conflict';
}

/** Puts rows back until a moment of school time. Not a failure. */
export const postpone = (parts: Parts, rows: WorkRow[], dueAt: Epoch) =>
  settle(parts, rows, { kind: 'later', dueAt, failed: false });

/** Gives rows back as they were, for whoever claims them next. */
export const giveBack = (parts: Parts, rows: WorkRow[]) =>
  settle(parts, rows, { kind: 'later', failed: false });

/**
 * Puts rows back until a real moment. School time runs along with real time, so the due time moves as far: whoever moves
 * the clock then meets the row at its own time, and not as one that is always due and never there.
 */
export async function waitUntil(parts: Parts, rows: WorkRow[], until: Epoch, failed = false): Promise<void> {
  const ms = Math.max(0, until - parts.clock.real());
  await settle(parts, rows, { kind: 'later', dueAt: parts.clock.now() + ms, notBefore: until, failed });
  parts.wakeAt(until);
}

/** One failure more: back off. */
export const retryLater = (parts: Parts, rows: WorkRow[]): Promise<void> =>
  waitUntil(parts, rows, parts.clock.real() + backOff(failuresOf(rows), parts.random()), true);

/** Nothing more to be done by itself: kept, shown in the log and the counters, tried again in a day. */
export async function setAside(parts: Parts, rows: WorkRow[], err: unknown): Promise<void> {
  for (const row of rows) {
    parts.metrics?.stuck.inc({ name: row.name });
    parts.log.error({ ...named(row), err }, 'work is stuck, it is tried again in a day');
  }
  await waitUntil(parts, rows, parts.clock.real() + STUCK_MS, true);
}

/** How often rows will have failed, counting the failure at hand. */
export const failuresOf = (rows: WorkRow[]): number => Math.max(...rows.map((row) => row.attempts)) + 1;

async function settle(parts: Parts, rows: WorkRow[], settlement: Settlement, change?: Change) {
  for (let faults = 1; ; faults++) {
    try {
      const result = await parts.store.settle(rows, settlement, parts.clock.real(), change);
      if (result === 'stale')
        parts.log.warn({ ...named(rows[0]!), rows: rows.length }, 'lease lost before settling');
      return result;
    } catch (err) {
      if (faults === FAULTS) throw err;
      parts.log.warn({ ...named(rows[0]!), err }, 'settling failed');
    }
  }
}
