import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCalls } from '../../../src/edges/slack/calls.js';
import { createFetch } from '../../../src/edges/slack/fetch.js';
import { quiet, SlackClient } from '../../../src/edges/slack/web-client.js';
import { createLog } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import { text } from '../../support/slack/client-surface.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import type { Fault } from '../../support/slack/faults.js';

let slack: FakeSlack;
let kept: ReturnType<typeof createFetch>;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 9, 12, 9);
  const team = { users: [{ id: 'UAN' }], channels: [{ id: 'C1', name: 'team', members: ['UAN'] }] };
  slack = await createFakeSlack({ now: () => now, teams: [team] });
  kept = createFetch();
});
afterEach(async () => {
  kept.close();
  await slack.close();
});

const said = () => slack.as('UAN').inbox().map(text);
const noted = () => slack.as('UAN').channel('C1').map(text);

function calls() {
  const log = createLog('silent');
  const { apiUrl, botToken } = slack;
  const client = new SlackClient(botToken, { slackApiUrl: apiUrl, fetch: kept.fetch, logger: quiet(log) });
  const clients = { for: async () => client, broken() {}, fetch: kept.fetch };
  return createCalls({ clients, apiUrl, log, metrics: createMetrics() });
}
function note(responseUrl?: string) {
  const words = { type: 'plain_text' as const, text: 'Genoteerd.' };
  const message = { text: words.text, blocks: [{ type: 'section' as const, text: words }] };
  return calls().note({ tenant: slack.team.id, user: 'UAN', responseUrl }, message);
}
const address = () =>
  slack.url +
  slack.world.responseUrl({ team_id: slack.team.id, user: 'UAN', channel: 'C1', kind: 'commands' });

describe('a note', () => {
  it('stands beside what was typed, for who typed it', async () => {
    await note(address());
    expect([noted(), said()]).toEqual([['Genoteerd.'], ['Genoteerd.']]);
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['half an hour later', () => (now += 31 * 60_000)],
    ['after the fifth time', () => [...slack.world.responseUrls.values()].map((one) => (one.uses = 5))],
    ['while Slack fails', () => slack.faults.next('response_url', { status: 500 } as Fault)],
    ['when the line is cut', () => slack.faults.next('response_url', { drop: 'before' } as Fault)],
  ])('comes as a direct message where Slack no longer takes it there: %s', async (_when, happens) => {
    const url = address();
    happens();
    await note(url);
    expect(noted()).toEqual([]);
    expect(said()).toEqual(['Genoteerd.']);
    const plain = { unfurl_links: false, unfurl_media: false, link_names: false };
    expect(slack.callsOf('chat.postMessage').map(({ args }) => args)).toEqual([
      expect.objectContaining(plain),
    ]);
  });

  it('goes to no other address than Slack’s, whatever a payload says', async () => {
    const other = await createFakeSlack({ now: () => now });
    const foreign = other.world.responseUrl({
      team_id: other.team.id,
      user: 'UAN',
      channel: 'C1',
      kind: 'commands',
    });
    await note(other.url + foreign);
    expect([...other.world.responseUrls.values()].map(({ uses }) => uses)).toEqual([0]);
    expect(said()).toEqual(['Genoteerd.']);
    await other.close();
  });
});
