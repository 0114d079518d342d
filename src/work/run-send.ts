import type { NewSend, Save } from '../kernel/decision.js';
import type { Epoch } from '../kernel/values.js';
import { type Composed, NOWHERE, type SendRow } from '../ports/composer.js';
import { deliver } from './deliver.js';
import { withFile } from './file.js';
import { failed, giveUp } from './lost.js';
import { aboutOf, type Parts } from './parts.js';
import { endTurn, hasTurn, type Once, type Place, takeTurn } from './person-day.js';
import { isKept, messageIdFor, settleSent } from './sent.js';
import { giveBack, postpone, settleDone, waitUntil } from './settling.js';

/** What becomes one message: a single row, or all due digest rows of one person. */
interface Batch {
  rows: SendRow[];
  /** At most one a day of its sort; undefined: as many as there are. */
  once?: { what: Once; personId: string };
  compose(rows: SendRow[]): Promise<Composed | typeof NOWHERE | undefined>;
  /** The same on every try, so that an edge can tell a repeat. */
  outId(day: string): Promise<string>;
  /** By what it may hold its place of the day, of which `outId` is known. */
  names(outId: string, left: SendRow[]): string[];
  /** Lets the next message to this reader go: this one is out of the way, and only its settling is left. */
  leave?(): void;
  /** As last drawn, for the record of a message that is lost. */
  composed?: Composed;
}

/**
 * Never rejects while the store works. `leave`: called as soon as the next message to this reader may go; settled together,
 * many cost one commit.
 */
export function runSend(parts: Parts, row: SendRow, leave?: () => void): Promise<void> {
  const about = row.ref && `${row.schoolId} ${aboutOf(row.ref)}`;
  const capped = row.manner === 'capped' && !row.always && 'person' in row.to;
  const batch: Batch = {
    rows: [row],
    once: capped && 'person' in row.to ? { what: 'capped', personId: row.to.person } : undefined,
    compose: () => parts.composer.compose(row),
    outId: () => messageIdFor(parts, row),
    names: (outId) => [outId],
    // A day's one place is free again, or used, only when that is written down.
    leave: capped ? undefined : leave,
  };
  return parts.inFlight.during(about, () => run(parts, batch));
}

/** `rows`: the due digest rows of one person. Never rejects while the store works. */
export function runDigest(parts: Parts, rows: SendRow[]): Promise<void> {
  const { to } = rows[0]!;
  const personId = 'person' in to ? to.person : to.channel;
  return run(parts, {
    rows,
    once: { what: 'digest', personId },
    compose: (left) => parts.composer.composeDigest(left),
    outId: async (day) => `digest.${personId}.${day}`,
    names: (_, left) => left.map((row) => row.id),
  });
}

async function run(parts: Parts, batch: Batch): Promise<void> {
  try {
    const late = batch.rows.filter((row) => isLate(row, parts.clock.now()));
    if (late.length > 0) await nothing(parts, batch, late, 'dropped');
    batch.rows = batch.rows.filter((row) => !late.includes(row));
    if (batch.rows.length > 0) await attempt(parts, batch);
  } catch (err) {
    await failed(parts, batch.rows, batch.composed, err);
  }
}

