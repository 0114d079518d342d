import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Payload } from '../../../src/edges/teams/activity.js';
import { type Auth, createAuth, Unauthorized } from '../../../src/edges/teams/auth.js';
import { CheckedTokens } from '../../../src/edges/teams/checked-tokens.js';
import { createFakeTeams, type FakeTeams } from '../../support/teams/fake.js';
import { headerOf } from './scripted.js';

const MINUTE = 60_000;

describe('a token that was checked', () => {
  let now = 0;
  const at = (minutes: number) => minutes * 60;
  const tokens = () => new CheckedTokens<string>(() => now);

  it('counts between its beginning and its end only', () => {
    const checked = tokens();
    now = 10 * MINUTE;
    const spans = { 'of now': [5, 15], past: [0, 10], coming: [10.1, 60] } as const;
    for (const [token, [nbf, exp]] of Object.entries(spans))
      checked.add(token, { nbf: at(nbf), exp: at(exp) }, token);
    expect(Object.keys(spans).map((token) => checked.get(token))).toEqual(['of now', undefined, undefined]);
    now = 15 * MINUTE - 1;
    expect(checked.get('of now')).toBe('of now');
    now += 1;
    expect(checked.get('of now')).toBeUndefined();
  });

  it('is checked again after ten minutes, however long it lasts', () => {
    const checked = tokens();
    now = 10 * MINUTE;
    checked.add('long', { nbf: 0, exp: at(600) }, 'long');
    now = 20 * MINUTE - 1;
    expect(checked.get('long')).toBe('long');
    now += 1;
    expect(checked.get('long')).toBeUndefined();
  });

  it('is one of so many: the oldest are forgotten', () => {
    const checked = tokens();
    for (let n = 0; n < 1000; n++) checked.add(`${n}`, { nbf: 0, exp: at(600) }, `${n}`);
    expect(checked.get('0')).toBeUndefined();
    expect(checked.get('999')).toBe('999');
  });
});

describe('beside a token that was found good', () => {
  let teams: FakeTeams;
  let auth: Auth;
  let activity: Payload;
  let header: string;
  let ahead = 0;
  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    teams = await createFakeTeams({ users: [{ name: 'An Duin' }] });
    const { appId, tenantId, authorityUrl: testAuthority } = teams;
    auth = createAuth({ appId, password: 'x', tenantId, testAuthority }, () => Date.now() + ahead);
    const an = teams.as('An Duin').user;
    activity = teams.activities.installation(an, teams.world.personal(an), 'add');
    header = await headerOf(teams, activity);
  });
  afterAll(async () => {
    await teams.close();
    jest.restoreAllMocks();
  });

  it('the same one is not checked anew, until it must be', async () => {
    const first = await auth.authenticate(activity, header);
    expect(await auth.authenticate(activity, header)).toBe(first);
    ahead = 11 * MINUTE;
    expect(await auth.authenticate(activity, header)).not.toBe(first);
    ahead = 0;
  });

  it('another service address, another channel or another signature is refused as ever', async () => {
    await auth.authenticate(activity, header);
    const refused = (one: Payload, token = header) =>
      expect(auth.authenticate(one, token)).rejects.toThrow(Unauthorized);
    await refused({ ...activity, serviceUrl: 'https://smba.trafficmanager.net/other/' });
    await refused({ ...activity, channelId: 'webchat' });
    const [start, end] = [header.slice(0, -20), header.slice(-20)];
    await refused(activity, `${start}${[...end].reverse().join('')}`);
    await refused(activity, `${header.slice(0, header.lastIndexOf('.'))}.`);
    await refused(activity, `${header} `);
  });
});
