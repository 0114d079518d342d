import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditLine } from '../../src/kernel/decision.js';
import { defineKind } from '../../src/kernel/kind.js';
import type { Store } from '../../src/ports/store.js';
import {
  change,
  DAY,
  DRAFT,
  type Engine,
  LEASE,
  names,
  put,
  REAL,
  send,
  TASK,
  task,
  think,
} from './support.js';

const line = (id: string, at: number, more: Partial<AuditLine> = {}): AuditLine => ({
  at,
  who: 'p1',
  verb: 'task.read',
  kind: 'task',
  id,
  access: 'read',
  ...more,
});

/** What a commit promises: all or nothing, versions, combinations that stand once, once-keys. */
export const commitContract = (engine: Engine): void => {
  let store: Store;
  beforeEach(async () => {
    store = await engine.fresh();
  });

  describe('records', () => {
    it('gives back what was saved, whole', async () => {
      const data = {
        owner: 'an',
        state: 'open',
        due: 1.5,
        urgent: false,
        words: 'Zij zegt: "niet \u{1F600}"\n\u0000é',
        nested: { 'a.b': [1, null, { $x: -1e21 }], '': 9007199254740991 },
      };
      await put(store, 's1', { save: [task('a', 0, data)] });
      expect(await store.get(TASK, 's1', 'a')).toEqual({
        schoolId: 's1',
        kind: 'task',
        id: 'a',
        version: 1,
        data,
      });
      expect(await store.get(TASK, 's2', 'a')).toBeUndefined();
      expect(await store.get(TASK, 's1', 'b')).toBeUndefined();
    });

    it('tells the version of a record as it is now, 0 for one that is not there', async () => {
      await put(store, 's1', { save: [task('a', 0, { words: 'een' })] });
      expect(await store.version(TASK, 's1', 'a')).toBe(1);
      await put(store, 's1', { save: [task('a', 1, { words: 'twee' })] });
      expect(await store.version(TASK, 's1', 'a')).toBe(2);
      expect(await store.version(TASK, 's2', 'a')).toBe(0);
      expect(await store.version(TASK, 's1', 'b')).toBe(0);
      expect(await store.version(DRAFT, 's1', 'a')).toBe(0);
    });

    it('replaces a record whole: a field left out is gone, sealed or not', async () => {
      await put(store, 's1', { save: [task('a', 0, { due: 5, words: 'twee woorden', pupil: 'P1' })] });
      await put(store, 's1', { save: [task('a', 1, { state: 'done' })] });
      expect((await store.get(TASK, 's1', 'a'))!.data).toEqual({ owner: 'an', state: 'done' });
      expect(await store.count(TASK, 's1', { pupil: 'P1' })).toBe(0);
    });

    it('lets one of 20 win who change the same version', async () => {
      await put(store, 's1', { save: [task('a', 0)] });
      const tries = Array.from({ length: 20 }, (_, n) =>
        store.commit(
          change('s1', {
            save: [task('a', 1, { rank: n })],
            work: [think(`t${n}`, 1)],
            audit: [line('a', n)],
          }),
          REAL,
        ),
      );
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(19);
      const winner = outcomes.indexOf('done');
      const record = await store.get(TASK, 's1', 'a');
      expect(record).toMatchObject({ version: 2, data: { rank: winner } });
      expect(names(await store.claim(1, REAL, LEASE, 50))).toEqual([`t${winner}`]);
      expect((await store.audit('s1', { limit: 50 })).map((entry) => entry.at)).toEqual([winner]);
    });

    it('lets one of 20 win who create the same record', async () => {
      const tries = Array.from({ length: 20 }, (_, n) =>
        store.commit(change('s1', { save: [task('a', 0, { rank: n })] }), REAL),
      );
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect((await store.get(TASK, 's1', 'a'))!.data.rank).toBe(outcomes.indexOf('done'));
    });

    it('loses no step of 20 counters who try again after a conflict', async () => {
      await put(store, 's1', { save: [task('a', 0, { rank: 0 })] });
      const add = async (): Promise<void> => {
        for (;;) {
          const { version, data } = (await store.get(TASK, 's1', 'a'))!;
          const next = change('s1', { save: [task('a', version, { ...data, rank: data.rank! + 1 })] });
          if ((await store.commit(next, REAL)) === 'done') return;
        }
      };
      await Promise.all(Array.from({ length: 20 }, add));
      expect(await store.get(TASK, 's1', 'a')).toMatchObject({ version: 21, data: { rank: 20 } });
    });

    it('keeps a conflict to itself when others commit at the same time', async () => {
      await put(store, 's1', { save: [task('a', 0)] });
      const outcomes = await Promise.all([
        store.commit(change('s1', { save: [task('b', 0)], work: [think('b', 1)] }), REAL),
        store.commit(change('s1', { save: [task('c', 0), task('a', 7)], work: [think('c', 1)] }), REAL),
        store.commit(change('s1', { save: [task('d', 0)], work: [think('d', 1)] }), REAL),
      ]);
      expect(outcomes).toEqual(['done', 'conflict', 'done']);
      expect(await store.get(TASK, 's1', 'c')).toBeUndefined();
      expect(names(await store.claim(1, REAL, LEASE, 9)).sort()).toEqual(['b', 'd']);
    });

    it('does nothing at all of a change with one conflict', async () => {
      await put(store, 's1', { save: [task('a', 0), task('gone', 0)] });
      const bad = change('s1', {
        save: [task('new', 0, { pupil: 'P9' }), task('a', 1, { state: 'done' }), task('a', 9)],
        remove: [{ kind: 'task', id: 'gone' }],
        work: [think('w', 1), send('s', 1)],
        audit: [line('a', 1)],
      });
      expect(await store.commit(bad, REAL, 'key')).toBe('conflict');
      expect(await store.get(TASK, 's1', 'new')).toBeUndefined();
      expect((await store.get(TASK, 's1', 'a'))!.data.state).toBe('open');
      expect(await store.get(TASK, 's1', 'gone')).toBeDefined();
      expect(await store.claim(1, REAL, LEASE, 9)).toEqual([]);
      expect(await store.audit('s1', { limit: 9 })).toEqual([]);
      expect(await store.count(TASK, 's1', { pupil: 'P9' })).toBe(0);
      expect(await store.commit(change('s1'), REAL, 'key')).toBe('done');
    });

    it('takes a removed record away, with what it was found by', async () => {
      await put(store, 's1', { save: [task('a', 0, { pupil: 'P1' })] });
      await put(store, 's1', {
        remove: [
          { kind: 'task', id: 'a' },
          { kind: 'task', id: 'never' },
        ],
      });
      expect(await store.get(TASK, 's1', 'a')).toBeUndefined();
      expect(await store.count(TASK, 's1', { pupil: 'P1' })).toBe(0);
      await put(store, 's1', { save: [task('a', 0)] });
    });

    it('throws for data that do not fit the schema, without repeating them, and for a kind nobody declared', async () => {
      const bad = { ...task('a', 0), data: { owner: 'an', state: 'open', words: 'geheim'.repeat(1000) } };
      const failing = store.commit(change('s1', { save: [bad], work: [think('w', 1)] }), REAL);
      await expect(failing).rejects.toThrow(/task a .*words/);
      await expect(failing).rejects.not.toThrow(/geheim/);
      expect(await store.claim(1, REAL, LEASE, 9)).toEqual([]);
      const more = { ...task('a', 0), data: { owner: 'an', state: 'open', surplus: 1 } };
      await expect(store.commit(change('s1', { save: [more] }), REAL)).rejects.toThrow(/would drop: surplus/);
      const stranger = defineKind({ ...TASK, kind: 'stranger' });
      await expect(store.get(stranger, 's1', 'a')).rejects.toThrow(/stranger/);
    });
  });

  describe('a combination that stands once', () => {
    it('is a conflict for a second record, in its school only', async () => {
      const named = (id: string) => change('s1', { save: [task(id, 0, { code: 'vuurtoren' })] });
      expect(await store.commit(named('a'), REAL)).toBe('done');
      expect(await store.commit(named('b'), REAL)).toBe('conflict');
      expect(await store.commit({ ...named('b'), schoolId: 's2' }, REAL)).toBe('done');
      await put(store, 's1', { save: [task('c', 0, { code: 'vuurtoren', owner: 'bo' })] });
      expect(await store.commit(change('s1', { save: [task('c', 1, { code: 'vuurtoren' })] }), REAL)).toBe(
        'conflict',
      );
    });

    it('goes to one of 10 who want it at the same time', async () => {
      const tries = Array.from({ length: 10 }, (_, n) =>
        store.commit(change('s1', { save: [task(`t${n}`, 0, { code: 'kastanje' })] }), REAL),
      );
      expect((await Promise.all(tries)).filter((outcome) => outcome === 'done')).toHaveLength(1);
    });

    it('leaves out records without one of its parts, and is free again after a removal', async () => {
      await put(store, 's1', { save: [task('a', 0), task('b', 0), task('c', 0, { code: 'x' })] });
      await put(store, 's1', { remove: [{ kind: 'task', id: 'c' }], save: [task('d', 0, { code: 'x' })] });
    });
  });

  describe('once-keys', () => {
    it('answer repeat to a second commit, which changes nothing', async () => {
      expect(await store.commit(change('s1', { save: [task('a', 0)] }), REAL, 'view:1')).toBe('done');
      const retry = change('s1', { save: [task('b', 0)], work: [think('w', 1)] });
      expect(await store.commit(retry, REAL + DAY, 'view:1')).toBe('repeat');
      expect(await store.get(TASK, 's1', 'b')).toBeUndefined();
      expect(await store.claim(1, REAL, LEASE, 9)).toEqual([]);
      expect(await store.commit({ ...retry, schoolId: 's2' }, REAL, 'view:1')).toBe('done');
    });

    it('let one of 10 through that come at the same time', async () => {
      const tries = Array.from({ length: 10 }, (_, n) =>
        store.commit(change('s1', { save: [task(`t${n}`, 0)] }), REAL, 'double-click'),
      );
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'repeat')).toHaveLength(9);
    });

    it('are kept for 7 days of real time', async () => {
      await store.commit(change('s1'), REAL, 'k');
      expect(await store.sweep(0, REAL + 7 * DAY - 1)).toBe(0);
      expect(await store.commit(change('s1'), REAL + 7 * DAY - 1, 'k')).toBe('repeat');
      expect(await store.commit(change('s1'), REAL + 7 * DAY, 'k')).toBe('done');
      expect(await store.sweep(0, REAL + 14 * DAY)).toBe(1);
      expect(await store.commit(change('s1'), REAL + 7 * DAY, 'k')).toBe('done');
    });
  });

  describe('what goes', () => {
    it('sweeps drafts whose time has passed, by school time', async () => {
      const draft = (id: string, until: number) => ({
        kind: DRAFT,
        id,
        expect: 0,
        data: { text: 'half', until },
      });
      await put(store, 's1', {
        save: [draft('old', 100), draft('edge', 200), draft('new', 201), task('a', 0)],
      });
      expect(await store.sweep(200, REAL)).toBe(2);
      expect((await store.find(DRAFT, 's1', { limit: 9 })).items.map((item) => item.id)).toEqual(['new']);
      expect(await store.get(TASK, 's1', 'a')).toBeDefined();
    });

    it('erases records with their blind entries and says how many there were', async () => {
      await put(store, 's1', { save: [task('a', 0, { pupil: 'P1' }), task('b', 0, { pupil: 'P1' })] });
      await put(store, 's2', { save: [task('a', 0, { pupil: 'P1' })] });
      const keys = ['a', 'b', 'c'].map((id) => ({ kind: 'task', id }));
      expect(await store.erase('s1', keys)).toBe(2);
      expect(await store.erase('s1', keys)).toBe(0);
      expect(await store.count(TASK, 's1', { pupil: 'P1' })).toBe(0);
      expect(await store.count(TASK, 's2', { pupil: 'P1' })).toBe(1);
    });
  });

  it('keeps audit lines, newest first, by school and by record', async () => {
    await put(store, 's1', {
      audit: [line('a', 1), line('b', 2, { reason: 'hand-over', access: 'change' })],
    });
    await put(store, 's1', { audit: [line('a', 3)] });
    await put(store, 's2', { audit: [line('a', 4)] });
    expect(await store.audit('s1', { limit: 2 })).toEqual([
      line('a', 3),
      line('b', 2, { reason: 'hand-over', access: 'change' }),
    ]);
    const ofA = await store.audit('s1', { record: { kind: 'task', id: 'a' }, limit: 9 });
    expect(ofA.map((entry) => entry.at)).toEqual([3, 1]);
  });

  it('knows every school that has a record of a kind', async () => {
    await put(store, 's2', { save: [task('a', 0), task('b', 0)] });
    await put(store, 's1', { save: [task('a', 0)] });
    await put(store, 's3', { save: [{ kind: DRAFT, id: 'd', expect: 0, data: { text: 't', until: 1 } }] });
    expect((await store.schools(TASK)).sort()).toEqual(['s1', 's2']);
  });

  it('closes after the commits under way, and is of no use afterwards', async () => {
    const under = store.commit(change('s1', { save: [task('a', 0)] }), REAL);
    await store.ping();
    const closing = store.close();
    expect(await under).toBe('done');
    await closing;
    await store.close();
    await expect(store.ping()).rejects.toThrow(/closed/);
    await expect(store.commit(change('s1'), REAL)).rejects.toThrow(/closed/);
    await expect(store.get(TASK, 's1', 'a')).rejects.toThrow(/closed/);
    const second = await engine.second();
    expect(await second.get(TASK, 's1', 'a')).toBeDefined();
  });
};
