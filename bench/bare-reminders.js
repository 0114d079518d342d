import { createClock } from '../dist/clock.js';
import { createClients } from '../dist/edges/slack/clients.js';
import { createLog } from '../dist/log.js';

/*
 * The bare loop: posts the same bytes with the same client, so many at once as the product holds, and keeps nothing.
 */
const [apiUrl, token, team, atOnce] = process.argv.slice(2);
const clients = createClients({
  settings: { apiUrl, botToken: token },
  store: undefined,
  clock: createClock(),
  log: createLog('silent'),
});
await clients.connect();
const client = await clients.for(team);

process.on('message', async ({ given: { message, users } }) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  const post = async () => {
    while (next < users.length) await client.chat.postMessage({ ...message, channel: users[next++] });
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, post));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  process.send({ result: { n: users.length, ms, cpuMs: (user + system) / 1e3 } });
});
process.once('disconnect', () => process.exit());
process.send({ ready: true });
