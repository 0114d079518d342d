import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAuth } from '../../../src/edges/teams/auth.js';
import { text } from '../../support/teams/client-card.js';
import { FORM, MESSAGE, messageWith, type OpenEdge, openEdge } from './scripted.js';

/** What somebody tried who read the code: each of these once worked. */
let open: OpenEdge;
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  open = await openEdge();
  for (const person of [open.an, open.bo]) {
    await person.says('dag');
    await open.teams.until(() => person.messages().length, 'an answer');
  }
});
afterAll(async () => {
  await open.close();
  jest.restoreAllMocks();
});
beforeEach(() => {
  open.acts.length = 0;
  open.an.notes.length = 0;
  open.an.dialog?.close();
});

const DATA = { verb: 'request.take', d: { id: 'r1' }, s: 'baken' };
const submit = (data: object = DATA): any =>
  open.teams.activities.taskSubmit(open.an.user, open.an.messages()[0]!.message, data);

describe('a token that says where to send ours', () => {
  const claim = (claims: object) =>
    `Bearer ${[{ alg: 'RS256', kid: 'k' }, claims, 'x'].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}`;
  const real = { appId: 'b0700000-0000-4000-8000-000000000001', password: 'x', tenantId: 't' };
  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evilbotframework.com/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'file:///etc/passwd',
  ])('%s: refused before a key is looked for', async (serviceUrl) => {
    const header = claim({ iss: 'https://api.botframework.com', nbf: 0, exp: 9e9, serviceurl: serviceUrl });
    const auth = createAuth(real, Date.now);
    await expect(auth.authenticate({ channelId: 'msteams', serviceUrl }, header)).rejects.toThrow(
      'service host',
    );
  });
});

describe('a body that is heavy to work on', () => {
  it('nested ten thousand deep: 400', async () => {
    for (const [left, right] of [
      ['{"a":', '}'],
      ['[', ']'],
    ]) {
      const one = { ...submit(), value: { data: { ...DATA, d: { x: 'DEEP' } } } };
      const body = JSON.stringify(one).replace('"DEEP"', `${left!.repeat(20_000)}1${right!.repeat(20_000)}`);
      expect((await open.teams.send(one, { body })).status).toBe(400);
    }
    expect(open.acts).toEqual([]);
  });

  it('mentions that multiply each other: no more words than were typed', async () => {
    const at = '<at>a</at>';
    const entities = Array.from({ length: 2_000 }, (_, n) => ({
      type: 'mention',
      text: at,
      mentioned: { id: `29:${n}`, name: at.repeat(20) },
    }));
    const said = open.teams.say('An Duin', open.teams.world.personal(open.an.user).id, 'zorg');
    const one = { ...open.teams.activities.message(open.an.user, said), text: at.repeat(4_000), entities };
    expect((await open.teams.send(one)).status).toBe(200);
    expect(open.acts[0]!.text!.length).toBeLessThanOrEqual(40_000);
  });
});

describe('forged data of a button', () => {
  it('never draws a card of one person where others read', async () => {
    const channel = open.teams.world.channel('Zorg').id;
    open.turns.reply = { kind: 'note', text: { t: 'teams.done' } };
    const inChannel = open.teams.say('An Duin', 'Zorg', '@Zorgbode zorg');
    const calls = () => open.teams.callsOf('update').length;
    const before = calls();
    open.turns.reply = { kind: 'card', card: MESSAGE };
    const one: any = open.teams.activities.taskSubmit(open.an.user, inChannel, { ...DATA, m: inChannel.id });
    expect(one.conversation.id).toContain(channel);
    const { body } = await open.teams.send(one);
    // What follows an answer has begun when the next one is there.
    open.turns.reply = { kind: 'close' };
    await open.teams.send(submit());
    expect(calls()).toBe(before);
    expect(body.task?.type).toBe('continue');
  });
});

describe('a conversation of a kind nobody knows', () => {
  it('is not taken for the chat with one person', async () => {
    const group = '19:odd@thread.v2';
    open.turns.reply = { kind: 'card', card: MESSAGE };
    for (const conversationType of [undefined, 'meeting', 7, 'Personal ']) {
      const said = open.teams.say('An Duin', open.teams.world.personal(open.an.user).id, 'zorg');
      const one: any = open.teams.activities.message(open.an.user, said);
      one.conversation = { ...one.conversation, id: group, conversationType };
      const before = open.an.messages().length;
      await open.teams.send(one);
      await open.teams.until(() => open.an.messages().length > before, 'an answer in the own chat');
    }
    expect(open.teams.calls.filter(({ path }: any) => String(path).includes('odd'))).toEqual([]);
  });
});

