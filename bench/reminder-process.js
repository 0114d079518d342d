import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { epochOf } from '../dist/calendar/time.js';
import { createClock } from '../dist/clock.js';
import { createSlackEdge } from '../dist/edges/slack/edge.js';
import { SLACK_KINDS } from '../dist/edges/slack/kinds.js';
import { COMMANDS } from '../dist/features/commands.js';
import { FEATURES } from '../dist/features/index.js';
import { SCHOOL } from '../dist/features/school/model/school-kinds.js';
import { createLog } from '../dist/log.js';
import { createMetrics } from '../dist/metrics.js';
import { createRenderer } from '../dist/render/card.js';
import { createRouter } from '../dist/router.js';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { demoSchool } from '../dist/tools/example-school.js';
import { KINDS } from '../dist/tools/open-store.js';
import { createWork } from '../dist/work/loop.js';
import { prepareReminders } from './reminder-school.js';

/*
 * The product in one process, as main joins it, with Slack's own edge and no server; and beside it the bare loop. Told what to do by
 * its parent (`reminders.js`), which answers as Slack.
 */
const [path, apiUrl, token, team] = process.argv.slice(2);
/** Milliseconds in which a slow conversation answers. */
const SLOW_MS = 3000;
const log = createLog('silent');
const metrics = createMetrics();
const clock = createClock();
const kinds = [...KINDS, ...SLACK_KINDS];
const store = await createSqliteStore({ path, kinds, seal: createSeal(randomBytes(32)) });
const renderer = createRenderer({ cardsDir: fileURLToPath(new URL('../cards/', import.meta.url)) });
const finders = new Map();
const router = createRouter({
  features: FEATURES,
  commands: COMMANDS,
  store,
  clock,
  log,
  metrics,
  finders,
  sandbox: false,
  wake: () => work.wake(),
});
const turns = { ...router.turns, ...router.acquaintances };
const settings = { apiUrl, signingSecret: 'not used here', botToken: token };
const slack = createSlackEdge({ settings, turns, store, clock, renderer, log, metrics });
finders.set('slack', slack.finder);
await slack.connect();

/** Whether conversations keep Slack's rate; lifted where the rate of the whole is measured. */
let rates = false;
/** The conversation that answers late, and when each message left, by conversation; where rates are on. */
let slow;
const left = new Map();
const delivery = {
  ...slack.delivery,
  get perSecond() {
    return rates ? slack.delivery.perSecond : Number.POSITIVE_INFINITY;
  },
  async deliver(message) {
    const { place } = message.address;
    if (rates) left.set(place, [...(left.get(place) ?? []), performance.now()]);
    if (slow === place) await pause(SLOW_MS);
    return slack.delivery.deliver(message);
  },
};
const work = createWork({
  store,
  composer: router.composer,
  deliveries: [delivery],
  clock,
  log,
  metrics,
  busy: router.busy,
});

const measured = async (run) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const n = await run();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { n, ms, cpuMs: (user + system) / 1e3 };
};

/** Milliseconds by which messages left later than a message a second for each conversation forces. */
function lateness(start) {
  const late = [];
  for (const [place, times] of left)
    if (place !== slow) for (const [nth, at] of times.entries()) late.push(at - start - nth * 1000);
  return late.sort((a, b) => a - b);
}

const does = {
  async prepare({ due, schools, more }) {
    const { school } = await demoSchool();
    const { day } = await prepareReminders(store, { school, due, schools, team, real: clock.real(), more });
    clock.moveTo(epochOf(day, '08:00') - 1000);
    // As the planning of every morning does, half an hour before.
    for (const id of await store.schools(SCHOOL)) await router.house.directory.school(id);
  },
  /** All that is due, from the claim to the settling. */
  remind() {
    clock.moveTo(clock.now() + 1000);
    return measured(() => work.runDue());
  },
  /** The same with the rates on, as the process runs by itself; `slowOne`: somebody's conversation answers seconds late. */
  async keepRates({ messages, slowOne }) {
    rates = true;
    slow = slowOne;
    clock.moveTo(clock.now() + 1000);
    const start = performance.now();
    work.start();
    const sent = () => [...left.values()].reduce((sum, times) => sum + times.length, 0);
    while (sent() < messages) await pause(20);
    await work.stop();
    const late = lateness(start);
    const at = (part) => Math.round(late[Math.min(late.length - 1, Math.floor(late.length * part))]);
    const gaps = [...left.values()].flatMap((times) => times.slice(1).map((one, i) => one - times[i]));
    return { medianMs: at(0.5), p99Ms: at(0.99), mostMs: at(1), leastGapMs: Math.round(Math.min(...gaps)) };
  },
};

process.on('message', async ({ what, given }) => {
  try {
    process.send({ result: await does[what](given) });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
});
process.once('disconnect', () => process.exit());
process.send({ ready: true });
