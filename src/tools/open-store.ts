import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config.js';
import { FEATURES } from '../features/index.js';
import { CALENDAR_FEED } from '../kernel/calendar-feed.js';
import { FILE } from '../kernel/file.js';
import type { KindSpec } from '../kernel/kind.js';
import { MESSAGE } from '../kernel/message.js';
import { PERSON_DAY } from '../kernel/person-day.js';
import type { Store } from '../ports/store.js';
import { KEY_FILE, loadOrCreateMasterKey, parseMasterKey } from '../store/master-key.js';
import { createSeal, type Seal, WrongKeyError } from '../store/seal.js';
import { createSqliteStore } from '../store/sqlite/store.js';

/** Every kind of record that is not an edge's own. */
export const KINDS: KindSpec[] = [
  ...FEATURES.flatMap((feature) => feature.kinds),
  MESSAGE,
  FILE,
  CALENDAR_FEED,
  PERSON_DAY,
];

export interface Opened {
  store: Store;
  /** Set when the master key was made just now: where it stands, so that somebody backs it up. */
  newKeyFile?: string;
  /** What it is, for the log: never a password. */
  where: string;
}

/** The configured store with its key. Rejects with a message that says what to do. */
export async function openStore(config: Config, more: KindSpec[] = []): Promise<Opened> {
  const dir = resolve(config.dataDir);
  const master = loadOrCreateMasterKey(dir, config.key);
  const old = config.oldKeys.map((key) => parseMasterKey(key, 'ZORGBODE_OLD_KEYS'));
  const newKeyFile = master.created ? join(dir, KEY_FILE) : undefined;
  try {
    return { ...(await open(config, [...KINDS, ...more], createSeal(master.key, old))), newKeyFile };
  } catch (error) {
    // The store has another key, which is missing: nobody must find this one, and keep it in the place of that.
    if (newKeyFile && error instanceof WrongKeyError) rmSync(newKeyFile, { force: true });
    throw error;
  }
}

async function open(config: Config, kinds: KindSpec[], seal: Seal): Promise<Pick<Opened, 'store' | 'where'>> {
  if (config.databaseUrl.startsWith('mongodb')) {
    // Loaded only where it is used: the embedded default starts without mongoose.
    const { createMongoStore } = await import('../store/mongo/store.js');
    return { store: await createMongoStore({ url: config.databaseUrl, kinds, seal }), where: 'MongoDB' };
  }
  const file = config.databaseUrl.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
  const dir = resolve(config.dataDir);
  const path = file === '' ? join(dir, 'zorgbode.sqlite') : resolve(dir, file);
  return { store: await createSqliteStore({ path, kinds, seal }), where: `SQLite, ${path}` };
}
