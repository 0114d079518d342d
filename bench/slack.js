import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { wordsIn } from '../dist/edges/slack/blocks/context.js';
import { toHome, toMessage, toModal } from '../dist/edges/slack/blocks/convert.js';
import { createRenderer } from '../dist/render/card.js';
import { loadSamples } from '../dist/tools/samples.js';
import { median, round } from './figures.js';
import { metric, toSchoolDay } from './form.js';
import { Load } from './load.js';
import { withBareBolt, withDurableBolt, withFolder, withZorgbode } from './processes.js';
import { openSlackApi } from './slack-api.js';
import { commandBody, SECRET, signed, submitBody, TEAM, TOKEN } from './slack-payloads.js';
import { prepareSchool } from './slack-school.js';

const CPU_TARGET = 1;
const RATE_TARGET = 0.4;
const SIZE = { connections: 100, teachers: 4000, warmUp: 6000, amount: 4000 };
const SHORT = { text: 'Je zorgvraag is goed aangekomen.' };
const EVENTS = { path: '/slack/events', type: 'application/x-www-form-urlencoded' };

/**
 * A submit from a Slack modal, whole: verified, authorised, sealed, committed, acknowledged, and one message posted later; against
 * a bare Bolt app (HTTPReceiver as it comes) that gets the same bodies, acknowledges, posts the same message and stores nothing. The
 * rate is against the same app when it only acknowledges.
 */
export async function slackBenchmark({ rounds = 3 } = {}) {
  const ours = [];
  const acking = [];
  const posting = [];
  const keeping = [];
  const lining = [];
  for (let i = 0; i < rounds; i++) {
    let bodies;
    let message;
    ours.push(
      await withFolder(async (folder) => {
        const { users, teachers } = await prepareSchool(folder, SIZE.teachers);
        return withApi(users, (api) =>
          withZorgbode(folder, slackSettings(api), async ({ port, url }) => {
            bodies = await fillIn({ api, port, url, teachers });
            const figures = await measured(port, bodies, { api, cpu: () => cpuOf(url) });
            message = asGiven(api.state.last);
            return figures;
          }),
        );
      }),
    );
    acking.push(await bareBolt(bodies));
    posting.push(await bareBolt(bodies, message));
    keeping.push(await durableBolt(bodies, message));
    lining.push(await bareBolt(bodies, SHORT));
  }
  const of = (figures, name) => round(median(figures.map((one) => one[name])));
  const cpu = ours.map(({ cpuMs }, i) => cpuMs / posting[i].cpuMs);
  const rate = ours.map((one, i) => one.rate / acking[i].rate);
  return {
    connections: SIZE.connections,
    zorgbode: {
      perSecond: of(ours, 'rate'),
      p99Ms: of(ours, 'p99'),
      cpuMs: of(ours, 'cpuMs'),
      drainedAfterMs: of(ours, 'drainMs'),
    },
    bareAcks: { perSecond: of(acking, 'rate'), p99Ms: of(acking, 'p99'), cpuMs: of(acking, 'cpuMs') },
    bareAcksAndPosts: { perSecond: of(posting, 'rate'), cpuMs: of(posting, 'cpuMs') },
    /** Listed: what keeping and posting cost when nothing else is done. */
    durable: {
      perSecond: of(keeping, 'rate'),
      cpuMs: of(keeping, 'cpuMs'),
      ratio: round(median(keeping.map(({ cpuMs }, i) => cpuMs / posting[i].cpuMs))),
    },
    /** Listed: beside an app that posts one short line, whatever was written. */
    shortLine: {
      cpuMs: of(lining, 'cpuMs'),
      ratio: round(median(ours.map(({ cpuMs }, i) => cpuMs / lining[i].cpuMs))),
    },
    cpu: { ratio: round(median(cpu)), rounds: cpu.map((one) => round(one)), target: CPU_TARGET },
    rate: { ratio: round(median(rate)), rounds: rate.map((one) => round(one)), target: RATE_TARGET },
    largestCard: largestCard(),
    ok: median(cpu) <= CPU_TARGET && median(rate) >= RATE_TARGET,
  };
}

