import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Once } from '../../../src/edges/teams/once.js';
import { type OpenEdge, openEdge } from './scripted.js';

let open: OpenEdge;
beforeAll(async () => {
  open = await openEdge();
  await open.an.says('dag');
  await open.teams.until(() => open.an.messages().length, 'an answer');
});
afterAll(() => open.close());
beforeEach(() => {
  open.acts.length = 0;
});

const DATA = { verb: 'example.send', d: { id: 'r1' }, s: 'baken', see: 'x' };
/** One act of each kind, each call a new one. */
const KINDS: Record<string, () => any> = {
  'a typed command': () => {
    const chat = open.teams.world.personal(open.an.user).id;
    return open.teams.activities.message(open.an.user, open.teams.say('An Duin', chat, 'zorg'));
  },
  'a button that acts': () =>
    open.teams.activities.cardAction(open.an.user, on(), { verb: 'example.take' }, { d: { id: 'r1' } }),
  'a button that opens': () => open.teams.activities.taskFetch(open.an.user, on(), DATA),
  'a form': () => open.teams.activities.taskSubmit(open.an.user, on(), DATA),
  'a form with a nonce': () =>
    open.teams.activities.taskSubmit(open.an.user, on(), { ...DATA, d: { once: 'o1' } }),
  'a message made into something': () =>
    open.teams.activities.extensionFetch(open.an.user, channelMessage(), 'request.form'),
  'its form': () =>
    open.teams.activities.extensionSubmit(open.an.user, channelMessage(), 'request.form', DATA),
};
const on = () => open.an.messages()[0]!.message;
const channelMessage = () => open.teams.say('Bo Zee', 'Zorg', 'dag');

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it('that Teams brings ten times at once is one act, with one answer', async () => {
    const activity = KINDS[kind]!();
    const all = await Promise.all(Array.from({ length: 10 }, () => open.teams.send(activity)));
    expect(open.acts).toHaveLength(1);
    expect(new Set(all.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  });

  it('that Teams brings again later is one act, with the same answer', async () => {
    const activity = KINDS[kind]!();
    const first = await open.teams.send(activity);
    for (let again = 1; again < 10; again += 1) {
      const { status, body } = await open.teams.send(activity);
      expect([status, body]).toEqual([first.status, first.body]);
    }
    expect(open.acts).toHaveLength(1);
  });

  it('has a key that is the same for each of them, so that the store knows it after a restart', async () => {
    const activity = KINDS[kind]!();
    await open.teams.send(activity);
    open.clock.moveReal(3_600_000);
    await open.teams.send(activity);
    const [one, two] = open.acts.map(({ onceKey }) => onceKey);
    expect(one).toBeTruthy();
    expect(two).toBe(one);
  });
});

it('a later click on the same button is an act of its own, and so is the same button of somebody else', async () => {
  await open.teams.send(KINDS['a button that acts']!());
  await open.teams.send(KINDS['a button that acts']!());
  expect(open.acts).toHaveLength(2);
  expect(open.acts[0]!.onceKey).not.toBe(open.acts[1]!.onceKey);
  const { user: bo } = open.bo;
  await open.teams.send(
    open.teams.activities.cardAction(bo, on(), { verb: 'example.take' }, { d: { id: 'r1' } }),
  );
  expect(open.acts.at(-1)!.onceKey).toContain(bo.aadObjectId);
});

it('the nonce of a form is its key on whatever way it comes', async () => {
  await open.teams.send(KINDS['a form with a nonce']!());
  await open.teams.send(KINDS['a form with a nonce']!());
  const keys = open.acts.map(({ onceKey }) => onceKey);
  expect(new Set(keys).size).toBe(1);
});

describe('what is remembered', () => {
  it('two clicks at once are one act', async () => {
    const once = new Once<string>(() => 0);
    let ran = 0;
    let end = (_answer: string) => {};
    const run = () => {
      ran += 1;
      return new Promise<string>((resolve) => {
        end = resolve;
      });
    };
    const both = [once.do('take r1', 'first', run), once.do('take r1', 'second', run)];
    end('taken');
    expect(await Promise.all(both)).toEqual(['taken', 'taken']);
    expect(ran).toBe(1);
  });

  it('is bounded, and forgets failures', async () => {
    let now = 0;
    const once = new Once<number>(() => now);
    let ran = 0;
    const run = async () => {
      ran += 1;
      return ran;
    };
    for (let nth = 0; nth < 6_000; nth += 1) await once.do(`k${nth}`, 'd', run);
    expect(await once.do('k5999', 'd', run)).toBe(6_000);
    expect(await once.do('k0', 'd', run)).toBe(6_001);
    now = 700_000;
    expect(await once.do('k5999', 'd', run)).toBe(6_002);
    await expect(once.do('bad', 'd', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await once.do('bad', 'd', run)).toBe(6_003);
  });
});
