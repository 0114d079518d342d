import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { requireReplicaSet } from '../../src/store/mongo/connection.js';
import { createMongoStore } from '../../src/store/mongo/store.js';
import { BOX, KINDS, put, seal, TASK, task } from './support.js';

describe('a MongoDB server', () => {
  it('on its own is refused, with what to do', () => {
    const alone = { isWritablePrimary: true, maxWireVersion: 21, ok: 1 };
    expect(() => requireReplicaSet(alone)).toThrow(/stands alone.*rs\.initiate\(\).*replicaSet=rs0/s);
    requireReplicaSet({ ...alone, setName: 'rs0' });
    requireReplicaSet({ ...alone, msg: 'isdbgrid' });
  });
});

const uri = process.env.MONGODB_URI;
const onServer = uri ? describe : describe.skip;
onServer(uri ? 'on MongoDB' : 'on MongoDB (set MONGODB_URI to run)', () => {
  it('nothing typed in sealed fields reaches the server, and the name in the URL is the database', async () => {
    const url = new URL(uri!);
    url.pathname = `/zorgbode_test_${randomBytes(6).toString('hex')}`;
    const store = await createMongoStore({ url: url.href, kinds: KINDS, seal: seal() });
    const raw = await mongoose.createConnection(url.href).asPromise();
    try {
      await put(store, 's1', {
        save: [task('a', 0, { owner: 'plainowner', words: 'Zwaluwstaart hoofdpijn', pupil: 'L3B-07' })],
      });
      expect(await store.count(TASK, 's1', { word: 'hoofdpijn' })).toBe(1);
      const documents: Buffer[] = [];
      for (const { name } of await raw.db!.listCollections().toArray()) {
        for (const doc of await raw.db!.collection(name).find().toArray())
          documents.push(mongoose.mongo.BSON.serialize(doc) as Buffer);
      }
      const bytes = Buffer.concat(documents);
      expect(bytes.includes('plainowner')).toBe(true);
      for (const word of ['Zwaluwstaart', 'hoofdpijn', 'L3B-07', 'zwaluwstaart'])
        expect([word, bytes.includes(word)]).toEqual([word, false]);
    } finally {
      await store.close();
      await raw.dropDatabase();
      await raw.close();
    }
  });

  it('holds of what many put together how it is now, in one document without a time of theirs', async () => {
    const url = new URL(uri!);
    url.pathname = `/zorgbode_test_${randomBytes(6).toString('hex')}`;
    const raw = await mongoose.createConnection(url.href).asPromise();
    const there = async (order: number[]) => {
      const store = await createMongoStore({ url: url.href, kinds: KINDS, seal: seal() });
      await put(store, 's1', { save: [{ kind: BOX, id: 'b', expect: 0, data: { marks: '', who: [] } }] });
      const before = await raw.db!.collection('record.box').findOne({});
      for (const nth of order) {
        const pool = [{ kind: BOX, id: 'b', put: { by: `p${nth}`, mark: String(nth % 3) } }];
        await put(store, 's1', { pool });
      }
      const docs = await raw.db!.collection('record.box').find().toArray();
      expect(docs).toHaveLength(1);
      const { _id, sealed, ...rest } = docs[0]!;
      // Its id holds the second in which it was made: with the survey, and before anybody answered.
      expect(String(_id)).toBe(String(before!._id));
      const { data } = (await store.get(BOX, 's1', 'b'))!;
      await store.close();
      await raw.dropDatabase();
      return { rest, size: sealed.length(), data };
    };
    const order = Array.from({ length: 12 }, (_, n) => n);
    try {
      const one = await there(order);
      expect(await there(order.toReversed())).toEqual(one);
      expect(Object.keys(one.rest).sort()).toEqual(['blind', 'id', 'index', 'plain', 'schoolId', 'version']);
    } finally {
      await raw.close();
    }
  });
});
