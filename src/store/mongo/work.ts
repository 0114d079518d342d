import type { ClientSession, Connection, Model } from 'mongoose';
import type { NewWork } from '../../kernel/decision.js';
import type { Epoch } from '../../kernel/values.js';
import type { Settlement, WorkRow } from '../../ports/store.js';
import { isGone, newLease } from '../lease.js';
import { interleave, Turns } from '../turns.js';
import { Undo } from '../undo.js';
import { newId } from '../work-id.js';
import { Again, orIfTaken, transact } from './connection.js';
import type { WorkDoc } from './schemas.js';

type Found = WorkDoc & { _id: { toString(): string } };

/** Inside a transaction only. */
export const addWork = async (
  model: Model<WorkDoc>,
  schoolId: string,
  work: NewWork,
  session: ClientSession,
): Promise<void> => {
  const { id, dueAt, ...rest } = work;
  const body = JSON.stringify(rest);
  if (id !== undefined) {
    const waits = await model.updateOne({ schoolId, id, lease: null }, { $min: { dueAt } }, { session });
    if (waits.matchedCount > 0) return;
    const runs = await model.updateOne(
      { schoolId, id },
      { $min: { againAt: dueAt }, $set: { body } },
      { session },
    );
    if (runs.matchedCount > 0) return;
  }
  const digest = work.type === 'send' && work.manner === 'digest' && 'person' in work.to;
  const row: WorkDoc = {
    schoolId,
    id: id ?? newId(),
    dueAt,
    heldUntil: 0,
    lease: null,
    attempts: 0,
    body,
    ...(digest ? { digestTo: (work.to as { person: string }).person } : {}),
  };
  // Somebody else added the same id since we looked: look again.
  await orIfTaken(model.insertMany([row], { session }), new Again());
};

const byAge = (a: Found, b: Found): number => a.dueAt - b.dueAt || (String(a._id) < String(b._id) ? -1 : 1);

/** Hands out due rows, each school in its turn. */
export class Claims {
  private readonly turns = new Turns();

  constructor(
    private readonly connection: Connection,
    private readonly model: Model<WorkDoc>,
  ) {}

  async claim(now: Epoch, real: Epoch, lease: number, limit: number): Promise<WorkRow[]> {
    await this.model.updateMany({ heldUntil: { $gt: 0, $lte: real } }, { $set: { heldUntil: 0 } });
    const due = await this.model.distinct('schoolId', { heldUntil: 0, dueAt: { $lte: now } });
    const hold = { lease: newLease(), heldUntil: real + lease };
    const taken = new Map<string, Found[]>(due.map((id) => [id, []]));
    const turns = this.turns.over(due.sort(), limit);
    for (let turn = turns.next(); !turn.done; ) {
      const rows = await this.take(turn.value.schoolId, hold, now, turn.value.share);
      taken.get(turn.value.schoolId)!.push(...rows);
      turn = turns.next(rows.length);
    }
    return interleave([...taken.values()].map((rows) => rows.sort(byAge))).map((row) => ({
      ...(JSON.parse(row.body) as NewWork),
      id: row.id,
      dueAt: row.dueAt,
      schoolId: row.schoolId,
      lease: hold.lease,
      leaseUntil: hold.heldUntil,
      attempts: row.attempts,
    }));
  }

  /** Looks at the oldest and takes them one by one; goes on while other claimers were faster. */
  private async take(
    schoolId: string,
    hold: Pick<WorkDoc, 'lease' | 'heldUntil'>,
    now: Epoch,
    limit: number,
  ) {
    const free = { heldUntil: 0, schoolId, dueAt: { $lte: now } };
    const update = { $set: hold, $unset: { againAt: 1 } };
    const rows: Found[] = [];
    while (rows.length < limit) {
      const seen = await this.model
        .find(free, { digestTo: 1 })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit - rows.length)
        .lean();
      if (seen.length === 0) break;
      const single = seen.filter((row) => row.digestTo === undefined);
      const taken = single.map((row) =>
        this.model.findOneAndUpdate({ ...free, _id: row._id }, update).lean(),
      );
      rows.push(...((await Promise.all(taken)).filter((row) => row !== null) as Found[]));
      for (const reader of new Set(seen.flatMap((row) => row.digestTo ?? []))) {
        rows.push(...(await this.takeDigest({ ...free, digestTo: reader }, update)));
      }
    }
    return rows;
  }

  /** All lines of one person or none: two claimers who each held a part would send two digests. */
  private takeDigest(free: object, update: object): Promise<Found[]> {
    return transact(this.connection, async (session) => {
      const rows = await this.model.find(free).session(session).lean<Found[]>();
      const theirs = { ...free, _id: { $in: rows.map((row) => row._id) } };
      const { modifiedCount } = await this.model.updateMany(theirs, update, { session });
      if (modifiedCount !== rows.length) throw new Undo<Found[]>([]);
      return rows;
    });
  }
}

/** Undoes the transaction when the lease is another's by now. */
export const settleRow = async (
  model: Model<WorkDoc>,
  row: WorkRow,
  settlement: Settlement,
  session: ClientSession,
): Promise<void> => {
  const mine = { schoolId: row.schoolId, id: row.id, lease: row.lease };
  const stale = new Undo('stale');
  if (settlement.kind === 'done') {
    const { deletedCount } = await model.deleteOne({ ...mine, againAt: { $exists: false } }, { session });
    if (deletedCount === 1) return;
  }
  const held = await model.findOne(mine).session(session).lean();
  if (!held) throw stale;
  const later = settlement.kind === 'later' ? settlement : undefined;
  const asked = later ? (later.dueAt ?? held.dueAt) : Number.POSITIVE_INFINITY;
  const set = {
    lease: null,
    heldUntil: Math.max(0, later?.notBefore ?? 0),
    attempts: later ? held.attempts + Number(later.failed) : 0,
    dueAt: Math.min(asked, held.againAt ?? asked),
  };
  const unchanged = { ...mine, againAt: held.againAt ?? { $exists: false } };
  const { matchedCount } = await model.updateOne(
    unchanged,
    { $set: set, $unset: { againAt: 1 } },
    { session },
  );
  // Asked for again, or taken over, since we looked.
  if (matchedCount === 0) throw new Again();
};

/** The earliest due time among rows that nobody works on. */
export const nextDue = async (model: Model<WorkDoc>): Promise<Epoch | undefined> => {
  const first = (filter: object) => model.findOne(filter, { dueAt: 1 }).sort({ dueAt: 1 }).lean();
  const [free, paused] = await Promise.all([
    first({ heldUntil: 0 }),
    first({ heldUntil: { $gt: 0 }, lease: null }),
  ]);
  const due = [free, paused].flatMap((row) => row?.dueAt ?? []);
  return due.length > 0 ? Math.min(...due) : undefined;
};

/** Frees what processes of this machine held that are no longer there. */
export const freeOrphans = async (model: Model<WorkDoc>): Promise<void> => {
  const held = await model.distinct('lease', { heldUntil: { $gt: 0 }, lease: { $ne: null } });
  for (const lease of held) {
    if (typeof lease !== 'string' || !isGone(lease)) continue;
    await model.updateMany({ lease }, { $set: { lease: null, heldUntil: 0 }, $unset: { againAt: 1 } });
  }
};
