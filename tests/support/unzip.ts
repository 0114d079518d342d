import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

const word = (zip: Buffer, at: number) => zip.toString('latin1', at, at + 4);

/**
 * The files of a zip by the directory at its end, as programs read it. Throws AssertionError where what stands before a file says
 * something else, or its bytes are not those that were put in.
 */
export function filesIn(zip: Buffer): { name: string; bytes: Buffer }[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  assert.equal(at + zip.readUInt32LE(end + 12), end);
  const files: { name: string; bytes: Buffer }[] = [];
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(word(zip, at), 'PK\x01\x02');
    const file = zip.readUInt32LE(at + 42);
    const length = zip.readUInt16LE(at + 28);
    assert.equal(word(zip, file), 'PK\x03\x04');
    assert.deepEqual(zip.subarray(file + 4, file + 30 + length), shared(zip, at, length));
    const start = file + 30 + length;
    const bytes = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    assert.deepEqual([crc32(bytes), bytes.length], [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)]);
    files.push({ name: zip.toString('utf8', at + 46, at + 46 + length), bytes });
    at += 46 + length;
  }
  assert.equal(at, end);
  return files;
}

/** What the directory says of a file, in the order in which it stands before the file. */
const shared = (zip: Buffer, at: number, length: number): Buffer =>
  Buffer.concat([zip.subarray(at + 6, at + 32), zip.subarray(at + 46, at + 46 + length)]);
