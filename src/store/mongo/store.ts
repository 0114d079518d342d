import type { ClientSession, Connection } from 'mongoose';
import type { AuditLine } from '../../kernel/decision.js';
import type { KindSpec } from '../../kernel/kind.js';
import type { Epoch } from '../../kernel/values.js';
import type { Change, Store } from '../../ports/store.js';
import { kindTable, needsKeys, ONCE_KEPT, type Prepared, prepare } from '../record.js';
import type { Seal } from '../seal.js';
import { Undo } from '../undo.js';
import { connect, orIfTaken, transact } from './connection.js';
import { Keys } from './keys.js';
import { countRecords, findRecords, poolRecord, saveRecord, toStored } from './records.js';
import { type AuditDoc, type Models, makeModels, type RecordDoc } from './schemas.js';
import { addWork, Claims, freeOrphans, nextDue, settleRow } from './work.js';

export interface MongoOptions {
  /** `mongodb://…` of a replica set, with the name of the database. */
  url: string;
  kinds: KindSpec[];
  seal: Seal;
}

/**
 * Connects, and makes the declared collections and indexes. Rejects with WrongKeyError when the store was sealed with another
 * master key, and with an Error that says what to do for a server that stands alone.
 */
export const createMongoStore = async ({ url, kinds, seal }: MongoOptions): Promise<Store> => {
  const table = kindTable(kinds);
  const connection = await connect(url);
  try {
    const models = await makeModels(connection, table.values());
    const keys = await new Keys(models.keys, seal).open(connection);
    await freeOrphans(models.work);
    return storeOn(connection, table, models, keys);
  } catch (error) {
    await connection.close();
    throw error;
  }
};

const storeOn = (connection: Connection, kinds: Map<string, KindSpec>, models: Models, keys: Keys): Store => {
  const claims = new Claims(connection, models.work);
  const under = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  /** Refuses once closed; otherwise closing waits for it. */
  const open = async <T>(act: () => Promise<T>): Promise<T> => {
    if (closed) throw new Error('The store is closed.');
    const running = act();
    under.add(running);
    try {
      return await running;
    } finally {
      under.delete(running);
    }
  };
  const modelOf = (kind: string) => {
    const model = models.records.get(kind);
    if (!model) throw new Error(`Kind ${kind} was not declared to the store.`);
    return model;
  };
  const keysFor = (kind: KindSpec, schoolId: string) => (needsKeys(kind) ? keys.of(schoolId) : undefined);

  const ready = async (change: Change | undefined): Promise<Prepared[]> => {
    const records: Prepared[] = [];
    for (const save of change?.save ?? []) {
      modelOf(save.kind.kind);
      records.push(prepare(save, await keysFor(save.kind, change!.schoolId)));
    }
    return records;
  };
  const apply = async (change: Change, records: Prepared[], session: ClientSession): Promise<void> => {
    const { schoolId } = change;
    for (const { kind, id } of change.remove) await modelOf(kind).deleteOne({ schoolId, id }, { session });
    for (const record of records) {
      await saveRecord(modelOf(record.kind), schoolId, record, session);
    }
    for (const pooled of change.pool ?? []) {
      const { kind } = pooled;
      await poolRecord(modelOf(kind.kind), schoolId, pooled, await keys.of(schoolId), session);
    }
    for (const work of change.work) await addWork(models.work, schoolId, work, session);
    if (change.audit.length > 0) {
      await models.audit.insertMany(
        change.audit.map((line) => ({ ...line, schoolId })),
        { session },
      );
    }
  };
  /** A key older than a week counts as forgotten, swept or not. */
  const once = (schoolId: string, key: string, real: Epoch, session: ClientSession) =>
    orIfTaken(
      models.once
        .updateOne(
          { schoolId, key, at: { $lte: real - ONCE_KEPT } },
          { $set: { at: real } },
          { session, upsert: true },
        )
        .exec(),
      new Undo('repeat'),
    );

  return {
    get: (kind, schoolId, id) =>
      open(async () => {
        const doc = await modelOf(kind.kind)
          .findOne({ schoolId, id: String(id) })
          .lean<RecordDoc>();
        return doc ? toStored(schoolId, kind, doc, await keysFor(kind, schoolId)) : undefined;
      }),
    version: (kind, schoolId, id) =>
      open(async () => {
        const doc = await modelOf(kind.kind)
          .findOne({ schoolId, id: String(id) }, { version: 1 })
          .lean<Pick<RecordDoc, 'version'>>();
        return doc?.version ?? 0;
      }),
    find: (kind, schoolId, query) =>
      open(async () => findRecords(modelOf(kind.kind), kind, schoolId, query, await keysFor(kind, schoolId))),
    count: (kind, schoolId, where, range) =>
      open(async () =>
        countRecords(modelOf(kind.kind), kind, schoolId, { where, range }, await keysFor(kind, schoolId)),
      ),
    commit: (change, real, onceKey) =>
      open(async () => {
        const records = await ready(change);
        return transact(connection, async (session) => {
          if (onceKey !== undefined) await once(change.schoolId, onceKey, real, session);
          await apply(change, records, session);
          return 'done' as const;
        });
      }),
    claim: (now, real, lease, limit) => open(() => claims.claim(now, real, lease, limit)),
    settle: (rows, settlement, _real, change) =>
      open(async () => {
        const records = await ready(change);
        return transact(connection, async (session) => {
          for (const row of rows) await settleRow(models.work, row, settlement, session);
          if (change) await apply(change, records, session);
          return 'done' as const;
        });
      }),
    nextDue: () => open(() => nextDue(models.work)),
    clearPauses: () =>
      open(async () => {
        await models.work.updateMany({ heldUntil: { $gt: 0 }, lease: null }, { $set: { heldUntil: 0 } });
      }),
    audit: (schoolId, { record, limit }) =>
      open(async () => {
        const docs = await models.audit
          .find({ schoolId, ...record }, { _id: 0, schoolId: 0 })
          .sort({ at: -1, _id: -1 })
          .limit(limit)
          .lean<AuditDoc[]>();
        return docs as AuditLine[];
      }),
    schools: (kind) => open(() => modelOf(kind.kind).distinct('schoolId').exec()),
    erase: (schoolId, list) =>
      open(() =>
        transact(connection, async (session) => {
          let gone = 0;
          for (const { kind, id } of list) {
            gone += (await modelOf(kind).deleteOne({ schoolId, id }, { session })).deletedCount;
          }
          return gone;
        }),
      ),
    sweep: (now, real) =>
      open(async () => {
        let gone = (await models.once.deleteMany({ at: { $lte: real - ONCE_KEPT } })).deletedCount;
        for (const kind of kinds.values()) {
          if (kind.expiresAt)
            gone += (await modelOf(kind.kind).deleteMany({ expiresAt: { $lte: now } })).deletedCount;
        }
        return gone;
      }),
    ping: () =>
      open(async () => {
        await connection.db!.admin().command({ ping: 1 });
      }),
    close: () => {
      closed ??= Promise.allSettled(under).then(() => connection.close());
      return closed;
    },
  };
};
