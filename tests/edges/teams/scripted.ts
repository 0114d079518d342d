import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config.js';
import { createTeamsEdge, type TeamsSettings } from '../../../src/edges/teams/edge.js';
import { TEAMS_KINDS } from '../../../src/edges/teams/kinds.js';
import { createHttp } from '../../../src/http.js';
import type { CardRef, Reader } from '../../../src/kernel/card.js';
import type { Answer, Interaction, Reply } from '../../../src/kernel/interaction.js';
import { text } from '../../../src/kernel/text.js';
import { createLog } from '../../../src/log.js';
import { createMetrics } from '../../../src/metrics.js';
import type { Acquaintance, Acquaintances, Turns } from '../../../src/ports/turns.js';
import { createRenderer } from '../../../src/render/card.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { createFakeTeams, type FakeTeams, type TeamsOptions } from '../../support/teams/fake.js';

const cardsDir = new URL('../../fixtures/cards', import.meta.url).pathname;
const realCards = new URL('../../../cards', import.meta.url).pathname;
export const READER: Reader = { schoolId: 'baken', personId: 'an', language: 'nl' };

/** Cards of the fixtures, said with the product's own sentences. */
const examples = createRenderer({ cardsDir });
const real = createRenderer({ cardsDir: realCards });
const known = (name: string) => examples.cards.includes(name);
const renderer: Parameters<typeof createTeamsEdge>[0]['renderer'] = {
  render: (ref, reader, surface, now) =>
    (known(ref.card) ? examples : real).render(ref, reader, surface, now),
  summary: (ref, reader, now) => (known(ref.card) ? examples : real).summary(ref, reader, now),
  title: (ref, reader, now) => (known(ref.card) ? examples : real).title(ref, reader, now),
  say: (ref, language, now) => {
    try {
      return real.say(ref, language, now);
    } catch {
      return examples.say(ref, language, now);
    }
  },
};

/** The edge alone, before a house whose answers the test writes. Everybody of the fake with an e-mail at school is on the roster. */
export async function openEdge(
  options: Partial<TeamsOptions> & { settings?: Partial<TeamsSettings>; strangers?: boolean } = {},
) {
  const { settings: more, strangers, ...teamsOptions } = options;
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-edge-'));
  const clock = stillClock('2026-10-12 09:00');
  const teams = await createFakeTeams({
    now: () => clock.real(),
    users: [
      { name: 'An Duin', email: 'an.duin@school.example' },
      { name: 'Bo Zee', email: 'bo.zee@school.example' },
    ],
    channels: ['Zorg'],
    ...teamsOptions,
  });
  const { store } = await openStore(readConfig({ DATA_DIR: dir }), TEAMS_KINDS);
  const metrics = createMetrics();

  const acts: Interaction[] = [];
  const identities = new Map<string, Acquaintance>();
  const asked: string[] = [];
  let roster = (email: string) => !strangers && email.endsWith('@school.example');
  const turns = {
    reply: { kind: 'note', text: { t: 'teams.done' } } as Reply,
    inChat: undefined as true | undefined,
    /** What happens before an act is answered. */
    before: async () => {},
    home: async () => ({ card: HOME, reader: READER }) as { card: CardRef; reader: Reader } | undefined,
    opens: (verb: string) => (verb.endsWith('.form') || verb.endsWith('.read') ? 'dialog' : 'act') as never,
    async act(interaction: Interaction): Promise<Answer> {
      acts.push(interaction);
      await turns.before();
      const somebody = identities.has(interaction.actor.user);
      if (!somebody) return { reply: { kind: 'note', text: { t: 'access.stranger' } }, language: 'nl' };
      return { reply: turns.reply, reader: READER, language: 'nl', inChat: turns.inChat };
    },
    async who({ user }) {
      return identities.get(user);
    },
    async introduce({ user }, email, first) {
      asked.push(email);
      if (!roster(email)) return undefined;
      await first?.();
      identities.set(user, { schoolId: 'baken', personId: user, name: email, email });
      return identities.get(user);
    },
    async forget({ user }) {
      identities.delete(user);
    },
    view: (async () => undefined) as Turns['view'],
    usersOf: async (_tenant, _school, personIds) => [...personIds],
    schoolsOf: async () => ['baken'],
    link: async () => {},
    unlink: async () => {},
    soleSchool: async () => undefined,
  } satisfies Acquaintances & Record<string, unknown>;

  const settings: TeamsSettings = {
    appId: teams.appId,
    password: 'secret',
    tenantId: teams.tenantId,
    testAuthority: teams.authorityUrl,
    ...more,
  };
  const edge = createTeamsEdge({
    settings,
    turns,
    store,
    clock,
    renderer,
    log: createLog('silent'),
    metrics,
  });
  const http = createHttp({ host: '127.0.0.1', port: 0, log: createLog('silent') });
  edge.routes(http);
  const port = await http.listen();
  teams.appUrl = `http://127.0.0.1:${port}/api/messages`;

  return {
    teams,
    edge,
    turns,
    acts,
    identities,
    asked,
    clock,
    store,
    metrics,
    port,
    setRoster(next: (email: string) => boolean) {
      roster = next;
    },
    an: teams.as('An Duin'),
    bo: teams.as('Bo Zee'),
    async close() {
      teams.faults.clear();
      teams.faults.release();
      await edge.stop();
      await edge.close();
      await http.close();
      await store.close();
      await teams.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type OpenEdge = Awaited<ReturnType<typeof openEdge>>;

export const CLASSES = [
  { name: 'L3B', code: 'L3B' },
  { name: 'L4A', code: 'L4A' },
];
/** A form, and the same with another nonce. */
export const FORM: CardRef = {
  card: 'example/dialog',
  data: { roepnaam: 'kastanje', classCode: 'L3B', once: 'o1', classes: CLASSES },
};
export const FRESH = (once: string): CardRef => ({ ...FORM, data: { ...FORM.data, once } });
export const MESSAGE: CardRef = {
  card: 'example/message',
  data: { id: 'r1', roepnaam: 'vuurtoren', classCode: 'L3B', from: 'An', when: 'nu', answers: [] },
};
export const LINE: CardRef = { card: 'example/buttons', data: { answers: [{ name: 'Doe' }] } };
export const DONE = text('teams.done');

export const HOME = MESSAGE;

/** Looks again whenever the process has done something; for what nobody outside hears of. */
export async function eventually(look: () => unknown): Promise<void> {
  for (let nth = 0; nth < 20_000; nth += 1) {
    if (look()) return;
    await new Promise((done) => setImmediate(done));
  }
  throw new Error('it never came about');
}

/** A message of ours, as the outcome of a typed command. */
export async function messageWith({ an, turns, teams }: OpenEdge, card: CardRef) {
  const before = an.messages().length;
  turns.reply = { kind: 'card', card };
  await an.says(`iets ${before}`);
  await teams.until(() => an.messages().length > before, 'a message');
  return an.messages().at(-1)!;
}
/** A message and the form that was opened from it. */
export async function formOpen(open: OpenEdge, card = FRESH(`o${open.an.messages().length}`)) {
  const message = await messageWith(open, MESSAGE);
  open.turns.reply = { kind: 'dialog', card };
  await open.an.press(message, 'Lezen');
  open.acts.length = 0;
  return { message, dialog: open.an.theDialog };
}

/** The header with which the fake sends an activity. */
export async function headerOf(teams: FakeTeams, activity: object): Promise<string> {
  let header = '';
  const server = createServer((request, response) => {
    header = String(request.headers.authorization);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await teams.send(activity, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  server.closeAllConnections();
  server.close();
  return header;
}
