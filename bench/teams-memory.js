import { setTimeout as pause } from 'node:timers/promises';
import { round } from './figures.js';
import { Load } from './load.js';

const CONNECTIONS = 100;
const STEP = 10_000;
const AT_ONCE = 1000;
/** Caches are full after the first steps; what is kept afterwards may differ by a tenth. */
const FULL = 20_000;
const TARGET = 1.1;

/**
 * Goes on until `many` messages were handled, a thousand at a time: each is delivered before the next come. After every ten
 * thousand: what is kept once the garbage is collected, which has to stay as it is, and what the process holds of the machine,
 * which is up to Node.
 */
export async function grown({ api, port, path, bodies, kept, many, fits }) {
  const steps = [];
  const look = async () => {
    const { heapUsed, external, rss } = await kept();
    steps.push({
      messages: api.state.posted,
      keptMb: round((heapUsed + external) / 1e6),
      rssMb: round(rss / 1e6),
    });
  };
  const load = await Load.open({ port, path, connections: CONNECTIONS });
  await look();
  try {
    for (let n = api.state.posted; n < many; n += AT_ONCE) {
      await load.run(AT_ONCE, (i) => bodies(n + i), fits);
      while (api.state.posted < n + AT_ONCE) await pause(10);
      if ((n + AT_ONCE) % STEP === 0) await look();
    }
  } finally {
    load.close();
  }
  const full = steps.find(({ messages }) => messages >= FULL) ?? steps[0];
  const ratio = steps.at(-1).keptMb / full.keptMb;
  return { steps, from: full, to: steps.at(-1), ratio: round(ratio), target: TARGET, ok: ratio <= TARGET };
}
