import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Query } from '../../src/kernel/kind.js';
import { createSeal } from '../../src/store/seal.js';
import { Batch } from '../../src/store/sqlite/batch.js';
import { type Connection, connect } from '../../src/store/sqlite/connection.js';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations.js';
import { findStatement } from '../../src/store/sqlite/records.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { DUE_SCHOOLS, NEXT_DUE, TAKE_DIGEST, TAKE_OLDEST } from '../../src/store/sqlite/work.js';
import { Undo } from '../../src/store/undo.js';
import { KINDS, put, seal, send, TASK, task } from './support.js';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-sqlite-'));
  path = join(dir, 'z.sqlite');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the file', () => {
  it('is durable at every commit, and for its owner only', () => {
    const db = connect(path);
    expect(db.row('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(db.row('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    db.exec('CREATE TABLE t (x)');
    const modes = readdirSync(dir).map((name) => [name, statMode(join(dir, name))]);
    expect(Object.fromEntries(modes)).toEqual({
      'z.sqlite': '600',
      'z.sqlite-wal': '600',
      'z.sqlite-shm': '600',
    });
    db.close();
  });

  it('holds nothing of what is typed in sealed fields, in any of its parts, before and after closing', async () => {
    const store = await createSqliteStore({ path, kinds: KINDS, seal: seal() });
    const words = ['Zwaluwstaart', 'hoofdpijn', 'L3B-07'];
    for (let n = 0; n < 50; n++) {
      const typed = { owner: `plainowner${n}`, words: `${words[0]} ${words[1]} ${n}`, pupil: words[2] };
      await put(store, 's1', { save: [task(`t${n}`, 0, typed)] });
      await put(store, 's1', { save: [task(`t${n}`, 1, { ...typed, state: 'done' })] });
    }
    await store.erase('s1', [{ kind: 'task', id: 't1' }]);
    expect(await store.count(TASK, 's1', { word: 'hoofdpijn' })).toBe(49);
    const scan = () => {
      const bytes = Buffer.concat(readdirSync(dir).map((name) => readFileSync(join(dir, name))));
      // What is in the clear is found, so the scan would find the rest.
      expect(bytes.includes('plainowner7')).toBe(true);
      for (const word of words) {
        for (const form of [word, word.toLowerCase(), Buffer.from(word).toString('base64').slice(0, 8)]) {
          expect([form, bytes.includes(form), bytes.includes(Buffer.from(form, 'utf16le'))]).toEqual([
            form,
            false,
            false,
          ]);
        }
      }
    };
    expect(readdirSync(dir)).toHaveLength(3);
    scan();
    await store.close();
    expect(statSync(path).size).toBeGreaterThan(10_000);
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    scan();
  });
});

const statMode = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('migrations', () => {
  const steps = [
    'CREATE TABLE a (x)',
    'ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 2)',
    'CREATE TABLE b (x)',
  ];

  it('bring an older file up to date, each once', () => {
    const db = connect(path);
    expect(migrate(db, steps.slice(0, 1))).toBe(1);
    expect(migrate(db, steps)).toBe(2);
    expect(migrate(db, steps)).toBe(0);
    expect(db.rows('SELECT * FROM a')).toEqual([{ x: 1, y: 2 }]);
    db.close();
  });

  it('stop at one that fails, and leave the file as it was before it', () => {
    const db = connect(path);
    expect(() =>
      migrate(db, [steps[0]!, 'INSERT INTO a VALUES (9); INSERT INTO nowhere VALUES (1)', steps[2]!]),
    ).toThrow();
    expect(db.rows('SELECT no FROM migration')).toEqual([{ no: 1 }]);
    expect(db.rows('SELECT * FROM a')).toEqual([]);
    expect(migrate(db, steps)).toBe(2);
    db.close();
  });

  it('refuse a file that a newer version wrote', async () => {
    const db = connect(path);
    migrate(db);
    db.run('INSERT INTO migration (no) VALUES (?)', MIGRATIONS.length + 1);
    db.close();
    await expect(createSqliteStore({ path, kinds: KINDS, seal: seal() })).rejects.toThrow(/newer Zorgbode/);
  });

  it('take the file that the first version wrote, with its sealed words and its work', async () => {
    const old = connect(path);
    old.exec(readFileSync('tests/fixtures/store/version-1.sql', 'utf8'));
    old.close();
    const store = await createSqliteStore({ path, kinds: KINDS, seal: createSeal(Buffer.alloc(32, 7)) });
    const data = { owner: 'an', state: 'open', due: 5, words: 'warm en stil', pupil: 'P1' };
    expect(await store.get(TASK, 's1', 'a')).toMatchObject({ version: 2, data });
    expect(await store.count(TASK, 's1', { pupil: 'P1' })).toBe(1);
    expect((await store.claim(9, 9, 9, 9)).map((row) => row.name)).toEqual(['look-back']);
    expect(await store.audit('s1', { limit: 9 })).toHaveLength(1);
    expect(await store.commit({ schoolId: 's1', save: [], remove: [], work: [], audit: [] }, 2, 'once')).toBe(
      'repeat',
    );
    await store.close();
  });
});

