import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openBareApp } from './bare-app.js';
import { createFakeSlack, type FakeSlack } from './fake.js';
import { bodyOf } from './web-api.js';

describe('what the fake sends', () => {
  let slack: FakeSlack;
  let server: Server;
  let now: number;
  let answer: (response: ServerResponse) => void;
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  beforeEach(async () => {
    now = Date.UTC(2026, 9, 12, 7);
    got.length = 0;
    answer = (response) => response.end();
    server = createServer(async (request, response) => {
      got.push({ headers: request.headers, body: await bodyOf(request) });
      answer(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    slack = await createFakeSlack({
      now: () => now,
      patience: 300,
      teams: [{ id: 'T1', users: [{ id: 'U1' }] }],
    });
    slack.appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  });
  afterEach(async () => {
    await slack.close();
    server.closeAllConnections();
    server.close();
  });

  it('is signed as Slack signs', async () => {
    await slack.acts.command(slack.team, 'U1', { command: '/zorg', text: 'Jan & Piet' });
    const { headers, body } = got[0]!;
    const time = headers['x-slack-request-timestamp'];
    expect(Number(time) * 1000).toBe(now);
    const mac = createHmac('sha256', slack.signingSecret).update(`v0:${time}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${mac}`);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      command: '/zorg',
      text: 'Jan &amp; Piet',
      user_id: 'U1',
      team_id: 'T1',
      channel_name: 'directmessage',
    });
  });

  it('can be forged in every way', async () => {
    const headersOf = async (options: object) => {
      await slack.acts.event(slack.team, { type: 'x' }, options);
      return got.at(-1)!.headers;
    };
    const right = (await headersOf({}))['x-slack-signature'];
    expect((await headersOf({ secret: 'other' }))['x-slack-signature']).not.toBe(right);
    expect((await headersOf({ version: 'v1' }))['x-slack-signature']).toMatch(/^v1=/);
    expect((await headersOf({ signature: null }))['x-slack-signature']).toBeUndefined();
    expect((await headersOf({ timestamp: null }))['x-slack-request-timestamp']).toBeUndefined();
    expect((await headersOf({ timestamp: 'Infinity' }))['x-slack-request-timestamp']).toBe('Infinity');
    expect((await headersOf({ retryNum: 2, retryReason: 'http_error' }))['x-slack-retry-num']).toBe('2');
    await slack.send({ kind: 'raw', payload: null }, { body: 'null' });
    expect(got.at(-1)!.body).toBe('null');
  });

  it('comes in doubles, and again', async () => {
    slack.double({ times: 4, retries: true });
    const outcome = await slack.acts.shortcut(slack.team, 'U1', 'request.new');
    expect(got.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
    slack.double({ times: 3, parallel: true });
    await slack.send(outcome.sent);
    expect(got).toHaveLength(7);
  });

  it('tells of an app that is late, silent, wrong or gone', async () => {
    const outcome = () => slack.acts.shortcut(slack.team, 'U1', 'a');
    expect(await outcome()).toMatchObject({ ok: true, status: 200, body: '' });
    answer = (response) => {
      now += 3001;
      response.end();
    };
    expect(await outcome()).toMatchObject({ ok: false, status: 200, error: 'operation_timeout' });
    answer = (response) => response.writeHead(500).end('oops');
    expect(await outcome()).toMatchObject({ ok: false, status: 500, error: 'dispatch_failed', body: 'oops' });
    answer = () => {};
    expect(await outcome()).toMatchObject({ ok: false, status: 0, error: 'operation_timeout' });
    answer = (response) => void response.destroy();
    expect(await outcome()).toMatchObject({ ok: false, status: 0 });
    await expect(slack.as('U1').shortcut('a')).rejects.toThrow(/Slack says operation_timeout/);
  });
});

describe('with a Bolt app', () => {
  it('passes its checks, and not without a signature', async () => {
    const slack = await createFakeSlack({ teams: [{ users: [{ id: 'U1' }] }] });
    const app = await openBareApp(slack);
    expect(await slack.acts.urlVerification('abc')).toMatchObject({ ok: true, body: { challenge: 'abc' } });
    expect(await slack.acts.sslCheck()).toMatchObject({ ok: true });
    expect(await slack.acts.urlVerification('abc', { secret: 'other' })).toMatchObject({
      ok: false,
      status: 401,
    });
    await app.close();
    await slack.close();
  });

  it('follows it over Socket Mode through disconnects', async () => {
    const slack = await createFakeSlack({ teams: [{ users: [{ id: 'U1' }] }] });
    const app = await openBareApp(slack, 'socket');
    const [first] = slack.sockets.connections;
    const an = slack.as('U1');
    await an.openHome();
    await an.homeShown();
    slack.sockets.disconnect();
    await slack.until(() => slack.sockets.connected && !slack.sockets.connections.has(first!), 'a new line');
    await an.command('/zorg', 'hulp');
    expect(an.notes()).toHaveLength(1);
    expect(slack.callsOf('apps.connections.open')).toHaveLength(2);
    expect(slack.problems).toEqual([]);
    await app.close();
    await slack.close();
  });
});
