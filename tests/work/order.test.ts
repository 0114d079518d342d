import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closed, gate, SECOND, to, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

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

  it('the next message to a reader goes while the one before is being written down', async () => {
    const [second, written] = [gate(), gate()];
    w.delivery.answer = async () => {
      if (w.delivery.sent.length === 2) second.open();
      return { kind: 'sent', handle: 'h' };
    };
    const { settle } = w.store;
    let settled = 0;
    w.store.settle = async (...args) => {
      if (settled++ === 0) await written.opened;
      return settle(...args);
    };
    await w.add(to('an', 'an 1'), to('an', 'an 2'));
    const drained = w.work.drained();
    await second.opened;
    written.open();
    await drained;
    expect(w.delivery.words()).toEqual(['an 1', 'an 2']);
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

  it('what waits for a rate is drawn when it goes out, not before', async () => {
    w.delivery.perSecond = 1;
    const drawn: string[] = [];
    const { compose } = w.composer;
    w.composer.compose = async (row) => {
      drawn.push(row.name);
      return compose(row);
    };
    await w.add(to('an', 'an 1'), to('an', 'an 2'), to('an', 'an 3'));
    for (const _ of [1, 2, 3]) {
      await w.work.drained();
      w.clock.pass(SECOND);
    }
    expect(w.delivery.words()).toEqual(['an 1', 'an 2', 'an 3']);
    expect(drawn).toEqual(['an 1', 'an 2', 'an 3']);
  });

  it('a rate of a whole tenant holds up all of its addresses, each in its turn', async () => {
    w.delivery.tenantPerSecond = 2;
    const people = ['an', 'bo', 'cy', 'di', 'ed'];
    await w.add(...people.map((place) => to(place, place)));
    await w.work.drained();
    expect(w.delivery.sent).toHaveLength(2);
    w.clock.pass(SECOND);
    await w.work.drained();
    expect(w.delivery.sent).toHaveLength(4);
    w.delivery.tenantPerSecond = Number.POSITIVE_INFINITY;
    w.clock.pass(SECOND);
    await w.work.drained();
    expect(w.delivery.words().sort()).toEqual(people);
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
    const { reached, open } = closed(w, 'an');
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
