import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE, MESSAGES_CHANGED, messagesChanged } from '../../src/kernel/message.js';
import { NOWHERE } from '../../src/ports/composer.js';
import type { Delivered } from '../../src/ports/delivery.js';
import type { Store } from '../../src/ports/store.js';
import { REFRESH_TRIES } from '../../src/work/retry.js';
import { about, DAY, gate, HOUR, MONDAY, SCHOOL, SECOND, send, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
  await w.save('t1', 'one');
  await w.work.drained();
});
afterEach(() => w.close());

const tell = (id = 's1', person = 'an') =>
  w.add(send('t.new', { ...about('t1'), id, to: { person }, dueAt: w.clock.now() }));
const newWords = () => w.delivery.updated.map(({ message }) => message.card.data.words);

/** Answers the first call when told to; resolves `called` when it is made. */
function slowAnswer(answer: Delivered = { kind: 'sent', handle: 'h1' }) {
  const called = gate();
  const go = gate();
  let first = true;
  w.delivery.answer = async () => {
    if (!first) return { kind: 'sent', handle: 'h2' };
    first = false;
    called.open();
    await go.opened;
    return answer;
  };
  return { called: called.opened, go: go.open };
}

describe('a message follows its record', () => {
  it('is replaced where it stands, with a new face', async () => {
    await tell();
    await w.work.drained();
    await w.save('t1', 'two');
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h2' });
    await w.work.drained();
    expect(w.delivery.updated).toMatchObject([
      { message: { id: 's1', address: { place: 'an' }, at: MONDAY }, handle: 'h1' },
    ]);
    expect(newWords()).toEqual(['two']);
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data).toMatchObject({ handle: 'h2', state: 'live' });
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('each of them, over more than one page', async () => {
    const people = Array.from({ length: 230 }, (_, i) => `p${i}`);
    await w.add(...people.map((person) => send('t.new', { ...about('t1'), to: { person } })));
    await w.work.drained();
    await w.save('t1', 'two');
    await w.work.drained();
    expect(w.delivery.updated.map(({ message }) => message.address.place).sort()).toEqual([...people].sort());
  });

  it('costs no call when it looks the same', async () => {
    await tell();
    await w.work.drained();
    await w.save('t1', 'one');
    await w.work.drained();
    expect(w.delivery.updated).toEqual([]);
  });

  it('is replaced once for many changes', async () => {
    await tell();
    await w.work.drained();
    for (const words of ['two', 'three', 'four']) await w.save('t1', words);
    await w.work.drained();
    expect(newWords()).toEqual(['four']);
  });

  it('is left alone when its record is gone, and when it was lost', async () => {
    await tell('s1');
    await w.work.drained();
    await w.store.erase(SCHOOL, [{ kind: 'thing', id: 't1' }]);
    await w.save('t1', 'again');
    await w.store.erase(SCHOOL, [{ kind: 'thing', id: 't1' }]);
    await w.work.drained();
    expect(w.delivery.updated).toEqual([]);
    expect((await w.messages('t1'))[0]?.state).toBe('live');
  });

  it('does nothing for a message that did not go out yet', async () => {
    await w.add(send('t.new', { ...about('t1'), id: 's1', dueAt: MONDAY + HOUR }));
    await w.save('t1', 'two');
    await w.work.drained();
    w.clock.pass(HOUR);
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['two']);
    expect(w.delivery.updated).toEqual([]);
  });

  it('goes out at night and on free days, silently', async () => {
    await tell();
    await w.work.drained();
    w.composer.politeFrom = async (_row, now) => now + DAY;
    await w.save('t1', 'two');
    await w.work.drained();
    expect(newWords()).toEqual(['two']);
  });
});

