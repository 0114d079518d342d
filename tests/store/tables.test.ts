import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defineKind, type KindSpec } from '../../src/kernel/kind.js';
import { connect } from '../../src/store/sqlite/connection.js';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/migrations.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { put, seal, TASK, task } from './support.js';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-tables-'));
  path = join(dir, 'z.sqlite');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the tables of kinds', () => {
  const note = (kind: string) => defineKind({ ...TASK, kind, indexes: [['owner']], unique: [], blind: {} });
  const open = (kinds: KindSpec[]) => createSqliteStore({ path, kinds, seal: seal() });
  const names = (): string[] => {
    const db = connect(path);
    const rows = db.rows('SELECT name FROM sqlite_schema');
    db.close();
    return rows.map((row) => row.name).filter((name) => name.includes(':'));
  };

  it('take what stands of their kind in the one table of before, whenever it is declared', async () => {
    const old = connect(path);
    migrate(old, MIGRATIONS.slice(0, 2));
    for (const [seq, kind] of [
      [1, 'note'],
      [2, 'later'],
    ] as const)
      old.exec(
        `INSERT INTO record VALUES (${seq}, 's1', '${kind}', 'a', 3, '{"owner":"an","state":"open","due":5}', NULL, NULL)`,
      );
    old.exec(
      "CREATE INDEX \"find:note:owner\" ON record (school_id, json_extract(plain, '$.owner'), id) WHERE kind = 'note'",
    );
    old.close();
    const first = await open([note('note')]);
    expect(await first.get(note('note'), 's1', 'a')).toMatchObject({ version: 3, data: { owner: 'an' } });
    expect(await first.schools(note('note'))).toEqual(['s1']);
    expect(await first.erase('s1', [{ kind: 'later', id: 'a' }])).toBe(0);
    await first.close();
    const second = await open([note('note'), note('later')]);
    for (const kind of [note('note'), note('later')])
      expect((await second.find(kind, 's1', { where: { owner: 'an' }, limit: 9 })).items).toHaveLength(1);
    await second.close();
  });

  it('are made once, and lose an index that is not declared any more', async () => {
    const log: object[] = [];
    const info = (fields: object) => log.push(fields);
    await (await open([note('note')])).close();
    const before = names();
    expect(before).toEqual(expect.arrayContaining(['record:note', 'find:note:owner']));
    await (await createSqliteStore({ path, kinds: [note('note')], seal: seal(), log: { info } })).close();
    expect([names(), log]).toEqual([before, []]);
    await (await open([{ ...note('note'), indexes: [['due']] }])).close();
    expect(names()).toContain('some:note:due');
    expect(names()).not.toContain('find:note:owner');
  });

  it('leave records without a field out of the index that begins with it, also where an older version put them all in', async () => {
    const kind = defineKind({ ...note('note'), indexes: [['label']] });
    await (await open([kind])).close();
    const old = connect(path);
    const entry = "(school_id, json_extract(plain, '$.label'), id)";
    old.exec(`DROP INDEX "some:note:label"; CREATE INDEX "find:note:label" ON "record:note" ${entry}`);
    old.close();
    const store = await open([kind]);
    expect(names()).not.toContain('find:note:label');
    const save = (id: string, data: object) => ({ ...task(id, 0, data), kind });
    await put(store, 's1', { save: [save('a', { label: 'x' }), save('b', {})] });
    await put(store, 's1', {
      save: [
        { ...save('b', { label: 'x' }), expect: 1 },
        { ...save('a', {}), expect: 1 },
      ],
    });
    const found = await store.find(kind, 's1', { where: { label: 'x' }, limit: 9 });
    expect(found.items.map(({ id }) => id)).toEqual(['b']);
    const db = connect(path);
    const [{ sql }] = db.rows("SELECT sql FROM sqlite_schema WHERE name = 'some:note:label'") as [
      { sql: string },
    ];
    db.close();
    expect(sql).toContain("WHERE json_extract(plain, '$.label') IS NOT NULL");
    await store.close();
  });
});
