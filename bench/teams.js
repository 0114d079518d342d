import { setTimeout as pause } from 'node:timers/promises';
import { median, round } from './figures.js';
import { metric } from './form.js';
import { Load } from './load.js';
import { withBareTeams, withFolder, withZorgbode } from './processes.js';
import { prepareSchool } from './slack-school.js';
import { openTeamsApi } from './teams-api.js';
import { grown } from './teams-memory.js';
import { APP, fetchBody, submitBody, TENANT, teamsUser } from './teams-payloads.js';

const CPU_TARGET = 1.2;
const SIZE = { connections: 100, teachers: 2000, warmUp: 6000, amount: 4000 };
const MANY = 50_000;
const PATH = '/api/messages';

/**
 * A submit from a dialog in Teams, whole: token, authorised, sealed, committed, answered, and one message delivered later; against
 * a bare echo bot on CloudAdapter that gets the same bodies with the same token, checks it, sends one message and stores nothing.
 * The first round goes on until `many` messages were handled, for what that does to memory.
 */
export async function teamsBenchmark({ rounds = 3, many = MANY } = {}) {
  const ours = [];
  const bare = [];
  let memory;
  for (let i = 0; i < rounds; i++) {
    await withFolder(async (folder) => {
      const { school, users, teachers } = await tenantIn(folder);
      const api = await openTeamsApi({ users });
      try {
        let bodies;
        const zorgbode = async ({ port, url, kept }) => {
          bodies = await fillIn({ api, port, url, teachers, school });
          const cpu = async () => (await metric(url, 'process_cpu_seconds_total')) * 1e3;
          ours.push(await measured(port, bodies, { api, cpu }));
          memory ??= await grown({ api, port, path: PATH, bodies, kept, many, fits });
        };
        await withZorgbode(folder, teamsSettings(api), zorgbode, { asked: memory === undefined });
        bare.push(
          await withBareTeams([APP, api.authority], ({ port }) => {
            const cpu = async () => {
              const { user, system } = await (await fetch(`http://127.0.0.1:${port}/`)).json();
              return (user + system) / 1e3;
            };
            return measured(port, bodies, { api, cpu });
          }),
        );
      } finally {
        api.close();
      }
    });
  }
  const of = (figures, name) => round(median(figures.map((one) => one[name])));
  const shown = (figures) => ({
    perSecond: of(figures, 'rate'),
    p99Ms: of(figures, 'p99'),
    cpuMs: of(figures, 'cpuMs'),
    drainedAfterMs: of(figures, 'drainMs'),
  });
  const cpu = ours.map(({ cpuMs }, i) => cpuMs / bare[i].cpuMs);
  return {
    connections: SIZE.connections,
    zorgbode: shown(ours),
    bare: shown(bare),
    cpu: { ratio: round(median(cpu)), rounds: cpu.map((one) => round(one)), target: CPU_TARGET },
    memory,
    ok: median(cpu) <= CPU_TARGET && memory.ok,
  };
}

async function tenantIn(folder) {
  const { school, users, teachers } = await prepareSchool(folder, SIZE.teachers);
  const inTeams = users.map(teamsUser);
  return { school, users: inTeams, teachers: inTeams.slice(-teachers.length) };
}

const teamsSettings = (api) => ({
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'nobody asks for it',
  MicrosoftAppTenantId: TENANT,
  TEAMS_TEST_AUTHORITY: api.authority,
});

/** Each teacher opens the form, on a school day, and fills it in. Returns the body of the n-th submit. */
async function fillIn({ api, port, url, teachers, school }) {
  await fetch(`${url}/sandbox/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: 'next-school-day' }),
  });
  const { serviceUrl, head } = api;
  const cards = [];
  const load = await Load.open({ port, path: PATH, connections: 1 });
  await load.run(
    teachers.length,
    (n) => ({ head, body: fetchBody(serviceUrl, teachers[n], school) }),
    (text) => {
      cards.push(JSON.parse(text).task.value.card?.content);
      return cards.at(-1) !== undefined;
    },
  );
  load.close();
  const submits = teachers.map((teacher, n) => submitBody(serviceUrl, teacher, cards[n]));
  return (n) => ({ head, body: submits[n % submits.length](n) });
}

/** A dialog that stays open says that something is wrong. */
const fits = (text) => !text.includes('"continue"');

/** One message per submit is waited for, and its cost counted too. */
async function measured(port, bodies, { api, cpu }) {
  const load = await Load.open({ port, path: PATH, connections: SIZE.connections });
  const first = api.state.posted;
  const posted = async (amount) => {
    while (api.state.posted < first + amount) await pause(10);
  };
  try {
    await load.run(SIZE.warmUp, bodies, fits);
    await posted(SIZE.warmUp);
    const before = await cpu();
    const rate = await load.run(SIZE.amount, (n) => bodies(SIZE.warmUp + n), fits);
    const waited = [...load.waited].sort((a, b) => a - b);
    const start = performance.now();
    await posted(SIZE.warmUp + SIZE.amount);
    const drainMs = performance.now() - start;
    const cpuMs = ((await cpu()) - before) / SIZE.amount;
    return { rate, p99: waited[Math.floor(waited.length * 0.99)], cpuMs, drainMs };
  } finally {
    load.close();
  }
}
