import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { masterKeyId } from './master-key.js';

const VERSION = 1;
const HEADER = 5;
const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** The store was sealed with a master key that was not given. Nothing is opened with another one, so that nothing gets mixed. */
export class WrongKeyError extends Error {
  override name = 'WrongKeyError';
}

/** A key of one school, wrapped by the master key `masterId`. `no` 0 is its blind key; 1 and up are data keys, the highest seals. */
export interface SchoolKeyRow {
  schoolId: string;
  no: number;
  masterId: string;
  wrapped: Buffer;
}

/** The keys of one school, unwrapped. */
export interface SchoolKeys {
  schoolId: string;
  current: number;
  data: Map<number, KeyObject>;
  blind: Buffer;
  /** Derived blind keys by kind and name. */
  derived: Map<string, KeyObject>;
}

export interface Seal {
  /** Under which every new school key is wrapped. */
  masterId: string;
  /** The first keys of a school: its blind key and data key 1. */
  newKeys(schoolId: string): SchoolKeyRow[];
  /** One more data key; what was sealed with the others stays readable, blind indexes keep their key. */
  nextKey(rows: SchoolKeyRow[]): SchoolKeyRow;
  /** All rows of one school. Throws WrongKeyError. */
  unwrap(rows: SchoolKeyRow[]): SchoolKeys;
  /** The same key under the current master key; undefined when it is already. Throws WrongKeyError. */
  rewrap(row: SchoolKeyRow): SchoolKeyRow | undefined;
}

/** Parts with their lengths, so that no two lists of parts give the same bytes. */
const bind = (...parts: string[]): Buffer => Buffer.from(JSON.stringify(parts));

let pool = Buffer.alloc(0);
/** From a pool: asking the system for 12 bytes at a time costs as much as the sealing itself. No byte is used twice. */
const nonce = (): Buffer => {
  if (pool.length < NONCE) pool = randomBytes(NONCE * 512);
  const taken = pool.subarray(0, NONCE);
  pool = pool.subarray(NONCE);
  return taken;
};

const encrypt = (key: KeyObject, no: number, aad: Buffer, plain: Buffer | string): Buffer => {
  const head = Buffer.allocUnsafe(HEADER + NONCE);
  head[0] = VERSION;
  head.writeUInt32BE(no, 1);
  nonce().copy(head, HEADER);
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(HEADER));
  cipher.setAAD(Buffer.concat([head.subarray(0, HEADER), aad]));
  // As text: it is written into no buffer of its own first.
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([head, body, cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: KeyObject, aad: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEADER, HEADER + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.concat([sealed.subarray(0, HEADER), aad]));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const body = decipher.update(sealed.subarray(HEADER + NONCE, sealed.length - TAG));
  return Buffer.concat([body, decipher.final()]);
};

/**
 * @param master 32 bytes, `ZORGBODE_KEY`.
 * @param older master keys of before, still accepted for unwrapping.
 */
export const createSeal = (master: Buffer, older: Buffer[] = []): Seal => {
  for (const key of [master, ...older]) {
    if (key.length !== KEY)
      throw new WrongKeyError(`A master key has ${key.length} bytes; it must have ${KEY}.`);
  }
  const masterId = masterKeyId(master);
  const masters = new Map([...older, master].map((key) => [masterKeyId(key), createSecretKey(key)]));

  const wrap = (schoolId: string, no: number, key: Buffer): SchoolKeyRow => ({
    schoolId,
    no,
    masterId,
    wrapped: encrypt(masters.get(masterId)!, no, bind('school key', schoolId, String(no)), key),
  });
  const open = (row: SchoolKeyRow): Buffer => {
    const key = masters.get(row.masterId);
    if (!key) {
      throw new WrongKeyError(
        `This store is sealed with master key ${row.masterId}, and the key given is ${masterId}. ` +
          'Put back the key that was in use (ZORGBODE_KEY, or the file zorgbode.key), or give it as an older key; without it sealed texts cannot be read.',
      );
    }
    try {
      return decrypt(key, bind('school key', row.schoolId, String(row.no)), row.wrapped);
    } catch {
      throw new WrongKeyError(
        `Key ${row.no} of school ${row.schoolId} is damaged; restore the store from a backup.`,
      );
    }
  };

  return {
    masterId,
    newKeys: (schoolId) => [0, 1].map((no) => wrap(schoolId, no, randomBytes(KEY))),
    nextKey: (rows) => wrap(rows[0]!.schoolId, Math.max(...rows.map((row) => row.no)) + 1, randomBytes(KEY)),
    rewrap: (row) => (row.masterId === masterId ? undefined : wrap(row.schoolId, row.no, open(row))),
    unwrap: (rows) => ({
      schoolId: rows[0]!.schoolId,
      current: Math.max(...rows.map((row) => row.no)),
      data: new Map(rows.filter((row) => row.no > 0).map((row) => [row.no, createSecretKey(open(row))])),
      blind: open(rows.find((row) => row.no === 0)!),
      derived: new Map(),
    }),
  };
};

/** One envelope, bound to school, kind and record: it opens nowhere else. About 20 µs. */
export const sealFields = (keys: SchoolKeys, kind: string, id: string, fields: object): Buffer =>
  encrypt(
    keys.data.get(keys.current)!,
    keys.current,
    bind('record', keys.schoolId, kind, id),
    JSON.stringify(fields),
  );

/** Throws when the envelope was moved, changed or sealed with another key. */
export const openFields = (keys: SchoolKeys, kind: string, id: string, sealed: Uint8Array): object => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key =
    bytes.length >= HEADER + NONCE + TAG && bytes[0] === VERSION
      ? keys.data.get(bytes.readUInt32BE(1))
      : undefined;
  if (!key)
    throw new Error(`The envelope of ${kind} ${id} was sealed with a key that this school does not have.`);
  try {
    return JSON.parse(decrypt(key, bind('record', keys.schoolId, kind, id), bytes).toString());
  } catch {
    throw new Error(`The envelope of ${kind} ${id} does not open: it was changed or moved.`);
  }
};

/** What stands in a blind index for these words: the same for the same words within school, kind and name only. 16 bytes. */
export const blindHash = (keys: SchoolKeys, kind: string, name: string, words: string): Buffer => {
  const use = `${kind}\n${name}`;
  let key = keys.derived.get(use);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync('sha256', keys.blind, '', `zorgbode blind ${use}`, KEY)));
    keys.derived.set(use, key);
  }
  return createHmac('sha256', key).update(words).digest().subarray(0, 16);
};
