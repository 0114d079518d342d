import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const KEY = 32;
export const KEY_FILE = 'zorgbode.key';

export interface MasterKey {
  key: Buffer;
  /** Names the key without telling it: stands beside everything wrapped with it. 16 hex digits. */
  id: string;
  /** Made just now: whoever runs this must be told to back it up. */
  created: boolean;
}

/** The id of a master key, as `school_key` rows carry it. */
export const masterKeyId = (key: Buffer): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'zorgbode master key id', 8)).toString('hex');

/** 32 bytes from base64. Throws with what to do, never with what was given. `from`: where it came from, for the message. */
export const parseMasterKey = (text: string, from: string): Buffer => {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed) || key.length !== KEY) {
    throw new Error(
      `${from} must hold ${KEY} bytes in base64 (44 characters); this is ${trimmed.length} characters, ${key.length} bytes. ` +
        'Put back the key this store was made with; for a new store, `openssl rand -base64 32` makes one.',
    );
  }
  return key;
};

/**
 * The key given (`ZORGBODE_KEY`, base64), else the one in `zorgbode.key` in the data folder, else a new one written there: only
 * its owner can read it, it is on the disk before it is used, and of two processes that start at once one makes it.
 */
export const loadOrCreateMasterKey = (dataDir: string, given?: string): MasterKey => {
  const known = (key: Buffer, created: boolean): MasterKey => ({ key, id: masterKeyId(key), created });
  if (given !== undefined && given.trim() !== '') return known(parseMasterKey(given, 'ZORGBODE_KEY'), false);
  const path = join(dataDir, KEY_FILE);
  const made = createKeyFile(dataDir, path);
  return made ? known(made, true) : known(parseMasterKey(readFileSync(path, 'utf8'), path), false);
};

/** Written whole under another name, then linked: nobody ever reads half a key, and a second process finds the first one's. */
const createKeyFile = (dataDir: string, path: string): Buffer | undefined => {
  if (existsSync(path)) return undefined;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const key = randomBytes(KEY);
  try {
    flushed(openSync(draft, 'wx', 0o600), (file) => writeSync(file, `${key.toString('base64')}\n`));
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  flushed(openSync(dataDir, 'r'), () => {});
  return key;
};

const flushed = (file: number, act: (file: number) => void): void => {
  try {
    act(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};
