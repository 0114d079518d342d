import type { NewSend } from '../kernel/decision.js';
import type { Stored } from '../kernel/kind.js';
import { MESSAGE, MESSAGES_CHANGED, type Message } from '../kernel/message.js';
import type { ThinkRow } from '../ports/composer.js';
import type { Change } from '../ports/store.js';
import { aboutOf, named, type Parts } from './parts.js';
import { THINK_TRIES } from './retry.js';
import { failuresOf, retryLater, setAside, settleDone } from './settling.js';

export const MESSAGE_REFRESH = 'message.refresh';
const PAGE = 200;

/** Runs a think row; what follows from it is committed with its settling. Never rejects while the store works. */
export async function runThink(parts: Parts, row: ThinkRow): Promise<void> {
  let outcome = 'failed';
  try {
    const think = () => (row.name === MESSAGES_CHANGED ? refreshes(parts, row) : parts.composer.think(row));
    const settled = await settleDone(parts, [row], think);
    outcome = settled;
    if (settled === 'conflict') await retryLater(parts, [row]);
  } catch (err) {
    parts.log.warn({ ...named(row), err }, 'think failed');
    if (failuresOf([row]) < THINK_TRIES) await retryLater(parts, [row]);
    else await setAside(parts, [row], err);
  } finally {
    parts.metrics?.thinks.inc({ name: row.name, outcome });
  }
}

/**
 * One refresh per live message of a record. A send of this process that is under way may have been drawn from the record
 * as it was, and has no message yet: it is waited for. (One of another process looks at the version itself.)
 */
async function refreshes(parts: Parts, { schoolId, ref }: ThinkRow): Promise<Change> {
  const change: Change = { schoolId, save: [], remove: [], work: [], audit: [] };
  if (!ref) return change;
  const about = aboutOf(ref);
  await parts.inFlight.over(`${schoolId} ${about}`);
  for (let after: string | undefined, more = true; more; ) {
    const page = await parts.store.find(MESSAGE, schoolId, { where: { about }, limit: PAGE, after });
    change.work.push(
      ...page.items.filter((one) => one.data.state === 'live').map((one) => refresh(one, parts.clock.now())),
    );
    after = page.next;
    more = after !== undefined;
  }
  return change;
}

const refresh = ({ id, data }: Stored<Message>, dueAt: number): NewSend => ({
  type: 'send',
  name: MESSAGE_REFRESH,
  id: `refresh:${id}`,
  to: data.toChannel === undefined ? { person: data.personId } : { channel: data.toChannel },
  manner: 'now',
  always: true,
  dueAt,
  data: { message: id },
});
