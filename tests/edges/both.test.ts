import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { start } from '../../src/main.js';
import { manifestForSlack } from '../../src/tools/manifest.js';
import { stillClock } from '../support/clock.js';
import { settledSchool } from '../support/sandbox.js';
import { text as slackText, titlesOf as slackTitles } from '../support/slack/client-surface.js';
import { createFakeSlack } from '../support/slack/fake.js';
import { exampleUsers as slackUsers } from '../support/slack/open.js';
import { text, titlesOf } from '../support/teams/client-card.js';
import { createFakeTeams } from '../support/teams/fake.js';
import { exampleUsers as teamsUsers } from '../support/teams/open.js';

const [LIES, AN, BERT, ZITA] = ['Lies Wadloper', 'An Duindoorn', 'Bert Zeewind', 'Zita Rif'];
/** Bert is in Slack alone, Zita in neither; everybody else in both. */
const IN_TEAMS = (name: string) => name !== BERT && name !== ZITA;
const IN_SLACK = (name: string) => name !== ZITA;
const WORDS = 'Telt nog op de vingers en zucht';
const FORM = {
  'Het gaat over': 'Eén leerling',
  'Welke klas?': 'L3B',
  'In je eigen woorden': WORDS,
  'Jouw antwoord': 'Nee',
};

