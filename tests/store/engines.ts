import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/ports/store.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { type Engine, KINDS, seal } from './support.js';

export const sqliteEngine = (): Engine => {
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-store-'));
  const open: Store[] = [];
  let count = 0;
  const connect = async (): Promise<Store> => {
    const store = await createSqliteStore({ path: join(dir, `${count}.db`), kinds: KINDS, seal: seal() });
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
