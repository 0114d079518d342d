import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from '@jest/globals';
import { defineKind } from '../../src/kernel/kind.js';
import type { Store } from '../../src/ports/store.js';
import { createSeal, WrongKeyError } from '../../src/store/seal.js';
import { change, DRAFT, type Engine, MASTER, put, REAL, TASK, task } from './support.js';

/** What is checked before a store is handed out: keys, and what the kinds declare. */
export const openContract = (engine: Engine): void => {
  let store: Store;
  beforeEach(async () => {
    store = await engine.fresh();
  });

  it('refuses another master key, and says what to do', async () => {
    const wrong = engine.second({ seal: createSeal(randomBytes(32)) });
    await expect(wrong).rejects.toThrow(WrongKeyError);
    await expect(wrong).rejects.toThrow(/Put back the key that was in use/);
    expect(await store.commit(change('s1'), REAL)).toBe('done');
  });

  it('moves to a new master key when the old one is given too, and back', async () => {
    const next = randomBytes(32);
    await put(store, 's1', { save: [task('a', 0, { words: 'warm', pupil: 'P1' })] });
    await engine.second({ seal: createSeal(next, [MASTER]) });
    await expect(engine.second()).rejects.toThrow(WrongKeyError);
    const moved = await engine.second({ seal: createSeal(next) });
    expect((await moved.get(TASK, 's1', 'a'))!.data.words).toBe('warm');
    expect(await moved.count(TASK, 's1', { pupil: 'P1' })).toBe(1);
    const back = await engine.second({ seal: createSeal(MASTER, [next]) });
    expect((await back.get(TASK, 's1', 'a'))!.data.words).toBe('warm');
    await engine.second();
  });

  it('gives a new school one key, whoever is first', async () => {
    const other = await engine.second();
    const school = `s${randomBytes(4).toString('hex')}`;
    const stores = [store, other, store, other];
    const saves = stores.map((which, n) =>
      put(which, school, { save: [task(`t${n}`, 0, { words: `warm ${n}` })] }),
    );
    await Promise.all(saves);
    const third = await engine.second();
    for (const which of [store, other, third]) {
      const { items } = await which.find(TASK, school, { where: { word: 'warm' }, limit: 9 });
      expect(items.map((item) => item.data.words)).toEqual(['warm 0', 'warm 1', 'warm 2', 'warm 3']);
    }
  });

  it('takes up indexes that are declared later, and lets go of those that no longer are', async () => {
    await put(store, 's1', { save: [task('a', 0, { note: 'n', code: 'x' })] });
    const LATER = defineKind({ ...TASK, indexes: [['note']], unique: [] });
    const later = await engine.second({ kinds: [LATER, DRAFT] });
    const found = await later.find(LATER, 's1', { where: { note: 'n' }, limit: 9 });
    expect(found.items.map((item) => item.id)).toEqual(['a']);
    await expect(later.find(LATER, 's1', { where: { owner: 'an' }, limit: 9 })).rejects.toThrow(/owner/);
    expect(await later.commit(change('s1', { save: [task('b', 0, { code: 'x' })] }), REAL)).toBe('done');
    await put(later, 's1', { remove: [{ kind: 'task', id: 'b' }] });
    await engine.second();
  });

  it('refuses kinds that would put sealed words in an index, or that share a name', async () => {
    const leaking = defineKind({ ...TASK, indexes: [['owner'], ['words']] });
    await expect(engine.second({ kinds: [leaking as never] })).rejects.toThrow(
      /words is sealed and cannot be indexed/,
    );
    await expect(engine.second({ kinds: [TASK, TASK] })).rejects.toThrow(/declared twice/);
    const odd = defineKind({ ...TASK, kind: "x'; DROP TABLE record; --" });
    await expect(engine.second({ kinds: [odd] })).rejects.toThrow(/letters, digits/);
  });
};
