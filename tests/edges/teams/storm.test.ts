import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { createLog } from '../../../src/log.js';
import { type Running, start } from '../../../src/main.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
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
import { createFakeTeams, type FakeTeams } from '../../support/teams/fake.js';
import type { Fault } from '../../support/teams/faults.js';
import type { Message } from '../../support/teams/world.js';

const KINDS: Fault[] = [
  { status: 429, retryAfter: 1 },
  { status: 429, retryAfter: 20 },
  { status: 429 },
  { status: 412 },
  { status: 500 },
  { status: 500, after: true },
  { status: 502 },
  { status: 502, after: true },
  { status: 503 },
  { status: 503, retryAfter: 5 },
  { drop: 'before' },
  { drop: 'after' },
];

jest.setTimeout(600_000);

const clock = stillClock('2026-10-12 09:00');
const schools = stormSchools();
// Whoever follows requests is in the team; the others have the app for themselves, and are asked about when they first act.
const users = schools.flatMap((school) =>
  [...school.people.values()].map(({ id, name, email }) => ({
    id: `29:${id}`,
    aadObjectId: id,
    name,
    email,
  })),
);
const inTeam = users.map(({ id }) => id).filter((id) => id.startsWith('29:co-'));

let teams: FakeTeams;
let running: Running;
let dir: string;
beforeAll(async () => {
  teams = await createFakeTeams({ now: () => clock.real(), users, keep: false, patience: 60_000 });
  teams.team.members = new Set(inTeam);
  dir = await mkdtemp(join(tmpdir(), 'zorgbode-storm-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dir,
    SANDBOX: '0',
    LOG_LEVEL: 'silent',
    MicrosoftAppId: teams.appId,
    MicrosoftAppPassword: 'secret-of-the-fake',
    MicrosoftAppTenantId: teams.tenantId,
    TEAMS_TEST_AUTHORITY: teams.authorityUrl,
  });
  const { store } = await openStore(config);
  await keepSchools(store, schools, clock.real());
  await store.close();
  running = await start(config, createLog('silent'), () => {}, clock);
  teams.appUrl = `http://127.0.0.1:${running.port}/api/messages`;
  await fetch(`http://127.0.0.1:${running.port}/readyz`);
  await teams.installInTeam(teams.team, teams.world.user('co-0-0'));
  const { who } = running.router.acquaintances;
  const last = { platform: 'teams' as const, tenant: teams.tenantId, user: `co-${SCHOOLS - 1}-2` };
  while (!(await who(last))) await new Promise(setImmediate);
});
afterAll(async () => {
  await running.stop();
  await teams.close();
  await rm(dir, { recursive: true, force: true });
});

/** Both clocks move on. */
async function later(ms: number): Promise<void> {
  clock.moveReal(ms);
  clock.moveTo(clock.now() + ms);
}

interface Form {
  on: Message;
  data: any;
}
let again = 0;

/** Opens the form of a teacher; undefined while Teams cannot say who that is. */
async function opened(s: number, t: number): Promise<Form | undefined> {
  const user = teams.world.user(`te-${s}-${t}`);
  const conversation = teams.world.personal(user);
  const on = teams.world.addMessage({ conversation, from: teams.world.bot.id, text: 'Home' });
  const data = { msteams: { type: 'task/fetch' }, verb: 'request.form', d: {}, s: `school-${s}` };
  const { status, body } = await teams.send(teams.activities.taskFetch(user, on, data));
  expect([user.aadObjectId, status]).toEqual([user.aadObjectId, 200]);
  const card = body.task.value.card?.content;
  if (!card) return undefined;
  return { on, data: card.actions.find((one: any) => one.data.verb === 'request.submit').data };
}

