import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { start } from '../../../src/main.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import { exampleUsers, openSlack } from '../../support/slack/open.js';
import { listeningLog } from './with-store.js';

describe('a start while Slack does not want us', () => {
  const clock = stillClock('2026-10-12 09:00');
  let slack: FakeSlack;
  let dir: string;
  beforeEach(async () => {
    slack = await createFakeSlack({ now: () => clock.real() });
    dir = mkdtempSync(join(tmpdir(), 'zorgbode-start-'));
  });
  afterEach(async () => {
    await slack.close();
    rmSync(dir, { recursive: true });
  });

  async function begin(more: Record<string, string>) {
    const lines: string[] = [];
    const log = listeningLog();
    const config = readConfig({
      PORT: '0',
      DATA_DIR: dir,
      SANDBOX: '0',
      SLACK_API_URL: slack.apiUrl,
      ...more,
    });
    const running = await start(config, log, (line) => lines.push(line), clock);
    const ready = async () => {
      const response = await fetch(`http://127.0.0.1:${running.port}/readyz`);
      return [response.status, ((await response.json()) as { parts: { slack: string } }).parts.slack];
    };
    return { running, lines, log, ready };
  }

  it('says what to do, goes on, and works once it is done', async () => {
    const { running, lines, log, ready } = await begin({
      SLACK_BOT_TOKEN: 'xoxb-copied-wrongly',
      SLACK_SIGNING_SECRET: slack.signingSecret,
    });
    expect(await ready()).toEqual([503, 'invalid_auth']);
    expect(lines.find((line) => line.startsWith('slack: '))).toMatch(
      /^slack: invalid_auth: SLACK_BOT_TOKEN is not \(or no longer\) valid: copy it again from .+\. Trying again in \d+ s\.$/,
    );
    expect(log.lines.join()).not.toContain('xoxb-');
    const { scopes } = slack.world.tokens.get(slack.botToken)!;
    slack.world.addToken(slack.team, [...scopes], { token: 'xoxb-copied-wrongly' });
    clock.moveReal(6_000);
    expect(await ready()).toEqual([200, 'ok']);
    await running.stop();
  });

  it('survives a Slack that is not there', async () => {
    const { running, lines, ready } = await begin({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });
    expect(await ready()).toEqual([503, 'unreachable']);
    expect(lines.join()).toContain('Slack does not answer: can this machine reach slack.com');
    await running.stop();
  });
});

describe('a workspace that installs the app itself', () => {
  it('is linked to the one school, is served, and is let go when it takes the app out', async () => {
    const users = (await exampleUsers()).map(({ person: _person, ...user }) => user);
    const { slack, running, close } = await openSlack(
      undefined,
      {
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 'client-secret-of-the-fake',
        PUBLIC_URL: 'https://zorgbode.example.org',
      },
      { teams: [{ token: null, users }] },
    );
    const here = (url: string) =>
      url.replace('https://zorgbode.example.org', `http://127.0.0.1:${running.port}`);
    const person = slack.as(users[0]!.id);
    const typed = () => slack.acts.command(slack.team, users[0]!.id, { command: '/zorg' });
    expect(await typed()).toMatchObject({ status: 401 });

    const begun = await fetch(here('https://zorgbode.example.org/slack/install'), { redirect: 'manual' });
    const back = slack.allow(begun.headers.get('location')!, users[0]!.id);
    const cookie = begun.headers.get('set-cookie')!.split(';')[0]!;
    const page = await fetch(here(back), { headers: { cookie, 'accept-language': 'en' } });
    expect(await page.text()).toContain('The workspace belongs to your school.');

    await person.command('/zorg', 'vraag');
    await person.modalShown();
    expect(slack.problems).toEqual([]);

    await slack.uninstall();
    expect(await typed()).toMatchObject({ status: 401 });
    await close();
  });
});