describe('who is nobody any more', () => {
  it('gets no dialog that was kept for them, by no button', async () => {
    const message = await messageWith(open, MESSAGE);
    open.turns.reply = { kind: 'dialog', card: FORM };
    await open.an.press(message, 'Lezen');
    const draft = JSON.stringify(open.an.theDialog.card).match(/"x":"([^"]+)"/)![1];
    const an = open.identities.get(open.an.user.aadObjectId!)!;
    open.identities.delete(open.an.user.aadObjectId!);
    try {
      const again = await open.teams.send(submit({ ...DATA, x: draft, summary: 'wat ik typte' }));
      expect(JSON.stringify(again.body)).toContain('Ik werk alleen voor het team');
      expect(JSON.stringify(again.body)).toContain('wat ik typte');
      expect(JSON.stringify(again.body)).not.toContain('L3B');
      const fetch = open.teams.activities.taskFetch(open.an.user, message.message, { x: draft, s: 'baken' });
      expect(JSON.stringify((await open.teams.send(fetch)).body)).not.toContain('L3B');
    } finally {
      open.identities.set(open.an.user.aadObjectId!, an);
    }
    expect(text(message)).not.toBe('');
  });
});

describe('the message that a request is made of', () => {
  it.each([
    'https://evil.example/l/message/1',
    'https://teams.microsoft.com.evil.example/',
    'https://teams.microsoft.com@evil.example/',
  ])('leads to Teams, and not to %s', async (linkToMessage) => {
    open.turns.reply = { kind: 'dialog', card: FORM };
    const said = open.teams.say('Bo Zee', 'Zorg', 'iets');
    const one: any = open.teams.activities.extensionFetch(open.an.user, said, 'request.form');
    one.value.messagePayload.linkToMessage = linkToMessage;
    await open.teams.send(one);
    expect(open.acts.at(-1)!.original).toBeDefined();
    expect(open.acts.at(-1)!.original!.link).toBeUndefined();
  });
});

describe('unknown keys', () => {
  it('a hundred at once ask Microsoft once', async () => {
    const other = await openEdge();
    try {
      const an = other.an.user;
      const one = other.teams.activities.installation(an, other.teams.world.personal(an), 'add');
      const wave = async (spoil?: 'unknown-key') => {
        const all = await Promise.all(Array.from({ length: 100 }, () => other.teams.send(one, { spoil })));
        other.clock.moveReal(2_000);
        return [...new Set(all.map(({ status }) => status))];
      };
      // Two questions will fail: each wave uses up one of them.
      other.teams.faults.next('metadata', { status: 500 });
      other.teams.faults.next('metadata', { status: 500 });
      expect(await wave('unknown-key')).toEqual([503]);
      expect(await wave('unknown-key')).toEqual([503]);
      expect(await wave('unknown-key')).toEqual([401]);
      expect(await wave()).toEqual([200]);
    } finally {
      await other.close();
    }
  });
});

describe('the tenant', () => {
  it('may stand in one of its two places', async () => {
    const one = submit();
    delete one.conversation.tenantId;
    open.turns.reply = { kind: 'close' };
    expect((await open.teams.send(one)).status).toBe(200);
    expect(open.acts.length).toBe(1);
  });
});

describe('the emulator', () => {
  it('does not come through a proxy, nor by another name of this machine', async () => {
    const play = await openEdge({
      settings: { appId: '', password: '', tenantId: '', testAuthority: undefined, playground: true },
    });
    try {
      const said = play.teams.say('An Duin', play.teams.world.personal(play.an.user).id, 'zorg');
      const one = play.teams.activities.message(play.an.user, said);
      const status = async (headers: Record<string, string>) =>
        (await play.teams.send(one, { authorization: '', headers })).status;
      expect(await status({ 'x-forwarded-for': '192.0.2.1' })).toBe(401);
      expect(await status({ forwarded: 'for=192.0.2.1' })).toBe(401);
      expect(await status({ host: 'evil.example' })).toBe(401);
      expect(await status({})).toBe(200);
    } finally {
      await play.close();
    }
  });
});
