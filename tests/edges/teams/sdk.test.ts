import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Payload } from '../../../src/edges/teams/activity.js';
import { Adapter } from '../../../src/edges/teams/adapter.js';
import { type Auth, createAuth } from '../../../src/edges/teams/auth.js';
import { createFakeTeams, type FakeTeams } from '../../support/teams/fake.js';
import { eventually, headerOf, openEdge } from './scripted.js';

let teams: FakeTeams;
let auth: Auth;
let activity: Payload;
let header: string;
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  teams = await createFakeTeams({ users: [{ name: 'An Duin' }] });
  const settings = { appId: teams.appId, password: 'x', tenantId: teams.tenantId };
  auth = createAuth({ ...settings, testAuthority: teams.authorityUrl }, Date.now);
  const an = teams.as('An Duin').user;
  activity = teams.activities.installation(an, teams.world.personal(an), 'add');
  header = await headerOf(teams, activity);
});
afterAll(async () => {
  await teams.close();
  jest.restoreAllMocks();
});

describe('the adapter', () => {
  const run = async (more: object, handle: () => Promise<any>) => {
    const adapter = new Adapter(auth.authentication);
    expect(adapter.onTurnError).toBeUndefined();
    const one = { ...structuredClone(activity), ...more };
    return adapter.run(await auth.authenticate(one, header), one, handle);
  };

  it('gives back what a turn answers', async () => {
    const answer = { status: 200, body: { a: 1 } };
    expect(await run({ type: 'invoke', name: 'x' }, async () => answer)).toEqual(answer);
    expect(await run({ type: 'message', text: 'x' }, async () => undefined)).toBeUndefined();
  });

  it('throws what a turn throws: nothing that failed looks done, and no invoke is "not implemented"', async () => {
    for (const type of ['invoke', 'message', 'event'])
      await expect(
        run({ type, name: 'ContinueConversation' }, () => Promise.reject(new Error('not sent'))),
      ).rejects.toThrow('not sent');
  });

  it('gives a turn no way to send by itself', async () => {
    const calls = teams.calls.length;
    await run({ type: 'message', deliveryMode: 'expectReplies' }, async () => undefined);
    expect(teams.calls).toHaveLength(calls);
  });
});

describe('in production', () => {
  it('nothing but the app and its tenant is set, so that Microsoft is believed as the SDK knows it', () => {
    const settings = {
      appId: 'b0700000-0000-4000-8000-000000000001',
      password: 'x',
      tenantId: '7e4a0000-0000-4000-8000-000000000001',
    };
    const { authentication } = createAuth(settings, Date.now);
    expect((authentication as unknown as { inner: object }).inner).toMatchObject({
      validateAuthority: true,
      toBotFromChannelTokenIssuer: 'https://api.botframework.com',
      toBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      toChannelFromBotOAuthScope: 'https://api.botframework.com',
    });
  });
});

describe('an act that fails', () => {
  it('is answered with a sentence and a reference, and can be done again', async () => {
    const open = await openEdge();
    try {
      await open.an.says('dag');
      await open.teams.until(() => open.an.messages().length, 'an answer');
      open.turns.before = () => Promise.reject(new Error('the disk is full'));
      const on = open.an.messages()[0]!.message;
      const act = open.teams.activities.cardAction(open.an.user, on, { verb: 'a.b' }, { d: {} });
      const { status, body } = await open.teams.send(act);
      expect(status).toBe(200);
      expect(body.value).toMatch(/^Er ging bij mij iets mis.*Geef [0-9a-f]{8} door/);
      expect(JSON.stringify(body)).not.toContain('disk');
    } finally {
      await open.close();
    }
  });
});

describe('events', () => {
  it('about somebody whom Teams does not know harm nothing', async () => {
    const open = await openEdge();
    try {
      const { an, teams: fake } = open;
      await fake.installInTeam(fake.team, an.user);
      await eventually(() => open.identities.size === 2);
      const general = fake.world.channel(fake.team.id);
      const added = fake.activities.membersAdded(an.user, general, ['29:nobody']);
      expect((await fake.send(added)).status).toBe(200);
      const more = fake.activities.membersAdded(an.user, general, ['29:nobody', '29:nobody2']);
      expect((await fake.send(more)).status).toBe(200);
      await an.says('dag');
      await fake.until(() => an.messages().length, 'an answer');
    } finally {
      await open.close();
    }
  });
});

describe('whether Teams can be used', () => {
  it('is said: not before the first token, and not while the keys are out of reach', async () => {
    const open = await openEdge();
    try {
      await expect(open.edge.check()).rejects.toMatchObject({ name: 'TeamsNotConnected' });
      open.teams.faults.next('metadata', { status: 500 });
      await expect(open.edge.connect()).rejects.toThrow('TEAMS_TEST_AUTHORITY does not answer');
      await open.edge.connect();
      await open.edge.check();
    } finally {
      await open.close();
    }
  });

  it('the end waits for what is under way, and takes nothing new', async () => {
    const open = await openEdge();
    let go = () => {};
    open.turns.before = () =>
      new Promise<void>((resolve) => {
        go = resolve;
      });
    const said = open.an.says('dag').catch(() => undefined);
    await eventually(() => open.acts.length === 1);
    let stopped = false;
    const stop = open.edge.stop().then(() => {
      stopped = true;
    });
    await eventually(() => true);
    expect(stopped).toBe(false);
    go();
    await Promise.all([said, stop]);
    expect(open.an.messages()).toHaveLength(1);
    await open.close();
  });
});
