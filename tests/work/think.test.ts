import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { THINK_TRIES } from '../../src/work/retry.js';
import { changeOf, DAY, HOUR, SCHOOL, SECOND, send, THING, think, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

describe('a think row', () => {
  it('is run when it falls due, not before, and once', async () => {
    await w.add(think('nudge', { dueAt: w.clock.now() + HOUR }));
    expect(await w.work.runDue()).toBe(0);
    w.clock.pass(HOUR);
    expect(await w.work.runDue()).toBe(1);
    expect(await w.work.runDue()).toBe(0);
    expect(w.composer.thoughts.map((row) => row.name)).toEqual(['nudge']);
    expect(w.counted['thinks nudge done']).toBe(1);
  });

  it('commits what follows together with its settling, and that is run too', async () => {
    w.composer.think = async () =>
      changeOf({
        save: [{ kind: THING, id: 't1', expect: 0, data: { words: 'made' } }],
        work: [send('hello')],
      });
    await w.add(think('make'));
    await w.work.drained();
    expect((await w.store.get(THING, SCHOOL, 't1'))?.data.words).toBe('made');
    expect(w.delivery.words()).toEqual(['hello']);
  });

  it('that was asked for once more while it ran runs again, also when it is claimed before it was put away', async () => {
    let settled: (() => Promise<void>) | undefined;
    const slow = w.another({
      ...w.store,
      claim: (...args) => w.store.claim(...args),
      find: (...args) => w.store.find(...args),
      commit: (...args) => w.store.commit(...args),
      async settle(...args) {
        const result = await w.store.settle(...args);
        await settled?.();
        return result;
      },
    } as typeof w.store);
    w.composer.think = async (row) => {
      w.composer.thoughts.push(row);
      if (w.composer.thoughts.length === 1) await w.add(think('nudge', { id: 'nudge' }));
      return changeOf({});
    };
    await w.add(think('nudge', { id: 'nudge' }));
    // The loop looks once more between the settling and what comes after it.
    settled = async () => {
      settled = undefined;
      slow.wake();
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
    };
    await slow.drained();
    expect(w.composer.thoughts).toHaveLength(2);
    expect(w.logged.filter(({ message }) => message.includes('lease'))).toEqual([]);
  });

  it('is thought again when somebody was first', async () => {
    let runs = 0;
    w.composer.think = async () => {
      const found = await w.store.get(THING, SCHOOL, 't1');
      if (runs++ === 0) await w.save('t1', 'theirs');
      return changeOf({
        save: [{ kind: THING, id: 't1', expect: found?.version ?? 0, data: { words: 'mine' } }],
      });
    };
    await w.add(think('write'));
    await w.work.drained();
    expect(runs).toBe(2);
    expect((await w.store.get(THING, SCHOOL, 't1'))?.data.words).toBe('mine');
  });

  it('that conflicts for ever waits a little, and then tries again', async () => {
    let expected = 7;
    let runs = 0;
    w.composer.think = async () => {
      runs++;
      return changeOf({ save: [{ kind: THING, id: 't1', expect: expected, data: { words: 'x' } }] });
    };
    await w.add(think('write'));
    await w.work.drained();
    expect(runs).toBe(5);
    expected = 0;
    w.clock.pass(2 * SECOND);
    await w.work.drained();
    expect(runs).toBe(6);
    expect((await w.store.get(THING, SCHOOL, 't1'))?.data.words).toBe('x');
  });

  it('that throws comes back after two seconds, then four, and holds up nobody', async () => {
    let broken = true;
    const runs: number[] = [];
    w.composer.think = async (row) => {
      if (row.name === 'broken') runs.push(w.clock.real());
      if (row.name === 'broken' && broken) throw new Error('words about a child');
      return changeOf({});
    };
    await w.add(think('broken'), think('fine'));
    const start = w.clock.real();
    await w.work.drained();
    w.clock.pass(2 * SECOND - 1);
    await w.work.drained();
    expect(runs).toHaveLength(1);
    w.clock.pass(1);
    await w.work.drained();
    broken = false;
    w.clock.pass(4 * SECOND);
    await w.work.drained();
    expect(runs.map((at) => at - start)).toEqual([0, 2 * SECOND, 6 * SECOND]);
    expect(w.counted['thinks fine done']).toBe(1);
    expect(w.counted['thinks broken failed']).toBe(2);
  });

  it('is never dropped: after many failures it rests for a day, in sight', async () => {
    w.composer.think = async () => {
      throw new Error('broken');
    };
    await w.add(think('broken', { id: 'b1' }));
    for (let i = 0; i < THINK_TRIES; i++) {
      await w.work.drained();
      w.clock.pass(HOUR);
    }
    expect(w.counted['stuck broken']).toBe(1);
    const line = w.logged.find((one) => one.level === 'error');
    expect(line?.fields).toMatchObject({ school: SCHOOL, row: 'b1', name: 'broken' });

    let runs = 0;
    w.composer.think = async () => {
      runs++;
      return changeOf({});
    };
    w.clock.pass(DAY - 2 * HOUR);
    await w.work.drained();
    expect(runs).toBe(0);
    w.clock.pass(HOUR);
    await w.work.drained();
    expect(runs).toBe(1);
  });
});
