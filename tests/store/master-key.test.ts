import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KEY_FILE, loadOrCreateMasterKey } from '../../src/store/master-key.js';
import { createSeal } from '../../src/store/seal.js';

describe('the master key', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zorgbode-key-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is made once, for its owner only, and found again', () => {
    const data = join(dir, 'data');
    const made = loadOrCreateMasterKey(data);
    expect(made.created).toBe(true);
    expect(made.key).toHaveLength(32);
    expect(made.id).toBe(createSeal(made.key).masterId);
    expect(statSync(join(data, KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual([KEY_FILE]);
    expect(loadOrCreateMasterKey(data)).toEqual({ ...made, created: false });
    expect(made.id).not.toContain(made.key.toString('hex').slice(0, 8));
  });

  it('is the one given, and no file is made then', () => {
    const key = randomBytes(32);
    expect(loadOrCreateMasterKey(dir, ` ${key.toString('base64')}\n`)).toMatchObject({ key, created: false });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('counts an empty setting as none', () => {
    expect(loadOrCreateMasterKey(dir, '  ').created).toBe(true);
  });

  it.each(['c2hvcnQ=', 'not base64 at all!', randomBytes(33).toString('base64')])(
    'is refused when it is no 32 bytes: %s',
    (text) => {
      expect(() => loadOrCreateMasterKey(dir, text)).toThrow(/ZORGBODE_KEY must hold 32 bytes/);
      expect(() => loadOrCreateMasterKey(dir, text)).not.toThrow(text);
      writeFileSync(join(dir, KEY_FILE), text);
      expect(() => loadOrCreateMasterKey(dir)).toThrow(/zorgbode\.key must hold 32 bytes/);
      expect(readFileSync(join(dir, KEY_FILE), 'utf8')).toBe(text);
    },
  );
});
