import { beforeEach, expect, it } from '@jest/globals';
import type { Change, Store } from '../../src/ports/store.js';
import { BOX, change, type Engine, put, REAL, TASK, task } from './support.js';

/** What a record promises in which many put something (`KindSpec.pool`). */
export const poolContract = (engine: Engine): void => {
  let store: Store;
  beforeEach(async () => {
    store = await engine.fresh();
  });
  const cast = (by: string, mark: string, more: Partial<Change> = {}) =>
    store.commit(change('s1', { pool: [{ kind: BOX, id: 'b', put: { by, mark } }], ...more }), REAL);

  it('takes in what 30 put in at once, each once, whoever was first', async () => {
    const all = Array.from({ length: 30 }, (_, n) => [`p${n}`, String(n % 4)] as const);
    const outcomes = await Promise.all(all.map(([by, mark]) => cast(by, mark)));
    expect(outcomes).toEqual(all.map(() => 'done'));
    const { data, version } = (await store.get(BOX, 's1', 'b'))!;
    expect(version).toBe(30);
    expect(data).toEqual({
      marks: [...all.map(([, mark]) => mark)].sort().join(''),
      who: all.map(([by]) => by).sort(),
    });
  });

  it('changes nothing at all where something may not be put in, or the same act comes twice', async () => {
    await put(store, 's1', { pool: [{ kind: BOX, id: 'b', put: { by: 'an', mark: '1' } }] });
    const save = [task('beside', 0)];
    expect(await cast('an', '2', { save })).toBe('conflict');
    expect(await store.get(TASK, 's1', 'beside')).toBeUndefined();
    const pool = [{ kind: BOX, id: 'b', put: { by: 'bo', mark: '3' } }];
    expect(await store.commit(change('s1', { pool }), REAL, 'once')).toBe('done');
    expect(await store.commit(change('s1', { pool }), REAL, 'once')).toBe('repeat');
    expect((await store.get(BOX, 's1', 'b'))!.data).toEqual({ marks: '13', who: ['an', 'bo'] });
    expect(await store.get(BOX, 's2', 'b')).toBeUndefined();
  });

  it('goes on with a record that was saved whole first', async () => {
    await put(store, 's1', { save: [{ kind: BOX, id: 'b', expect: 0, data: { marks: '', who: [] } }] });
    await put(store, 's1', { pool: [{ kind: BOX, id: 'b', put: { by: 'an', mark: '2' } }] });
    expect(await store.get(BOX, 's1', 'b')).toEqual({
      schoolId: 's1',
      kind: 'box',
      id: 'b',
      version: 2,
      data: { marks: '2', who: ['an'] },
    });
  });
};
