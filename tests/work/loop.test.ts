import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutMessage } from '../../src/ports/delivery.js';
import type { Store } from '../../src/ports/store.js';
import { about, gate, HOUR, MONDAY, SECOND, send, think, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

/** Holds every call to a place until `open`; `reached` resolves at the first. */
function closed(place: string) {
  const reached = gate();
  const go = gate();
  w.delivery.answer = async (message: OutMessage) => {
    if (message.address.place === place) {
      reached.open();
      await go.opened;
    }
    return { kind: 'sent', handle: 'h' };
  };
  return { reached: reached.opened, open: go.open };
}
const to = (person: string, name: string) => send(name, { to: { person } });

describe('waking', () => {
  it('follows a commit at once, several wakes are one', async () => {
    const out = gate();
    w.delivery.answer = async () => {
      out.open();
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(send('hello'));
    w.work.wake();
    w.work.wake();
    await out.opened;
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['hello']);
  });

  it('happens at start and at every tick, and no more after the stop', async () => {
    const out = gate();
    w.delivery.answer = async () => {
      out.open();
      return { kind: 'sent', handle: 'h' };
    };
    w.work.start();
    await w.work.drained();
    await w.add(send('hello'));
    w.tick();
    await out.opened;
    await w.work.stop();
    await w.add(send('later'));
    w.tick();
    w.work.wake();
    expect(await w.work.runDue()).toBe(0);
    expect(w.delivery.words()).toEqual(['hello']);
  });

  it('comes by a timer for what waits shorter than a tick', async () => {
    w.work.start();
    let times = 0;
    const out = gate();
    w.delivery.answer = async () => {
      if (times++ === 0) throw new Error('network');
      out.open();
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(send('hello'));
    await w.work.drained();
    expect(w.timers.map(({ ms }) => ms)).toEqual([2 * SECOND + 1]);
    w.clock.pass(2 * SECOND);
    w.timers[0]!.run();
    await out.opened;
  });

  it('survives a store that does not answer for a moment', async () => {
    let down = true;
    const flaky: Store = {
      ...w.store,
      claim: async (...args) => (down ? Promise.reject(new Error('down')) : w.store.claim(...args)),
    };
    const work = w.another(flaky);
    await w.add(send('hello'));
    await expect(work.drained()).rejects.toThrow('down');
    down = false;
    await work.drained();
    expect(w.delivery.words()).toEqual(['hello']);
  });
});

describe('order and pace', () => {
  it('one reader gets messages one by one and in order, readers do not wait for each other', async () => {
    let [now, most] = [0, 0];
    const busy = new Set<string>();
    w.delivery.answer = async ({ address }) => {
      expect(busy.has(address.place)).toBe(false);
      busy.add(address.place);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      busy.delete(address.place);
      return { kind: 'sent', handle: 'h' };
    };
    const names = Array.from({ length: 30 }, (_, i) => `${i}`);
    for (const name of names)
      await w.add(to('an', `an ${name}`), to('bo', `bo ${name}`), to('cy', `cy ${name}`));
    await w.work.drained();
    for (const person of ['an', 'bo', 'cy']) {
      const got = w.delivery.words().filter((words) => String(words).startsWith(person));
      expect(got).toEqual(names.map((name) => `${person} ${name}`));
    }
    expect(most).toBe(3);
  });

  it('a rate holds up its own address only', async () => {
    w.delivery.perSecond = 1;
    await w.add(to('an', 'an 1'), to('an', 'an 2'), to('an', 'an 3'), to('bo', 'bo 1'));
    await w.work.drained();
    expect(w.delivery.words().sort()).toEqual(['an 1', 'bo 1']);
    w.clock.pass(SECOND);
    await w.add(to('an', 'an 4'));
    await w.work.drained();
    expect(w.delivery.words().slice(2)).toEqual(['an 2']);
    for (const _ of [1, 2, 3]) {
      w.clock.pass(SECOND);
      await w.work.drained();
    }
    expect(w.delivery.words().slice(2)).toEqual(['an 2', 'an 3', 'an 4']);
  });

  it('"later" is no failure, and holds up its own address only', async () => {
    let full = true;
    w.delivery.answer = async ({ address }) =>
      full && address.place === 'an'
        ? { kind: 'later', until: w.clock.real() + 30 * SECOND }
        : { kind: 'sent', handle: 'h' };
    await w.add(to('an', 'an 1'), to('an', 'an 2'), to('bo', 'bo 1'));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['an 1', 'bo 1']);
    full = false;
    w.clock.pass(29 * SECOND);
    await w.work.drained();
    expect(w.delivery.sent).toHaveLength(2);
    w.clock.pass(2 * SECOND);
    await w.work.drained();
    expect(w.delivery.words().slice(2)).toEqual(['an 1', 'an 2']);
    expect(w.counted['sends sandbox later']).toBe(1);
  });

  it('"later" for the whole tenant holds up the tenant', async () => {
    let first = true;
    w.delivery.answer = async () => {
      if (!first) return { kind: 'sent', handle: 'h' };
      first = false;
      return { kind: 'later', until: w.clock.real() + 30 * SECOND, wholeTenant: true };
    };
    await w.add(to('an', 'an 1'));
    await w.work.drained();
    await w.add(to('bo', 'bo 1'), to('cy', 'cy 1'));
    await w.work.drained();
    expect(w.delivery.sent).toHaveLength(1);
    w.clock.pass(31 * SECOND);
    await w.work.drained();
    expect(w.delivery.words().slice(1)).toEqual(['an 1', 'bo 1', 'cy 1']);
  });

  it('behind a slow delivery the others of that reader step aside, in order', async () => {
    const { reached, open } = closed('an');
    await w.add(...Array.from({ length: 40 }, (_, i) => to('an', `an ${i}`)), to('bo', 'bo'));
    const drained = w.work.drained();
    await reached;
    w.clock.pass(6 * SECOND);
    open();
    await drained;
    expect(w.delivery.words()).toEqual(['an 0', 'bo']);
    w.clock.pass(6 * SECOND);
    await w.work.drained();
    expect(w.delivery.words().slice(2)).toEqual(Array.from({ length: 39 }, (_, i) => `an ${i + 1}`));
  });
});

describe('stopping', () => {
  it('lets finish what goes out, and gives the rest back so that another can have it at once', async () => {
    const { reached, open } = closed('an');
    await w.add(to('an', 'an 1'), to('an', 'an 2'), to('an', 'an 3'));
    const drained = w.work.drained();
    await reached;
    const stopped = w.work.stop();
    open();
    await Promise.all([stopped, drained]);
    expect(w.delivery.words()).toEqual(['an 1']);
    await w.another(await w.open()).drained();
    expect(w.delivery.words()).toEqual(['an 1', 'an 2', 'an 3']);
  });

  it('sends nothing more that was only being drawn', async () => {
    const drawing = gate();
    const go = gate();
    const { compose } = w.composer;
    w.composer.compose = async (row) => {
      drawing.open();
      await go.opened;
      return compose(row);
    };
    await w.add(send('hello'));
    const drained = w.work.drained();
    await drawing.opened;
    const stopped = w.work.stop();
    go.open();
    await Promise.all([stopped, drained]);
    expect(w.delivery.sent).toEqual([]);
    await w.another(await w.open()).drained();
    expect(w.delivery.words()).toEqual(['hello']);
  });

  it('lets a think finish', async () => {
    const going = gate();
    const go = gate();
    const { think: plain } = w.composer;
    w.composer.think = async (row) => {
      going.open();
      await go.opened;
      return plain(row);
    };
    await w.add(think('slow'));
    const drained = w.work.drained();
    await going.opened;
    const stopped = w.work.stop();
    go.open();
    await Promise.all([stopped, drained]);
    expect(await w.store.nextDue()).toBeUndefined();
    expect(w.counted['thinks slow done']).toBe(1);
  });

  it('can be started again', async () => {
    await w.work.stop();
    w.work.start();
    await w.add(send('hello'));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['hello']);
  });
});

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
    const { reached, open } = closed('an');
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

it('drained resolves while rows wait in back-off', async () => {
  w.delivery.answer = async () => {
    throw new Error('network');
  };
  await w.add(send('hello'));
  await w.work.drained();
  expect(await w.store.nextDue()).toBe(MONDAY + 2 * SECOND);
});
