import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createAuth } from '../../../src/edges/teams/auth.js';
import { SPOILS } from '../../support/teams/authority.js';
import { headerOf, type OpenEdge, openEdge } from './scripted.js';

let open: OpenEdge;
beforeAll(async () => {
  // The SDK writes there of each token that it refuses.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  open = await openEdge();
  await open.an.says('dag');
  await open.teams.until(() => open.an.messages().length, 'an answer');
});
afterAll(async () => {
  await open.close();
  jest.restoreAllMocks();
});
beforeEach(() => {
  open.acts.length = 0;
});

const DATA = { verb: 'request.take', d: { id: 'r1' }, s: 'baken' };
/** A button of a dialog that is pressed, as Teams tells of it. */
const submit = (): any =>
  open.teams.activities.taskSubmit(open.an.user, open.an.messages()[0]!.message, DATA);
const sent = async (activity: object, options = {}) => {
  const { status } = await open.teams.send(activity, options);
  return { status, acts: open.acts.length };
};

it('takes what Teams signed', async () => {
  expect(await sent(submit())).toEqual({ status: 200, acts: 1 });
});

describe('tokens', () => {
  it.each(SPOILS)('%s: 401, and nothing happens', async (spoil) => {
    expect(await sent(submit(), { spoil })).toEqual({ status: 401, acts: 0 });
  });

  it('an activity cannot choose another way of checking it', async () => {
    for (const channelId of ['AseChannel', 'emulator', 'webchat', '', null])
      expect(await sent({ ...submit(), channelId })).toEqual({ status: 400, acts: 0 });
  });

  it('no app id never means that everybody may come in', () => {
    for (const appId of ['', ' ']) {
      const settings = { appId, password: 'x', tenantId: 't', testAuthority: open.teams.authorityUrl };
      expect(() => createAuth(settings, Date.now)).toThrow('MicrosoftAppId must be set');
    }
  });

  it('without the keys nobody is let in, and it is said that it is not the sender', async () => {
    const other = await openEdge();
    try {
      other.teams.faults.next('metadata', { status: 500 });
      const activity = other.teams.activities.installation(
        other.an.user,
        other.teams.world.personal(other.an.user),
        'add',
      );
      const { status } = await other.teams.send(activity);
      expect(status).toBe(503);
      other.clock.moveReal(2_000);
      expect((await other.teams.send(activity)).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('service address', () => {
  it('is that of the token', async () => {
    const authorization = await headerOf(open.teams, submit());
    for (const serviceUrl of ['http://127.0.0.1:1/', 'https://evil.example/', `${open.teams.serviceUrl}x/`])
      expect(await sent({ ...submit(), serviceUrl }, { authorization })).toEqual({ status: 401, acts: 0 });
  });

  it('is an address', async () => {
    for (const serviceUrl of [undefined, '', 7, 'nowhere', null])
      expect((await sent({ ...submit(), serviceUrl })).status).toBe(400);
  });
});

describe('tenant', () => {
  const other = '11111111-0000-4000-8000-000000000001';
  it('another one gets 403', async () => {
    const one = submit();
    one.conversation.tenantId = other;
    one.channelData.tenant.id = other;
    expect(await sent(one)).toEqual({ status: 403, acts: 0 });
  });
  it('none, or two, get 403', async () => {
    const none = submit();
    delete none.conversation.tenantId;
    delete none.channelData.tenant;
    expect(await sent(none)).toEqual({ status: 403, acts: 0 });
    const two = submit();
    two.channelData.tenant.id = other;
    expect(await sent(two)).toEqual({ status: 403, acts: 0 });
  });
});

describe('somebody else', () => {
  it('in the data of a button stays data: who acts is who sent it', async () => {
    const one = submit();
    one.value.data = {
      ...DATA,
      d: { id: 'r1', actor: { user: open.bo.user.aadObjectId }, person: 'bo' },
      actor: open.bo.user.aadObjectId,
      from: { aadObjectId: open.bo.user.aadObjectId },
    };
    await open.teams.send(one);
    expect(open.acts[0]!.actor.user).toBe(open.an.user.aadObjectId);
  });

  it('whose Entra id does not fit the id of Teams is nobody', async () => {
    const one = submit();
    one.from.aadObjectId = '99999999-0000-4000-8000-000000000009';
    open.turns.reply = { kind: 'close' };
    const { status, body } = await open.teams.send(one);
    expect(status).toBe(200);
    expect(body.task.value).toContain('Ik werk alleen voor het team van deze school');
    expect(open.identities.has(one.from.aadObjectId)).toBe(false);
  });

  it('gets nothing by an id that is no id', async () => {
    for (const id of ['a:b', '../x', 'x'.repeat(200), { toString: 'x' }, 7]) {
      const one = submit();
      one.from.aadObjectId = id;
      open.acts.length = 0;
      expect(await sent(one)).toEqual({ status: 200, acts: 0 });
    }
  });
});

describe('broken bodies', () => {
  const BODIES = ['', 'null', '[]', '"x"', '{', '{"type":', '7', 'true', '\u0000', '{"type":"invoke"}'];
  it.each(BODIES)('%j: 400', async (body) => {
    expect(await sent(submit(), { body })).toEqual({ status: 400, acts: 0 });
  });

  it('too long: 413, and the rest is not read', async () => {
    expect((await sent(submit(), { body: `"${'x'.repeat(1_000_001)}"` })).status).toBe(413);
  });

  const VALUES: [string, unknown][] = [
    ['adaptiveCard/action', undefined],
    ['adaptiveCard/action', null],
    ['adaptiveCard/action', []],
    ['adaptiveCard/action', {}],
    ['adaptiveCard/action', { action: null }],
    ['adaptiveCard/action', { action: 'x' }],
    ['adaptiveCard/action', { action: { verb: '' } }],
    ['adaptiveCard/action', { action: { verb: 7, data: {} } }],
    ['adaptiveCard/action', { action: { verb: 'request.take', data: { d: 'x' } } }],
    ['adaptiveCard/action', { action: { verb: 'request.take', data: {} }, trigger: 'automatic' }],
    ['task/fetch', null],
    ['task/fetch', { data: null }],
    ['task/fetch', { data: { msteams: { type: 'task/fetch' } } }],
    ['task/fetch', { data: { verb: 'x', d: [] } }],
    ['task/submit', { data: 'x' }],
    ['task/submit', { data: { verb: {} } }],
    ['task/submit', { data: { verb: 'x'.repeat(300) } }],
    ['composeExtension/fetchTask', {}],
    ['composeExtension/fetchTask', { commandId: { a: 1 } }],
    ['composeExtension/submitAction', { commandId: 'request.form' }],
    ['composeExtension/query', { commandId: 'x' }],
    ['signin/verifyState', {}],
    ['', {}],
  ];
  it.each(VALUES)('%s %j: 400 with words that can be read', async (name, value) => {
    const { status, body } = await open.teams.send({ ...submit(), name, value });
    expect({ status, acts: open.acts.length }).toEqual({ status: 400, acts: 0 });
    expect(JSON.stringify(body)).toMatch(/"message":"[a-z]\w*: |"message":"no such invoke"/i);
  });

  it('odd parts of good bodies do no harm', async () => {
    for (const odd of [
      { from: undefined },
      { from: 'x' },
      { recipient: null },
      { entities: 'x' },
      { entities: [null, { type: 'mention' }, { type: 'mention', mentioned: 7, text: {} }] },
      { channelData: [] },
      { text: 7, type: 'message' },
      { text: undefined, type: 'message', attachments: [{}] },
      { type: 'conversationUpdate', membersAdded: 'x' },
      { type: 'conversationUpdate', membersAdded: [null, {}, { id: 7 }] },
      { type: 'installationUpdate', action: 7 },
      { type: 'messageReaction' },
      { type: '__proto__' },
      { deliveryMode: 'expectReplies' },
      { timestamp: 'never', localTimestamp: {}, expiration: 7 },
      { value: { data: { ...DATA, d: JSON.parse('{"__proto__":{"x":1}}') } } },
      { value: { data: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, 'x'])) } },
    ]) {
      const { status } = await open.teams.send({ ...submit(), ...odd });
      expect({ odd, fine: [200, 400, 403].includes(status) }).toEqual({ odd, fine: true });
    }
  });
});

describe('the emulator', () => {
  it('is let in without a token, from this machine to this machine only', async () => {
    const play = await openEdge({
      settings: { appId: '', password: '', tenantId: '', testAuthority: undefined, playground: true },
    });
    try {
      const one: any = play.teams.activities.message(
        play.an.user,
        play.teams.say('An Duin', play.teams.world.personal(play.an.user).id, 'zorg'),
      );
      const bare = (activity: object, headers = {}) =>
        play.teams.send(activity, { authorization: '', headers });
      expect((await bare(one)).status).toBe(200);
      expect((await bare({ ...one, serviceUrl: 'https://smba.trafficmanager.net/emea/' })).status).toBe(403);
      expect((await bare({ ...one, serviceUrl: 'http://192.0.2.1:3978/' })).status).toBe(403);
      expect((await bare(one, { origin: 'https://evil.example' })).status).toBe(401);
      expect((await bare(one, { 'content-type': 'text/plain' })).status).toBe(401);
    } finally {
      await play.close();
    }
  });

  it('is not there otherwise', async () => {
    const status = await new Promise((resolve) => {
      const url = `http://127.0.0.1:${open.port}/api/messages`;
      request(url, { method: 'POST' }, (answer) => resolve(answer.resume().statusCode)).end('{}');
    });
    expect(status).toBe(401);
  });
});
