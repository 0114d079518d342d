import { type Connection, type Model, Schema } from 'mongoose';
import type { AuditLine } from '../../kernel/decision.js';
import type { KindSpec } from '../../kernel/kind.js';
import type { Epoch } from '../../kernel/values.js';
import type { SchoolKeyRow } from '../seal.js';

/**
 * A record. `plain` is JSON as it was, so that nothing is converted on the way (numbers, dots in names); `index` repeats its
 * scalars, for finding; `blind` holds "name:hash".
 */
export interface RecordDoc {
  schoolId: string;
  id: string;
  version: number;
  plain: string;
  sealed: Buffer | null;
  index: Record<string, string | number | boolean>;
  blind: string[];
  expiresAt?: Epoch;
}
/** As in SQLite: free (heldUntil 0), paused (heldUntil, no lease) or leased (both). */
export interface WorkDoc {
  schoolId: string;
  id: string;
  dueAt: Epoch;
  heldUntil: Epoch;
  lease: string | null;
  attempts: number;
  againAt?: Epoch;
  digestTo?: string;
  body: string;
}
export interface OnceDoc {
  schoolId: string;
  key: string;
  at: Epoch;
}
export type AuditDoc = AuditLine & { schoolId: string };
export interface KeysDoc {
  _id: string;
  keys: Omit<SchoolKeyRow, 'schoolId'>[];
}

export interface Models {
  /** By kind. */
  records: Map<string, Model<RecordDoc>>;
  work: Model<WorkDoc>;
  once: Model<OnceDoc>;
  audit: Model<AuditDoc>;
  keys: Model<KeysDoc>;
}

const OPTIONS = { versionKey: false, minimize: false } as const;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const inOrder = (fields: string[]): Record<string, 1> =>
  Object.fromEntries(fields.map((field) => [field, 1 as const]));

const recordSchema = (kind: KindSpec): Schema<RecordDoc> => {
  const schema = new Schema<RecordDoc>(
    {
      schoolId: text,
      id: text,
      version: number,
      plain: text,
      sealed: Buffer,
      index: { type: Schema.Types.Mixed, required: true },
      blind: { type: [String], default: undefined },
      expiresAt: Number,
    },
    OPTIONS,
  );
  schema.index({ schoolId: 1, id: 1 }, { name: 'id', unique: true });
  if (kind.blind) schema.index({ schoolId: 1, blind: 1 }, { name: 'blind' });
  if (kind.expiresAt) schema.index({ expiresAt: 1 }, { name: 'expires' });
  for (const fields of kind.indexes) {
    const keys = ['schoolId', ...fields.map((field) => `index.${field}`), 'id'];
    schema.index(inOrder(keys), { name: `find:${fields.join(',')}` });
  }
  for (const fields of kind.unique ?? []) {
    const keys = fields.map((field) => `index.${field}`);
    schema.index(inOrder(['schoolId', ...keys]), {
      name: `one:${fields.join(',')}`,
      unique: true,
      partialFilterExpression: Object.fromEntries(keys.map((key) => [key, { $exists: true }])),
    });
  }
  return schema;
};

const workSchema = new Schema<WorkDoc>(
  {
    schoolId: text,
    id: text,
    dueAt: number,
    heldUntil: number,
    lease: { type: String, default: null },
    attempts: number,
    againAt: Number,
    digestTo: String,
    body: text,
  },
  OPTIONS,
);
workSchema.index({ schoolId: 1, id: 1 }, { name: 'id', unique: true });
workSchema.index({ heldUntil: 1, schoolId: 1, dueAt: 1, _id: 1 }, { name: 'free' });
workSchema.index({ heldUntil: 1, dueAt: 1 }, { name: 'next' });
workSchema.index(
  { schoolId: 1, digestTo: 1, dueAt: 1 },
  { name: 'digest', partialFilterExpression: { digestTo: { $exists: true } } },
);

const onceSchema = new Schema<OnceDoc>({ schoolId: text, key: text, at: number }, OPTIONS);
onceSchema.index({ schoolId: 1, key: 1 }, { name: 'key', unique: true });
onceSchema.index({ at: 1 }, { name: 'at' });

const auditSchema = new Schema<AuditDoc>(
  {
    schoolId: text,
    at: number,
    who: text,
    verb: text,
    kind: text,
    id: text,
    access: text,
    reason: String,
  } as any,
  OPTIONS,
);
auditSchema.index({ schoolId: 1, at: -1, _id: -1 }, { name: 'school' });
auditSchema.index({ schoolId: 1, kind: 1, id: 1, at: -1, _id: -1 }, { name: 'record' });

const key = new Schema(
  { no: number, masterId: text, wrapped: { type: Buffer, required: true } },
  { _id: false },
);
const keysSchema = new Schema<KeysDoc>({ _id: text, keys: [key] } as any, OPTIONS);

/**
 * One collection per kind, `record.<kind>`: a collection holds 64 indexes at most, and all kinds together declare more.
 * Makes the declared indexes, and drops those of a kind that it no longer declares.
 */
export const makeModels = async (connection: Connection, kinds: Iterable<KindSpec>): Promise<Models> => {
  const records = new Map<string, Model<RecordDoc>>();
  for (const kind of kinds) {
    const name = `record.${kind.kind}`;
    records.set(kind.kind, connection.model<RecordDoc>(name, recordSchema(kind), name));
  }
  const models: Models = {
    records,
    work: connection.model<WorkDoc>('work', workSchema, 'work'),
    once: connection.model<OnceDoc>('once', onceSchema, 'once'),
    audit: connection.model<AuditDoc>('audit', auditSchema, 'audit'),
    keys: connection.model<KeysDoc>('school_key', keysSchema, 'school_key'),
  };
  const all: Model<any>[] = [...records.values(), models.work, models.once, models.audit, models.keys];
  const known = new Set((await connection.listCollections()).map(({ name }) => name));
  for (const model of all) await bringUpToDate(model, known.has(model.collection.name));
  return models;
};

/**
 * Only what is missing is made: making even an index that is there waits for every open transaction, and one that a
 * killed process left behind stays open for a minute.
 */
const bringUpToDate = async (model: Model<any>, exists: boolean): Promise<void> => {
  const wanted = new Set(model.schema.indexes().map(([, options]) => options?.name));
  if (!exists) await model.createCollection();
  const there = new Set((exists ? await model.collection.indexes() : []).map(({ name }) => name));
  if ([...wanted].some((name) => !there.has(name))) await model.createIndexes();
  for (const name of there) {
    if (name && /^(find|one):/.test(name) && !wanted.has(name)) await model.collection.dropIndex(name);
  }
};