describe('group commit', () => {
  let db: Connection;
  let commits: number;
  let batch: Batch;
  beforeEach(() => {
    db = connect(path);
    db.exec('CREATE TABLE t (x UNIQUE)');
    commits = 0;
    const counted: Connection = {
      ...db,
      run: (sql, ...values) => {
        if (sql === 'COMMIT') commits++;
        return db.run(sql, ...values);
      },
    };
    batch = new Batch(counted);
  });
  afterEach(() => db.close());
  const add = (x: number) => batch.run(() => db.run('INSERT INTO t VALUES (?)', x));
  const stored = (): number[] => db.rows('SELECT x FROM t ORDER BY x').map((row) => row.x);

  it('makes those of one moment durable together, and answers none before', async () => {
    const answered: number[] = [];
    const all = [1, 2, 3].map((x) => add(x).then(() => answered.push(commits)));
    expect(stored()).toEqual([]);
    await Promise.all(all);
    expect(answered).toEqual([1, 1, 1]);
    await add(4);
    expect(commits).toBe(2);
  });

  it('takes back what one of them did, and only that', async () => {
    const outcomes = await Promise.allSettled([
      add(1),
      batch.run(() => {
        db.run('INSERT INTO t VALUES (?)', 2);
        throw new Undo('conflict');
      }),
      batch.run(() => {
        db.run('INSERT INTO t VALUES (?)', 3);
        throw new Error('a fault');
      }),
      add(1),
      add(4),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(outcomes[1]).toMatchObject({ value: 'conflict' });
    expect(stored()).toEqual([1, 4]);
    expect(commits).toBe(1);
  });

  it('waits while another process writes', async () => {
    const other = connect(path);
    other.exec('BEGIN IMMEDIATE');
    const waiting = add(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stored()).toEqual([]);
    other.exec('COMMIT');
    await waiting;
    expect(stored()).toEqual([1]);
    other.close();
  });

  it('is idle only when all are answered', async () => {
    let answered = 0;
    for (let x = 0; x < 600; x++) void add(x).then(() => answered++);
    await batch.idle();
    expect(answered).toBe(600);
    expect(commits).toBe(3);
    await batch.idle();
  });
});

describe('indexes', () => {
  const plan = (db: Connection, sql: string, ...values: (string | number)[]): string =>
    db
      .rows(`EXPLAIN QUERY PLAN ${sql}`, ...values)
      .map((row) => row.detail)
      .join('\n');

  it('serve a blind name by its hash alone, however many records there are', async () => {
    const store = await createSqliteStore({ path, kinds: KINDS, seal: seal() });
    const db = connect(path);
    const keys = seal().unwrap(seal().newKeys('s1'));
    const { sql } = findStatement(TASK, 's1', { where: { pupil: 'P1', owner: 'an' }, limit: 10 }, () => keys);
    expect(plan(db, sql)).toContain('SEARCH record:task USING INTEGER PRIMARY KEY');
    expect(plan(db, sql)).toContain('SEARCH blind:task USING PRIMARY KEY (hash=?)');
    db.close();
    await store.close();
  });

  it.each<[string, Omit<Query, 'limit'>]>([
    ['find:task:owner,due', { where: { owner: 'an' }, order: { field: 'due', direction: 'desc' } }],
    [
      'find:task:owner,due',
      {
        where: { owner: 'an' },
        range: { field: 'due', below: 9 },
        order: { field: 'due', direction: 'asc' },
      },
    ],
    [
      'some:task:due',
      { range: { field: 'due', from: 1, below: 9 }, order: { field: 'due', direction: 'asc' } },
    ],
    ['some:task:urgent,rank', { where: { urgent: true }, order: { field: 'rank', direction: 'desc' } }],
    ['one:task:owner,code', { where: { owner: 'an', code: 'x' } }],
    ['some:task:label', { where: { label: 'x' } }],
  ])('%s serves what it is declared for, without sorting', async (index, query) => {
    const store = await createSqliteStore({ path, kinds: KINDS, seal: seal() });
    const db = connect(path);
    const { sql } = findStatement(TASK, 's1', { ...query, limit: 10 }, () => undefined as never);
    expect(plan(db, sql)).toContain(`USING INDEX ${index} `);
    expect(plan(db, sql)).not.toContain('TEMP B-TREE');
    db.close();
    await store.close();
  });

  it('let a claim read due rows only, whatever else waits', async () => {
    const store = await createSqliteStore({ path, kinds: KINDS, seal: seal() });
    await put(store, 's1', {
      work: Array.from({ length: 500 }, (_, n) => send(`w${n}`, n, { manner: 'digest' })),
    });
    const db = connect(path);
    for (const sql of [DUE_SCHOOLS, TAKE_OLDEST, TAKE_DIGEST, NEXT_DUE]) {
      expect(plan(db, sql)).toMatch(/USING (COVERING )?INDEX work_/);
      expect(plan(db, sql)).not.toMatch(/SCAN work|TEMP B-TREE/);
    }
    expect(plan(db, TAKE_OLDEST)).toContain('work_free (school_id=? AND due_at<?)');
    expect(plan(db, TAKE_DIGEST)).toContain('work_digest (school_id=? AND digest_to=? AND due_at<?)');
    db.close();
    await store.close();
  });
});
