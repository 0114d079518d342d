import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { requireReplicaSet } from '../../src/store/mongo/connection.js';
import { createMongoStore } from '../../src/store/mongo/store.js';
import { KINDS, put, seal, TASK, task } from './support.js';

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
});
