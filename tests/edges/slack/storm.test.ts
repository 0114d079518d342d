import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { createLog } from '../../../src/log.js';
import { type Running, start } from '../../../src/main.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { createFakeSlack, type FakeSlack } from '../../support/slack/fake.js';
import {
  AT_ONCE,
  COORDINATORS,
  heardOf,
  keepSchools,
  LONGEST,
  SCHOOLS,
  SECOND,
  SUBMITS,
  stormSchools,
  TEACHERS,
} from '../../support/storm.js';

const TEAM = 'T0STORM';

jest.setTimeout(600_000);

const clock = stillClock('2026-10-12 09:00');
const schools = stormSchools();
const users = schools.flatMap((school) =>
  [...school.people.values()].map(({ id, name, email }) => ({
    id: `U${id.toUpperCase().replaceAll('-', 'X')}`,
    real_name: name,
    email,
  })),
);
const userOf = (personId: string) => `U${personId.toUpperCase().replaceAll('-', 'X')}`;

let slack: FakeSlack;
let running: Running;
let dir: string;
beforeAll(async () => {
  slack = await createFakeSlack({
    now: () => clock.real(),
    teams: [{ id: TEAM, users }],
    keep: false,
    patience: 60_000,
  });
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-storm-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    SANDBOX: '0',
    LOG_LEVEL: 'silent',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  const { store } = await openStore(config);
  await keepSchools(store, schools, clock.real());
  await store.close();
  running = await start(config, createLog('silent'), () => {}, clock);
  slack.appUrl = `http://127.0.0.1:${running.port}/slack/events`;
  await fetch(`http://127.0.0.1:${running.port}/readyz`);
});
afterAll(async () => {
  await running.stop();
  await slack.close();
  await rm(dir, { recursive: true, force: true });
});

/** The view of the form as it stands in Slack, opened once by one teacher. */
async function openForm(): Promise<any> {
  const teacher = slack.as(userOf('te-0-0'));
  await teacher.command('/zorg', 'vraag');
  await teacher.modalShown();
  const team = slack.world.team(TEAM);
  const [view] = slack.world.stack(team, userOf('te-0-0'));
  return view!.content;
}

const CHOSEN: Record<string, string> = { scope: 'class', safety: 'no' };

/** What Slack sends when the n-th form is sent; the same for each time that it is sent. */
function submission(form: any, n: number) {
  const s = n % SCHOOLS;
  const t = Math.floor(n / SCHOOLS) % TEACHERS;
  const classCode = `L${(n % COORDINATORS) + 1}A`;
  const values: Record<string, object> = {};
  for (const { type, block_id, element } of form.blocks) {
    if (type !== 'input') continue;
    const field = block_id.slice('in:'.length);
    const wanted = field === 'classCode' ? classCode : CHOSEN[field];
    const option = element.options?.find(({ value }: { value: string }) => value === wanted);
    values[block_id] = {
      [element.action_id]:
        element.type === 'plain_text_input'
          ? { type: element.type, value: field === 'observation' ? `Waarneming ${n}` : null }
          : element.type === 'checkboxes'
            ? { type: element.type, selected_options: [] }
            : { type: element.type, selected_option: option ?? null },
    };
  }
  // As if opened in the App Home: the note on what became of it stands in the modal.
  const { r: _responseUrl, ...carried } = JSON.parse(form.private_metadata);
  const team = slack.world.team(TEAM);
  const user = userOf(`te-${s}-${t}`);
  return {
    kind: 'interactive' as const,
    payload: {
      type: 'view_submission',
      team: { id: team.id, domain: team.domain },
      user: { id: user, username: user, name: user, team_id: team.id },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: slack.world.appId,
      token: 'old',
      trigger_id: `${n}.1.1`,
      view: {
        ...form,
        id: `V${n}`,
        hash: `${n}.1`,
        team_id: team.id,
        app_id: slack.world.appId,
        bot_id: 'B1',
        root_view_id: `V${n}`,
        previous_view_id: null,
        private_metadata: JSON.stringify({
          ...carried,
          s: `school-${s}`,
          d: { ...carried.d, once: clock.id() },
        }),
        state: { values },
      },
      response_urls: [],
    },
  };
}

/** As a person does: sends the form, and again while it stays open with a complaint. */
async function submitted(form: any, n: number): Promise<number> {
  const sent = submission(form, n);
  for (let tries = 1; tries <= 20; tries++) {
    const outcome = await slack.send(sent);
    expect([n, outcome.status]).toEqual([n, 200]);
    if (outcome.body?.response_action !== 'errors') return tries;
    // Whom Slack could not tell us yet is asked again; each try is an act of its own.
    sent.payload.trigger_id = `${n}.${tries + 1}.1`;
    await later(SECOND);
  }
  throw new Error(`form ${n} was never taken`);
}

/** Both clocks move on. */
async function later(ms: number): Promise<void> {
  clock.moveReal(ms);
  clock.moveTo(clock.now() + ms);
}

describe(`${SUBMITS} submits over 40 schools, with 30 % of all calls to Slack failing`, () => {
  it('stores every request, delivers every message, and doubles only what Slack took without our hearing it', async () => {
    const form = await openForm();
    slack.rates.limit('chat.postMessage', { every: SECOND, burst: 3 });
    slack.faults.some({ share: 0.3, seed: 20_261_012 });

    let next = 0;
    let again = 0;
    const worker = async () => {
      for (let n = next++; n < SUBMITS; n = next++) {
        again += (await submitted(form, n)) - 1;
        // A quarter of an hour for all of them: twelve a second.
        if (n % 12 === 0) await later(SECOND);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));

    // Everything is told in its own time: a second for each message to one person, growing pauses for what failed.
    let seconds = 0;
    const wanted = 2 * SUBMITS;
    const told = () =>
      new Set(slack.accepted.map(({ message }) => JSON.stringify([message.channel, message.text]))).size;
    while (told() < wanted && seconds < LONGEST) {
      await running.drained();
      await later(SECOND);
      seconds += 1;
    }
    slack.faults.clear();

    const texts = new Map<string, Set<string>>();
    for (const { message } of slack.accepted) {
      const { user } = slack.world.team(TEAM).channels.get(message.channel) as unknown as { user: string };
      const all = texts.get(user) ?? new Set();
      texts.set(user, all.add(message.text));
    }
    const isTold = (personId: string, roepnaam: string) =>
      [...(texts.get(userOf(personId)) ?? [])].some((said) => said.split(/\W+/u).includes(roepnaam));
    const { stored, missing } = await heardOf(dir, schools, isTold);

    const doubles = slack.doubles();
    const unheard = doubles.filter(({ times, unheard }) => times - 1 <= unheard).length;
    process.stdout.write(
      `storm: ${stored} requests, ${slack.accepted.length} messages taken in ${seconds} s of clock time after the last submit, ` +
        `${again} forms sent again, ${doubles.length} messages doubled, ${unheard} of them unheard\n`,
    );
    expect(stored).toBe(SUBMITS);
    expect(missing).toEqual([]);
    expect(unheard).toBe(doubles.length);
    expect(slack.problems).toEqual([]);
  });
});