async function attempt(parts: Parts, batch: Batch): Promise<void> {
  const { rows, once } = batch;
  const row = rows[0]!;
  const now = parts.clock.now();
  const from = await politeFrom(parts, batch, now);
  if (from > now) {
    batch.leave?.();
    return putBack(parts, batch, from);
  }

  const composed = await batch.compose(rows);
  if (!composed) return nothing(parts, batch, rows, 'nothing');
  if (composed === NOWHERE) {
    parts.metrics?.sends.inc({ surface: 'none', outcome: 'lost' });
    return giveUp(parts, rows, NOWHERE, undefined);
  }
  batch.composed = composed;
  const day = parts.composer.dayOf(now);
  const id = await batch.outId(day.day);
  const place = once && { ...once, names: batch.names(id, rows) };
  if (place && !(await takeTurn(parts, rows, place, day))) {
    // What is asked on its own day comes first then: a row of nudges would otherwise take the place of every day.
    return putBack(parts, batch, await parts.composer.politeFrom(row, day.until, place.what === 'capped'));
  }

  const { card, reader, address, userViews } = composed;
  const out = { id, address, card, reader, at: now, ...(userViews ? { userViews } : {}) };
  let follows = false;
  const outcome = await deliver(parts, row, out, async (delivery) => {
    follows = delivery.uploads === true && composed.fileBy !== undefined;
    const bare = composed.file === undefined || follows;
    return delivery.deliver(bare ? out : await withFile(parts, row, composed.file!, out, delivery));
  });
  if (outcome.kind === 'wait') return waitUntil(parts, rows, outcome.until);
  if (outcome.kind === 'stopping') return void (await giveBack(parts, rows));
  // May have arrived: it goes out again under the same id, and counts as a possible double (`unknown`).
  if (outcome.kind === 'unknown') return failed(parts, rows, composed);
  const sent = outcome.kind === 'sent';
  const also = turnEnds(parts, rows, sent && isKept(row, composed) ? undefined : place, day.day, sent);
  if (sent) batch.leave?.();
  if (outcome.kind === 'lost') return giveUp(parts, rows, outcome.reason, composed, also);
  const after = follows ? [fileOf(row, composed.fileBy!, now)] : [];
  await settleSent(parts, rows, composed, out.id, outcome.handle, also, after);
}

/** What brings the file after a message that went without. */
const fileOf = ({ id, ref, to, data, always, notAfter }: SendRow, name: string, now: Epoch): NewSend => ({
  type: 'send',
  name,
  id: `file:${id}`,
  to,
  manner: 'now',
  dueAt: now,
  ...(ref ? { ref } : {}),
  ...(data ? { data } : {}),
  ...(always ? { always } : {}),
  ...(notAfter === undefined ? {} : { notAfter }),
});

/**
 * A digest that has its place of today, or has failed, is that of this morning, whatever its due time says by now: a wait for a rate
 * or a pause moves it past the moment of the digest, where what is new waits for the next one.
 */
async function politeFrom(parts: Parts, { rows, once, names }: Batch, now: Epoch): Promise<Epoch> {
  const row = rows[0]!;
  if (row.always) return now;
  const begun =
    once?.what === 'digest' &&
    (rows.some(({ attempts }) => attempts > 0) ||
      (await hasTurn(parts, rows, { ...once, names: names(row.id, rows) }, parts.composer.dayOf(now).day)));
  return parts.composer.politeFrom(begun ? { ...row, dueAt: 0 } : row, now);
}

const isLate = (row: SendRow, now: Epoch): boolean => row.notAfter !== undefined && now > row.notAfter;

/** What would be too late by then is dropped now. */
async function putBack(parts: Parts, batch: Batch, to: Epoch): Promise<void> {
  const late = batch.rows.filter((row) => isLate(row, to));
  const rest = batch.rows.filter((row) => !late.includes(row));
  if (late.length > 0) await nothing(parts, batch, late, 'dropped');
  if (rest.length > 0) await postpone(parts, rest, to);
}

async function nothing(
  parts: Parts,
  batch: Batch,
  rows: SendRow[],
  outcome: 'dropped' | 'nothing',
): Promise<void> {
  for (const _ of rows) parts.metrics?.sends.inc({ surface: 'none', outcome });
  const { schoolId } = rows[0]!;
  const { day } = parts.composer.dayOf(parts.clock.now());
  const place = batch.once && { ...batch.once, names: batch.names(await batch.outId(day), rows) };
  const ends = turnEnds(parts, rows, place, day, false);
  await settleDone(parts, rows, async () => ({
    schoolId,
    save: await ends(),
    remove: [],
    work: [],
    audit: [],
  }));
}

/** Marks the day's place as used, or gives it back, if it is that of one of these rows. */
const turnEnds =
  (parts: Parts, rows: SendRow[], place: Place | undefined, day: string, sent: boolean) =>
  async (): Promise<Save[]> =>
    place ? endTurn(parts, rows, place, day, sent) : [];
