import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changeOf, DAY, HOUR, MONDAY, SECOND, send, think, type World, world } from './world.js';

let w: World;
let seen: [string, number][];
beforeEach(async () => {
  w = await world();
  seen = [];
  w.composer.think = async (row) => {
    seen.push([row.name, (w.clock.now() - MONDAY) / HOUR]);
    return changeOf({});
  };
});
afterEach(() => w.close());

describe('moving the clock', () => {
  it('runs what falls due on the way in due order, each at its own time', async () => {
    await w.add(
      think('three', { dueAt: MONDAY + 3 * HOUR }),
      think('one', { dueAt: MONDAY + HOUR }),
      think('past', { dueAt: MONDAY - HOUR }),
      think('too late', { dueAt: MONDAY + DAY + 1 }),
    );
    expect(await w.work.advanceTo(MONDAY + DAY)).toBe(3);
    expect(seen).toEqual([
      ['past', 0],
      ['one', 1],
      ['three', 3],
    ]);
    expect(w.clock.now()).toBe(MONDAY + DAY);
  });

  it('also what only comes up on the way, and what is put back', async () => {
    const plain = w.composer.think;
    w.composer.think = async (row) => {
      await plain(row);
      const next = think('second', { dueAt: MONDAY + 2 * HOUR });
      return changeOf({ work: row.name === 'first' ? [next] : [] });
    };
    w.composer.politeFrom = async (_row, now) => Math.max(now, MONDAY + 5 * HOUR);
    const went: number[] = [];
    w.delivery.answer = async (message) => {
      went.push((message.at - MONDAY) / HOUR);
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(
      think('first', { dueAt: MONDAY + HOUR }),
      send('hello', { dueAt: MONDAY + HOUR }),
      think('last', { dueAt: MONDAY + 6 * HOUR }),
    );
    await w.work.advanceTo(MONDAY + DAY);
    expect(seen).toEqual([
      ['first', 1],
      ['second', 2],
      ['last', 6],
    ]);
    expect(went).toEqual([5]);
  });

  it('does not wait in real time for back-off: it meets each try at its own time', async () => {
    const tries: number[] = [];
    w.delivery.answer = async (message) => {
      tries.push((message.at - MONDAY) / SECOND);
      if (tries.length < 4) throw new Error('network');
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(send('hello'));
    await w.work.advanceTo(MONDAY + HOUR);
    expect(tries).toEqual([0, 2, 6, 14]);
  });

  it('frees what was paused before', async () => {
    let full = true;
    w.delivery.answer = async () =>
      full ? { kind: 'later', until: w.clock.real() + DAY } : { kind: 'sent', handle: 'h' };
    await w.add(send('hello'));
    await w.work.drained();
    full = false;
    await w.work.advanceTo(MONDAY + 2 * DAY);
    expect(w.delivery.words()).toEqual(['hello', 'hello']);
  });

  it('keeps a rate from holding up the move', async () => {
    w.delivery.perSecond = 1;
    await w.add(...Array.from({ length: 20 }, (_, i) => send(`${i}`)));
    await w.work.advanceTo(MONDAY + HOUR);
    expect(w.delivery.words()).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
  });

  it('keeps to one a day on every day on the way', async () => {
    const days: string[] = [];
    w.delivery.answer = async (message) => {
      days.push(new Date(message.at).toISOString().slice(0, 10));
      return { kind: 'sent', handle: 'h' };
    };
    await w.add(...['a', 'b', 'c'].map((name) => send(name, { manner: 'capped' })));
    await w.work.advanceTo(MONDAY + 7 * DAY);
    expect(days).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
  });

  it('sets aside a row that answers itself for ever, and goes on', async () => {
    const plain = w.composer.think;
    w.composer.think = async (row) => {
      if (row.name !== 'circle') return plain(row);
      return changeOf({ work: [think('circle', { dueAt: w.clock.now() })] });
    };
    await w.add(think('circle'), think('other', { dueAt: MONDAY + HOUR }));
    await w.work.advanceTo(MONDAY + 2 * HOUR);
    expect(seen).toEqual([['other', 1]]);
    expect(w.counted['stuck circle']).toBe(1);
  });

  it('never goes back, and one move waits for the other', async () => {
    await w.add(think('one', { dueAt: MONDAY + HOUR }), think('two', { dueAt: MONDAY + 2 * HOUR }));
    await Promise.all([w.work.advanceTo(MONDAY + 3 * HOUR), w.work.advanceTo(MONDAY + HOUR)]);
    expect(seen).toEqual([
      ['one', 1],
      ['two', 2],
    ]);
    expect(w.clock.now()).toBe(MONDAY + 3 * HOUR);
  });

  it('does not hang on a row that another process holds', async () => {
    await w.add(think('theirs'), think('ours', { dueAt: MONDAY + HOUR }));
    const held = await (await w.open()).claim(w.clock.now(), w.clock.real(), DAY, 1);
    expect(held).toHaveLength(1);
    await w.work.advanceTo(MONDAY + 2 * HOUR);
    expect(seen).toEqual([['ours', 1]]);
  });
});