/** One process with Slack, Teams and the sandbox, and one school that is on all of them. */
async function openBoth() {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-both-'));
  const clock = stillClock('2026-10-12 09:00');
  const now = () => clock.real();
  const manifest: any = manifestForSlack('nl', 'https://zorgbode.example.org');
  const inSlack = (await slackUsers()).filter(({ real_name }) => IN_SLACK(real_name));
  const slack = await createFakeSlack({
    now,
    manifest,
    teams: [
      {
        users: inSlack.map(({ person: _person, ...user }) => user),
        scopes: manifest.oauth_config.scopes.bot,
      },
    ],
  });
  const everybody = await teamsUsers();
  const inTeams = everybody.filter(({ name }) => IN_TEAMS(name));
  const teams = await createFakeTeams({ now, users: inTeams.map(({ person: _person, ...user }) => user) });
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    SANDBOX: '1',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    MicrosoftAppId: teams.appId,
    MicrosoftAppPassword: 'secret-of-the-fake',
    MicrosoftAppTenantId: teams.tenantId,
    MicrosoftAppType: 'SingleTenant',
    TEAMS_TEST_AUTHORITY: teams.authorityUrl,
  });
  await settledSchool(config, clock);
  const running = await start(config, createLog('silent'), () => {}, clock);
  const url = `http://127.0.0.1:${running.port}`;
  slack.appUrl = `${url}/slack/events`;
  teams.appUrl = `${url}/api/messages`;
  // Its checks wait for the attempts to connect.
  await fetch(`${url}/readyz`);
  await teams.installInTeam(teams.team, teams.as(LIES!).user);
  const last = { platform: 'teams' as const, tenant: teams.tenantId, user: inTeams.at(-1)!.aadObjectId };
  const late = AbortSignal.timeout(10_000);
  while (!late.aborted && !(await running.router.acquaintances.who(last))) await new Promise(setImmediate);

  const userOf = (name: string) => inSlack.find(({ real_name }) => real_name === name)!.id;
  return {
    slack,
    teams,
    url,
    running,
    inSlack: (name: string) => slack.as(userOf(name)),
    inTeams: (name: string) => teams.as(name),
    async inSandbox(name: string): Promise<string[]> {
      const { person } = everybody.find((one) => one.name === name)!;
      const answer = await fetch(`${url}/sandbox/api/inbox?person=${person.id}`);
      const { messages } = (await answer.json()) as { messages: { card: object }[] };
      return messages.map(({ card }) => JSON.stringify(card));
    },
    async drained() {
      for (let round = 0; round < 8; round += 1) {
        await running.drained();
        clock.moveReal(1500);
        clock.moveTo(clock.now() + 1500);
      }
    },
    async close() {
      await running.stop();
      await slack.close();
      await teams.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

let open: Awaited<ReturnType<typeof openBoth>>;
beforeAll(async () => {
  open = await openBoth();
});
afterAll(async () => {
  const problems = [...open.slack.problems, ...open.teams.problems];
  await open.close();
  expect(problems).toEqual([]);
});

/** Lies asks in Teams; gives the request's name. */
async function raisedInTeams(): Promise<string> {
  const lies = open.inTeams(LIES!);
  const before = lies.messages().length;
  await lies.says('zorgvraag');
  await lies.press(await open.teams.until(() => lies.messages()[before], 'the button'), 'Openen');
  lies.theDialog.fill(FORM);
  await lies.theDialog.press('Versturen');
  await open.drained();
  return /Je vraag (\S+) \(/.exec(text(lies.message('Dank je')))![1]!;
}
async function raisedInSlack(): Promise<void> {
  const lies = open.inSlack(LIES!);
  await lies.command('/zorg', 'vraag');
  const form = await lies.modalShown();
  await form.fill(FORM);
  await form.submit();
  await open.drained();
}
const usesTeams = async (name: string) => {
  const who = open.inTeams(name);
  const before = who.messages().length;
  await who.says('zorg');
  await open.teams.until(() => who.messages().length > before, 'the home');
};
const usesSlack = async (name: string) => {
  const who = open.inSlack(name);
  await who.command('/zorg', 'hulp');
  await (await who.modalShown()).close({ all: true });
};

it('all three answer from one process', async () => {
  expect((await fetch(`${open.url}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${open.url}/`)).text()).toContain('<html');
});

describe('a request', () => {
  it('raised in Teams is taken in Slack, and both cards change', async () => {
    const [lies, an] = [open.inTeams(LIES!), open.inSlack(AN!)];
    await usesSlack(AN!);
    const name = await raisedInTeams();
    expect(open.inSlack(LIES!).inbox()).toEqual([]);
    const asked = an.message(name);
    expect(slackTitles(asked)).toContain('Ik volg dit op');
    expect(slackText(asked)).not.toContain('vingers');
    await an.press(asked, 'Ik volg dit op');
    await open.drained();
    expect(slackTitles(an.message(new RegExp(`raag ${name} ·`)))).not.toContain('Ik volg dit op');
    const own = lies.message(`vraag ${name} (`);
    expect(text(own)).not.toContain('Ten laatste');
    expect(own.message.edited).toBe(true);
    expect(lies.messages().filter((one) => text(one).includes('Je hoort van An Duindoorn'))).toHaveLength(1);
    expect(open.inTeams(AN!).messages()).toEqual([]);
    expect(open.inSlack(LIES!).inbox()).toEqual([]);

    // And on: a question from Slack is answered in Teams, and the answer read in Slack.
    await an.press(an.message(new RegExp(`raag ${name} ·`)), 'Lezen');
    const opened = await an.modalShown();
    expect(opened.text).toContain(WORDS);
    await an.press(opened as never, 'Een vraag stellen');
    const ask = await an.modalShown();
    await ask.fill({ 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await ask.submit();
    await open.drained();
    await lies.press(lies.message('korte vraag'), 'Lezen en antwoorden');
    expect(lies.theDialog.text).toContain('Sinds wanneer?');
    lies.theDialog.fill({ 'Jouw antwoord (kort mag)': 'Sinds september' });
    await lies.theDialog.press(titlesOf(lies.theDialog)[0]!);
    await open.drained();
    await an.modal?.close({ all: true });
    await an.press(an.message('antwoordde'), 'Lezen');
    expect((await an.modalShown()).text).toContain('Sinds september');
    await an.modal?.close({ all: true });
  });

  it('raised in Slack is taken in Teams, and both cards change', async () => {
    await usesTeams(AN!);
    await raisedInSlack();
    const [lies, an] = [open.inSlack(LIES!), open.inTeams(AN!)];
    const name = /Je vraag (\S+) \(/.exec(slackText(lies.message('Dank je')))![1]!;
    await an.press(an.message(name), 'Ik volg dit op');
    await open.drained();
    expect(titlesOf(an.message(new RegExp(`raag ${name} ·`)))).not.toContain('Ik volg dit op');
    expect(slackText(lies.message(new RegExp(`vraag ${name} \\(`)))).not.toContain('Ten laatste');
    expect(lies.inbox().filter((one) => slackText(one).includes('Je hoort van'))).toHaveLength(1);
  });
});

describe('where somebody reads', () => {
  const inboxes = () => ({
    slack: open.inSlack(AN!).inbox().length,
    teams: open.inTeams(AN!).messages().length,
  });
  beforeEach(async () => {
    await open.drained();
  });

  it('is where they were last, and there alone', async () => {
    await usesTeams(AN!);
    await usesSlack(AN!);
    let before = inboxes();
    await raisedInTeams();
    expect(inboxes()).toEqual({ slack: before.slack + 1, teams: before.teams });
    await usesTeams(AN!);
    before = inboxes();
    await raisedInTeams();
    expect(inboxes()).toEqual({ slack: before.slack, teams: before.teams + 1 });
    expect(await open.inSandbox(AN!)).toEqual([]);
  });

  it('is the platform that has them, for who never used one', async () => {
    const lies = open.inTeams(LIES!);
    const before = lies.messages().length;
    await lies.says('zorgvraag');
    await lies.press(await open.teams.until(() => lies.messages()[before], 'the button'), 'Openen');
    lies.theDialog.fill({ ...FORM, 'Welke klas?': 'L6B' });
    await lies.theDialog.press('Versturen');
    await open.drained();
    expect(open.inSlack(BERT!).inbox().map(slackText)).toEqual([expect.stringContaining('Nieuwe vraag')]);
    expect(await open.inSandbox(BERT!)).toEqual([]);
  });

  it('is the sandbox for who is on neither, with no word about a pupil', async () => {
    const lies = open.inTeams(LIES!);
    const before = lies.messages().length;
    await lies.says('zorg meedenken');
    await lies.press(await open.teams.until(() => lies.messages()[before], 'the button'), 'Openen');
    lies.theDialog.fill({ 'Waarover wil je even nadenken?': 'Rustig starten', 'En deze collega’s': [ZITA!] });
    await lies.theDialog.press('Vragen');
    await open.drained();
    const came = await open.inSandbox(ZITA!);
    expect(came).toEqual([expect.stringContaining('Lies Wadloper vraagt of je even wil meedenken')]);
    expect(came.join()).not.toContain('Rustig');
  });
});
