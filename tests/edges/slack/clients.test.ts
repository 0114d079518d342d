import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TENANT, tenantId } from '../../../src/features/school/model/school-kinds.js';
import { EVERYWHERE } from '../../../src/kernel/values.js';
import { type Bench, openBench } from './with-store.js';

const TEAMS = [
  { id: 'TWOLK', channels: [{ id: 'CWOLK', name: 'team' }] },
  { id: 'TBERG', domain: 'bergop', channels: [{ id: 'CBERG', name: 'team' }] },
];
let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ teams: TEAMS });
});
afterEach(() => bench.close());

describe('one workspace, by its token', () => {
  it('asks whose the token is, and links that workspace to every school', async () => {
    const clients = bench.clients({ botToken: bench.slack.botToken });
    await clients.connect();
    expect(await clients.installation('TWOLK')).toMatchObject({
      teamId: 'TWOLK',
      botId: bench.slack.team.botId,
      botUserId: bench.slack.team.botUser,
    });
    expect(await clients.for('TBERG')).toBeUndefined();
    const linked = await bench.store.get(TENANT, EVERYWHERE, tenantId('slack', 'TWOLK'));
    expect(linked?.data).toMatchObject({ all: true });
    await clients.check();
    expect(clients.state()).toEqual({ connected: true, broken: {} });
  });

  it('connects by itself when somebody needs it first, once for all of them', async () => {
    const clients = bench.clients({ botToken: bench.slack.botToken });
    const found = await Promise.all([1, 2, 3, 4].map(() => clients.for('TWOLK')));
    expect(new Set(found).size).toBe(1);
    expect(bench.slack.callsOf('auth.test')).toHaveLength(1);
  });

  it.each([
    ['invalid_auth', 'xoxb-not-a-token', /SLACK_BOT_TOKEN is not \(or no longer\) valid: copy it/],
    ['not_allowed_token_type', 'xapp-1-fake', /another kind of token/],
  ])('says what to do about %s, and works once it is done', async (code, botToken, advice) => {
    const clients = bench.clients({ botToken });
    await expect(clients.connect()).rejects.toMatchObject({
      name: code,
      message: expect.stringMatching(advice),
    });
    await expect(clients.check()).rejects.toMatchObject({ name: code });
    expect(clients.state().connected).toBe(false);
    // Nobody asks Slack again at once.
    expect(bench.slack.callsOf('auth.test')).toHaveLength(1);
    bench.slack.world.addToken(
      bench.slack.team,
      [...bench.slack.world.tokens.get(bench.slack.botToken)!.scopes],
      {
        token: botToken,
      },
    );
    bench.clock.moveReal(6_000);
    await clients.connect();
    expect(await clients.for('TWOLK')).toBeDefined();
  });

  it('names the scopes that are missing', async () => {
    const few = bench.slack.world.addToken(bench.slack.team, ['commands', 'chat:write', 'users:read']);
    const failing = bench.clients({ botToken: few.token }).connect();
    await expect(failing).rejects.toMatchObject({
      name: 'missing_scope',
      message: expect.stringContaining('Missing: files:write, im:write, users:read.email.'),
    });
  });

  it('says that Slack cannot be reached, without an address or a token', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const clients = bench.clients({ botToken: 'xoxb-secret', apiUrl: `http://127.0.0.1:${port}/api/` });
    await expect(clients.connect()).rejects.toMatchObject({ name: 'unreachable' });
    expect(bench.log.lines.join()).not.toMatch(/xoxb|127\.0\.0\.1/);
  });

  it('is not ready while the token is withdrawn, and ready again with what replaces it', async () => {
    const clients = bench.clients({ botToken: bench.slack.botToken });
    await clients.connect();
    const token = bench.slack.world.tokens.get(bench.slack.botToken)!;
    token.state = 'revoked';
    clients.broken('TWOLK', 'token_revoked');
    await expect(clients.check()).rejects.toMatchObject({
      name: 'token_revoked',
      message: expect.stringContaining('install it again'),
    });
    token.state = 'good';
    bench.clock.moveReal(6_000);
    await clients.check();
    expect(clients.state().broken).toEqual({});
  });

  it('lets go of the workspace whose token stood here before', async () => {
    const links: string[] = [];
    const link = bench.turns.link;
    bench.turns.link = async (tenant, schools) => {
      links.push(`+${tenant.tenant} ${schools}`);
      await link(tenant, schools);
    };
    const unlink = bench.turns.unlink;
    bench.turns.unlink = async (tenant) => {
      links.push(`-${tenant.tenant}`);
      await unlink(tenant);
    };
    await bench.clients({ botToken: bench.slack.botToken }).connect();
    const other = [...bench.slack.world.tokens.values()].find((token) => token.team_id === 'TBERG')!;
    await bench.clients({ botToken: other.token }).connect();
    expect(links).toEqual(['+TWOLK all', '-TWOLK', '+TBERG all']);
  });
});

