import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/ports/store.js';
import { closed, gate, HOUR, MONDAY, SECOND, send, think, to, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

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

  it('goes on by the dozen while many wait, though few are served at a time', async () => {
    let claims = 0;
    const { claim } = w.store;
    w.store.claim = (...args) => {
      claims += 1;
      return claim(...args);
    };
    await w.add(...Array.from({ length: 96 }, (_, n) => to(`p${n % 3}`, `row${n}`)));
    await w.work.drained();
    expect(w.delivery.sent).toHaveLength(96);
    expect(claims).toBeLessThan(96 / 4);
  });

  it('has a hand free for what comes now, though most hang', async () => {
    const [hanging, release, out] = [gate(), gate(), gate()];
    let hang = 0;
    w.delivery.answer = async ({ card }) => {
      if (card.data.words === 'urgent') out.open();
      else {
        if (++hang === 24) hanging.open();
        await release.opened;
      }
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(...Array.from({ length: 24 }, (_, n) => to(`p${n}`, `row${n}`)));
    w.work.wake();
    await hanging.opened;
    await w.add(to('head', 'urgent'));
    w.work.wake();
    await out.opened;
    release.open();
    await w.work.drained();
  });

  it('lets people who wait for answers in numbers go first, but not for longer than two seconds', async () => {
    const out = gate();
    w.delivery.answer = async () => {
      out.open();
      return { kind: 'sent', handle: 'h' };
    };
    w.work.start();
    await w.work.drained();
    w.busy = true;
    await w.add(send('hello'));
    w.work.wake();
    expect(w.timers.map(({ ms }) => ms)).toEqual([26]);
    w.clock.pass(2 * SECOND - 1);
    w.timers.shift()!.run();
    expect(w.timers).toHaveLength(1);
    expect(w.delivery.sent).toEqual([]);
    w.clock.pass(1);
    w.timers.shift()!.run();
    await out.opened;
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

  it('sweeps what has expired once an hour, and has done so before the stop is over', async () => {
    const swept: [number, number][] = [];
    let last = '';
    const sweeping: Store = {
      ...w.store,
      sweep: async (now, real) => {
        swept.push([now - MONDAY, real - MONDAY]);
        await new Promise((resolve) => setImmediate(resolve));
        last = 'swept';
        return 0;
      },
    };
    const work = w.another(sweeping);
    work.start();
    for (const ms of [0, HOUR - 1, 1]) {
      w.clock.pass(ms);
      w.tick();
    }
    await work.stop();
    expect(last).toBe('swept');
    expect(swept).toEqual([
      [0, 0],
      [HOUR, HOUR],
    ]);
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

describe('stopping', () => {
  it('lets finish what goes out, and gives the rest back so that another can have it at once', async () => {
    const { reached, open } = closed(w, 'an');
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

it('drained resolves while rows wait in back-off', async () => {
  w.delivery.answer = async () => {
    throw new Error('network');
  };
  await w.add(send('hello'));
  await w.work.drained();
  expect(await w.store.nextDue()).toBe(MONDAY + 2 * SECOND);
});
