import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  blindHash,
  createSeal,
  openFields,
  type SchoolKeyRow,
  sealFields,
  WrongKeyError,
} from '../../src/store/seal.js';

const master = randomBytes(32);
const seal = createSeal(master);
const rows = seal.newKeys('s1');
const keys = seal.unwrap(rows);
const FIELDS = { facts: 'legt het hoofd op de bank', pupil: 'L3B-07' };

describe('an envelope', () => {
  it('opens to what was put in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        fc.string(),
        (fields, kind, id) => {
          const given = JSON.parse(JSON.stringify(fields));
          expect(openFields(keys, kind, id, sealFields(keys, kind, id, given))).toEqual(given);
        },
      ),
    );
  });

  it('shows nothing of it, and is another one each time', () => {
    const one = sealFields(keys, 'request', 'r1', FIELDS);
    expect(one.includes('hoofd')).toBe(false);
    expect(one.includes('L3B')).toBe(false);
    const nonces = Array.from({ length: 2000 }, () =>
      sealFields(keys, 'request', 'r1', FIELDS).subarray(5, 17).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(2000);
  });

  it('does not open for another record, kind or school', () => {
    const sealed = sealFields(keys, 'request', 'r1', FIELDS);
    expect(openFields(keys, 'request', 'r1', sealed)).toEqual(FIELDS);
    expect(() => openFields(keys, 'request', 'r2', sealed)).toThrow(/does not open/);
    expect(() => openFields(keys, 'step', 'r1', sealed)).toThrow(/does not open/);
    expect(() => openFields({ ...keys, schoolId: 's2' }, 'request', 'r1', sealed)).toThrow(/does not open/);
    expect(() => openFields(seal.unwrap(seal.newKeys('s1')), 'request', 'r1', sealed)).toThrow(
      /does not open/,
    );
  });

  it('tells apart ids and kinds whose letters run on', () => {
    const sealed = sealFields(keys, 'ab', 'c', FIELDS);
    expect(() => openFields(keys, 'a', 'bc', sealed)).toThrow(/does not open/);
    expect(() => openFields(keys, 'ab","c', '', sealed)).toThrow(/does not open/);
  });

  it('does not open when any one byte was changed, or bytes are missing', () => {
    const sealed = sealFields(keys, 'request', 'r1', FIELDS);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => openFields(keys, 'request', 'r1', changed)).toThrow(/envelope of request r1/);
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(() => openFields(keys, 'request', 'r1', sealed.subarray(0, length))).toThrow(
        /envelope of request r1/,
      );
    }
  });
});

describe('a blind hash', () => {
  it('is the same for the same words in one school, kind and name only', () => {
    const hash = blindHash(keys, 'request', 'pupil', 'L3B-07');
    const other = seal.unwrap(seal.newKeys('s2'));
    expect(blindHash(seal.unwrap(rows), 'request', 'pupil', 'L3B-07')).toEqual(hash);
    for (const different of [
      blindHash(keys, 'request', 'pupil', 'L3B-08'),
      blindHash(keys, 'request', 'pupilInClass', 'L3B-07'),
      blindHash(keys, 'step', 'pupil', 'L3B-07'),
      blindHash(other, 'request', 'pupil', 'L3B-07'),
    ]) {
      expect(different).not.toEqual(hash);
    }
  });
});

describe('keys', () => {
  it('do not open under another master key, and say what to do', () => {
    const stranger = createSeal(randomBytes(32));
    expect(() => stranger.unwrap(rows)).toThrow(WrongKeyError);
    expect(() => stranger.unwrap(rows)).toThrow(/Put back the key/);
    expect(() => stranger.rewrap(rows[0]!)).toThrow(WrongKeyError);
    const pretending: SchoolKeyRow[] = rows.map((row) => ({ ...row, masterId: stranger.masterId }));
    expect(() => stranger.unwrap(pretending)).toThrow(WrongKeyError);
    expect(() => createSeal(randomBytes(16))).toThrow(/16 bytes; it must have 32/);
  });

  it('cannot be given to another school, nor changed places', () => {
    const moved = rows.map((row) => ({ ...row, schoolId: 's2' }));
    expect(() => seal.unwrap(moved)).toThrow(WrongKeyError);
    const swapped = rows.map((row) => ({ ...row, no: 1 - row.no }));
    expect(() => seal.unwrap(swapped)).toThrow(WrongKeyError);
  });

  it('move to a new master key, and need the old one no more', () => {
    const sealed = sealFields(keys, 'request', 'r1', FIELDS);
    const next = randomBytes(32);
    const rotating = createSeal(next, [master]);
    expect(openFields(rotating.unwrap(rows), 'request', 'r1', sealed)).toEqual(FIELDS);
    const moved = rows.map((row) => rotating.rewrap(row)!);
    expect(moved.map((row) => rotating.rewrap(row))).toEqual([undefined, undefined]);
    const after = createSeal(next).unwrap(moved);
    expect(openFields(after, 'request', 'r1', sealed)).toEqual(FIELDS);
    expect(blindHash(after, 'request', 'pupil', 'x')).toEqual(blindHash(keys, 'request', 'pupil', 'x'));
    expect(() => seal.unwrap(moved)).toThrow(WrongKeyError);
  });

  it('of a school can be renewed: old envelopes open, new ones are under the new key, blind hashes stay', () => {
    const old = sealFields(keys, 'request', 'r1', FIELDS);
    const renewed = seal.unwrap([...rows, seal.nextKey(rows)]);
    const fresh = sealFields(renewed, 'request', 'r1', FIELDS);
    expect(openFields(renewed, 'request', 'r1', old)).toEqual(FIELDS);
    expect(openFields(renewed, 'request', 'r1', fresh)).toEqual(FIELDS);
    expect(() => openFields(keys, 'request', 'r1', fresh)).toThrow(/a key that this school does not have/);
    expect(blindHash(renewed, 'request', 'pupil', 'x')).toEqual(blindHash(keys, 'request', 'pupil', 'x'));
  });
});
