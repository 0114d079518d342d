import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { about, changeOf, DAY, HOUR, MONDAY, SCHOOL, SECOND, send, type World, world } from './world.js';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

const passing = async (ms: number) => {
  w.clock.pass(ms);
  await w.work.drained();
};

describe('of its own accord', () => {
  const capped = (name: string, person = 'an') => send(name, { manner: 'capped', to: { person } });

  it('the bot says one thing a day to a person, the next on the next polite day', async () => {
    w.composer.politeFrom = async (_row, now) => {
      const eight = Math.floor(now / DAY) * DAY + 8 * HOUR;
      return Math.max(now, eight);
    };
    await w.add(capped('one'), capped('two'), capped('three'), capped('other', 'bo'), send('answer'));
    await w.work.drained();
    expect(w.delivery.words().sort()).toEqual(['answer', 'one', 'other']);
    expect(await w.store.nextDue()).toBe(Date.UTC(2026, 10, 17, 8));
    await passing(DAY - HOUR);
    expect(w.delivery.words().slice(3)).toEqual(['two']);
    await passing(DAY);
    expect(w.delivery.words().slice(4)).toEqual(['three']);
  });

  it('a day is not used up by what was not said', async () => {
    await w.save('t1', 'words');
    w.delivery.answer = async () => ({ kind: 'later', until: w.clock.real() + HOUR });
    await w.add({ ...capped('one'), ...about('t1') });
    await w.work.drained();
    await w.store.erase(SCHOOL, [{ kind: 'thing', id: 't1' }]);
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h' });
    await passing(HOUR);
    await w.add(capped('two'));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['words', 'two']);
  });

  it('a row that failed keeps its place of the day', async () => {
    w.delivery.answer = async () => {
      throw new Error('network');
    };
    await w.add(capped('one'));
    await w.work.drained();
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h' });
    await w.add(capped('two'));
    await passing(2 * SECOND);
    expect(w.delivery.words()).toEqual(['one', 'one']);
  });

  it('a lost one gives the day back', async () => {
    w.delivery.answer = async () => ({ kind: 'lost', reason: 'x' });
    await w.add(capped('one'));
    await w.work.drained();
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h' });
    await w.add(capped('two'));
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['one', 'two']);
  });

  it.each([
    ['a record', about('t1')],
    ['no record', {}],
  ])('the same about %s, asked for again after it went out, waits for the next day', async (_, shown) => {
    await w.save('t1', 'words');
    const row = { ...capped('one'), ...shown, id: 'of-the-day' };
    await w.add(row);
    await w.work.drained();
    await w.add(row, { ...capped('two'), ...shown });
    await w.work.drained();
    expect(w.delivery.sent.map(({ id }) => id)).toEqual(['of-the-day']);
    await passing(DAY);
    expect(w.delivery.sent).toHaveLength(2);
  });

  it('what keeps failing keeps its place also after a message of that name went out on another day', async () => {
    await w.save('t1', 'words');
    const row = { ...capped('one'), ...about('t1'), id: 'of-the-day' };
    await w.add(row);
    await w.work.drained();
    w.clock.pass(DAY);
    w.delivery.answer = async () => ({ kind: 'unknown' });
    await w.add(row, capped('two'));
    await w.work.drained();
    w.delivery.answer = async () => ({ kind: 'sent', handle: 'h' });
    await passing(2 * SECOND);
    expect(w.delivery.sent.map(({ id }) => id)).toEqual(['of-the-day', 'of-the-day~2', 'of-the-day~2']);
  });

  it('two processes together keep to it', async () => {
    const [a, b] = [w.another(await w.open()), w.another(await w.open())];
    const people = Array.from({ length: 10 }, (_, i) => `p${i}`);
    await w.add(
      ...people.flatMap((person) => [capped(`one ${person}`, person), capped(`two ${person}`, person)]),
    );
    await Promise.all([a.drained(), b.drained()]);
    const told = w.delivery.sent.map((message) => message.address.place);
    expect(told.sort()).toEqual([...people].sort());
  });

  it('what follows a change made in the meantime is still committed', async () => {
    w.composer.think = async () => changeOf({ work: [capped('from a think')] });
    await w.add({ type: 'think', name: 'round', dueAt: MONDAY });
    await w.work.drained();
    expect(w.delivery.words()).toEqual(['from a think']);
  });
});
