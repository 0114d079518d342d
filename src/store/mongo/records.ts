import type { ClientSession, Model } from 'mongoose';
import type { Pooled } from '../../kernel/decision.js';
import type { KindSpec, Page, Query, Stored } from '../../kernel/kind.js';
import { checkQuery, cursorAfter, readCursor } from '../query.js';
import { FIELD_NAME, type Prepared, preparePooled, restore } from '../record.js';
import { blindHash, type SchoolKeys } from '../seal.js';
import { Undo } from '../undo.js';
import { Again, orIfTaken } from './connection.js';
import type { RecordDoc } from './schemas.js';

const blindEntry = (name: string, hash: Buffer): string => `${name}:${hash.toString('hex')}`;

/** All plain scalars, also those that no index names yet: an index declared next year must find the records of today. */
const scalarsOf = (plain: Record<string, unknown>): RecordDoc['index'] =>
  Object.fromEntries(
    Object.entries(plain).filter(
      (entry): entry is [string, RecordDoc['index'][string]] =>
        FIELD_NAME.test(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );

const toDoc = (schoolId: string, record: Prepared): RecordDoc => {
  return {
    schoolId,
    id: record.id,
    version: record.expect + 1,
    plain: JSON.stringify(record.plain),
    sealed: record.sealed,
    index: scalarsOf(record.plain),
    blind: record.blind.map(({ name, hash }) => blindEntry(name, hash)),
    ...(record.expiresAt === null ? {} : { expiresAt: record.expiresAt }),
  };
};

/** Inside a transaction only. Another version, or a combination that stands already, undoes it. */
export const saveRecord = async (
  model: Model<RecordDoc>,
  schoolId: string,
  record: Prepared,
  session: ClientSession,
): Promise<void> => {
  const doc = toDoc(schoolId, record);
  const conflict = new Undo('conflict');
  if (record.expect === 0) {
    await orIfTaken(model.insertMany([doc], { session }), conflict);
    return;
  }
  const known = { schoolId, id: record.id, version: record.expect };
  const { matchedCount } = await orIfTaken(model.replaceOne(known, doc, { session }).exec(), conflict);
  if (matchedCount === 0) throw conflict;
};

/** Inside a transaction only. Undoes it where it may not be put in; begins again when somebody else put something in meanwhile. */
export const poolRecord = async (
  model: Model<RecordDoc>,
  schoolId: string,
  pooled: Pooled,
  keys: SchoolKeys,
  session: ClientSession,
): Promise<void> => {
  const { kind, id } = pooled;
  const doc = await model.findOne({ schoolId, id }).session(session).lean<RecordDoc>();
  const record = preparePooled(pooled, doc ? toStored(schoolId, kind, doc, keys) : undefined, keys);
  if (!record) throw new Undo('conflict');
  try {
    await saveRecord(model, schoolId, record, session);
  } catch (error) {
    throw error instanceof Undo ? new Again() : error;
  }
};

export const toStored = (
  schoolId: string,
  kind: KindSpec,
  doc: RecordDoc,
  keys: SchoolKeys | undefined,
): Stored<any> => ({
  schoolId,
  kind: kind.kind,
  id: doc.id,
  version: doc.version,
  data: restore(kind, doc.id, JSON.parse(doc.plain), doc.sealed ?? null, keys),
});

/** Conditions as a list under $and, so that two on one field do not overwrite each other. */
const filterOf = (
  kind: KindSpec,
  schoolId: string,
  query: Omit<Query, 'limit'>,
  keys: SchoolKeys | undefined,
) => {
  const { equal, blind } = checkQuery(kind, query);
  const terms: Record<string, unknown>[] = [{ schoolId }];
  for (const [field, value] of equal) terms.push({ [`index.${field}`]: value });
  for (const [name, words] of blind)
    terms.push({ blind: blindEntry(name, blindHash(keys!, kind.kind, name, words)) });
  const { range, order } = query;
  if (range?.from !== undefined) terms.push({ [`index.${range.field}`]: { $gte: range.from } });
  if (range?.below !== undefined) terms.push({ [`index.${range.field}`]: { $lt: range.below } });
  if (query.after !== undefined) {
    const { id, value } = readCursor(query.after);
    const down = order?.direction === 'desc';
    const next = { id: down ? { $lt: id } : { $gt: id } };
    const by = `index.${order?.field}`;
    // A record without the field comes before all others, as SQLite and MongoDB both sort it.
    if (!order) terms.push(next);
    else if (value === null && down) terms.push({ [by]: { $exists: false } }, next);
    else if (value === null) terms.push({ $or: [{ [by]: { $exists: true } }, next] });
    else if (down)
      terms.push({ $or: [{ [by]: { $lt: value } }, { [by]: { $exists: false } }, { [by]: value, ...next }] });
    else terms.push({ $or: [{ [by]: { $gt: value } }, { [by]: value, ...next }] });
  }
  return { $and: terms };
};

export const findRecords = async (
  model: Model<RecordDoc>,
  kind: KindSpec,
  schoolId: string,
  query: Query,
  keys: SchoolKeys | undefined,
): Promise<Page<any>> => {
  const way = query.order?.direction === 'desc' ? -1 : 1;
  const sort: Record<string, 1 | -1> = query.order
    ? { [`index.${query.order.field}`]: way, id: way }
    : { id: 1 };
  const docs = await model
    .find(filterOf(kind, schoolId, query, keys))
    .sort(sort)
    .limit(query.limit + 1)
    .lean<RecordDoc[]>();
  const page = docs.slice(0, query.limit);
  const items = page.map((doc) => toStored(schoolId, kind, doc, keys));
  const last = page.at(-1);
  return docs.length > page.length && last
    ? { items, next: cursorAfter(query, last.id, last.index) }
    : { items };
};

export const countRecords = (
  model: Model<RecordDoc>,
  kind: KindSpec,
  schoolId: string,
  query: Pick<Query, 'where' | 'range'>,
  keys: SchoolKeys | undefined,
): Promise<number> => model.countDocuments(filterOf(kind, schoolId, query, keys)).exec();
