import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDelivery } from '../../../src/edges/slack/deliver.js';
import type { Draw } from '../../../src/edges/slack/draw.js';
import { createFetch } from '../../../src/edges/slack/fetch.js';
import { quiet, SlackClient } from '../../../src/edges/slack/web-client.js';
import { createLog } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import type { Address, OutMessage } from '../../../src/ports/delivery.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import type { Fault } from '../../support/slack/faults.js';

const clock = stillClock('2026-10-12 09:00');
const log = createLog('silent');
const kept = createFetch();
let slack: FakeSlack;
let broken: [string, string][];
let changed: string[];
beforeEach(async () => {
  slack = await createFakeSlack({
    now: () => clock.real(),
    teams: [{ users: [{ id: 'UAN' }], channels: [{ id: 'CSTAFF', name: 'team' }] }],
  });
  broken = [];
  changed = [];
});
afterEach(async () => {
  await slack.close();
});

function delivery(installed = true, apiUrl = slack.apiUrl, token = slack.botToken) {
  const client = new SlackClient(token, { slackApiUrl: apiUrl, fetch: kept.fetch, logger: quiet(log) });
  const block = { type: 'section', text: { type: 'plain_text', text: 'hallo', emoji: false } };
  const draw = { message: () => ({ text: 'hallo', blocks: [block] }), ready: async () => {} };
  return createDelivery({
    clients: {
      for: async () => (installed ? client : undefined),
      broken: (tenant, reason) => void broken.push([tenant, reason]),
      fetch: kept.fetch,
    },
    draw: draw as unknown as Draw,
    clock,
    log,
    metrics: createMetrics(),
    upload: () => Promise.reject(new Error('these have no file')),
    changed: (tenant, user) => void changed.push(`${tenant} ${user}`),
  });
}

function out(address: Partial<Address> = {}): OutMessage {
  return {
    id: 'W1',
    address: { surface: 'slack', tenant: slack.team.id, place: 'UAN', ...address },
    card: { card: 'requests/new', data: {} },
    reader: { schoolId: 's', personId: 'p', language: 'nl' },
    at: clock.now(),
  };
}
const later = (ms: number) => ({ kind: 'later', until: clock.real() + ms });

describe('a message', () => {
  it('goes to a person, without previews and without mentions made of it, and is changed where it stands', async () => {
    const sent = await delivery().deliver(out());
    const [message] = slack.as('UAN').inbox();
    const { channel, ts } = message!.message;
    expect(sent).toEqual({ kind: 'sent', handle: { channel, ts } });
    const { args } = slack.callsOf('chat.postMessage')[0]! as any;
    expect([args.unfurl_links, args.unfurl_media, args.link_names].map(String)).toEqual([
      'false',
      'false',
      'false',
    ]);
    expect(await delivery().update(out(), { channel, ts })).toEqual({
      kind: 'sent',
      handle: { channel, ts },
    });
    expect(slack.world.messageAt(channel, ts)?.before).toHaveLength(1);
    const { link_names, parse } = (slack.callsOf('chat.update')[0]! as any).args;
    expect([String(link_names), parse]).toEqual(['false', 'none']);
    expect(changed).toEqual([`${slack.team.id} UAN`, `${slack.team.id} UAN`]);
  });

  it('goes to a channel, and is nothing of any home', async () => {
    slack.team.channels.get('CSTAFF')!.members.add(slack.team.botUser);
    expect(await delivery().deliver(out({ place: '', channel: 'CSTAFF' }))).toMatchObject({ kind: 'sent' });
    expect(changed).toEqual([]);
  });

  const refusals: [string, Fault, object, object][] = [
    ['too many', { ratelimited: 7 }, later(7_000), later(7_000)],
    ['too many, without saying how long', { error: 'ratelimited' }, later(30_000), later(30_000)],
    ...(
      [
        'channel_not_found',
        'not_in_channel',
        'is_archived',
        'user_disabled',
        'user_not_found',
        'cannot_dm_bot',
        'restricted_action',
        'message_not_found',
        'cant_update_message',
        'invalid_blocks',
        'msg_too_long',
      ] as const
    ).map((error): [string, Fault, object, object] => {
      const lost = { kind: 'lost', reason: `slack.${error}` };
      return [error, { error }, lost, lost];
    }),
    ['a fault of Slack', { status: 500 }, { kind: 'unknown' }, { kind: 'unknown' }],
    ['a gateway', { status: 503, after: true }, { kind: 'unknown' }, { kind: 'unknown' }],
    ['internal_error', { error: 'internal_error' }, { kind: 'unknown' }, { kind: 'unknown' }],
    ['service_unavailable', { error: 'service_unavailable' }, later(15_000), later(15_000)],
    ['a line cut before it was done', { drop: 'before' }, { kind: 'unknown' }, { kind: 'unknown' }],
    ['a line cut after it was done', { drop: 'after' }, { kind: 'unknown' }, { kind: 'unknown' }],
  ];
  it.each(refusals)('%s', async (_name, fault, posted, updated) => {
    await delivery().deliver(out());
    const { channel, ts } = slack.as('UAN').inbox()[0]!.message;
    slack.faults.next('chat.postMessage', fault);
    expect(await delivery().deliver(out())).toEqual(posted);
    slack.faults.next('chat.update', fault);
    expect(await delivery().update(out(), { channel, ts })).toEqual(updated);
    expect(broken).toEqual([]);
    // The next one is not held up by it.
    expect(await delivery().deliver(out())).toMatchObject({ kind: 'sent' });
  });

  it.each(['token_revoked', 'invalid_auth', 'not_authed', 'missing_scope', 'token_expired'])(
    '%s holds up the workspace, and says so',
    async (error) => {
      slack.faults.next('chat.postMessage', { error });
      expect(await delivery().deliver(out())).toEqual({ ...later(300_000), wholeTenant: true });
      expect(broken).toEqual([[slack.team.id, error]]);
    },
  );

  it('account_inactive is about our token, unless that one still works', async () => {
    slack.faults.next('chat.postMessage', { error: 'account_inactive' });
    expect(await delivery().deliver(out())).toEqual({ kind: 'lost', reason: 'slack.account_inactive' });
    expect(broken).toEqual([]);
    slack.faults.next('*', { error: 'account_inactive' }, 2);
    expect(await delivery().deliver(out())).toMatchObject({ kind: 'later', wholeTenant: true });
    expect(broken).toEqual([[slack.team.id, 'account_inactive']]);
  });

  it('waits where nobody answers', async () => {
    expect(await delivery(true, 'http://127.0.0.1:9/api/').deliver(out())).toEqual(later(15_000));
  });

  it('is lost where the app is not installed', async () => {
    expect(await delivery(false).deliver(out())).toEqual({ kind: 'lost', reason: 'slack.not-installed' });
  });

  it('is lost where its place is none', async () => {
    expect(await delivery().update(out(), 'x')).toEqual({ kind: 'lost', reason: 'slack.message_not_found' });
  });
});
