import { afterEach, beforeEach } from '@jest/globals';
import type { Clients } from '../../../src/edges/slack/clients.js';
import { serveInstall } from '../../../src/edges/slack/install.js';
import { createHttp, type Http } from '../../../src/http.js';
import { loadTexts } from '../../../src/render/texts.js';
import { type Bench, openBench } from './with-store.js';

const texts = loadTexts(new URL('../../../cards/texts', import.meta.url).pathname);
const TEAMS = [
  { id: 'TWOLK', name: 'Het <b>Wolkenschip</b>', token: null, users: [{ id: 'UKAAT' }] },
  { id: 'TBERG', domain: 'bergop', name: 'Bergop', token: null, users: [{ id: 'UJEF' }] },
];
export const PUBLIC = 'https://zorgbode.example.org';
// Made anew before each test.
export let bench: Bench;
/** Of the process that was started last. */
export let clients: Clients;
export let base: string;
const servers: Http[] = [];

/** A process: clients and routes of its own on the one store; it is the one that is asked from now on. */
export async function serve(publicUrl = PUBLIC): Promise<void> {
  clients = bench.clients();
  const { slack, store, clock, log, turns } = bench;
  const http = createHttp({ host: '127.0.0.1', port: 0, log });
  const settings = { apiUrl: slack.apiUrl, client: { id: slack.clientId, secret: slack.clientSecret } };
  serveInstall(http, {
    settings,
    publicUrl,
    clients,
    store,
    clock,
    turns,
    renderer: { say: texts.say },
    log,
  });
  servers.push(http);
  base = `http://127.0.0.1:${await http.listen()}`;
}

/** A browser with its cookies. */
export function browser(language = 'nl-BE,nl;q=0.9') {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async open(url: string) {
      const response = await fetch(url.replace(PUBLIC, base), {
        redirect: 'manual',
        headers: {
          'accept-language': language,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      const set = response.headers.get('set-cookie') ?? '';
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name) cookies.set(name, value ?? '');
      return { status: response.status, headers: response.headers, set, text: await response.text() };
    },
  };
}
export type Browser = ReturnType<typeof browser>;

/** Up to where Slack sends the browser back. */
export async function allow(who: Browser, user: string): Promise<string> {
  const { headers } = await who.open(`${base}/slack/install`);
  return bench.slack.allow(headers.get('location') ?? '', user);
}
export const installed = async () =>
  (await Promise.all(['TWOLK', 'TBERG'].map((id) => clients.installations.get(id))))
    .filter(Boolean)
    .map((one) => one!.id);

beforeEach(async () => {
  bench = await openBench({ teams: TEAMS });
  await serve();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((http) => http.close()));
  await bench.close();
});
