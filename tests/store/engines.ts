import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Store } from '../../src/ports/store.js';
import { createMongoStore } from '../../src/store/mongo/store.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { type Engine, KINDS, seal } from './support.js';

export const sqliteEngine = (): Engine => {
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-store-'));
  const open: Store[] = [];
  let count = 0;
  const connect: Engine['second'] = async (other) => {
    const path = join(dir, `${count}.db`);
    const store = await createSqliteStore({ path, kinds: KINDS, seal: seal(), ...other });
    open.push(store);
    return store;
  };
  const closeAll = async (): Promise<void> => {
    await Promise.all(open.splice(0).map((store) => store.close()));
  };
  return {
    fresh: async () => {
      await closeAll();
      count++;
      return connect();
    },
    second: connect,
    end: async () => {
      await closeAll();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** @param uri a replica set; the suite makes a database of its own there, and drops it. */
export const mongoEngine = (uri: string): Engine => {
  const url = new URL(uri);
  url.pathname = `/zorgbode_test_${randomBytes(6).toString('hex')}`;
  const open: Store[] = [];
  let admin: mongoose.Connection | undefined;
  const connect: Engine['second'] = async (other) => {
    const store = await createMongoStore({ url: url.href, kinds: KINDS, seal: seal(), ...other });
    open.push(store);
    return store;
  };
  return {
    fresh: async () => {
      admin ??= await mongoose.createConnection(url.href).asPromise();
      for (const { name } of await admin.db!.listCollections({}, { nameOnly: true }).toArray()) {
        if (name !== 'school_key') await admin.db!.collection(name).deleteMany({});
      }
      await Promise.all(open.splice(1).map((store) => store.close()));
      const usable = await open[0]?.ping().then(
        () => true,
        () => false,
      );
      if (!usable) open.length = 0;
      return open[0] ?? connect();
    },
    second: connect,
    end: async () => {
      await Promise.all(open.map((store) => store.close()));
      await admin?.dropDatabase();
      await admin?.close();
    },
  };
};
