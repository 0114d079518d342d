import type { NewWork, Save } from '../kernel/decision.js';
import { MESSAGE, type Message, messagesChanged } from '../kernel/message.js';
import type { Epoch, Json } from '../kernel/values.js';
import type { Composed, SendRow } from '../ports/composer.js';
import type { Change } from '../ports/store.js';
import { hashOf } from './drawn.js';
import { aboutOf, named, type Parts } from './parts.js';
import { settleDone } from './settling.js';

/**
 * The id under which a row goes out and its message is kept: the row's own. A row of a fixed id that was sent before gets
 * the next free one: an edge would take it for a repeat, and the earlier message would lose its place.
 */
export async function messageIdFor(parts: Parts, row: SendRow): Promise<string> {
  let id = row.id;
  for (let nth = 2; await parts.store.version(MESSAGE, row.schoolId, id); nth++) id = `${row.id}~${nth}`;
  return id;
}

/** The message of a send, live or lost; `composed` is missing when it could never be drawn. */
export function messageOf(row: SendRow, composed: Composed | undefined, sentAt: Epoch): Message {
  return {
    about: row.ref ? aboutOf(row.ref) : '',
    send: row.name,
    personId: 'person' in row.to ? row.to.person : '',
    ...('channel' in row.to ? { toChannel: row.to.channel } : {}),
    surface: composed?.address.surface ?? '',
    tenant: composed?.address.tenant ?? '',
    place: composed?.address.place ?? '',
    ...(composed?.address.channel === undefined ? {} : { channel: composed.address.channel }),
    handle: null,
    sentAt,
    data: row.data ?? {},
    drawn: composed ? hashOf({ ...composed, card: composed.later ?? composed.card }) : '',
    state: 'live',
  };
}

/** Whether what went out can be refreshed. A digest shows no single record, and a file is as it was when it was asked for. */
export const isKept = ({ ref, manner }: SendRow, { file, fileBy }: Composed): boolean =>
  ref !== undefined && manner !== 'digest' && (file === undefined || fileBy !== undefined);

/**
 * Settles what was delivered: the message that can be refreshed from now on, and what else is saved with it. `after`: what follows it.
 */
export async function settleSent(
  parts: Parts,
  rows: SendRow[],
  composed: Composed,
  id: string,
  handle: Json,
  also: () => Promise<Save[]>,
  after: NewWork[] = [],
): Promise<void> {
  const row = rows[0]!;
  const { schoolId } = row;
  const ref = isKept(row, composed) ? row.ref : undefined;
  const sentAt = parts.clock.now();
  let seen = composed.version;
  const settled = await settleDone(parts, rows, async (): Promise<Change> => {
    const change: Change = { schoolId, save: await also(), remove: [], work: [...after], audit: [] };
    if (!ref) return change;
    change.save.push({ kind: MESSAGE, id, expect: 0, data: { ...messageOf(row, composed, sentAt), handle } });
    seen = await versionNow(parts, row);
    if (seen !== composed.version) change.work.push(messagesChanged(ref, parts.clock.now()));
    return change;
  });
  if (settled === 'conflict') {
    parts.log.error(named(row), 'sent, but its message could not be kept');
    await settleDone(parts, rows, async () => ({ schoolId, save: [], remove: [], work: after, audit: [] }));
  }
  if (!ref || settled !== 'done' || (await versionNow(parts, row)) === seen) return;
  // Another process changed the record between that reading and this settling, and found no message yet.
  const work = [messagesChanged(ref, parts.clock.now())];
  await parts.store.commit({ schoolId, save: [], remove: [], work, audit: [] }, parts.clock.real());
}

/** What went out must not go out again because of a reading that failed: then it counts as changed. */
async function versionNow(parts: Parts, { schoolId, ref }: SendRow): Promise<number> {
  try {
    return ref ? await parts.composer.versionOf(schoolId, ref) : 0;
  } catch {
    return Number.NaN;
  }
}
