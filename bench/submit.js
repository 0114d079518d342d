import { median, round } from './figures.js';
import { drained, isDone, metric, requestForms, toSchoolDay } from './form.js';
import { Load } from './load.js';
import { withBareServer, withFolder, withZorgbode } from './processes.js';

const TARGET = 0.5;

const SIZE = { connections: 100, warmUp: 8000, amount: 4000 };

/**
 * A durable submit through the real process (HTTP in → checked, routed, sealed → committed with work and audit → answer out), against
 * a bare server that commits one row. Same bodies, same load, in turn; each round starts both anew and warms both up alike: a bot
 * runs for weeks, and its code is compiled only after some thousands of turns.
 */
export async function submitBenchmark({ rounds = 3 } = {}) {
  const ours = [];
  const bare = [];
  for (let i = 0; i < rounds; i++) {
    ours.push(await withFolder((folder) => withZorgbode(folder, {}, zorgbode)));
    const { body } = ours[i];
    bare.push(await withFolder((folder) => withBareServer(folder, ({ port }) => bareServer(port, body))));
  }
  const ratios = ours.map(({ rate }, i) => rate / bare[i].rate);
  const of = (figures, name) => round(median(figures.map((one) => one[name])));
  return {
    connections: SIZE.connections,
    zorgbode: { perSecond: of(ours, 'rate'), cpuMs: of(ours, 'cpuMs'), drainedAfterMs: of(ours, 'drainMs') },
    bare: { perSecond: of(bare, 'rate'), cpuMs: of(bare, 'cpuMs') },
    ratio: round(median(ratios)),
    rounds: ratios.map((one) => round(one)),
    target: TARGET,
    ok: median(ratios) >= TARGET,
  };
}

async function zorgbode({ port, url }) {
  await toSchoolDay(url);
  const body = await requestForms(url);
  return loaded({ port, path: '/sandbox/api/act' }, async (load) => {
    await load.run(SIZE.warmUp, body, isDone);
    await drained(url);
    const cpu = () => metric(url, 'process_cpu_seconds_total');
    const before = await cpu();
    const rate = await load.run(SIZE.amount, (n) => body(SIZE.warmUp + n), isDone);
    const cpuMs = (((await cpu()) - before) * 1e3) / SIZE.amount;
    const start = performance.now();
    await drained(url);
    const drainMs = performance.now() - start;
    const taken = await metric(url, 'zorgbode_turn_seconds_count{verb="request.submit"');
    if (taken !== SIZE.warmUp + SIZE.amount) throw new Error(`${taken} submits were counted`);
    return { rate, cpuMs, drainMs, body };
  });
}

const bareServer = (port, body) =>
  loaded({ port, path: '/' }, async (load) => {
    const fits = (text) => /"id":\d/.test(text);
    await load.run(SIZE.warmUp, body, fits);
    const cpu = async () => {
      const { user, system } = await (await fetch(`http://127.0.0.1:${port}/`)).json();
      return (user + system) / 1e3;
    };
    const before = await cpu();
    const rate = await load.run(SIZE.amount, (n) => body(SIZE.warmUp + n), fits);
    return { rate, cpuMs: ((await cpu()) - before) / SIZE.amount };
  });

async function loaded(where, use) {
  const load = await Load.open({ ...where, connections: SIZE.connections });
  try {
    return await use(load);
  } finally {
    load.close();
  }
}
