import type { Stored } from '../kernel/kind.js';
import { MESSAGE, type Message } from '../kernel/message.js';
import { NOWHERE, type SendRow } from '../ports/composer.js';
import type { Address } from '../ports/delivery.js';
import type { Change } from '../ports/store.js';
import { deliver } from './deliver.js';
import { hashOf } from './drawn.js';
import { named, type Parts, refOf } from './parts.js';
import { REFRESH_TRIES } from './retry.js';
import { failuresOf, giveBack, retryLater, settleDone, waitUntil } from './settling.js';

/** Draws a message again and replaces it where it stands, if it looks different by now. */
export async function runRefresh(parts: Parts, row: SendRow): Promise<void> {
  try {
    await attempt(parts, row);
  } catch (err) {
    parts.log.warn({ ...named(row), err }, 'refresh failed');
    await again(parts, row);
  }
}

async function attempt(parts: Parts, row: SendRow): Promise<void> {
  const message = await parts.store.get(MESSAGE, row.schoolId, String(row.data?.message));
  if (message?.data.state !== 'live') return void (await settleDone(parts, [row]));
  const composed = await parts.composer.compose(originalOf(message), true);
  if (!composed || composed === NOWHERE) return void (await settleDone(parts, [row]));
  const drawn = hashOf(composed);
  if (drawn === message.data.drawn) return void (await settleDone(parts, [row]));

  const { surface, tenant, place, channel, handle } = message.data;
  if (isOthers(message.data, composed.address)) return void (await settleDone(parts, [row]));
  const out = {
    id: message.id,
    address: { surface: surface as SurfaceName, tenant, place, channel },
    card: composed.card,
    reader: composed.reader,
    ...(composed.userViews ? { userViews: composed.userViews } : {}),
    at: message.data.sentAt,
  };
  const outcome = await deliver(parts, row, out, (delivery) => delivery.update(out, handle));
  if (outcome.kind === 'wait') return waitUntil(parts, [row], outcome.until);
  if (outcome.kind === 'stopping') return void (await giveBack(parts, [row]));
  if (outcome.kind === 'unknown') return again(parts, row);
  await save(parts, row, (now) =>
    outcome.kind === 'sent'
      ? { ...now, handle: outcome.handle, drawn }
      : { ...now, state: 'lost', reason: outcome.reason },
  );
}

/**
 * Who it was sent to has another account there by now: the one that it stands in may be somebody else's. A channel that is not
 * the team's any more is another team's, or nobody's: what stands there stays as it was.
 */
const isOthers = (sent: Message, now: Address): boolean => {
  const sameTenant = sent.surface === now.surface && sent.tenant === now.tenant;
  if (sent.channel !== undefined) return !sameTenant || sent.channel !== now.channel;
  return sameTenant && sent.place !== now.place;
};

type SurfaceName = Parameters<Parts['deliveries']['get']>[0];

/** The send as it was, to be drawn from what is true now. */
function originalOf({ id, schoolId, data }: Stored<Message>): SendRow {
  return {
    type: 'send',
    name: data.send,
    id,
    schoolId,
    ref: data.about === '' ? undefined : refOf(data.about),
    to: data.toChannel === undefined ? { person: data.personId } : { channel: data.toChannel },
    manner: 'now',
    dueAt: data.sentAt,
    data: data.data,
    lease: '',
    leaseUntil: 0,
    attempts: 0,
  };
}

async function save(parts: Parts, row: SendRow, next: (now: Message) => Message): Promise<void> {
  const settled = await settleDone(parts, [row], async (): Promise<Change | undefined> => {
    const now = await parts.store.get(MESSAGE, row.schoolId, String(row.data?.message));
    if (!now) return undefined;
    const saves = [{ kind: MESSAGE, id: now.id, expect: now.version, data: next(now.data) }];
    return { schoolId: row.schoolId, save: saves, remove: [], work: [], audit: [] };
  });
  if (settled === 'conflict') await retryLater(parts, [row]);
}

/** A message that cannot be refreshed stays as it was drawn: it led to its record once, and that dialog is up to date. */
async function again(parts: Parts, row: SendRow): Promise<void> {
  if (failuresOf([row]) < REFRESH_TRIES) return retryLater(parts, [row]);
  parts.metrics?.stuck.inc({ name: row.name });
  parts.log.error(named(row), 'a message keeps its old face');
  await settleDone(parts, [row]);
}
