import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MESSAGE } from '../../src/kernel/message.js';
import { NOWHERE } from '../../src/ports/composer.js';
import { SEND_TRIES } from '../../src/work/retry.js';
import { about, DAY, HOUR, MONDAY, SCHOOL, SECOND, send, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const passing = async (ms: number) => {
  w.clock.pass(ms);
  await w.work.drained();
};

describe('a send', () => {
  it('is drawn from what is true when it goes out, and leaves a message', async () => {
    await w.save('t1', 'old');
    await w.add(
      send('t.new', { ...about('t1'), id: 's1', dueAt: MONDAY + HOUR, data: { day: '2026-11-16' } }),
    );
    await w.save('t1', 'new');
    await passing(HOUR);
    expect(w.delivery.words()).toEqual(['new']);
    const message = await w.store.get(MESSAGE, SCHOOL, 's1');
    expect(message?.data).toMatchObject({
      about: 'thing:t1',
      send: 't.new',
      personId: 'an',
      surface: 'sandbox',
      tenant: SCHOOL,
      place: 'an',
      handle: 'h1',
      sentAt: MONDAY + HOUR,
      data: { day: '2026-11-16' },
      state: 'live',
    });
  });

  it('says nothing when there is nothing to say any more', async () => {
    await w.add(send('t.new', about('gone')));
    await w.work.drained();
    expect(w.delivery.sent).toEqual([]);
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('to a channel keeps where it went', async () => {
    await w.save('t1', 'words');
    await w.add(send('t.new', { ...about('t1'), id: 's1', to: { channel: 'team' } }));
    await w.work.drained();
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data).toMatchObject({
      personId: '',
      toChannel: 'team',
      channel: 'team',
    });
  });

  it('of a fixed id goes out a second time under another id, so that no edge takes it for a repeat', async () => {
    await w.save('t1', 'words');
    for (const _ of [1, 2, 3]) {
      await w.add(send('nudge', { ...about('t1'), id: 'nudge.t1' }));
      await w.work.drained();
    }
    expect(w.delivery.sent.map((message) => message.id)).toEqual(['nudge.t1', 'nudge.t1~2', 'nudge.t1~3']);
    expect((await w.messages('t1')).map((one) => one.id).sort()).toEqual([
      'nudge.t1',
      'nudge.t1~2',
      'nudge.t1~3',
    ]);
  });
});

describe('a send that fails', () => {
  it('is tried again with the same id and never reruns logic', async () => {
    let times = 0;
    w.delivery.answer = async () => {
      if (times++ < 2) throw new Error('network');
      return { kind: 'sent', handle: 'h1' };
    };
    await w.add(send('hello', { id: 's1' }));
    await w.work.drained();
    await passing(2 * SECOND);
    await passing(4 * SECOND);
    await passing(DAY);
    expect(w.delivery.sent.map((message) => message.id)).toEqual(['s1', 's1', 's1']);
    expect(w.composer.thoughts).toEqual([]);
    expect(w.counted['sends sandbox failed']).toBe(2);
  });

  it('with an answer that got lost goes out again with the same id, counted as a possible double', async () => {
    let times = 0;
    w.delivery.answer = async () => (times++ === 0 ? { kind: 'unknown' } : { kind: 'sent', handle: 'h1' });
    await w.add(send('hello', { id: 's1' }));
    await w.work.drained();
    await passing(2 * SECOND);
    expect(w.delivery.sent.map((message) => message.id)).toEqual(['s1', 's1']);
    expect(w.counted['sends sandbox unknown']).toBe(1);
  });

  it('for good becomes a state and is told', async () => {
    await w.save('t1', 'words');
    w.delivery.answer = async () => ({ kind: 'lost', reason: 'account_inactive' });
    w.composer.lost = async (row, reason) => ({
      save: [],
      work: [send('told', { to: { person: 'coordinator' }, data: { reason } })],
      audit: [{ at: 1, who: 'work', verb: 'message.lost', kind: 'thing', id: row.ref!.id, access: 'change' }],
    });
    await w.add(send('t.new', { ...about('t1'), id: 's1' }));
    await w.work.runDue();
    const message = await w.store.get(MESSAGE, SCHOOL, 's1');
    expect(message?.data).toMatchObject({ state: 'lost', reason: 'account_inactive', place: 'an' });
    expect(w.delivery.sent.map((one) => one.address.place)).toEqual(['an', 'coordinator']);
    const [line] = await w.store.audit(SCHOOL, { record: { kind: 'thing', id: 't1' }, limit: 1 });
    expect(line?.verb).toBe('message.lost');
  });

  it('for about a day is lost, and told once', async () => {
    w.delivery.answer = async () => {
      throw new Error('network');
    };
    await w.add(send('hello', { id: 's1' }));
    let hours = 0;
    for (; w.composer.told.length === 0 && hours < 100; hours++) {
      await w.work.drained();
      w.clock.pass(HOUR);
    }
    expect(hours).toBeGreaterThan(20);
    expect(w.composer.told).toMatchObject([{ row: { id: 's1' }, reason: 'kept-failing' }]);
    expect(w.delivery.sent).toHaveLength(SEND_TRIES);
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('also when it cannot be drawn', async () => {
    w.composer.compose = async () => {
      throw new Error('view');
    };
    await w.add(send('hello', { id: 's1' }));
    for (let i = 0; i < SEND_TRIES; i++) await passing(HOUR);
    expect(w.composer.told).toHaveLength(1);
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data.state).toBe('lost');
  });

  it('at once when its reader has no account that we know of', async () => {
    w.composer.compose = async () => NOWHERE;
    await w.add(send('hello', { id: 's1' }));
    await w.work.drained();
    expect(w.composer.told).toMatchObject([{ row: { id: 's1' }, reason: NOWHERE }]);
    expect(w.delivery.sent).toEqual([]);
    expect((await w.store.get(MESSAGE, SCHOOL, 's1'))?.data).toMatchObject({
      state: 'lost',
      reason: NOWHERE,
    });
    expect(await w.store.nextDue()).toBeUndefined();
  });

  it('stays in sight when nobody can be told', async () => {
    w.delivery.answer = async () => ({ kind: 'lost', reason: 'account_inactive' });
    w.composer.lost = async () => {
      throw new Error('broken');
    };
    await w.add(send('hello', { id: 's1' }));
    await w.work.drained();
    expect(w.counted['stuck hello']).toBe(1);
    expect(await w.store.nextDue()).toBe(MONDAY + DAY);
  });

  it('has no content in the log', async () => {
    w.delivery.answer = async () => {
      throw new Error('words about a child');
    };
    await w.save('t1', 'words about a child');
    await w.add(send('hello', about('t1')));
    await w.work.drained();
    const lines = w.logged.map(({ fields: { err: _, ...fields }, message }) =>
      JSON.stringify([fields, message]),
    );
    expect(lines.join()).toContain('send failed');
    expect(lines.join()).not.toContain('child');
  });
});

describe('a polite moment', () => {
  const tonight = () => {
    w.composer.politeFrom = async (_row, now) => Math.max(now, MONDAY + 22 * HOUR);
  };

  it.each(['digest', 'capped', 'addressed', 'now'] as const)('is waited for by %s', async (manner) => {
    tonight();
    await w.add(send('hello', { manner }));
    await w.work.drained();
    expect(w.delivery.sent).toEqual([]);
    expect(await w.store.nextDue()).toBe(MONDAY + 22 * HOUR);
    await passing(22 * HOUR);
    expect(w.delivery.sent).toHaveLength(1);
    expect(w.counted['sends sandbox failed']).toBeUndefined();
  });

  it('is not waited for by safety', async () => {
    tonight();
    await w.add(send('alarm', { always: true }));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['alarm']);
  });

  it('that comes too late drops the row, and counts it', async () => {
    tonight();
    await w.add(send('hello', { manner: 'addressed', notAfter: MONDAY + HOUR }));
    await w.work.drained();
    expect(w.delivery.sent).toEqual([]);
    expect(await w.store.nextDue()).toBeUndefined();
    expect(w.counted['sends none dropped']).toBe(1);
  });

  it('past its last moment a row is dropped, until then it is not', async () => {
    await w.add(send('on time', { notAfter: MONDAY }), send('late', { notAfter: MONDAY - 1 }));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['on time']);
    expect(w.counted['sends none dropped']).toBe(1);
  });
});
