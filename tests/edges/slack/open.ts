import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { createLog } from '../../../src/log.js';
import { start } from '../../../src/main.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack } from '../../support/slack/fake.js';
import type { SlackUser, TeamOptions } from '../../support/slack/world.js';

/** The user id in Slack of somebody of the example school: `An Duindoorn` → `UANDUINDOORN`. */
export const idOf = (name: string): string => `U${name.toUpperCase().replace(/[^A-Z]/g, '')}`;

/** Everybody of the example school in one workspace, and the product connected to it. */
export async function openSchool(
  extra: (Partial<SlackUser> & { id: string })[] = [],
  team: TeamOptions = {},
) {
  const clock = stillClock('2026-10-12 09:00');
  const { people } = await demoSchool();
  const users = people.map(({ name, email }) => ({ id: idOf(name), real_name: name, email }));
  const slack = await createFakeSlack({
    now: () => clock.real(),
    teams: [{ ...team, users: [...users, ...extra] }],
  });
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    SANDBOX: '1',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  const lines: object[] = [];
  const keep = (level: string) => (given: object, msg?: string) => void lines.push({ level, msg, ...given });
  const log = process.env.LOG
    ? createLog('debug', true)
    : ({ debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') } as any);
  const running = await start(config, log, () => {}, clock);
  const url = `http://127.0.0.1:${running.port}`;
  slack.appUrl = `${url}/slack/events`;
  await slack.until(() => slack.calls.some((call) => call.method === 'auth.test'), 'a connection');
  const person = (nth: string | ((one: (typeof people)[number]) => boolean)) => {
    const found = people.find((one) => (typeof nth === 'string' ? one.name === nth : nth(one)));
    if (!found) throw new Error(`nobody is ${nth}`);
    return { ...found, user: idOf(found.name), slack: slack.as(idOf(found.name)) };
  };
  return {
    slack,
    clock,
    running,
    url,
    lines,
    people,
    person,
    teacher: person((one) => one.classes.includes('L3B') && one.roles.includes('TEACHER')),
    coordinator: person('An Duindoorn'),
    async close() {
      await running.stop();
      await slack.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type OpenSchool = Awaited<ReturnType<typeof openSchool>>;

/** Fills the form that asks for help as briefly as may be, in the school's Dutch. */
export const SHORT_FORM = {
  'Het gaat over': 'Eén leerling',
  'Welke klas?': 'L3B',
  'In je eigen woorden': 'Kan moeilijk stilzitten.',
  'Jouw antwoord': 'Nee',
};
