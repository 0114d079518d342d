import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { BOX, change, KINDS, put, REAL, seal, send, task } from './support.js';

/*
 * What somebody who holds the file and the key can still find of how a pooled record was before. Each version of its envelope is noted as
 * it is written, and no piece of any but the last may be in the files, while neighbours come, grow, shrink and go.
 */

const PIECE = 16;
/** In front: the head, the nonce and what is nothing but padding. */
const ANSWERS = 5200;
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-traces-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const piecesOf = (envelope: Buffer): Buffer[] =>
  Array.from({ length: Math.floor((envelope.length - ANSWERS) / PIECE) }, (_, n) =>
    envelope.subarray(ANSWERS + n * PIECE, ANSWERS + (n + 1) * PIECE),
  );
const filesOf = (path: string): Buffer =>
  Buffer.concat(
    ['', '-wal', '-shm'].filter((end) => existsSync(path + end)).map((end) => readFileSync(path + end)),
  );

/** Xorshift, so that a run can be had again. */
const seeded = (seed: number) => {
  let x = Math.imul(seed, 2654435761) >>> 0;
  return () => {
    x = (x ^ (x << 13)) >>> 0;
    x = (x ^ (x >>> 17)) >>> 0;
    x = (x ^ (x << 5)) >>> 0;
    return x / 4294967296;
  };
};
/** With this one a page with an older version is copied, and the copy stays, unless that part lies elsewhere. */
const SEED = 7;

/** Thirty people answer, one after the other, while others work; the envelope after each. */
async function answered(name: string, order: number[], seed = SEED) {
  const random = seeded(seed);
  const path = join(dir, name);
  const store = await createSqliteStore({ path, kinds: KINDS, seal: seal() });
  const reader = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
  const envelope = (): Buffer => {
    const row = reader.prepare(`SELECT sealed FROM "record:box" WHERE id = 'b'`).get() as {
      sealed: Uint8Array;
    };
    return Buffer.from(row.sealed);
  };
  const versions: Buffer[] = [];
  const sizes: number[] = [];
  const box = (id: string, expect: number, marks: string) => ({
    kind: BOX,
    id,
    expect,
    data: { marks, who: [] },
  });
  const neighbours = Array.from({ length: 12 }, (_, n) => box(`n${n}`, 0, 'w'));
  await put(store, 's1', { save: neighbours.slice(0, 6) });
  await put(store, 's1', { save: [box('b', 0, '')] });
  await put(store, 's1', { save: neighbours.slice(6) });
  const known = new Map(neighbours.map(({ id }) => [id, 1]));
  for (const [nth, person] of order.entries()) {
    // Those on the same page grow, shrink, go and come again, so that it is split and put together again.
    for (let n = 0; n < 3; n++) {
      const id = `n${Math.floor(random() * 12)}`;
      const version = known.get(id) ?? 0;
      const goes = version > 0 && random() < 0.15;
      const words = 'w'.repeat(1 + Math.floor(random() * 2500));
      await put(store, 's1', goes ? { remove: [{ kind: 'box', id }] } : { save: [box(id, version, words)] });
      known.set(id, goes ? 0 : version + 1);
    }
    await put(store, 's1', { work: [send('hello', nth)] });
    const pool = [
      { kind: BOX, id: 'b', put: { by: `person-${person}`, mark: `${(person * 7) % 5}`.repeat(40) } },
    ];
    const audit = [
      {
        at: 1000 + nth,
        who: `person-${person}`,
        verb: 'answer',
        kind: 'box',
        id: 'b',
        access: 'change' as const,
      },
    ];
    expect(await store.commit(change('s1', { pool, audit }), REAL + nth, `once ${person}`)).toBe('done');
    versions.push(envelope());
    sizes.push(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0);
  }
  return { path, store, reader, versions, sizes };
}

const inOrder = Array.from({ length: 30 }, (_, n) => n);

describe('a record in which many put something', () => {
  it('leaves nothing of its earlier versions in the file, nor in the log beside it', async () => {
    const { path, store, reader, versions, sizes } = await answered('one.db', inOrder);
    expect(sizes.every((size) => size === 0)).toBe(true);
    const bytes = filesOf(path);
    const last = versions.at(-1)!;
    // Else this test would look for what cannot be found.
    expect(piecesOf(last).length).toBeGreaterThan(50);
    expect(piecesOf(last).every((piece) => bytes.includes(piece))).toBe(true);
    const found = versions
      .slice(0, -1)
      .filter((version) => piecesOf(version).some((piece) => bytes.includes(piece)));
    expect(found).toEqual([]);
    reader.close();
    await store.close();
  });

  it('is the same, and so is all beside it, in whatever order they came', async () => {
    const there = async (name: string, order: number[]) => {
      const { store, reader } = await answered(name, order);
      const { data, version } = (await store.get(BOX, 's1', 'b'))!;
      const row = reader
        .prepare(`SELECT seq, version, plain, length(sealed) AS size FROM "record:box" WHERE id = 'b'`)
        .get();
      reader.close();
      await store.close();
      return { data, version, row };
    };
    const [one, other] = [await there('a.db', inOrder), await there('b.db', inOrder.toReversed())];
    expect(other).toEqual(one);
  });

  it('is wiped by the next commit where somebody else was reading, and by whoever opens the file next', async () => {
    const { path, store, reader, versions } = await answered('read.db', inOrder.slice(0, 6));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM "record:box"').get();
    const pool = [{ kind: BOX, id: 'b', put: { by: 'late', mark: '4'.repeat(40) } }];
    await put(store, 's1', { pool });
    const before = versions.at(-1)!;
    const isLeft = (at: string) => piecesOf(before).some((piece) => filesOf(at).includes(piece));
    expect(isLeft(path)).toBe(true);
    // As a process leaves it that is killed at this moment.
    const copy = join(dir, 'copy.db');
    for (const end of ['', '-wal']) copyFileSync(path + end, copy + end);
    reader.exec('COMMIT');
    await put(store, 's1', { save: [task('next', 0)] });
    expect(isLeft(path)).toBe(false);
    const again = await createSqliteStore({ path: copy, kinds: KINDS, seal: seal() });
    expect(isLeft(copy)).toBe(false);
    await again.close();
    reader.close();
    await store.close();
  });
});
