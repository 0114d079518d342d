import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Started, startProcess } from '../../support/process.js';
import { createFakeTeams, type FakeTeams } from '../../support/teams/fake.js';

const AN = {
  aadObjectId: '00000000-0000-4000-8000-000000000001',
  email: 'an.duindoorn@wolkenschip.example',
  name: 'An Duindoorn',
};
const BERT = {
  aadObjectId: '00000000-0000-4000-8000-000000000002',
  email: 'bert.zeewind@wolkenschip.example',
  name: 'Bert Zeewind',
};
let dir: string;
let teams: FakeTeams;
let started: Started | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-playground-'));
  teams = await createFakeTeams({ users: [AN, BERT] });
});
afterEach(async () => {
  await started?.kill('SIGTERM');
  started = undefined;
  await teams.close();
  await rm(dir, { recursive: true, force: true });
});
const start = async (environment: Record<string, string>) => {
  started = await startProcess({ DATA_DIR: dir, ...environment });
  teams.appUrl = `${started.url}/api/messages`;
};

describe('unsigned activities are not taken at all', () => {
  const GUID = 'b0700000-0000-4000-8000-000000000001';
  it.each([
    ['in production', { NODE_ENV: 'production' }, 'TEAMS_PLAYGROUND must not be 1 with NODE_ENV=production'],
    ['open to the network', { HOST: '0.0.0.0' }, 'HOST must be 127.0.0.1 or ::1 with TEAMS_PLAYGROUND'],
    ['open to the network on IPv6', { HOST: '::' }, 'HOST must be 127.0.0.1 or ::1 with TEAMS_PLAYGROUND'],
    [
      'beside a real tenant',
      { MicrosoftAppId: GUID },
      'TEAMS_PLAYGROUND and MicrosoftAppId exclude each other',
    ],
    ['for a school of somebody’s own', { SANDBOX: '0' }, 'SANDBOX must be 1 with TEAMS_PLAYGROUND'],
    [
      'beside a real workspace',
      { SLACK_SIGNING_SECRET: 'secret-of-the-app', SLACK_BOT_TOKEN: 'xoxb-1' },
      'SANDBOX must be 1 with TEAMS_PLAYGROUND',
    ],
  ])('%s: the process does not start and says why', async (_name, environment, why) => {
    await expect(start({ TEAMS_PLAYGROUND: '1', ...environment })).rejects.toThrow(
      new RegExp(`^it ended \\(1\\): [^]*Zorgbode cannot start: ${why}`),
    );
  });

  it.each<Record<string, string>>([{}, { TEAMS_PLAYGROUND: '0' }])(
    '%j: there is no such address',
    async (environment) => {
      await start(environment);
      expect((await teams.send(meeting(), { authorization: '' })).status).toBe(404);
    },
  );
});

/** Somebody installs the app for themselves, upon which it is asked who they are, and they are greeted. */
const meeting = (email = AN.email) => {
  const user = teams.world.user(email);
  return teams.activities.installation(user, teams.world.personal(user), 'add');
};

describe('an unsigned activity', () => {
  const ELSEWHERE = [
    'https://smba.trafficmanager.net/emea/',
    'http://smba.trafficmanager.net/emea/',
    'http://192.0.2.1:3978/',
    'http://0.0.0.0:3978/',
    'http://127.0.0.2:3978/',
    'http://[::]:3978/',
    'http://[::ffff:192.0.2.1]:3978/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://evil.example/?http://127.0.0.1/',
    'https://127.0.0.1:3978/',
    'file://127.0.0.1/etc/passwd',
    'ftp://localhost/',
  ];
  const FROM_PAGES = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ];

  it('that is answered elsewhere, or comes from a page, is refused and does nothing; the next is taken', async () => {
    await start({ TEAMS_PLAYGROUND: '1' });
    const bare = async (activity: object, headers = {}) =>
      (await teams.send(activity, { authorization: '', headers })).status;
    const wrong = meeting(BERT.email);
    for (const serviceUrl of ELSEWHERE)
      expect({ serviceUrl, status: await bare({ ...wrong, serviceUrl }) }).toEqual({
        serviceUrl,
        status: 403,
      });
    for (const headers of FROM_PAGES)
      expect({ headers, status: await bare(wrong, headers) }).toEqual({ headers, status: 401 });

    expect(await bare(meeting())).toBe(200);
    // Only of whom the last one came from it is asked who they are.
    await teams.until(() => teams.calls.length, 'a call for the one that counts');
    const paths = teams.calls.map(({ path }) => decodeURIComponent(path));
    const { id } = teams.world.user(BERT.email);
    expect(paths.filter((path) => path.includes(id))).toEqual([]);
    expect(paths[0]).toContain(teams.world.user(AN.email).id);
  });
});
