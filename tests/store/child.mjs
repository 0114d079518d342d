// A second process on one SQLite file. argv: folder of the compiled program, file, what to do, name of this process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const [folder, path, what, name] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(join(folder, file)).href);
const { createSqliteStore } = await load('store/sqlite/store.js');
const { createSeal } = await load('store/seal.js');

const COUNTER = {
  kind: 'counter',
  schema: z.object({ n: z.number(), words: z.string() }),
  sealed: ['words'],
  indexes: [['n']],
};
const store = await createSqliteStore({ path, kinds: [COUNTER], seal: createSeal(Buffer.alloc(32, 7)) });
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const empty = { schoolId: 's1', save: [], remove: [], work: [], audit: [] };

if (what === 'start') {
  say({ started: name });
} else if (what === 'claim') {
  for (
    let rows = await store.claim(1, 1, 60_000, 7);
    rows.length > 0;
    rows = await store.claim(1, 1, 60_000, 7)
  ) {
    const settled = await Promise.all(rows.map((row) => store.settle([row], { kind: 'done' }, 1)));
    say({ names: rows.map((row) => row.name), settled });
  }
} else if (what === 'hold') {
  // Until it is killed: has claimed a row and does nothing with it.
  say({ names: (await store.claim(1, 1, 60_000, 1)).map((row) => row.name) });
  process.stdin.resume();
  await new Promise(() => {});
} else if (what === 'count') {
  for (let done = 0; done < 100; ) {
    const known = await store.get(COUNTER, 's1', 'c');
    const save = [
      {
        kind: COUNTER,
        id: 'c',
        expect: known?.version ?? 0,
        data: { n: (known?.data.n ?? 0) + 1, words: name },
      },
    ];
    if ((await store.commit({ ...empty, save }, 1)) === 'done') done++;
  }
  say({ counted: 100 });
} else if (what === 'crash') {
  // Until it is killed: acknowledges each commit once it is durable, ten at a time.
  for (let n = 0; ; n += 10) {
    const ids = Array.from({ length: 10 }, (_, k) => `${name}x${n + k}`);
    await Promise.all(
      ids.map(async (id) => {
        const save = [{ kind: COUNTER, id, expect: 0, data: { n, words: id } }];
        const work = [{ type: 'think', name: id, dueAt: 1 }];
        await store.commit({ ...empty, save, work }, 1, id);
        say({ kept: id });
      }),
    );
  }
}
await store.close();
