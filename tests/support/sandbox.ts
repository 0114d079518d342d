import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import { start } from '../../src/main.js';
import type { Busy } from '../../src/ports/busy.js';
import type { Clock } from '../../src/ports/clock.js';
import { demoCompass } from '../../src/tools/example-compass.js';
import { buttonIn, type Card, inputsOf } from './card.js';
import { cardsOnce } from './cards.js';
import { stillClock } from './clock.js';
import { keepExampleSchool } from './example-house.js';

export interface Shown {
  dialog?: Card;
  card?: Card;
  note?: string;
  errors?: Record<string, string>;
  closed?: boolean;
}
export interface Inbox {
  now: string;
  home: Card;
  messages: { id: string; at: string; place: string; card: Card }[];
}

/** The example school as one that was only just imported: its team wrote down no vision, no core values and no tasks yet. */
export async function justImported(config: Config, clock: Clock): Promise<void> {
  await keepExampleSchool(config, clock.real());
}
/** The same with what the sandbox has of its compass. */
export async function settledSchool(config: Config, clock: Clock): Promise<void> {
  await keepExampleSchool(config, clock.real(), (people) => demoCompass(people, clock));
}
export const openNewSchool = (at?: string) => openSandbox(at, {}, undefined, justImported);

/**
 * The whole product over HTTP on its sandbox, as a person meets it: buttons by their title, fields by their id.
 * `environment` adds settings, such as a MongoDB; `calendars` reads published calendars from elsewhere than the open internet;
 * `before` fills the store that it starts on.
 */
export async function openSandbox(
  at = '2026-10-12 09:00',
  environment: Record<string, string> = {},
  calendars?: Busy,
  before: (config: Config, clock: Clock) => Promise<void> = settledSchool,
) {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-'));
  const clock = stillClock(at);
  const config = readConfig({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent', ...environment });
  await before(config, clock);
  const running = await start(config, createLog('silent'), () => {}, clock, cardsOnce(), calendars);
  const url = `http://127.0.0.1:${running.port}`;

  const call = async (path: string, body?: object): Promise<any> => {
    const response = await fetch(`${url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    return response.json();
  };
  const people: { id: string; name: string; roles: string[]; classes: string[] }[] =
    await call('/sandbox/api/people');

  const as = (person: string) => ({
    id: person,
    inbox: (): Promise<Inbox> => call(`/sandbox/api/inbox?person=${encodeURIComponent(person)}`),
    act: (verb: string, input: object = {}, messageId?: string): Promise<Shown> =>
      call('/sandbox/api/act', { person, verb, input, messageId }),
    type: (text: string): Promise<Shown> => call('/sandbox/api/act', { person, text }),
    /** Presses a button of a card, with what is filled in. */
    press(card: Card, title: string | RegExp, filled: object = {}, messageId?: string): Promise<Shown> {
      const button = buttonIn(card, title);
      const input = { ...inputsOf(card), ...filled, ...button.data };
      return call('/sandbox/api/act', { person, verb: button.verb, input, messageId });
    },
    /** The newest message whose text has this in it. */
    async message(about: string | RegExp): Promise<{ id: string; at: string; card: Card }> {
      const { messages } = await this.inbox();
      const fits = (card: Card) =>
        typeof about === 'string' ? JSON.stringify(card).includes(about) : about.test(JSON.stringify(card));
      const found = messages.findLast(({ card }) => fits(card));
      if (!found) throw new Error(`no message with ${about} for ${person}; there are ${messages.length}`);
      return found;
    },
  });

  return {
    running,
    url,
    dir,
    clock,
    people,
    as,
    /** The first person with a role, or class teacher of a class. */
    who(role: string, nth = 0) {
      const found = people.filter((p) => p.roles.includes(role) || p.classes.includes(role))[nth];
      if (!found) throw new Error(`nobody is ${role}`);
      return as(found.id);
    },
    moveTo: (now: string): Promise<{ now: string; ran: number }> => call('/sandbox/api/clock', { now }),
    async close() {
      await running.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;