describe('a change is never missed', () => {
  it('when it happens while the message is being sent', async () => {
    const { called, go } = slowAnswer();
    await tell();
    const drained = w.work.drained();
    await called;
    await w.save('t1', 'two');
    w.work.wake();
    go();
    await drained;
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one']);
    expect(newWords()).toEqual(['two']);
  });

  it('when it happens meanwhile to something else that the message shows', async () => {
    const plain = w.composer.compose;
    let taken = false;
    w.composer.compose = async (row) => {
      const composed = await plain(row);
      if (!composed || composed === NOWHERE) return composed;
      return { ...composed, card: { card: 'test/thing', data: { words: taken ? 'taken' : 'free' } } };
    };
    const { called, go } = slowAnswer();
    const claimed = gate();
    const watching: Store = {
      ...w.store,
      claim: async (...claim) => {
        const rows = await w.store.claim(...claim);
        if (rows.some((row) => row.name === MESSAGES_CHANGED)) setImmediate(claimed.open);
        return rows;
      },
    };
    const work = w.another(watching);
    await tell();
    const drained = work.drained();
    await called;
    taken = true;
    await w.add(messagesChanged({ kind: 'thing', id: 't1' }, w.clock.now()));
    work.wake();
    await claimed.opened;
    go();
    await drained;
    expect(w.delivery.words()).toEqual(['free']);
    expect(newWords()).toEqual(['taken']);
  });

  it('when its refresh ran before the message was there', async () => {
    const { called, go } = slowAnswer();
    const other = w.another(await w.open());
    await tell();
    const drained = w.work.drained();
    await called;
    await w.save('t1', 'two');
    await other.drained();
    expect(w.delivery.updated).toEqual([]);
    go();
    await drained;
    expect(newWords()).toEqual(['two']);
  });

  it('when another process is quicker than the settling', async () => {
    const other = w.another(await w.open());
    let first = true;
    const slow: Store = {
      ...w.store,
      settle: async (...settling) => {
        if (first && settling[3]?.save.some((one) => one.kind === MESSAGE)) {
          first = false;
          await w.save('t1', 'two');
          await other.drained();
        }
        return w.store.settle(...settling);
      },
    };
    await tell();
    await w.another(slow).drained();
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one']);
    expect(newWords()).toEqual(['two']);
  });

  it('when it happens while the message is being refreshed', async () => {
    await tell();
    await w.work.drained();
    const { called, go } = slowAnswer();
    await w.save('t1', 'two');
    const drained = w.work.drained();
    await called;
    await w.save('t1', 'three');
    w.work.wake();
    go();
    await drained;
    await w.work.drained();
    expect(newWords()).toEqual(['two', 'three']);
  });

  it('when a reading fails after the delivery: then it is looked at again, and not sent again', async () => {
    w.composer.versionOf = async () => {
      throw new Error('reading');
    };
    await tell();
    await w.work.drained();
    w.clock.pass(HOUR);
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one']);
    expect(await w.messages('t1')).toHaveLength(1);
  });
});

describe('a refresh that fails', () => {
  it('is tried again', async () => {
    await tell();
    await w.work.drained();
    let times = 0;
    w.delivery.answer = async () => {
      if (times++ === 0) throw new Error('network');
      return times === 2 ? { kind: 'unknown' } : { kind: 'sent', handle: 'h2' };
    };
    await w.save('t1', 'two');
    await w.work.drained();
    for (const seconds of [2, 4]) {
      w.clock.pass(seconds * SECOND);
      await w.work.drained();
    }
    expect(newWords()).toEqual(['two', 'two', 'two']);
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data.handle).toBe('h2');
  });

  it('for good marks the message, and troubles nobody', async () => {
    await tell();
    await w.work.drained();
    w.delivery.answer = async () => ({ kind: 'lost', reason: 'message_not_found' });
    await w.save('t1', 'two');
    await w.work.drained();
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data).toMatchObject({
      state: 'lost',
      reason: 'message_not_found',
    });
    expect(w.composer.told).toEqual([]);
    await w.save('t1', 'three');
    await w.work.drained();
    expect(newWords()).toEqual(['two']);
  });

  it('too often is left until the next change', async () => {
    await tell();
    await w.work.drained();
    w.delivery.answer = async () => {
      throw new Error('network');
    };
    await w.save('t1', 'two');
    for (let i = 0; i < REFRESH_TRIES; i++) {
      await w.work.drained();
      w.clock.pass(HOUR);
    }
    expect(await w.store.nextDue()).toBeUndefined();
    expect(w.counted['stuck message.refresh']).toBe(1);
    expect(w.composer.told).toEqual([]);
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h2' });
    await w.save('t1', 'three');
    await w.work.drained();
    expect(newWords().at(-1)).toBe('three');
  });
});
