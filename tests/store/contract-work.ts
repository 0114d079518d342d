import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Store, WorkRow } from '../../src/ports/store.js';
import { change, type Engine, LEASE, names, put, REAL, send, TASK, task, think } from './support.js';

const DONE = { kind: 'done' } as const;

/** What the work loop is promised. */
export const workContract = (engine: Engine): void => {
  let store: Store;
  beforeEach(async () => {
    store = await engine.fresh();
  });
  const claim = (now: number, real = REAL, limit = 100): Promise<WorkRow[]> =>
    store.claim(now, real, LEASE, limit);

  describe('claiming', () => {
    it('gives due rows whole, oldest first, with a lease', async () => {
      const row = send('remind', 10, {
        ref: { kind: 'task', id: 'a' },
        to: { channel: 'team' },
        manner: 'capped',
        notAfter: 99,
        always: true,
        data: { day: '2026-11-24', n: 1, last: true },
      });
      await put(store, 's1', {
        work: [think('late', 11), row, think('later', 12), think('first', 9, { id: 'own' })],
      });
      const rows = await claim(11);
      expect(names(rows)).toEqual(['first', 'remind', 'late']);
      expect(rows[1]).toEqual({
        ...row,
        id: expect.stringMatching(/^[A-Za-z0-9]+$/),
        schoolId: 's1',
        lease: expect.any(String),
        leaseUntil: REAL + LEASE,
        attempts: 0,
      });
      expect(rows[0]!.id).toBe('own');
      expect(await claim(11)).toEqual([]);
    });

    it('never gives one row to two of several claimers', async () => {
      const other = await engine.second();
      await put(store, 's1', { work: Array.from({ length: 60 }, (_, n) => think(`t${n}`, n)) });
      const claimers = Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? store : other).claim(60, REAL, LEASE, 8),
      );
      const rows = (await Promise.all(claimers)).flat();
      expect(new Set(names(rows)).size).toBe(rows.length);
      rows.push(...(await claim(60)));
      expect(new Set(names(rows)).size).toBe(60);
      expect(rows).toHaveLength(60);
    });

    it('keeps to the limit', async () => {
      await put(store, 's1', { work: Array.from({ length: 5 }, (_, n) => think(`t${n}`, n)) });
      expect(names(await claim(9, REAL, 2))).toEqual(['t0', 't1']);
      expect(names(await claim(9, REAL, 9))).toEqual(['t2', 't3', 't4']);
    });

    it('takes schools in turn, whatever the load of one', async () => {
      await put(store, 'big', { work: Array.from({ length: 100 }, (_, n) => think(`big${n}`, n)) });
      await put(store, 'small', { work: [think('small0', 200), think('small1', 201)] });
      await put(store, 'tiny', { work: [think('tiny0', 300)] });
      const first = await claim(300, REAL, 9);
      expect(first).toHaveLength(9);
      expect(names(first)).toEqual(expect.arrayContaining(['small0', 'small1', 'tiny0']));
      expect(new Set(first.slice(0, 3).map((row) => row.schoolId)).size).toBe(3);
    });

    it('takes schools in turn also one row at a time', async () => {
      await put(store, 'a', { work: Array.from({ length: 9 }, (_, n) => think(`a${n}`, n)) });
      await put(store, 'b', { work: [think('b0', 50)] });
      await put(store, 'c', { work: [think('c0', 60)] });
      const turns = [];
      for (let n = 0; n < 3; n++) turns.push(...(await claim(99, REAL, 1)));
      expect(names(turns).sort()).toEqual(['a0', 'b0', 'c0']);
    });

    it("takes all of a person's due digest lines together, beyond the limit if it must", async () => {
      const line = (name: string, due: number, person: string) =>
        send(name, due, { to: { person }, manner: 'digest' });
      await put(store, 's1', {
        work: [
          line('a', 1, 'p1'),
          line('x', 2, 'p2'),
          send('n', 3),
          line('b', 4, 'p1'),
          line('c', 5, 'p1'),
          line('d', 99, 'p1'),
        ],
      });
      await put(store, 's2', { work: [line('other', 90, 'p1')] });
      expect(names(await claim(10, REAL, 1))).toEqual(['a', 'b', 'c']);
      expect(names(await claim(10, REAL, 1))).toEqual(['x']);
      expect(names(await claim(10, REAL, 9))).toEqual(['n']);
    });

    it('does not divide one digest over two claimers', async () => {
      const other = await engine.second();
      const work = Array.from({ length: 24 }, (_, n) =>
        send(`l${n}`, n, { to: { person: `p${n % 4}` }, manner: 'digest' }),
      );
      await put(store, 's1', { work });
      const claims = await Promise.all(
        Array.from({ length: 6 }, (_, n) => (n % 2 ? store : other).claim(99, REAL, LEASE, 1)),
      );
      const sizes = claims.map((rows) => rows.length).filter((size) => size > 0);
      expect(sizes.every((size) => size % 6 === 0)).toBe(true);
      const left = await claim(99);
      expect(sizes.reduce((sum, size) => sum + size, left.length)).toBe(24);
    });
  });

  describe('settling', () => {
    it('removes what is done, together with its change', async () => {
      await put(store, 's1', { save: [task('a', 0)], work: [think('t', 1)] });
      const rows = await claim(1);
      const thought = change('s1', { save: [task('a', 1, { state: 'done' })], work: [send('tell', 2)] });
      expect(await store.settle(rows, DONE, REAL, thought)).toBe('done');
      expect((await store.get(TASK, 's1', 'a'))!.data.state).toBe('done');
      expect(names(await claim(9, REAL + LEASE))).toEqual(['tell']);
    });

    it('does neither when the change is a conflict', async () => {
      await put(store, 's1', { save: [task('a', 0)], work: [think('t', 1)] });
      const rows = await claim(1);
      const late = change('s1', { save: [task('a', 7)], work: [send('tell', 2)] });
      expect(await store.settle(rows, DONE, REAL, late)).toBe('conflict');
      expect(await store.settle(rows, DONE, REAL)).toBe('done');
      expect(await claim(9, REAL + LEASE)).toEqual([]);
    });

    it('lets an expired lease be taken over, and only its holder settle', async () => {
      await put(store, 's1', { save: [task('a', 0)], work: [think('t', 1)] });
      const first = await claim(1);
      expect(await claim(1, REAL + LEASE - 1)).toEqual([]);
      const second = await claim(1, REAL + LEASE);
      expect(names(second)).toEqual(['t']);
      expect(second[0]!.lease).not.toBe(first[0]!.lease);
      const late = change('s1', { save: [task('a', 1, { state: 'late' })] });
      expect(await store.settle(first, DONE, REAL + LEASE, late)).toBe('stale');
      expect(await store.settle(first, { kind: 'later', failed: true }, REAL + LEASE)).toBe('stale');
      expect((await store.get(TASK, 's1', 'a'))!.data.state).toBe('open');
      expect(await store.settle(second, DONE, REAL + LEASE)).toBe('done');
      expect(await store.settle(second, DONE, REAL + LEASE)).toBe('stale');
    });

    it('settles all rows or none', async () => {
      await put(store, 's1', { work: [think('a', 1), think('b', 1)] });
      const rows = await claim(1);
      expect(await store.settle([rows[0]!, { ...rows[1]!, lease: 'another' }], DONE, REAL)).toBe('stale');
      expect(await store.settle(rows, DONE, REAL)).toBe('done');
    });

    it('gives back later: at a new due time, after a pause, counting failures', async () => {
      await put(store, 's1', { work: [think('t', 5)] });
      expect(await store.settle(await claim(5), { kind: 'later', dueAt: 50, failed: false }, REAL)).toBe(
        'done',
      );
      expect(await claim(49)).toEqual([]);
      const again = await claim(50);
      expect(again[0]).toMatchObject({ dueAt: 50, attempts: 0 });
      await store.settle(again, { kind: 'later', notBefore: REAL + 500, failed: true }, REAL);
      expect(await claim(99, REAL + 499)).toEqual([]);
      const third = await claim(99, REAL + 500);
      expect(third[0]).toMatchObject({ dueAt: 50, attempts: 1 });
      await store.settle(
        third,
        { kind: 'later', dueAt: 60, notBefore: REAL + 900, failed: true },
        REAL + 500,
      );
      expect(await claim(60, REAL + 899)).toEqual([]);
      expect(await claim(59, REAL + 900)).toEqual([]);
      expect((await claim(60, REAL + 900))[0]).toMatchObject({ attempts: 2 });
    });
  });

  describe('a row with an id', () => {
    const named = (dueAt: number, data?: { n: number }) =>
      think('changed', dueAt, { id: 'changed:task:a', data });

    it('is kept while it waits, and an earlier due time wins', async () => {
      await put(store, 's1', { work: [named(50, { n: 1 })] });
      await put(store, 's1', { work: [named(70)] });
      expect(await store.nextDue()).toBe(50);
      await put(store, 's1', { work: [named(20)] });
      await put(store, 's2', { work: [named(30)] });
      const rows = await claim(99);
      expect(rows.map((row) => [row.schoolId, row.dueAt, row.data])).toEqual(
        expect.arrayContaining([
          ['s1', 20, { n: 1 }],
          ['s2', 30, undefined],
        ]),
      );
      expect(rows).toHaveLength(2);
    });

    it('runs again when it was asked for while running', async () => {
      await put(store, 's1', { work: [named(1)] });
      const running = await claim(1);
      await put(store, 's1', { work: [named(40)] });
      await put(store, 's1', { work: [named(30, { n: 2 })] });
      expect(await claim(99)).toEqual([]);
      expect(await store.settle(running, DONE, REAL)).toBe('done');
      expect(await claim(29)).toEqual([]);
      const again = await claim(30);
      expect(again).toMatchObject([{ id: 'changed:task:a', data: { n: 2 }, attempts: 0 }]);
      expect(await store.settle(again, DONE, REAL)).toBe('done');
      expect(await claim(99, REAL + LEASE)).toEqual([]);
    });

    it('runs again as soon as either asks, when its running was put off', async () => {
      await put(store, 's1', { work: [named(1)] });
      const running = await claim(1);
      await put(store, 's1', { work: [named(30)] });
      await store.settle(running, { kind: 'later', dueAt: 80, failed: false }, REAL);
      const again = await claim(30);
      expect(again).toHaveLength(1);
      await store.settle(again, DONE, REAL);
      expect(await claim(99)).toEqual([]);
    });

    it('may ask for itself in the change that settles it', async () => {
      await put(store, 's1', { work: [named(1)] });
      expect(await store.settle(await claim(1), DONE, REAL, change('s1', { work: [named(60)] }))).toBe(
        'done',
      );
      expect(await claim(59)).toEqual([]);
      expect(await claim(60)).toHaveLength(1);
    });

    it('stands once however many ask at the same time', async () => {
      await Promise.all(Array.from({ length: 10 }, (_, n) => put(store, 's1', { work: [named(10 + n)] })));
      expect((await claim(99)).map((row) => row.dueAt)).toEqual([10]);
    });
  });

  describe('waiting', () => {
    it('tells when the next row falls due, leaving out rows somebody works on', async () => {
      expect(await store.nextDue()).toBeUndefined();
      await put(store, 's1', { work: [think('a', 70), think('b', 30)] });
      await put(store, 's2', { work: [think('c', 50)] });
      expect(await store.nextDue()).toBe(30);
      const rows = await claim(30);
      expect(await store.nextDue()).toBe(50);
      await store.settle(rows, { kind: 'later', notBefore: REAL + 9, failed: true }, REAL);
      expect(await store.nextDue()).toBe(30);
    });

    it('clears pauses but no lease that is held', async () => {
      await put(store, 's1', { work: [think('held', 1)] });
      const held = await claim(1);
      await put(store, 's1', { work: [think('paused', 1)] });
      await store.settle(await claim(1), { kind: 'later', notBefore: REAL + 9999, failed: true }, REAL);
      await store.clearPauses();
      expect(names(await claim(1))).toEqual(['paused']);
      expect(await store.settle(held, DONE, REAL)).toBe('done');
    });
  });
};
