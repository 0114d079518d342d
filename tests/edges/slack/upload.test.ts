import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { createDelivery } from '../../../src/edges/slack/deliver.js';
import type { Draw } from '../../../src/edges/slack/draw.js';
import { createFetch } from '../../../src/edges/slack/fetch.js';
import { createUpload } from '../../../src/edges/slack/upload.js';
import { quiet, SlackClient } from '../../../src/edges/slack/web-client.js';
import type { CardRef } from '../../../src/kernel/card.js';
import { createLog } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import type { OutMessage } from '../../../src/ports/delivery.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import type { Fault } from '../../support/slack/faults.js';

const clock = stillClock('2026-10-12 09:00');
const log = createLog('silent');
const kept = createFetch();
const BYTES = Buffer.from('BEGIN:VCALENDAR é');
let slack: FakeSlack;
let broken: string[];
let drawn: CardRef[];
beforeEach(async () => {
  slack = await createFakeSlack({
    now: () => clock.real(),
    teams: [{ users: [{ id: 'UAN' }], channels: [{ id: 'CSTAFF', name: 'team' }] }],
  });
  broken = [];
});
afterEach(() => slack.close());

function delivery(linkBase?: string) {
  drawn = [];
  const client = new SlackClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    fetch: kept.fetch,
    logger: quiet(log),
  });
  const draw = {
    message(card: CardRef) {
      drawn.push(card);
      const block = { type: 'section', text: { type: 'plain_text', text: 'hallo', emoji: false } };
      return { text: 'Voor in je agenda', blocks: [block] };
    },
    ready: async () => {},
  };
  const bytes = { name: 'terugblik.ics', mime: 'text/calendar', bytes: BYTES };
  return createDelivery({
    clients: {
      for: async () => client,
      broken: (_tenant, reason) => void broken.push(reason),
      fetch: kept.fetch,
    },
    draw: draw as unknown as Draw,
    clock,
    log,
    metrics: createMetrics(),
    linkBase,
    upload: createUpload({
      renderer: { file: async () => bytes },
      clock,
      fetch: kept.fetch,
      apiUrl: slack.apiUrl,
    }),
    changed: () => undefined,
  });
}

const out = (id = 'W1', channel?: string): OutMessage => ({
  id,
  address: { surface: 'slack', tenant: slack.team.id, place: 'UAN', ...(channel ? { channel } : {}) },
  card: { card: 'steps/file', data: {} },
  reader: { schoolId: 's', personId: 'p', language: 'nl' },
  at: clock.now(),
  file: { file: { file: 'ics', name: 'terugblik', data: { uid: 'u', title: 't', day: '2026-11-24' } } },
});
const shown = () =>
  slack
    .as('UAN')
    .inbox()
    .map(({ message }) => [message.text, (message as { files?: string[] }).files]);
const ONCE = [['Voor in je agenda', ['terugblik.ics']]];

describe('with an address of our own', () => {
  it('a file is a button in the message, and nothing is uploaded', async () => {
    const surface = delivery('https://zorgbode.example.org');
    expect(surface.uploads).toBe(false);
    const message = out();
    const { file } = message.file!;
    expect(await surface.deliver({ ...message, file: { file, token: 's.abc' } })).toMatchObject({
      kind: 'sent',
    });
    expect(drawn).toEqual([
      {
        card: 'steps/file',
        data: {},
        parts: [
          {
            card: 'school/file',
            data: { page: false, picture: false, off: false, url: 'https://zorgbode.example.org/file/s.abc' },
          },
        ],
      },
    ]);
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
    expect(slack.uploads.size).toBe(0);
  });
});

describe('a file', () => {
  it("stands in the person's own conversation, with a line above it", async () => {
    expect(await delivery().deliver(out())).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual(ONCE);
    expect([...slack.uploads.values()].map(({ bytes }) => bytes.toString())).toEqual([BYTES.toString()]);
    expect(slack.calls.map(({ method, answer }) => [method, answer])).toEqual([
      ['conversations.open', 'ok'],
      ['files.getUploadURLExternal', 'ok'],
      ['files.completeUploadExternal', 'ok'],
    ]);
    expect(slack.problems).toEqual([]);
  });

  it('goes to no channel', async () => {
    await expect(delivery().deliver(out('W1', 'CSTAFF'))).rejects.toThrow('never to a channel');
    expect(slack.calls).toEqual([]);
  });

  it('goes to no other server than Slack’s, whatever address it names', async () => {
    const asked: unknown[] = [];
    const upload = createUpload({
      renderer: { file: async () => ({ name: 'a.ics', mime: 'text/calendar', bytes: BYTES }) },
      clock,
      fetch: async (address) => {
        asked.push(address);
        throw new Error('asked');
      },
      apiUrl: slack.apiUrl,
    });
    const named = async () => ({
      ok: true,
      upload_url: 'https://files.slack.com.evil.example/1',
      file_id: 'F1',
    });
    const client = { files: { getUploadURLExternal: named } } as unknown as WebClient;
    const calls = { client, open: async () => 'D1', show: async () => undefined };
    await expect(upload(out(), out().file!.file, calls)).rejects.toMatchObject({ code: 'foreign_address' });
    expect(asked).toEqual([]);
  });

  const lost: [string, Fault][] = [
    ['cut before', { drop: 'before' }],
    ['cut after', { drop: 'after' }],
    ['500', { status: 500 }],
    ['500 after', { status: 500, after: true }],
  ];
  describe.each(lost)('%s', (_name, fault) => {
    it.each(['conversations.open', 'files.getUploadURLExternal', 'upload'])(
      'at %s: nothing can be seen, so that it is simply done again',
      async (method) => {
        const surface = delivery();
        slack.faults.next(method, fault);
        expect(await surface.deliver(out())).toMatchObject({ kind: 'later' });
        expect(shown()).toEqual([]);
        expect(await surface.deliver(out())).toMatchObject({ kind: 'sent' });
        expect(shown()).toEqual(ONCE);
      },
    );

    it('at the last step: it may stand there, and stands there once after the next try', async () => {
      const surface = delivery();
      slack.faults.next('files.completeUploadExternal', fault);
      expect(await surface.deliver(out())).toEqual({ kind: 'unknown' });
      expect(await surface.deliver(out())).toMatchObject({ kind: 'sent' });
      expect(shown()).toEqual(ONCE);
      expect(slack.uploads.size).toBe(1);
      // Another message is another file.
      expect(await surface.deliver(out('W2'))).toMatchObject({ kind: 'sent' });
      expect(shown()).toEqual([...ONCE, ...ONCE]);
    });
  });

  it('that the app may not upload is lost, and holds up no other message', async () => {
    slack.faults.next('files.getUploadURLExternal', { error: 'missing_scope' });
    expect(await delivery().deliver(out())).toEqual({ kind: 'lost', reason: 'slack.missing_scope' });
    expect(broken).toEqual([]);
  });

  it('waits as long as Slack asks, and tries again what Slack could not show', async () => {
    const surface = delivery();
    slack.faults.next('files.completeUploadExternal', { ratelimited: 9 });
    expect(await surface.deliver(out())).toEqual({ kind: 'later', until: clock.real() + 9_000 });
    slack.faults.next('files.completeUploadExternal', { error: 'file_update_failed' });
    expect(await surface.deliver(out())).toMatchObject({ kind: 'later' });
    expect(await surface.deliver(out())).toMatchObject({ kind: 'sent' });
    expect(shown()).toEqual(ONCE);
    expect(slack.uploads.size).toBe(1);
  });
});