describe('several workspaces', () => {
  it('never posts with the token of another, however many post at once', async () => {
    const clients = bench.clients();
    await bench.install('TWOLK');
    await bench.install('TBERG');
    const post = async (team: string, channel: string) =>
      (await clients.for(team))!.chat.postMessage({ channel, text: team });
    const turns = Array.from({ length: 40 }, (_, n) =>
      n % 2 ? post('TWOLK', 'CWOLK') : post('TBERG', 'CBERG'),
    );
    await Promise.all(
      turns.map((turn) => turn.catch((error) => expect(error.data.error).toBe('not_in_channel'))),
    );
    const calls = bench.slack.callsOf('chat.postMessage');
    expect(calls).toHaveLength(40);
    for (const call of calls) expect(call.team).toBe(call.args.text);
  });

  it('is nowhere that did not install it', async () => {
    const clients = bench.clients();
    expect(await clients.for('TWOLK')).toBeUndefined();
    expect(await clients.installation('TWOLK')).toBeUndefined();
    await clients.connect();
    await clients.check();
  });

  it('keeps its tokens sealed, in no table and in no log line', async () => {
    const clients = bench.clients();
    const { token } = await bench.install('TWOLK', { refreshToken: 'xoxe-1-planted' });
    await clients.for('TWOLK');
    for (const file of readdirSync(bench.dir, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    )) {
      const bytes = readFileSync(`${file.parentPath}/${file.name}`).toString('latin1');
      expect(bytes).not.toContain(token);
      expect(bytes).not.toContain('xoxe-1-planted');
    }
    expect(bench.log.lines.join()).not.toContain(token);
  });

  it('forgets a workspace that took the app out, and whom its users were taken for', async () => {
    const clients = bench.clients();
    await bench.install('TWOLK');
    await bench.install('TBERG');
    await bench.turns.link({ platform: 'slack', tenant: 'TWOLK' }, ['SCH1']);
    await clients.for('TWOLK');
    await clients.uninstalled('TWOLK', bench.clock.real());
    expect(await clients.for('TWOLK')).toBeUndefined();
    expect(await clients.installations.get('TWOLK')).toBeUndefined();
    expect(await bench.turns.schoolsOf({ platform: 'slack', tenant: 'TWOLK' })).toEqual([]);
    expect(await clients.for('TBERG')).toBeDefined();
  });

  it('keeps a new installation when news of the uninstall before it comes late', async () => {
    const clients = bench.clients();
    const before = bench.clock.real();
    bench.clock.moveReal(60_000);
    await bench.install('TWOLK');
    await clients.uninstalled('TWOLK', before);
    expect(await clients.for('TWOLK')).toBeDefined();
  });

  it('counts one that cannot be reached until it can be, says so once, and stays ready for the others', async () => {
    const clients = bench.clients();
    await bench.install('TWOLK');
    await bench.install('TBERG');
    const unreachable = async () => (await bench.metrics.unreachable.get()).values[0]?.value;
    const token = [...bench.slack.world.tokens.values()].find((one) => one.team_id === 'TBERG')!;
    token.state = 'revoked';
    for (const reason of ['token_revoked', 'token_revoked']) clients.broken('TBERG', reason);
    expect(await unreachable()).toBe(1);
    expect(bench.log.lines.filter((line) => line.includes('cannot be reached'))).toEqual([
      expect.stringContaining('"tenant":"TBERG","reason":"token_revoked"'),
    ]);
    const looks = () => bench.slack.callsOf('auth.test').length;
    await clients.check();
    await bench.slack.until(() => looks() === 1, 'a look whether it can be reached');
    await clients.check();
    token.state = 'good';
    bench.clock.moveReal(60_000);
    await clients.check();
    await bench.slack.until(() => looks() === 2, 'another look');
    for (let nth = 0; nth < 100 && (await unreachable()) !== 0; nth++) await fetch(bench.slack.url);
    expect(await unreachable()).toBe(0);
    expect(clients.state().broken).toEqual({});
  });

  it('sees within half a minute what another process did', async () => {
    const [here, there] = [bench.clients(), bench.clients()];
    await bench.install('TWOLK');
    expect(await here.for('TWOLK')).toBeDefined();
    await there.uninstalled('TWOLK');
    bench.clock.moveReal(31_000);
    expect(await here.for('TWOLK')).toBeUndefined();
  });
});
