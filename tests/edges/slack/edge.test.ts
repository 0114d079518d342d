import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { type ListenerParts, listen } from '../../../src/edges/slack/listeners.js';
import { createLog } from '../../../src/log.js';
import { type OpenSlack, openSlack } from '../../support/slack/open.js';
import { SHORT_FORM } from './open.js';

let opened: OpenSlack | undefined;
afterEach(async () => {
  expect(opened?.slack.problems ?? []).toEqual([]);
  await opened?.close();
  opened = undefined;
});
const ready = async (url: string) => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, slack: ((await response.json()) as any).parts.slack };
};

describe('over Socket Mode', () => {
  it('the same things happen, doubles included, and the path over HTTP is not there', async () => {
    opened = await openSlack(undefined, { SLACK_APP_TOKEN: 'fake' });
    const { slack, url } = opened;
    const teacher = opened.who('L3B');
    slack.double({ times: 5, parallel: true });
    await teacher.command('/zorg', 'vraag');
    const modal = await teacher.modalShown();
    await modal.fill({ ...SHORT_FORM, 'In je eigen woorden': ' ' });
    await modal.submit();
    expect(modal.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    await modal.fill(SHORT_FORM);
    await modal.submit();
    expect(modal.open).toBe(false);
    await opened.drained();
    const coordinator = opened.as('An Duindoorn');
    expect(coordinator.inbox()).toHaveLength(1);
    expect(slack.callsOf('views.open')).toHaveLength(1);
    expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(404);
    expect(await ready(url)).toEqual({ status: 200, slack: 'ok' });
  });

  it('is not ready while the line is cut, and is again by itself', async () => {
    opened = await openSlack(undefined, { SLACK_APP_TOKEN: 'fake' });
    const { slack, url } = opened;
    const becomes = async (wanted: object) => {
      const late = AbortSignal.timeout(10_000);
      let seen = await ready(url);
      for (; JSON.stringify(seen) !== JSON.stringify(wanted); seen = await ready(url)) late.throwIfAborted();
      expect(seen).toEqual(wanted);
    };
    slack.faults.next('apps.connections.open', { error: 'link_disabled' });
    slack.sockets.drop();
    await becomes({ status: 503, slack: 'SlackNotConnected' });
    await becomes({ status: 200, slack: 'ok' });
    const teacher = opened.who('L3B');
    await teacher.command('/zorg');
    await teacher.modalShown();
  });

  it('another workspace has no effect, and is not brought again', async () => {
    opened = await openSlack(undefined, { SLACK_APP_TOKEN: 'fake' });
    const { slack } = opened;
    const teacher = opened.who('L3B');
    await teacher.command('/zorg');
    await teacher.modalShown();
    const { sent } = slack.sent.at(-1)!;
    const before = slack.calls.length;
    const payload = { ...sent.payload, team_id: 'T0ELSEWHERE', trigger_id: 'other' };
    expect(await slack.send({ ...sent, payload })).toMatchObject({ status: 200, body: '' });
    expect(await slack.send({ ...sent, payload: { a: 1 } })).toMatchObject({ status: 200, body: '' });
    expect(slack.calls).toHaveLength(before);
  });
});

describe('the edge', () => {
  it('says why Slack cannot be used, and that it can again', async () => {
    opened = await openSlack();
    const { slack, url, clock } = opened;
    expect(await ready(url)).toEqual({ status: 200, slack: 'ok' });
    const teacher = opened.who('L3B');
    slack.faults.next('views.open', { error: 'token_revoked' });
    slack.faults.next('auth.test', { error: 'token_revoked' });
    await teacher.command('/zorg');
    await slack.until(() => slack.callsOf('views.open').length > 0, 'a try');
    expect(await ready(url)).toEqual({ status: 503, slack: 'token_revoked' });
    clock.moveReal(60_000);
    expect(await ready(url)).toEqual({ status: 200, slack: 'ok' });
  });

  it('stops when what is under way is answered, and takes nothing new meanwhile', async () => {
    opened = await openSlack();
    const { slack, running } = opened;
    const teacher = opened.who('L3B');
    const act = teacher.command('/zorg');
    await slack.until(() => slack.callsOf('users.info').length > 0, 'an act under way');
    const stopped = running.stop();
    expect((await act).status).toBe(200);
    await stopped;
    expect(slack.callsOf('views.open').map(({ answer }) => answer)).toEqual(['ok']);
    expect((await slack.send(slack.sent[0]!.sent)).status).toBe(0);
    await rm(opened.dir, { recursive: true, force: true });
    await slack.close();
    opened = undefined;
  });
});

describe('a list of more than a hundred', () => {
  function offers(known: boolean, search: () => Promise<{ title: string; value: string }[]>, here = known) {
    let ask: any;
    const app = {
      use: (middleware: unknown) => {
        ask = middleware;
      },
    };
    const identity = { know: async () => (known ? 'known' : 'stranger') };
    const turns = { who: async () => (here ? { personId: 'an' } : undefined) };
    const parts = { identity, turns, lists: { search }, log: createLog('silent') };
    listen(app as unknown as App, parts as unknown as ListenerParts);
    return new Promise((ack) => {
      const body = { user: { id: 'U1' }, action_id: 'in:teacher:key', value: 'an' };
      ask({ body, context: { tenant: 'T1', kind: 'options' }, ack });
    });
  }
  const found = async () => [{ title: 'An', value: 'p1' }];

  it('is offered to who is known, and to nobody else', async () => {
    const text = { type: 'plain_text', text: 'An', emoji: false };
    expect(await offers(true, found)).toEqual({ options: [{ text, value: 'p1' }] });
    expect(await offers(false, found)).toEqual({ options: [] });
    expect(await offers(true, found, false)).toEqual({ options: [] });
  });

  it('is empty where it cannot be read', async () => {
    const broken = () => Promise.reject(new Error('no store'));
    expect(await offers(true, broken)).toEqual({ options: [] });
  });
});
