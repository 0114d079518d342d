import { createClock } from '../dist/clock.js';
import { createClients } from '../dist/edges/slack/clients.js';
import { createLog } from '../dist/log.js';
import { Batch } from '../dist/store/sqlite/batch.js';
import { connect } from '../dist/store/sqlite/connection.js';
import { MIGRATIONS, migrate } from '../dist/store/sqlite/migrations.js';
import { addWork, Claims, settleRow } from '../dist/store/sqlite/work.js';

/*
 * The bare loop with what must be on the disk and nothing else: a row is claimed, its place of the day is taken before the post, and
 * after it the message is kept and the row gone, with as many in one commit as come together. Nothing is read, decided, drawn, checked or
 * sealed: so far may a product come that keeps its promises in one thread.
 */
const [apiUrl, token, team, held, path] = process.argv.slice(2);
const HELD = Number(held);
const DAY = '2026-11-24';
const LEASE = 60_000;
const clock = createClock();
const settings = { apiUrl, botToken: token };
const clients = createClients({ settings, store: undefined, clock, log: createLog('silent') });
await clients.connect();
const client = await clients.for(team);
const db = connect(path);
migrate(db, MIGRATIONS);
db.exec(
  'CREATE TABLE kept (seq INTEGER PRIMARY KEY, school_id TEXT, id TEXT, plain TEXT, UNIQUE (school_id, id))',
);
const batch = new Batch(db);
const claims = new Claims(db);
const keep = (schoolId, id, data) =>
  db.run('INSERT INTO kept (school_id, id, plain) VALUES (?, ?, ?)', schoolId, id, JSON.stringify(data));

async function remind(row, message) {
  const { schoolId, id, to } = row;
  const place = { personId: to.person, day: DAY, capped: { by: id, sent: false } };
  await batch.run(() => keep(schoolId, `${to.person}.${DAY}`, place));
  const { ts, channel } = await client.chat.postMessage({ ...message, channel: to.person });
  await batch.run(() => {
    keep(schoolId, id, { about: id, personId: to.person, ts, channel, state: 'live' });
    settleRow(db, row, { kind: 'done' });
  });
}

async function all(message, amount) {
  let [running, done] = [0, 0];
  let free = () => {};
  while (done < amount) {
    const more = new Promise((resolve) => {
      free = resolve;
    });
    const rows = await batch.run(() => claims.claim(1, clock.real(), LEASE, HELD - running));
    running += rows.length;
    for (const row of rows)
      void remind(row, message).then(() => {
        running -= 1;
        done += 1;
        if (running <= HELD / 2) free();
      });
    await more;
  }
}

process.on('message', async ({ given: { message, users, schools } }) => {
  db.exec('BEGIN');
  for (const [i, user] of users.entries()) {
    const row = {
      type: 'send',
      name: 'ask',
      id: `ask:${user}:${DAY}`,
      to: { person: user },
      manner: 'capped',
      dueAt: 1,
    };
    addWork(db, `school${i % schools}`, row);
  }
  db.exec('COMMIT');
  const cpu = process.cpuUsage();
  const start = performance.now();
  await all(message, users.length);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  process.send({ result: { n: users.length, ms, cpuMs: (user + system) / 1e3 } });
});
process.once('disconnect', () => process.exit());
process.send({ ready: true });
