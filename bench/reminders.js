import { fork } from 'node:child_process';
import { join } from 'node:path';
import { median, round } from './figures.js';
import { withFolder } from './processes.js';
import { openSlackApi } from './slack-api.js';
import { TEAM, TOKEN } from './slack-payloads.js';

const TARGET = 0.5;
const SIZE = { due: 100_000, schools: 40 };
/** As many as the work loop holds at once. */
const HELD = 64;
/** With rates: so many conversations, each with so many messages that fall due together. */
const RATES = { due: 120, schools: 40, more: 2 };

/**
 * A reminder morning: so many small steps of as many people are looked back on today, over forty schools in one process, by Slack's own
 * edge and a fake that answers at once, the rates of its conversations lifted: claimed, found polite, drawn, counted for the cap,
 * delivered, kept, settled. Against a bare loop that posts the same bytes to the same fake with the same client; listed beside it, the same
 * loop with what must be on the disk for each (`durable`). And with the rates on:
 * by how much messages leave later than one a second for each conversation forces, alone and beside a conversation that answers late.
 */
export async function remindersBenchmark({ due = SIZE.due, schools = SIZE.schools, rounds = 1 } = {}) {
  const ours = [];
  const bare = [];
  const durable = [];
  for (let i = 0; i < rounds; i++) {
    const { posted, figures } = await withFolder((folder) => morning(folder, { due, schools }));
    ours.push(figures);
    bare.push(await bareMorning(posted));
    durable.push(await withFolder((folder) => durableMorning(folder, { ...posted, schools })));
  }
  const rate = (all) => round(median(all.map(({ n, ms }) => (n / ms) * 1000)));
  const cpu = (all) => round(median(all.map(({ n, cpuMs }) => cpuMs / n)));
  const ratioOf = (all) => median(all.map((one, i) => one.n / one.ms / (bare[i].n / bare[i].ms)));
  const ratio = ratioOf(ours);
  return {
    due,
    schools,
    zorgbode: { perSecond: rate(ours), cpuMs: cpu(ours) },
    bare: { perSecond: rate(bare), cpuMs: cpu(bare) },
    durable: { perSecond: rate(durable), cpuMs: cpu(durable), ratio: round(ratioOf(durable)) },
    ratio: round(ratio),
    rates: { steady: await ratesMorning(), besideASlowOne: await ratesMorning('U0Xt0') },
    target: TARGET,
    ok: ratio >= TARGET,
  };
}

async function morning(folder, { due, schools }) {
  return withApi((api) =>
    withChild('reminder-process.js', [join(folder, 'zorgbode.sqlite'), api.url, TOKEN, TEAM], async (ask) => {
      await ask('prepare', { due, schools });
      const figures = await ask('remind');
      if (api.state.posted !== due) throw new Error(`${api.state.posted} messages for ${due} steps`);
      return { figures: { ...figures, n: due }, posted: api.state.kept };
    }),
  );
}

const ratesMorning = (slowOne) =>
  withFolder((folder) =>
    withApi((api) =>
      withChild(
        'reminder-process.js',
        [join(folder, 'zorgbode.sqlite'), api.url, TOKEN, TEAM],
        async (ask) => {
          await ask('prepare', RATES);
          return ask('keepRates', { messages: RATES.due * (1 + RATES.more), slowOne });
        },
      ),
    ),
  );

const bareMorning = ({ message, users }) =>
  withApi((api) =>
    withChild('bare-reminders.js', [api.url, TOKEN, TEAM, HELD], (ask) => ask('post', { message, users })),
  );

const durableMorning = (folder, { message, users, schools }) =>
  withApi((api) =>
    withChild('durable-reminders.js', [api.url, TOKEN, TEAM, HELD, join(folder, 'kept.sqlite')], (ask) =>
      ask('post', { message, users, schools }),
    ),
  );

async function withApi(use) {
  const api = await openSlackApi({ team: TEAM, users: [], keep: true });
  try {
    return await use(api);
  } finally {
    api.close();
  }
}

/** Runs a program that does what it is told over its channel. */
async function withChild(name, args, use) {
  const child = fork(new URL(name, import.meta.url), args.map(String), {
    execArgv: ['--enable-source-maps'],
  });
  const answer = () =>
    new Promise((resolve, reject) => {
      child.once('message', ({ error, result }) => (error ? reject(new Error(error)) : resolve(result)));
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    });
  try {
    await answer();
    return await use((what, given) => {
      child.send({ what, given });
      return answer();
    });
  } finally {
    child.removeAllListeners('exit');
    if (child.connected) child.disconnect();
  }
}