const slackSettings = (api) => ({
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_API_URL: api.url,
});

async function withApi(users, use) {
  const api = await openSlackApi({ team: TEAM, users });
  try {
    return await use(api);
  } finally {
    api.close();
  }
}

const usedBy = (port) => async () => {
  const { user, system } = await (await fetch(`http://127.0.0.1:${port}/cpu`)).json();
  return (user + system) / 1e3;
};

/** A message as an app hands it to the client, of what the client made of it. */
function asGiven(form) {
  const { channel: _channel, ...message } = Object.fromEntries(form);
  return { ...message, blocks: JSON.parse(message.blocks) };
}

const bareBolt = (bodies, message) =>
  withApi([], (api) =>
    withBareBolt([api.url, SECRET, TOKEN, ...(message ? [JSON.stringify(message)] : [])], ({ port }) =>
      measured(port, bodies, { api: message && api, cpu: usedBy(port) }),
    ),
  );

const durableBolt = (bodies, message) =>
  withFolder((folder) =>
    withApi([], (api) =>
      withDurableBolt(folder, [api.url, SECRET, TOKEN, TEAM, JSON.stringify(message)], ({ port }) =>
        measured(port, bodies, { api, cpu: usedBy(port) }),
      ),
    ),
  );

const cpuOf = async (url) => (await metric(url, 'process_cpu_seconds_total')) * 1e3;

const CARDS = fileURLToPath(new URL('../cards', import.meta.url));
const CONVERSIONS = 2000;

/** Of the samples: the card that has most to convert, with the time it takes once warm. Listed, without a target. */
function largestCard() {
  const renderer = createRenderer({ cardsDir: CARDS });
  const words = wordsIn((ref) => renderer.say(ref, 'nl'));
  const drawn = loadSamples(CARDS).map(({ name, kind, ref }) => {
    const card = renderer.render(ref, { language: 'nl' }, 'slack');
    return { name: `${ref.card} ${name}`, kind, card, bytes: JSON.stringify(card).length };
  });
  const { name, kind, card, bytes } = drawn.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const context = { schoolId: 'school', words, choices: () => 'key' };
  const ways = { message: toMessage, home: toHome, dialog: (one, its) => toModal(one, 'Zorgbode', its) };
  const convert = () => ways[kind](card, context);
  for (let i = 0; i < CONVERSIONS; i++) convert();
  const start = performance.now();
  for (let i = 0; i < CONVERSIONS; i++) convert();
  return { name, bytes, microseconds: round(((performance.now() - start) * 1e3) / CONVERSIONS) };
}

/** Opens the form as a teacher does, on a school day, and fills it in. Returns the body of the n-th submit. */
async function fillIn({ api, port, url, teachers }) {
  await toSchoolDay(url);
  const load = await Load.open({ port, ...EVENTS, connections: 1 });
  await load.run(
    1,
    () => signed(commandBody(teachers[0], 'vraag')),
    () => true,
  );
  load.close();
  // The command is acknowledged first, and opens what was asked for then.
  const patience = performance.now() + 5000;
  while (api.state.views.length === 0 && performance.now() < patience) await pause(5);
  const [view] = api.state.views;
  if (!view) throw new Error('no form was opened');
  const submits = teachers.map((teacher) => submitBody(teacher, view));
  return (n) => submits[n % submits.length](n);
}

/** With `api`: one message per submit is waited for, and its cost counted too. */
async function measured(port, bodies, { api, cpu }) {
  const load = await Load.open({ port, ...EVENTS, connections: SIZE.connections });
  const fits = (text) => !text.includes('"errors"');
  const posted = async (amount) => {
    while (api && api.state.posted < amount) await pause(10);
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
