import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSocket, type Socket, type Take } from '../../../src/edges/slack/socket.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import { accept } from '../../support/slack/web-socket.js';
import { listeningLog } from './with-store.js';

const WAITS = { hello: 3_000, first: 20, most: 40, goodbye: 200, short: 5_000 };
const event = (type: string) => ({
  kind: 'event' as const,
  payload: { type: 'event_callback', event: { type } },
});
let slack: FakeSlack;
let log: ReturnType<typeof listeningLog>;
const open: Socket[] = [];
const clock = stillClock('2026-10-12 09:00');

const socketWith = (take: Take, settings: { appToken?: string; apiUrl?: string } = {}, waits = WAITS) => {
  const socket = createSocket({
    settings: { apiUrl: slack.apiUrl, appToken: slack.appToken, ...settings },
    take,
    log,
    clock,
    waits,
  });
  open.push(socket);
  return socket;
};
/** What is true only in this process: looked at whenever it has nothing else to do. */
async function eventually(look: () => boolean): Promise<void> {
  const late = AbortSignal.timeout(5_000);
  while (!look()) {
    late.throwIfAborted();
    await new Promise((done) => setImmediate(done));
  }
}
beforeEach(async () => {
  slack = await createFakeSlack();
  log = listeningLog();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => socket.stop()));
  await slack.close();
});

