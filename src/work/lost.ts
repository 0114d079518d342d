import type { Save } from '../kernel/decision.js';
import { MESSAGE } from '../kernel/message.js';
import type { Composed, SendRow } from '../ports/composer.js';
import type { Change } from '../ports/store.js';
import { named, type Parts } from './parts.js';
import { SEND_TRIES } from './retry.js';
import { messageIdFor, messageOf } from './sent.js';
import { failuresOf, retryLater, setAside, settleDone } from './settling.js';

/** The reason of a message that failed for a day on end. */
export const KEPT_FAILING = 'kept-failing';

/** A message that never arrives becomes a state, and somebody is told; `rows` are more than one for a digest. */
export async function giveUp(
  parts: Parts,
  rows: SendRow[],
  reason: string,
  composed: Composed | undefined,
  also: () => Promise<Save[]> = async () => [],
): Promise<void> {
  const row = rows[0]!;
  try {
    const settled = await settleDone(parts, rows, async (): Promise<Change> => {
      const told = await parts.composer.lost(row, reason);
      const data = { ...messageOf(row, composed, parts.clock.now()), state: 'lost' as const, reason };
      const lost = { kind: MESSAGE, id: await messageIdFor(parts, row), expect: 0, data };
      const { schoolId } = row;
      return {
        schoolId,
        save: [lost, ...told.save, ...(await also())],
        remove: [],
        work: told.work,
        audit: told.audit,
      };
    });
    if (settled === 'conflict') return await retryLater(parts, rows);
    parts.log.warn({ ...named(row), reason }, 'message lost');
  } catch (err) {
    await setAside(parts, rows, err);
  }
}

/** A delivery or drawing that failed: again later, until it has failed for about a day. */
export async function failed(
  parts: Parts,
  rows: SendRow[],
  composed: Composed | undefined,
  err?: unknown,
): Promise<void> {
  parts.log.warn({ ...named(rows[0]!), ...(err === undefined ? {} : { err }) }, 'send failed');
  if (err !== undefined) {
    parts.metrics?.sends.inc({ surface: composed?.address.surface ?? 'none', outcome: 'failed' });
  }
  if (failuresOf(rows) < SEND_TRIES) await retryLater(parts, rows);
  else await giveUp(parts, rows, KEPT_FAILING, composed);
}
