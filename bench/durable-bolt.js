import { createServer } from 'node:http';
import bolt from '@slack/bolt';
import { createClock } from '../dist/clock.js';
import { createClients } from '../dist/edges/slack/clients.js';
import { isSigned } from '../dist/edges/slack/guard.js';
import { readPayload } from '../dist/edges/slack/payload.js';
import { readBody } from '../dist/http.js';
import { createLog } from '../dist/log.js';
import { createSeal, sealFields } from '../dist/store/seal.js';
import { Batch } from '../dist/store/sqlite/batch.js';
import { connect } from '../dist/store/sqlite/connection.js';
import { MIGRATIONS, migrate } from '../dist/store/sqlite/migrations.js';
import { addAudit } from '../dist/store/sqlite/records.js';
import { addWork, Claims, settleRow } from '../dist/store/sqlite/work.js';

/*
 * A submit with what must be done and kept, and nothing else: verified, handed on by Bolt, sealed, committed with its once-key, its line
 * in the access log and its message, acknowledged; then the message claimed, posted, and kept. Nobody is recognised, nothing is
 * checked, authorised, routed, read or drawn, and no index finds it again: so far may a product come that keeps its promises.
 */
const [apiUrl, secret, token, team, given, path] = process.argv.slice(2);
const message = JSON.parse(given);
const HELD = 64;
const LEASE = 60_000;
const SCHOOL = 'school';
const clock = createClock();
const settings = { apiUrl, botToken: token };
const clients = createClients({ settings, store: undefined, clock, log: createLog('silent') });
await clients.connect();
const client = await clients.for(team);
const seal = createSeal(Buffer.alloc(32, 7));
const keys = seal.unwrap(seal.newKeys(SCHOOL));
const db = connect(path);
migrate(db, MIGRATIONS);
db.exec(
  'CREATE TABLE kept (seq INTEGER PRIMARY KEY, school_id TEXT, id TEXT, plain TEXT, sealed BLOB, UNIQUE (school_id, id))',
);
const batch = new Batch(db);
const claims = new Claims(db);
const keep = (id, data, sealed = null) =>
  db.run(
    'INSERT INTO kept (school_id, id, plain, sealed) VALUES (?, ?, ?, ?)',
    SCHOOL,
    id,
    JSON.stringify(data),
    sealed,
  );

let running = 0;
let waking = false;
function wake() {
  if (waking || running > HELD / 2) return;
  waking = true;
  setImmediate(async () => {
    const rows = await batch.run(() => claims.claim(clock.real(), clock.real(), LEASE, HELD - running));
    waking = false;
    running += rows.length;
    for (const row of rows)
      void send(row).then(() => {
        running -= 1;
        wake();
      });
  });
}

async function send(row) {
  const { ts, channel } = await client.chat.postMessage({ ...message, channel: row.to.person });
  await batch.run(() => {
    keep(row.id, { about: row.ref, personId: row.to.person, ts, channel, state: 'live' });
    settleRow(db, row, { kind: 'done' });
  });
}

const app = new bolt.App({
  receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
  authorize: async () => ({}),
  convoStore: false,
  logLevel: bolt.LogLevel.ERROR,
});
app.use(async ({ body, ack }) => {
  const { view, user } = body;
  const id = clock.id();
  const at = clock.real();
  const sealed = sealFields(keys, 'kept', id, { words: view.state.values });
  const once = JSON.parse(view.private_metadata).d.once;
  const ref = { kind: 'kept', id };
  await batch.run(() => {
    db.run('INSERT INTO once (school_id, key, at) VALUES (?, ?, ?)', SCHOOL, `${user.id}:${once}`, at);
    keep(id, { by: user.id, at, open: true }, sealed);
    addAudit(db, SCHOOL, { at, who: user.id, verb: view.callback_id, access: 'write', ...ref });
    addWork(db, SCHOOL, {
      type: 'send',
      name: 'kept',
      to: { person: user.id },
      ref,
      manner: 'now',
      dueAt: at,
    });
  });
  wake();
  await ack();
});

const server = createServer(async (request, response) => {
  if (request.url === '/cpu') {
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(process.cpuUsage()));
  }
  const raw = await readBody(request, 1_000_000);
  if (!isSigned(request.headers, raw, secret, clock.real())) return response.writeHead(401).end();
  const ack = async () => void response.writeHead(200, { 'content-length': 0 }).end();
  await app.processEvent({ body: readPayload(request.headers['content-type'], raw), ack });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));
