import type { Connection, Model } from 'mongoose';
import { EVERYWHERE } from '../../kernel/values.js';
import type { SchoolKeyRow, SchoolKeys, Seal } from '../seal.js';
import { isTaken, transact } from './connection.js';
import type { KeysDoc } from './schemas.js';

const rowsOf = (doc: KeysDoc): SchoolKeyRow[] =>
  doc.keys.map(({ no, masterId, wrapped }) => ({
    schoolId: doc._id,
    no,
    masterId,
    wrapped: Buffer.from(wrapped),
  }));
const toDoc = (schoolId: string, rows: SchoolKeyRow[]): KeysDoc => ({
  _id: schoolId,
  keys: rows.map(({ no, masterId, wrapped }) => ({ no, masterId, wrapped })),
});

/** The keys of each school, made on first use; one document a school, so that they are there together or not at all. */
export class Keys {
  private readonly known = new Map<string, Promise<SchoolKeys>>();

  constructor(
    private readonly model: Model<KeysDoc>,
    private readonly seal: Seal,
  ) {}

  /** Rejects with WrongKeyError when any school's keys are under a master key not given. Moves all to the current one. */
  async open(connection: Connection): Promise<this> {
    await this.of(EVERYWHERE);
    for (const { _id } of await this.model.find({}, { _id: 1 }).lean()) {
      await transact(connection, async (session) => {
        const doc = await this.model.findById(_id).session(session).lean();
        const rows = rowsOf(doc as KeysDoc);
        const moved = rows.map((row) => this.seal.rewrap(row) ?? row);
        if (moved.every((row, n) => row === rows[n])) return;
        await this.model.replaceOne({ _id }, toDoc(_id, moved), { session });
      });
    }
    return this;
  }

  of(schoolId: string): Promise<SchoolKeys> {
    let keys = this.known.get(schoolId);
    if (!keys) {
      keys = this.loadOrMake(schoolId);
      this.known.set(schoolId, keys);
      keys.catch(() => this.known.delete(schoolId));
    }
    return keys;
  }

  /** Whichever process is first, its keys stay. */
  private async loadOrMake(schoolId: string): Promise<SchoolKeys> {
    const load = async () => {
      const doc = await this.model.findById(schoolId).lean();
      return doc ? this.seal.unwrap(rowsOf(doc as KeysDoc)) : undefined;
    };
    const found = await load();
    if (found) return found;
    try {
      await this.model.insertMany([toDoc(schoolId, this.seal.newKeys(schoolId))]);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    return (await load())!;
  }
}