/** Runs so many, some at once, in the order of their numbers: twelve a second, a quarter of an hour for all of them. */
async function each(amount: number, run: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < amount; n = next++) {
      await run(n);
      if (n % 12 === 0) await later(SECOND);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Every teacher's form, by number; as people do, again after a while. */
async function allForms(amount: number): Promise<Form[]> {
  const forms: Form[] = [];
  const isOpen = (n: number) => forms[n] !== undefined;
  for (let round = 1; round <= 20; round++) {
    const left = Array.from({ length: amount }, (_, n) => n).filter((n) => !isOpen(n));
    if (left.length === 0) return forms;
    if (round > 1) again += left.length;
    await each(left.length, async (i) => {
      const n = left[i]!;
      const form = await opened(n % SCHOOLS, Math.floor(n / SCHOOLS));
      if (form) forms[n] = form;
    });
    await later(11 * SECOND);
  }
  throw new Error('somebody was never given a form');
}

/** The n-th form filled in and sent, again while it stays open with a complaint. */
async function submitted({ on, data }: Form, n: number): Promise<void> {
  const { conversation } = on;
  const filled = {
    ...data,
    d: { ...data.d, once: clock.id() },
    scope: 'class',
    classCode: `L${(n % COORDINATORS) + 1}A`,
    observation: `Waarneming ${n}`,
    safety: 'no',
  };
  const user = teams.world.user(conversation.user!);
  for (let tries = 1; tries <= 20; tries++) {
    const { status, body } = await teams.send(teams.activities.taskSubmit(user, on, filled));
    expect([n, status]).toEqual([n, 200]);
    if (body?.task?.type !== 'continue') return;
    again += 1;
    await later(SECOND);
  }
  throw new Error(`form ${n} was never taken`);
}

/** What each person was told, by Teams id: every word of it. */
const words = new Map<string, Set<string>>();
const different = new Set<string>();
let read = 0;
function told(): number {
  for (; read < teams.accepted.length; read++) {
    const { conversation, summary, card } = teams.accepted[read]!.message;
    const said = JSON.stringify([conversation.id, summary, card]);
    if (different.has(said)) continue;
    different.add(said);
    const all = words.get(conversation.user!) ?? new Set();
    for (const word of said.split(/\W+/u)) all.add(word);
    words.set(conversation.user!, all);
  }
  return different.size;
}

describe(`${SUBMITS} submits over 40 schools, with 30 % of all calls to the Connector failing`, () => {
  it('stores every request, delivers every message, and doubles only what Teams took without our hearing it', async () => {
    teams.rates.limit();
    teams.faults.some({
      share: 0.3,
      seed: 20_261_012,
      kinds: KINDS,
      operations: ['createConversation', 'send', 'update', 'member'],
    });

    const forms = await allForms(Math.min(SUBMITS, SCHOOLS * TEACHERS));
    await each(SUBMITS, (n) => submitted(forms[n % forms.length]!, n));

    // Everything is told in its own time: two seconds for each message to one person, growing pauses for what failed.
    let seconds = 0;
    while (told() < 2 * SUBMITS && seconds < LONGEST) {
      await running.drained();
      await later(2 * SECOND);
      seconds += 2;
    }
    teams.faults.clear();

    const isTold = (personId: string, roepnaam: string) =>
      words.get(`29:${personId}`)?.has(roepnaam) ?? false;
    const { stored, missing } = await heardOf(dir, schools, isTold);

    const doubles = teams.doubles();
    const unheard = doubles.filter(({ times, unheard }) => times - 1 <= unheard).length;
    process.stdout.write(
      `storm: ${stored} requests, ${teams.accepted.length} messages taken in ${seconds} s of clock time after the last submit, ` +
        `${again} forms asked for or sent again, ${doubles.length} messages doubled, ${unheard} of them unheard; ` +
        `${JSON.stringify(teams.counts)}\n`,
    );
    expect(stored).toBe(SUBMITS);
    expect(missing).toEqual([]);
    expect(unheard).toBe(doubles.length);
    expect(teams.problems).toEqual([]);
  });
});
