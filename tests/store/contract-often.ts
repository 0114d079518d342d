import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Store } from '../../src/ports/store.js';
import { change, type Engine, put, REAL, SEEN, SELDOM } from './support.js';

const IDS = ['a', 'b', 'c'];
const step = fc.record({
  by: fc.boolean(),
  id: fc.constantFrom(...IDS),
  what: fc.constantFrom('write', 'write', 'remove', 'erase', 'conflict', 'beside', 'read'),
  n: fc.integer({ min: 0, max: 99 }),
});

/** Records, or their versions, that may be kept in memory: whatever is kept, nobody reads what is not so any more. */
export const oftenContract = (engine: Engine, runs: number): void => {
  let mine: Store;
  let theirs: Store;
  type Kind = typeof SEEN;
  const save = (kind: Kind, id: string, expected: number, n: number) => [
    { kind, id, expect: expected, data: { list: [{ n }] } },
  ];

  async function actOn(
    store: Store,
    kind: Kind,
    schoolId: string,
    { what, id, n, version }: { what: string; id: string; n: number; version: number },
  ): Promise<void> {
    const write = () => put(store, schoolId, { save: save(kind, id, version, n) });
    const lose = async () => {
      const lost = change(schoolId, { save: save(kind, id, version + 7, n + 1) });
      expect(await store.commit(lost, REAL)).toBe('conflict');
    };
    if (what === 'write') await write();
    if (what === 'remove') await put(store, schoolId, { remove: [{ kind: kind.kind, id }] });
    if (what === 'erase') await store.erase(schoolId, [{ kind: kind.kind, id }]);
    if (what === 'conflict') await lose();
    // Of two in one transaction the second is undone.
    if (what === 'beside') await Promise.all([write(), lose()]);
  }

  beforeEach(async () => {
    mine = await engine.fresh();
    theirs = await engine.second();
  });

  it.each([SEEN, SELDOM])('reads what was written last of $kind, by itself and by another', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.array(step, { maxLength: 12 }), async (schoolId, steps) => {
        const model = new Map<string, { version: number; n: number }>();
        for (const { by, id, what, n } of steps) {
          const store = by ? mine : theirs;
          const before = model.get(id);
          await turn();
          const acting = actOn(store, kind, schoolId, { what, id, n, version: before?.version ?? 0 });
          // Read while it is being written, which must not keep anybody from what is so afterwards.
          for (const one of [mine, theirs])
            await Promise.all([one.get(kind, schoolId, id), one.version(kind, schoolId, id)]);
          await acting;
          if (what === 'write' || what === 'beside')
            model.set(id, { version: (before?.version ?? 0) + 1, n });
          if (what === 'remove' || what === 'erase') model.delete(id);
          for (const one of [mine, theirs])
            for (const key of IDS) {
              const wanted = model.get(key);
              expect((await one.get(kind, schoolId, key))?.data).toEqual(
                wanted && { list: [{ n: wanted.n }] },
              );
              expect(await one.version(kind, schoolId, key)).toBe(wanted?.version ?? 0);
            }
        }
      }),
      { numRuns: runs },
    );
  });

  it('hands out what nobody can change for another', async () => {
    await put(mine, 's1', { save: save(SEEN, 'a', 0, 1) });
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
