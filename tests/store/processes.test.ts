import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineKind } from '../../src/kernel/kind.js';
import { createSeal } from '../../src/store/seal.js';
import { connect } from '../../src/store/sqlite/connection.js';
import { MIGRATIONS } from '../../src/store/sqlite/migrations.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { put, think } from './support.js';

const COUNTER = defineKind({
  kind: 'counter',
  schema: z.object({ n: z.number(), words: z.string() }),
  sealed: ['words'],
  indexes: [['n']],
});

describe('several processes on one SQLite file', () => {
  let folder: string;
  let dir: string;
  let path: string;

  beforeAll(() => {
    mkdirSync('dist', { recursive: true });
    folder = mkdtempSync(resolve('dist/test-store-'));
    const tsc = [
      resolve('node_modules/typescript/bin/tsc'),
      '--ignoreConfig',
      '--noCheck',
      '--types',
      'node',
    ];
    const how = ['--target', 'es2023', '--module', 'nodenext', '--rootDir', 'src', '--outDir', folder];
    const built = spawnSync(process.execPath, [...tsc, ...how, 'src/store/sqlite/store.ts'], {
      encoding: 'utf8',
    });
    expect(built.stdout + built.stderr).toBe('');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zorgbode-processes-'));
    path = join(dir, 'z.sqlite');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const start = (what: string, name: string): { child: ChildProcess; facts: any[]; failed: () => string } => {
    const child = spawn(process.execPath, [resolve('tests/store/child.mjs'), folder, path, what, name]);
    const facts: any[] = [];
    let trouble = '';
    createInterface({ input: child.stdout! }).on('line', (line) => facts.push(JSON.parse(line)));
    child.stderr!.on('data', (chunk) => {
      trouble += chunk;
    });
    return { child, facts, failed: () => trouble };
  };
  const run = async (what: string, count: number): Promise<any[]> => {
    const all = Array.from({ length: count }, (_, n) => start(what, `p${n}`));
    const codes = await Promise.all(all.map(async ({ child }) => (await once(child, 'close'))[0]));
    expect(all.map(({ failed }) => failed()).join('')).toBe('');
    expect(codes).toEqual(all.map(() => 0));
    return all.flatMap(({ facts }) => facts);
  };
  const open = () => createSqliteStore({ path, kinds: [COUNTER], seal: createSeal(Buffer.alloc(32, 7)) });
  const sound = (): void => {
    const db = connect(path);
    expect(db.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  };

  it('start at the same time on a file that is not there yet', async () => {
    expect(await run('start', 4)).toHaveLength(4);
    const db = connect(path);
    expect(db.rows('SELECT no FROM migration')).toEqual(MIGRATIONS.map((_, n) => ({ no: n + 1 })));
    expect(db.rows('SELECT no FROM school_key ORDER BY no')).toEqual([{ no: 0 }, { no: 1 }]);
    db.close();
  }, 60_000);

  it('claim each row once, and settle what they claimed', async () => {
    const store = await open();
    await put(store, 's1', { work: Array.from({ length: 500 }, (_, n) => think(`t${n}`, 1)) });
    const facts = await run('claim', 2);
    const names = facts.flatMap((fact) => fact.names);
    expect(names).toHaveLength(500);
    expect(new Set(names).size).toBe(500);
    expect(new Set(facts.flatMap((fact) => fact.settled))).toEqual(new Set(['done']));
    expect(await store.nextDue()).toBeUndefined();
    await store.close();
    sound();
  }, 60_000);

  it('leave their rows to the next that opens the file, when they are killed and not before', async () => {
    const store = await open();
    await put(store, 's1', { work: [think('a', 1), think('b', 1)] });
    const [killed, living] = [start('hold', 'killed'), start('hold', 'living')];
    while (killed.facts.length + living.facts.length < 2) {
      await Promise.race([once(killed.child.stdout!, 'data'), once(living.child.stdout!, 'data')]);
    }
    try {
      expect(await store.claim(1, 1, 60_000, 9)).toEqual([]);
      killed.child.kill('SIGKILL');
      await once(killed.child, 'close');
      const next = start('claim', 'next');
      await once(next.child, 'close');
      expect(next.failed()).toBe('');
      expect(next.facts.flatMap((fact) => fact.names)).toEqual(killed.facts[0].names);
    } finally {
      living.child.kill('SIGKILL');
      await once(living.child, 'close');
      await store.close();
    }
  }, 60_000);

  it('lose no change of one record that both keep changing, sealed with one key', async () => {
    expect(await run('count', 2)).toEqual([{ counted: 100 }, { counted: 100 }]);
    const store = await open();
    expect(await store.get(COUNTER, 's1', 'c')).toMatchObject({ version: 200, data: { n: 200 } });
    await store.close();
    sound();
  }, 60_000);

  it('keep all that was acknowledged when they are killed, with its work, and nothing by halves', async () => {
    for (let round = 0; round < 4; round++) {
      const crashing = [start('crash', `a${round}`), start('crash', `b${round}`)];
      // Killed in the middle of a commit, somewhere after the first hundred answers of each.
      const lines = crashing.map(async ({ child, facts }) => {
        while (facts.length < 100 + round * 17) await once(child.stdout!, 'data');
        child.kill('SIGKILL');
        await once(child, 'close');
        return facts.map((fact) => fact.kept as string);
      });
      const kept = (await Promise.all(lines)).flat();
      expect(kept.length).toBeGreaterThanOrEqual(200);
      const store = await open();
      const found = await Promise.all(kept.map((id) => store.get(COUNTER, 's1', id)));
      expect(found.map((record) => record?.data.words)).toEqual(kept);
      const rows = (await store.claim(1, 1, 60_000, 100_000)).map((row) => row.name);
      expect(new Set(rows).size).toBe(rows.length);
      const records = await store.count(COUNTER, 's1', {});
      expect(rows.length).toBe(records);
      expect(rows).toEqual(expect.arrayContaining(kept));
      await store.erase(
        's1',
        rows.map((id) => ({ kind: 'counter', id })),
      );
      await store.settle(await store.claim(1, 99_999_999, 1, 100_000), { kind: 'done' }, 1);
      await store.close();
      sound();
    }
  }, 120_000);
});