describe('Socket Mode', () => {
  it('takes what Slack sends and answers with what came of it', async () => {
    const taken: unknown[] = [];
    const socket = socketWith(async (body, ack, meta) => {
      taken.push([body, meta.type, meta.retry, meta.retryReason]);
      await ack({ text: 'gezien' });
    });
    expect(socket.connected()).toBe(false);
    await socket.start();
    expect(socket.connected()).toBe(true);
    const { ok, body } = await slack.send({ kind: 'command', payload: { command: '/zorg' } });
    expect([ok, body]).toEqual([true, { text: 'gezien' }]);
    await slack.send(event('app_home_opened'), { retryNum: 2, retryReason: 'timeout' });
    expect(taken).toEqual([
      [{ command: '/zorg' }, 'slash_commands', undefined, undefined],
      [event('app_home_opened').payload, 'events_api', 2, 'timeout'],
    ]);
  });

  it('has the next line before Slack closes the old one, with nothing lost between', async () => {
    const socket = socketWith((_body, ack) => ack());
    await socket.start();
    for (let n = 1; n <= 3; n++) {
      clock.moveReal(60_000);
      slack.sockets.disconnect();
      await slack.until(
        () => slack.callsOf('apps.connections.open').length === n + 1 && slack.sockets.connected,
        'another line',
      );
      await eventually(() => socket.connected());
      expect(await slack.send(event('user_change'))).toMatchObject({ ok: true });
    }
  });

  it('comes back after a line that was cut, also when Slack cannot be reached meanwhile', async () => {
    const socket = socketWith((_body, ack) => ack());
    await socket.start();
    slack.faults.next('apps.connections.open', { drop: 'before' }, 2);
    slack.faults.next('apps.connections.open', { status: 503 });
    slack.faults.next('apps.connections.open', { ratelimited: 1 });
    slack.sockets.drop();
    await slack.until(
      () => slack.callsOf('apps.connections.open').length === 6 && slack.sockets.connected,
      'back',
    );
    expect(await slack.send(event('user_change'))).toMatchObject({ ok: true });
    expect(log.lines.filter((line) => line.includes('is cut off'))).toHaveLength(4);
  });

  it('does not spin when every line is closed at once', async () => {
    const socket = socketWith((_body, ack) => ack(), {}, { ...WAITS, first: 2_000, most: 2_000 });
    await socket.start();
    slack.sockets.disconnect('link_disabled');
    await slack.until(() => slack.sockets.connections.size === 0, 'closed');
    expect(slack.callsOf('apps.connections.open')).toHaveLength(1);
    expect(socket.connected()).toBe(false);
    expect(log.lines.join()).toContain('Socket Mode is off: switch it on');
  });

  it('opens lines that do not last later and later, and says why Slack closes them', async () => {
    const opens = () => slack.callsOf('apps.connections.open').length;
    const socket = socketWith((_body, ack) => ack(), {}, { ...WAITS, first: 40, most: 160 });
    await socket.start();
    for (const [nth, least] of [40, 80, 160, 160].entries()) {
      await eventually(() => socket.connected());
      const closed = performance.now();
      slack.sockets.disconnect('too_many_websockets');
      await slack.until(() => opens() === nth + 2 && slack.sockets.connected, 'another line');
      expect(performance.now() - closed).toBeGreaterThan(least - 2);
    }
    expect(log.lines.join()).toContain('stop the other processes that use SLACK_APP_TOKEN');
    // One that lasts makes up for them.
    await eventually(() => socket.connected());
    clock.moveReal(60_000);
    slack.sockets.disconnect();
    await slack.until(() => opens() === 6 && slack.sockets.connected, 'another line');
    expect(log.lines.join()).not.toContain('is cut off');
  });

  it.each([
    ['invalid_auth', 'xapp-wrong', /SLACK_APP_TOKEN is not/],
    ['not_allowed_token_type', undefined, /begins with xapp-/],
    ['missing_scope', 'xapp-few', /connections:write/],
  ])('says what to do about %s, and starts once it is done', async (code, token, advice) => {
    slack.world.addToken(slack.team, ['authorizations:read'], { token: 'xapp-few', kind: 'app' });
    const appToken = token ?? slack.botToken;
    const socket = socketWith((_body, ack) => ack(), { appToken });
    await expect(socket.start()).rejects.toMatchObject({
      name: code,
      message: expect.stringMatching(advice),
    });
    expect(log.lines.join()).not.toContain(appToken);
    slack.world.addToken(slack.team, ['connections:write'], { token: appToken, kind: 'app' });
    await socket.start();
    expect(socket.connected()).toBe(true);
  });

  it('gives up on a line that is never greeted', async () => {
    const silent = createServer((_request, response) => {
      const { port } = silent.address() as AddressInfo;
      response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
    });
    const lines: Duplex[] = [];
    silent.on('upgrade', (request, line, head) => {
      lines.push(line);
      const ignore = () => {};
      accept(request, line, head, ignore, ignore);
    });
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const socket = socketWith(
      (_body, ack) => ack(),
      { apiUrl: `http://127.0.0.1:${port}/api/` },
      { ...WAITS, hello: 100 },
    );
    await expect(socket.start()).rejects.toMatchObject({ name: 'no_hello' });
    for (const line of lines) line.destroy();
    silent.closeAllConnections();
    await new Promise((done) => silent.close(done));
  });

  it('waits at the end for what it has taken, and takes nothing more', async () => {
    let go = () => {};
    const gate = new Promise<void>((done) => {
      go = done;
    });
    let taken = 0;
    const socket = socketWith(async (_body, ack) => {
      taken += 1;
      await gate;
      await ack();
    });
    await socket.start();
    const first = slack.send(event('user_change'));
    await eventually(() => taken === 1);
    let stopped = false;
    const stopping = socket.stop().then(() => {
      stopped = true;
    });
    const second = slack.send(event('user_change'));
    await new Promise((done) => setImmediate(done));
    expect(stopped).toBe(false);
    go();
    expect(await first).toMatchObject({ ok: true });
    await stopping;
    expect(await second).toMatchObject({ ok: false });
    expect([taken, slack.sockets.connected]).toEqual([1, false]);
    expect(slack.callsOf('apps.connections.open')).toHaveLength(1);
  });

  it('survives what fails in a turn, and says so without its words', async () => {
    const socket = socketWith(async (_body, ack) => {
      await ack();
      throw new Error('planted');
    });
    await socket.start();
    expect(await slack.send(event('user_change'))).toMatchObject({ ok: true });
    await eventually(() => log.lines.some((line) => line.includes('an envelope failed')));
    expect(await slack.send(event('user_change'))).toMatchObject({ ok: true });
  });
});
