import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { slackManifest } from '../../../src/edges/slack/manifest.js';
import { COMMANDS, SHORTCUTS } from '../../../src/features/commands.js';
import { createLog, type Log } from '../../../src/log.js';
import { start } from '../../../src/main.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { cardsOnce } from '../cards.js';
import { stillClock } from '../clock.js';
import { keepExampleSchool, timeIn, usersAtSchool } from '../example-house.js';
import { createFakeSlack, type SlackOptions } from './fake.js';

/** The Slack users of the example school: `U` and a number in the order of its list, with the same e-mail addresses. */
export async function exampleUsers() {
  const { people } = await demoSchool();
  return people.map((person, nth) => ({
    id: `U${String(nth + 1).padStart(4, '0')}`,
    email: person.email,
    name: person.email.split('@')[0],
    real_name: person.name,
    person,
  }));
}

/** As `manifestForSlack` makes it, whose own tests hold it against Slack's rules; with the texts that are read already. */
const appManifest = (): any =>
  slackManifest({
    commands: COMMANDS,
    shortcuts: SHORTCUTS,
    language: 'nl',
    say: (key) => cardsOnce().say({ t: key }, 'nl'),
    publicUrl: 'https://zorgbode.example.org',
  });

/**
 * The whole product in a Slack workspace with the example school, as a school runs it: HTTP unless `environment` has
 * `SLACK_APP_TOKEN: 'fake'`, which stands for Socket Mode; `SANDBOX` is 0 unless it says otherwise. Both clocks begin at
 * `at` (`2026-10-12 09:00`, Brussels) and stand still. `slackOptions` adds workspaces or settings to the fake, `more` records to the school.
 */
export async function openSlack(
  at = '2026-10-12 09:00',
  environment: Record<string, string> = {},
  slackOptions: Partial<SlackOptions> = {},
  log: Log = createLog('silent'),
  more?: Parameters<typeof keepExampleSchool>[2],
) {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-slack-'));
  const clock = stillClock(at);
  const users = await exampleUsers();
  const manifest = appManifest();
  const staff = { id: 'C0TEAM', name: 'team', members: users.map(({ id }) => id) };
  const slack = await createFakeSlack({
    now: () => clock.real(),
    manifest,
    teams: [
      {
        users: users.map(({ person: _person, ...user }) => user),
        channels: [staff],
        scopes: manifest.oauth_config.scopes.bot,
      },
    ],
    ...slackOptions,
  });
  const socketMode = environment.SLACK_APP_TOKEN !== undefined;
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    SANDBOX: '0',
    SLACK_API_URL: slack.apiUrl,
    ...(environment.SLACK_CLIENT_ID ? {} : { SLACK_BOT_TOKEN: slack.botToken }),
    ...(socketMode ? {} : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    ...environment,
    ...(socketMode ? { SLACK_APP_TOKEN: slack.appToken } : {}),
  });
  const school = await keepExampleSchool(config, clock.real(), more);

  const running = await start(config, log, () => {}, clock, cardsOnce());
  const url = `http://127.0.0.1:${running.port}`;
  if (!socketMode) slack.appUrl = `${url}/slack/events`;
  if (config.slack?.botToken) {
    const known = () => slack.calls.some((call) => call.method === 'auth.test' && call.answer === 'ok');
    await slack.until(known, 'auth.test');
    if (socketMode) await slack.until(() => slack.sockets.connected, 'a connection in Socket Mode');
    // Its check waits for the attempt under way.
    await fetch(`${url}/readyz`);
  }

  const { drained, moveTo } = timeIn(running, clock);
  const { called, who } = usersAtSchool(users, ({ id }) => id);
  return {
    slack,
    running,
    url,
    dir,
    clock,
    users,
    school,
    manifest,
    /** By id, e-mail address or what stands before its `@`, or name. */
    as: (asked: string) => slack.as(called(asked)),
    /** The first person with a role, or class teacher of a class. */
    who: (role: string, nth?: number) => slack.as(who(role, nth)),
    drained,
    moveTo,
    async close() {
      await running.stop();
      await slack.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type OpenSlack = Awaited<ReturnType<typeof openSlack>>;
