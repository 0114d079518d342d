import { expect, it } from '@jest/globals';
import type { Draw } from '../../../src/edges/slack/draw.js';
import { createFetch } from '../../../src/edges/slack/fetch.js';
import { createHomes, type HomeParts } from '../../../src/edges/slack/home.js';
import { quiet, SlackClient } from '../../../src/edges/slack/web-client.js';
import { createLog } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack } from '../../support/slack/fake.js';

it('a home is read again where another process published one meanwhile: what was read before may be older', async () => {
  const clock = stillClock('2026-10-12 09:00');
  const slack = await createFakeSlack({ now: () => clock.real(), teams: [{ users: [{ id: 'UAN' }] }] });
  const log = createLog('silent');
  const { fetch, close } = createFetch();
  const client = new SlackClient(slack.botToken, { slackApiUrl: slack.apiUrl, fetch, logger: quiet(log) });

  /** What is in the store, read by both processes. */
  let state = 'nothing yet';
  const homesOf = (read: () => Promise<string>) =>
    createHomes({
      turns: { home: async () => ({ card: await read() }) },
      identity: { know: async () => 'known', localeOf: () => 'nl-BE' },
      clients: { for: async () => client, broken() {}, fetch },
      draw: {
        home: (card: unknown) => ({
          type: 'home',
          blocks: [{ type: 'section', text: { type: 'plain_text', text: String(card) } }],
        }),
        ready: async () => undefined,
      } as unknown as Draw,
      clock,
      log,
      metrics: createMetrics(),
    } as unknown as HomeParts);
  const shown = () => slack.team.homes.get('UAN')?.content.blocks[0].text.text;
  let between: (() => Promise<void>) | undefined;
  const one = homesOf(async () => {
    const read = state;
    await between?.();
    return read;
  });
  const other = homesOf(async () => state);

  await one.opened(slack.team.id, 'UAN');
  const hash = slack.team.homes.get('UAN')?.hash;
  state = 'one thing';
  between = async () => {
    between = undefined;
    state = 'one thing and another';
    await other.opened(slack.team.id, 'UAN', hash, '1');
  };
  one.changed(slack.team.id, 'UAN');
  await one.idle();
  expect(shown()).toBe('one thing and another');
  expect(slack.callsOf('views.publish').map(({ answer }) => answer)).toContain('hash_conflict');
  close();
  await slack.close();
});
