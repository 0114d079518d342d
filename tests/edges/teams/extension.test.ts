import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { text } from '../../../src/kernel/text.js';
import { DONE, FRESH, type OpenEdge, openEdge } from './scripted.js';

let open: OpenEdge;
beforeAll(async () => {
  open = await openEdge();
});
afterAll(async () => {
  expect(open.teams.problems).toEqual([]);
  await open.close();
});
beforeEach(() => {
  open.acts.length = 0;
  open.an.notes.length = 0;
  open.turns.reply = { kind: 'dialog', card: FRESH('nonce') };
});

const author = () => ({ platform: 'teams', tenant: open.teams.tenantId, user: open.bo.user.aadObjectId });

it('brings along the words of the message, and who wrote it where others read it', async () => {
  const message = open.teams.say('Bo Zee', 'Zorg', '', '<div>Tom &amp; Jerry<br>huilen</div>');
  await open.an.makeRequestFrom(message);
  expect(open.acts).toEqual([
    expect.objectContaining({
      verb: 'request.form',
      input: { text: 'Tom & Jerry\nhuilen' },
      place: expect.objectContaining({ kind: 'channel' }),
      original: { author: author(), link: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\//) },
    }),
  ]);
});

it('keeps them through errors and further steps, and not in what goes through the client', async () => {
  const message = open.teams.say('Bo Zee', 'Zorg', 'Hij huilt');
  const dialog = (await open.an.makeRequestFrom(message))!;
  expect(JSON.stringify(dialog.card)).not.toContain(open.bo.user.aadObjectId);
  expect(JSON.stringify(dialog.card)).not.toContain('teams.microsoft.com');
  open.turns.reply = { kind: 'errors', fields: { see: text('error.needed') } };
  await dialog.press('Versturen');
  open.turns.reply = { kind: 'next', card: FRESH('second') };
  await open.an.theDialog.press('Versturen');
  open.turns.reply = { kind: 'close', note: DONE };
  await open.an.theDialog.press('Versturen');
  expect(open.acts.map(({ original }) => original?.author)).toEqual(Array(4).fill(author()));
  expect(open.an.notes).toEqual(['Gedaan.']);
});

it('believes no data that says who wrote something', async () => {
  const message = open.teams.say('Bo Zee', 'Zorg', 'Hij huilt');
  const data = { verb: 'example.send', d: {}, s: 'baken', o: ['x', 'https://evil.example'], original: 'x' };
  await open.teams.send(open.teams.activities.extensionSubmit(open.an.user, message, 'request.form', data));
  expect(open.acts[0]!.original).toBeUndefined();
});

it('asks nobody to take away what stands in their own chat, or what a bot wrote', async () => {
  const { teams, an } = open;
  const chat = teams.world.personal(an.user).id;
  await an.makeRequestFrom(teams.say('An Duin', chat, 'Hij huilt'));
  await an.says('dag');
  await teams.until(() => an.messages().length, 'an answer');
  await an.makeRequestFrom(an.messages()[0]!);
  expect(open.acts.filter(({ verb }) => verb).map(({ original }) => original)).toEqual([
    undefined,
    undefined,
  ]);
});

it('in a chat of others it is not taken for the chat with us', async () => {
  const { teams, an } = open;
  const chat = teams.world.groupChat(an.user, open.bo.user);
  await an.makeRequestFrom(teams.say('Bo Zee', chat.id, 'Hij huilt'));
  expect(open.acts[0]).toMatchObject({ original: { author: author() } });
  open.turns.reply = { kind: 'card', card: FRESH('x') };
  const address = { surface: 'teams' as const, tenant: teams.tenantId, place: an.user.aadObjectId! };
  const reader = { schoolId: 'baken', personId: 'an', language: 'nl' as const };
  const card = { card: 'example/buttons', data: { answers: [{ name: 'x' }] } };
  const sent = await open.edge.delivery.deliver({ id: 'w', address, card, reader, at: 0 });
  expect(sent).toMatchObject({ kind: 'sent', handle: { c: teams.world.personal(an.user).id } });
});

it('answers well inside the five seconds that Teams waits', () => {
  for (const { ms } of open.teams.sent) expect(ms).toBeLessThan(4_000);
});
