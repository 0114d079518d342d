import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE } from '../../src/kernel/message.js';
import { DAY, HOUR, MONDAY, SCHOOL, SECOND, send, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const line = (name: string, person = 'an') => send(name, { manner: 'digest', to: { person } });

describe('the digest', () => {
  it('is one message of all lines that wait', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `line ${i}`);
    await w.add(...names.map((name) => line(name)), line('other', 'bo'));
    await w.work.drained();
    expect(w.delivery.words().sort()).toEqual([names.join(' + '), 'other']);
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('comes once a day; what comes later that day waits for the next', async () => {
    await w.add(line('one'));
    await w.work.drained();
    await w.add(line('two'), line('three'));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one']);
    w.clock.pass(DAY);
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one', 'two + three']);
  });

  it('leaves room for the one thing the bot says of its own accord', async () => {
    await w.add(line('one'), send('nudge', { manner: 'capped' }));
    await w.work.drained();
    expect(w.delivery.words().sort()).toEqual(['nudge', 'one']);
  });

  it('is not sent when there is nothing to tell', async () => {
    w.composer.composeDigest = async () => undefined;
    await w.add(line('one'), line('two'));
    await w.work.drained();
    expect(w.delivery.sent).toEqual([]);
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('waits as a whole, and leaves out what would be too late', async () => {
    w.composer.politeFrom = async (_row, now) => Math.max(now, MONDAY + HOUR);
    await w.add(line('one'), { ...line('two'), notAfter: MONDAY + 1 }, line('three'));
    await w.work.drained();
    expect(w.counted['sends none dropped']).toBe(1);
    w.clock.pass(HOUR);
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one + three']);
  });

  describe('at its moment', () => {
    /** As the router has it: what falls due after the moment of a digest waits for the next one. */
    beforeEach(() => {
      w.composer.politeFrom = async ({ manner, dueAt }, now) =>
        manner !== 'digest' || Math.max(dueAt, MONDAY) === MONDAY ? now : MONDAY + DAY;
    });

    it('is still that of today when a rate holds it up', async () => {
      w.delivery.perSecond = 1;
      await w.add(send('nudge', { manner: 'capped' }), line('one'));
      await w.work.drained();
      expect(w.delivery.sent).toHaveLength(1);
      w.clock.pass(SECOND + 1);
      await w.work.drained();
      expect(w.delivery.words().sort()).toEqual(['nudge', 'one']);
    });

    it('is still that of today when it failed before it was drawn', async () => {
      const { composeDigest } = w.composer;
      w.composer.composeDigest = async () => {
        throw new Error('locked');
      };
      await w.add(line('one'));
      await w.work.drained();
      w.composer.composeDigest = composeDigest;
      w.clock.pass(HOUR);
      await w.work.drained();
      expect(w.delivery.words()).toEqual(['one']);
    });

    it('of tomorrow has what came after it', async () => {
      await w.add(line('one'));
      await w.work.drained();
      w.clock.pass(SECOND);
      await w.add({ ...line('two'), dueAt: MONDAY + SECOND });
      await w.work.drained();
      expect(w.delivery.words()).toEqual(['one']);
      w.clock.pass(DAY);
      await w.work.drained();
      expect(w.delivery.words()).toEqual(['one', 'two']);
    });
  });

  it('that failed goes out again under the same id, with the lines that came since', async () => {
    w.delivery.answer = async () => {
      throw new Error('network');
    };
    await w.add(line('one'));
    await w.work.drained();
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h' });
    w.clock.pass(2 * SECOND);
    await w.add({ ...line('two'), dueAt: MONDAY + SECOND });
    await w.work.drained();
    expect(w.delivery.words().slice(1)).toEqual(['two + one']);
    expect(new Set(w.delivery.sent.map((message) => message.id))).toEqual(new Set(['digest.an.2026-11-16']));
  });

  it('that is lost is told once', async () => {
    w.delivery.answer = async () => ({ kind: 'lost', reason: 'account_inactive' });
    await w.add({ ...line('one'), id: 'd1' }, line('two'));
    await w.work.drained();
    expect(w.composer.told).toHaveLength(1);
    expect((await w.store.get(MESSAGE, SCHOOL, 'd1'))?.data.state).toBe('lost');
  });
});
