import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SLACK_INSTALLATION } from '../../../src/edges/slack/installations.js';
import { EVERYWHERE } from '../../../src/kernel/values.js';
import { type Bench, openBench } from './with-store.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ teams: [{ id: 'TWOLK' }, { id: 'TBERG', domain: 'bergop' }] });
});
afterEach(() => bench.close());

describe('a token that is renewed', () => {
  const HOURS = 12 * 3600;
  const install = async () => {
    bench.slack.rotateTokens(HOURS);
    const team = bench.slack.world.team('TWOLK');
    bench.slack.world.addToken(team, ['chat:write'], {
      token: 'xoxe.xoxb-old',
      refresh: 'xoxe-old',
      expiresAt: bench.clock.real() + HOURS * 1000,
    });
    await bench.install('TWOLK');
  };
  const refreshes = () => bench.slack.callsOf('oauth.v2.access').filter(({ args }) => args.grant_type);

  it('is renewed once for five who need it at the same moment', async () => {
    const clients = bench.clients();
    await install();
    bench.clock.moveReal(HOURS * 1000 + 1);
    const found = await Promise.all([1, 2, 3, 4, 5].map(() => clients.for('TWOLK')));
    expect(refreshes()).toHaveLength(1);
    for (const client of found)
      await expect(client!.auth.test()).resolves.toMatchObject({ team_id: 'TWOLK' });
    // And the one after that with the new refresh token.
    bench.clock.moveReal(HOURS * 1000 + 1);
    await (await clients.for('TWOLK'))!.auth.test();
    expect(refreshes().map(({ args }) => args.refresh_token)).toEqual([
      'xoxe-old',
      expect.not.stringMatching('old'),
    ]);
  });

  it('is renewed once by three processes', async () => {
    const processes = [bench.clients(), bench.clients(), bench.clients()];
    await install();
    bench.clock.moveReal(HOURS * 1000 + 1);
    const found = await Promise.all(processes.flatMap((one) => [one.for('TWOLK'), one.for('TWOLK')]));
    expect(refreshes()).toHaveLength(1);
    for (const client of found) await client!.auth.test();
  });

  it('is used on while it lasts when renewing fails for a moment', async () => {
    const clients = bench.clients();
    await install();
    bench.clock.moveReal((HOURS - 300) * 1000);
    bench.slack.faults.next('oauth.v2.access', { status: 500 });
    await (await clients.for('TWOLK'))!.auth.test();
    bench.clock.moveReal(31_000);
    await (await clients.for('TWOLK'))!.auth.test();
    expect(refreshes().map(({ answer }) => answer)).toEqual(['500', 'ok']);
    const stored = await bench.store.get(SLACK_INSTALLATION, EVERYWHERE, 'TWOLK');
    expect(stored?.data.renewingUntil).toBeUndefined();
  });

  it('makes the workspace known as broken when it cannot be renewed, and no other', async () => {
    const clients = bench.clients();
    await install();
    await bench.install('TBERG');
    for (const token of bench.slack.world.tokens.values()) if (token.refresh) token.refreshUsed = true;
    bench.clock.moveReal(HOURS * 1000 + 1);
    await expect(clients.for('TWOLK')).rejects.toMatchObject({
      name: 'invalid_refresh_token',
      message: expect.stringContaining('/slack/install'),
    });
    expect(clients.state().broken).toEqual({ TWOLK: 'invalid_refresh_token' });
    expect(await clients.for('TBERG')).toBeDefined();
    await clients.check();
  });

  it('need not be good for the workspace to be known and let go', async () => {
    const clients = bench.clients();
    await install();
    for (const token of bench.slack.world.tokens.values()) token.state = 'uninstalled';
    bench.clock.moveReal(HOURS * 1000 + 1);
    expect(await clients.installation('TWOLK')).toMatchObject({ teamId: 'TWOLK' });
    await clients.uninstalled('TWOLK', bench.clock.real());
    expect(await clients.installation('TWOLK')).toBeUndefined();
    expect(clients.state().broken).toEqual({});
  });

  it('is renewed by another when who was at it died', async () => {
    const clients = bench.clients();
    await install();
    await bench.install('TWOLK', { renewingUntil: bench.clock.real() + HOURS * 1000 + 10_000 });
    bench.clock.moveReal(HOURS * 1000 + 20_000);
    await (await clients.for('TWOLK'))!.auth.test();
    expect(refreshes()).toHaveLength(1);
  });
});
