import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An authority of our own and its certificate for the names under `school.test`, made for this run. */
function certificates(): { ca: string; cert: string; key: string } {
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-ca-'));
  const make = (...parts: string[]) =>
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', ...parts],
      { cwd: dir, stdio: 'pipe' },
    );
  const read = (name: string) => readFileSync(join(dir, name), 'utf8');
  try {
    make('-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Zqx authority', '-days', '3');
    make(
      ...['-CA', 'ca.pem', '-CAkey', 'ca.key', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2'],
      ...['-subj', '/CN=school.test', '-addext', 'subjectAltName=DNS:school.test,DNS:*.school.test'],
    );
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server of a school on this machine, with what it answers by path; and every request that came in. */
export async function calendarServer() {
  const { ca, cert, key } = certificates();
  const paths = new Map<string, Answer>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    const answer = paths.get(request.url ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ca,
    asked,
    port,
    url: (path: string, host = 'agenda.school.test') => `https://${host}:${port}${path}`,
    on: (path: string, answer: Answer) => void paths.set(path, answer),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type CalendarServer = Awaited<ReturnType<typeof calendarServer>>;
