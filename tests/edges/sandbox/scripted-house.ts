import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../../src/clock.js';
import { createSandboxEdge, type SandboxEdge } from '../../../src/edges/sandbox/edge.js';
import { SANDBOX_MESSAGE } from '../../../src/edges/sandbox/message.js';
import { createHttp } from '../../../src/http.js';
import type { Answer, Interaction, Reply } from '../../../src/kernel/interaction.js';
import { text } from '../../../src/kernel/text.js';
import { LANGUAGES } from '../../../src/kernel/values.js';
import type { MovableClock } from '../../../src/ports/clock.js';
import type { Store } from '../../../src/ports/store.js';
import type { Persona, Turns } from '../../../src/ports/turns.js';
import { loadTexts } from '../../../src/render/texts.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';
import { drawScripted } from './scripted-cards.js';

export const SCHOOL = 'demo';
/** Tuesday 24 November 2026, 08:30 in Brussels. */
export const START = Date.UTC(2026, 10, 24, 7, 30);

const person = (id: string, name: string, roles: string[], classes: string[] = []): Persona => ({
  id,
  name,
  email: `${id}@school.example`,
  roles,
  classes,
});
export const PEOPLE: Persona[] = [
  person('an', 'An Peeters', ['TEACHER'], ['L3B']),
  person('karim', 'Karim El Amrani', ['CARE_COORDINATOR', 'TEACHER']),
  person('lies', 'Lies Vandenbossche-De Wilde', ['HEAD']),
  person('tom', 'Tom Wouters', ['TEACHER'], ['L1A', 'L1B']),
  person('noor', 'Noor Jacobs', ['CARE_TEACHER']),
  person('ria', 'Ria Claes', ['SECRETARY']),
  person('wout', 'Wout Maes', ['ADMINISTRATOR']),
];

export interface House {
  base: string;
  edge: SandboxEdge;
  store: Store;
  clock: MovableClock;
  /** What reached the house, oldest first. */
  acts: Interaction[];
  moves: number[];
  /** Holds every act back until the returned function is called. */
  hold(): () => void;
  say(to: string, id: string, channel?: string): Promise<void>;
  /** Work that `drained` waits for. */
  work(run: () => Promise<void>): void;
  close(): Promise<void>;
}

/** The page's own words only: the features' texts are no business of this house. */
async function pageTexts(folder: string) {
  for (const language of LANGUAGES) {
    const file = new URL(`../../../cards/texts/${language}.json`, import.meta.url);
    const all: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
    const own = Object.entries(all).filter(([key]) => /^(sandbox|format)\./.test(key));
    await writeFile(join(folder, `${language}.json`), JSON.stringify(Object.fromEntries(own)));
  }
  return loadTexts(folder);
}

/** The real edge, server and SQLite store, with a house behind it that plays one request by a script. */
export async function startHouse(at = START): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'zorgbode-sandbox-'));
  const clock = createClock();
  clock.moveTo(at);
  const store = await createSqliteStore({
    path: join(folder, 'zorgbode.sqlite'),
    kinds: [SANDBOX_MESSAGE],
    seal: createSeal(randomBytes(32)),
  });
  const texts = await pageTexts(folder);
  const acts: Interaction[] = [];
  const moves: number[] = [];
  let gate: Promise<void> | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const readerOf = (personId: string) => ({ schoolId: SCHOOL, personId, language: 'nl' as const });

  const say: House['say'] = async (to, id, channel) => {
    await edge.delivery.deliver({
      id,
      address: { surface: 'sandbox', tenant: SCHOOL, place: to, ...(channel ? { channel } : {}) },
      card: { card: 'fresh', data: { roepnaam: 'vuurtoren', classCode: 'L3B' } },
      reader: readerOf(to),
      at: clock.now(),
    });
  };

  const answer = async ({ verb, text: typed, input, onceKey }: Interaction): Promise<Reply> => {
    if (typed === '/zorg vraag' || verb === 'request.form')
      return { kind: 'dialog', card: { card: 'form', data: { once: clock.id() } } };
    if (verb === 'request.submit') {
      if (input.see === undefined)
        return {
          kind: 'errors',
          fields: { see: text('sandbox.field.required'), safety: text('sandbox.choose.none') },
        };
      await say('karim', `new-${onceKey}`);
      return { kind: 'close', note: text('sandbox.tagline') };
    }
    if (verb === 'request.read')
      return { kind: 'dialog', card: { card: 'read', data: { see: '<b>Telt</b> op **vingers**' } } };
    if (typed === '/zorg')
      return { kind: 'card', card: { card: 'fresh', data: { roepnaam: 'kastanje', classCode: 'L3B' } } };
    if (verb === 'request.next') return { kind: 'next', card: { card: 'step', data: {} } };
    if (verb === 'request.finish') return { kind: 'close' };
    if (verb === 'request.take')
      return {
        kind: 'card',
        card: { card: 'taken', data: { roepnaam: 'vuurtoren', by: 'Karim El Amrani' } },
      };
    return { kind: 'note', text: text('sandbox.state.failed') };
  };

  const turns: Turns = {
    async act(interaction): Promise<Answer> {
      acts.push(interaction);
      await gate;
      const known = PEOPLE.some(({ id }) => id === interaction.actor.user);
      if (!known) return { reply: { kind: 'note', text: text('sandbox.choose.none') }, language: 'nl' };
      return { reply: await answer(interaction), reader: readerOf(interaction.actor.user), language: 'nl' };
    },
    async home({ user }) {
      const found = PEOPLE.find(({ id }) => id === user);
      return (
        found && {
          card: { card: 'home', data: { name: found.name.split(' ')[0]!, requests: 0 } },
          reader: readerOf(user),
        }
      );
    },
    opens: () => 'act' as const,
    view: async () => undefined,
    people: async () => PEOPLE,
    drained: () => underWay,
    async moveClock(to) {
      moves.push(to);
      clock.moveTo(to);
      return { now: to, ran: 3 };
    },
  };

  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const http = createHttp({ host: '127.0.0.1', port: 0, log: quiet });
  const edge = createSandboxEdge({
    turns,
    store,
    clock,
    renderer: { render: drawScripted, say: texts.say },
    schoolId: SCHOOL,
  });
  edge.routes(http);
  const port = await http.listen();
  return {
    base: `http://127.0.0.1:${port}`,
    edge,
    store,
    clock,
    acts,
    moves,
    say,
    work(run) {
      underWay = run();
    },
    hold() {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = () => {
          gate = undefined;
          resolve();
        };
      });
      return () => open();
    },
    async close() {
      await http.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
