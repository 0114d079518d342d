import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../src/ports/store.js';
import { change, type Engine, put, REAL, SEEN } from './support.js';

const IDS = ['a', 'b', 'c'];
const step = fc.record({
  by: fc.boolean(),
  id: fc.constantFrom(...IDS),
  what: fc.constantFrom('write', 'write', 'remove', 'erase', 'conflict', 'read'),
  n: fc.integer({ min: 0, max: 99 }),
});

/** Kinds that may be kept in memory: whatever is kept, nobody reads what is not so any more. */
export const oftenContract = (engine: Engine, runs: number): void => {
  let mine: Store;
  let theirs: Store;
  const save = (id: string, expected: number, n: number) => [
    { kind: SEEN, id, expect: expected, data: { list: [{ n }] } },
  ];

  async function actOn(
    store: Store,
    schoolId: string,
    { what, id, n, version }: { what: string; id: string; n: number; version: number },
  ): Promise<void> {
    if (what === 'write') await put(store, schoolId, { save: save(id, version, n) });
    if (what === 'remove') await put(store, schoolId, { remove: [{ kind: 'seen', id }] });
    if (what === 'erase') await store.erase(schoolId, [{ kind: 'seen', id }]);
    if (what !== 'conflict') return;
    const lost = change(schoolId, { save: save(id, version + 7, n) });
    expect(await store.commit(lost, REAL)).toBe('conflict');
  }

  beforeEach(async () => {
    mine = await engine.fresh();
    theirs = await engine.second();
  });

  it('reads what was written last, by itself and by another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.array(step, { maxLength: 12 }), async (schoolId, steps) => {
        const model = new Map<string, { version: number; n: number }>();
        for (const { by, id, what, n } of steps) {
          const store = by ? mine : theirs;
          const before = model.get(id);
          await turn();
          const acting = actOn(store, schoolId, { what, id, n, version: before?.version ?? 0 });
          // Read while it is being written, which must not keep anybody from what is so afterwards.
          for (const one of [mine, theirs]) await one.get(SEEN, schoolId, id);
          await acting;
          if (what === 'write') model.set(id, { version: (before?.version ?? 0) + 1, n });
          if (what === 'remove' || what === 'erase') model.delete(id);
          for (const one of [mine, theirs])
            for (const key of IDS) {
              const wanted = model.get(key);
              expect((await one.get(SEEN, schoolId, key))?.data).toEqual(
                wanted && { list: [{ n: wanted.n }] },
              );
              expect(await one.version(SEEN, schoolId, key)).toBe(wanted?.version ?? 0);
            }
        }
      }),
      { numRuns: runs },
    );
  });

  it('hands out what nobody can change for another', async () => {
    await put(mine, 's1', { save: save('a', 0, 1) });
    const first = await mine.get(SEEN, 's1', 'a');
    try {
      first!.data.list[0]!.n = 2;
      first!.data.list.push({ n: 3 });
    } catch {
      // An adapter that keeps it in memory does not let it be changed at all.
    }
    expect((await mine.get(SEEN, 's1', 'a'))?.data).toEqual({ list: [{ n: 1 }] });
  });
};
