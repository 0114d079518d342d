import { join, resolve } from 'node:path';
import type { Config } from '../config.js';
import { FEATURES } from '../features/index.js';
import type { KindSpec } from '../kernel/kind.js';
import { MESSAGE } from '../kernel/message.js';
import { PERSON_DAY } from '../kernel/person-day.js';
import type { Store } from '../ports/store.js';
import { loadOrCreateMasterKey, parseMasterKey } from '../store/master-key.js';
import { createSeal } from '../store/seal.js';
import { createSqliteStore } from '../store/sqlite/store.js';

/** Every kind of record that is not an edge's own. */
export const KINDS: KindSpec[] = [...FEATURES.flatMap((feature) => feature.kinds), MESSAGE, PERSON_DAY];

export interface Opened {
  store: Store;
  /** Set when the master key was made just now: where it stands, so that somebody backs it up. */
  newKeyFile?: string;
  /** What it is, for the log: never a password. */
  where: string;
}

/** The configured store with its key. Rejects with a message that says what to do. */
export async function openStore(config: Config, more: KindSpec[] = []): Promise<Opened> {
  const kinds = [...KINDS, ...more];
  const dir = resolve(config.dataDir);
  const master = loadOrCreateMasterKey(dir, config.key);
  const old = config.oldKeys.map((key) => parseMasterKey(key, 'ZORGBODE_OLD_KEYS'));
  const seal = createSeal(master.key, old);
  const newKeyFile = master.created ? join(dir, 'zorgbode.key') : undefined;
  if (config.databaseUrl.startsWith('mongodb')) {
    // Loaded only where it is used: the embedded default starts without mongoose.
    const { createMongoStore } = await import('../store/mongo/store.js');
    return {
      store: await createMongoStore({ url: config.databaseUrl, kinds, seal }),
      newKeyFile,
      where: 'MongoDB',
    };
  }
  const file = config.databaseUrl.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  const path = file === '' ? join(dir, 'zorgbode.sqlite') : resolve(dir, file);
  return { store: await createSqliteStore({ path, kinds, seal }), newKeyFile, where: `SQLite, ${path}` };
}
