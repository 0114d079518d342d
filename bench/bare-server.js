import { createServer } from 'node:http';
import { DatabaseSync } from '@photostructure/sqlite';

// The least that a durable submit can be: parse the body, commit one row to the same SQLite with the same pragmas, answer.
const db = new DatabaseSync(process.argv[2]);
db.exec(`
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = FAST;
  PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 67108864;
  CREATE TABLE submit (id INTEGER PRIMARY KEY, body TEXT NOT NULL)`);
const insert = db.prepare('INSERT INTO submit (body) VALUES (?)');

const send = (response, value) => {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
};

const server = createServer((request, response) => {
  if (request.method === 'GET') return send(response, process.cpuUsage());
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { lastInsertRowid } = insert.run(
      JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8'))),
    );
    send(response, { id: Number(lastInsertRowid) });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => {
  server.close(() => db.close());
  server.closeAllConnections();
});
