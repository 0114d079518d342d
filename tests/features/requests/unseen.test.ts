import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SANDBOX_MESSAGE } from '../../../src/edges/sandbox/message.js';
import { FEATURES } from '../../../src/features/index.js';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, FORM, GRIET, inStore, LIES, raise, SCHOOL, WORDS } from './acting.js';

const NOBODY_S = '00000000000000000000000000';
const KAREL = 'karel-misthoorn';

let sandbox: Sandbox;
let lies: Acting;
let id: string;
let roepnaam: string;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  ({ id, roepnaam } = await raise(lies));
  await sandbox.as(AN).act('request.ask.save', { id, text: 'Sinds wanneer?' });
});
afterAll(() => sandbox.close());

const onRequest = FEATURES.flatMap(({ verbs }) => verbs)
  .filter(({ on }) => on?.kind === 'request')
  .map(({ name }) => name);
/** Enough for every input to be well formed. */
const FILLED = {
  text: 'iets',
  why: 'tryout',
  until: '2026-10-30',
  to: AN,
  outcome: 'helped',
  observation: 'iets anders',
  people: 'els-schelpaert',
  phase: 'INCREASED_CARE',
  permission: 'noFile',
};

const OUTSIDERS = [
  ['a colleague', 'xander-springtij'],
  ['the secretary', 'nele-zoutman'],
  ['the administrator', 'sam-ebbe'],
  ['a care teacher', 'dirk-kwelder'],
  ['a policy worker', 'wim-vloedlijn'],
  ['the trust teacher', 'els-schelpaert'],
] as const;

describe.each(OUTSIDERS)('%s', (_role, person) => {
  it('gets the same answer for what is not there and what is not theirs, and changes nothing', async () => {
    const who = sandbox.as(person);
    const before = await versions();
    expect(onRequest.length).toBeGreaterThan(20);
    for (const verb of onRequest) {
      const theirs = await who.act(verb, { ...FILLED, id });
      expect({ verb, answer: await who.act(verb, { ...FILLED, id: NOBODY_S }) }).toEqual({
        verb,
        answer: theirs,
      });
      expect(theirs.note).toContain('dit bestaat niet, of het is niet voor jou');
      // Also when what they sent is not well formed.
      expect(await who.act(verb, { id })).toEqual(await who.act(verb, { id: NOBODY_S }));
    }
    expect(await versions()).toEqual(before);
  });

  it('sees nothing of it in home, chat, lists or answers', async () => {
    const who = sandbox.as(person);
    const seen = [
      await who.inbox(),
      await who.type('/zorg'),
      await who.type('/zorg lijst'),
      await who.type(`/zorg ${roepnaam}`),
      await who.act('request.list', { which: 'lead' }),
      await who.act('request.list', { which: 'mine' }),
      await who.act('request.list', { which: 'lead', after: id }),
      await who.act('request.submit', { ...FORM, once: id, observation: '' }),
      await who.act('request.pause.go', { draft: id }),
    ];
    const said = JSON.stringify(seen);
    for (const secret of [roepnaam, id, WORDS, 'KV7', 'Sinds wanneer'])
      expect(said).not.toContain(`"${secret}`);
    expect(said).not.toContain(WORDS);
  });
});

const versions = () =>
  inStore(sandbox, async (store) => {
    const { items } = await store.find(REQUEST, SCHOOL, { limit: 10 });
    return items.map(({ id: one, version }) => [one, version]);
  });

describe('the head', () => {
  it('sees the steps of a request, never its words, unless told', async () => {
    const head = sandbox.as(GRIET);
    const { dialog } = await head.act('request.read', { id });
    expect(textOf(dialog)).toContain('Je ziet hier de stappen');
    expect(textOf(dialog)).not.toMatch(/Telt nog|KV7|Sinds wanneer|Zorgen over veiligheid/);
    // Who follows it up is one of the steps; nothing else is said, and nothing is done.
    for (const verb of ['request.take', 'request.ask', 'request.close'])
      expect((await head.act(verb, { ...FILLED, id })).note).toMatch(/^An Duindoorn was je net voor/);
    for (const verb of ['request.reason', 'request.acknowledge'])
      expect((await head.act(verb, { ...FILLED, id })).note).toContain('niet voor jou');
    expect((await head.inbox()).messages).toEqual([]);
  });
});

describe('the duo partner of the class', () => {
  it('sees the steps, and no words', async () => {
    const hanne = sandbox.as('hanne-vuurbaak');
    const other = await raise(hanne, { classCode: 'L4A' });
    const { dialog } = await sandbox.as('ilse-anker').act('request.read', { id: other.id });
    expect(textOf(dialog)).toContain('Hanne Vuurbaak stelde de vraag');
    expect(textOf(dialog)).not.toMatch(/Telt nog|KV7|Zorgen over veiligheid/);
    expect((await sandbox.as('ilse-anker').act('request.add', { id: other.id })).note).toContain(
      'niet voor jou',
    );
  });
});

describe('somebody who left', () => {
  it('is a stranger from the day after, and hears nothing any more', async () => {
    const karel = sandbox.as(KAREL);
    const own = await raise(karel, { classCode: 'L6B' });
    await sandbox.moveTo('2026-10-30T15:00');
    const before = (await karel.inbox()).messages.length;
    const bert = sandbox.as('bert-zeewind');
    await sandbox.moveTo('2026-11-09T09:00');
    await bert.act('request.answer.save', { id: own.id, text: 'Dit hielp elders' });
    await sandbox.moveTo('2026-11-10T09:00');
    for (const verb of ['request.read', 'request.form', 'request.list']) {
      const answer = await karel.act(verb, { id: own.id });
      expect(answer).toMatchObject({ error: 'person: unknown' });
      expect(answer.note).toContain('vind jou niet in de teamlijst');
      expect(JSON.stringify(answer)).not.toMatch(/Telt nog|Dit hielp/);
    }
    expect(await karel.inbox()).toEqual({ error: 'person: unknown' });
    const there = await inStore(sandbox, (store) =>
      store.count(SANDBOX_MESSAGE, SCHOOL, { seenBy: `dm:${KAREL}` }),
    );
    expect(there).toBe(before);
    expect(there).toBeGreaterThan(0);
    // Whoever follows it can still close it.
    expect(await bert.act('request.close.save', { id: own.id, outcome: 'elsewhere' })).toMatchObject({
      closed: true,
    });
  });
});
