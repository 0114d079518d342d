import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/ports/store.js';
import { about, closed, gate, HOUR, SECOND, send, think, to, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

describe('more than one process', () => {
  it('two loops on one store do nothing twice', async () => {
    const [a, b] = [w.another(await w.open()), w.another(await w.open())];
    const names = Array.from({ length: 120 }, (_, i) => `m${i}`);
    await w.add(...names.map((name, i) => to(`p${i % 7}`, name)), ...names.map((name) => think(name)));
    await Promise.all([a.drained(), b.drained()]);
    expect(w.delivery.words().sort()).toEqual([...names].sort());
    expect(w.composer.thoughts.map((row) => row.name).sort()).toEqual([...names].sort());
  });

  it('a kill between sending and settling leads to one double at most, under the same id', async () => {
    await w.save('t1', 'one');
    await w.work.drained();
    const dead: Store = { ...w.store, settle: () => new Promise(() => {}) };
    const sent = gate();
    w.delivery.answer = async () => {
      sent.open();
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(send('t.new', { ...about('t1'), id: 's1' }));
    void w.another(dead).drained();
    await sent.opened;

    const next = w.another(await w.open());
    await next.drained();
    expect(w.delivery.sent).toHaveLength(1);
    w.clock.pass(60 * SECOND);
    await next.drained();
    w.clock.pass(HOUR);
    await next.drained();
    expect(w.delivery.sent.map((message) => message.id)).toEqual(['s1', 's1']);
    expect((await w.messages('t1')).map((one) => one.id)).toEqual(['s1']);
  });

  it('a delivery longer than its lease is not sent twice by its own process', async () => {
    const { reached, open } = closed(w, 'an');
    const other = gate();
    const plain = w.delivery.answer;
    w.delivery.answer = async (message) => {
      if (message.address.place === 'bo') other.open();
      return plain(message);
    };
    await w.add(to('an', 'slow'));
    const drained = w.work.drained();
    await reached;
    w.clock.pass(61 * SECOND);
    await w.add(to('bo', 'bo'));
    w.work.wake();
    await other.opened;
    open();
    await drained;
    await w.work.drained();
    expect(w.delivery.words().filter((words) => words === 'slow')).toHaveLength(1);
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('a settling that fails for a moment is tried again, so that nothing goes out twice', async () => {
    let times = 0;
    const flaky: Store = {
      ...w.store,
      settle: async (...args) => {
        if (times++ < 2) throw new Error('busy');
        return w.store.settle(...args);
      },
    };
    await w.add(send('hello'));
    await w.another(flaky).drained();
    w.clock.pass(HOUR);
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['hello']);
  });
});
