import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { NewSend, NewThink, NewWork, Save } from '../../src/kernel/decision.js';
import { defineKind } from '../../src/kernel/kind.js';
import { MESSAGE, messagesChanged } from '../../src/kernel/message.js';
import { PERSON_DAY } from '../../src/kernel/person-day.js';
import type { MovableClock } from '../../src/ports/clock.js';
import type { Composed, Composer, SendRow, ThinkRow } from '../../src/ports/composer.js';
import type { Delivered, Delivery, OutMessage } from '../../src/ports/delivery.js';
import type { Change, Store } from '../../src/ports/store.js';
import { createSeal } from '../../src/store/seal.js';
import { createSqliteStore } from '../../src/store/sqlite/store.js';
import { createWork, type Work } from '../../src/work/loop.js';

export const SCHOOL = 'ter-linde';
export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Monday 16 November 2026, 9:00 in the zone of these tests, which is UTC. */
export const MONDAY = Date.UTC(2026, 10, 16, 9);

export const THING = defineKind<{ words: string }>({
  kind: 'thing',
  schema: z.object({ words: z.string() }),
  sealed: [],
  indexes: [],
});

export interface TestClock extends MovableClock {
  /** School time and real time go on together. */
  pass(ms: number): void;
}

export function testClock(start = MONDAY): TestClock {
  let [now, real, ids] = [start, start, 0];
  return {
    now: () => now,
    real: () => real,
    id: () => `id${ids++}`,
    moveTo: (to) => {
      now = to;
    },
    pass: (ms) => {
      now += ms;
      real += ms;
    },
  };
}

/** Composes from the THING a row is about; every part can be replaced by a test. */
export function scriptedComposer(store: Store) {
  const read = async (schoolId: string, id: string) => store.get(THING, schoolId, id);
  const reader = (row: SendRow) => ({
    schoolId: row.schoolId,
    personId: 'person' in row.to ? row.to.person : '',
    language: 'nl' as const,
  });
  const drawn = (row: SendRow, words: string, version: number): Composed => ({
    card: { card: 'test/thing', data: { words } },
    reader: reader(row),
    address: {
      surface: 'sandbox',
      tenant: row.schoolId,
      place: 'person' in row.to ? row.to.person : 'channels',
      ...('channel' in row.to ? { channel: row.to.channel } : {}),
    },
    version,
  });
  const thoughts: ThinkRow[] = [];
  const told: { row: SendRow; reason: string }[] = [];
  const composer: Composer = {
    async think(row: ThinkRow): Promise<Change> {
      thoughts.push(row);
      return changeOf({ schoolId: row.schoolId });
    },
    async compose(row: SendRow): Promise<Composed | undefined> {
      if (!row.ref) return drawn(row, row.name, 0);
      const found = await read(row.schoolId, row.ref.id);
      return found && drawn(row, found.data.words, found.version);
    },
    async composeDigest(rows: SendRow[]): Promise<Composed | undefined> {
      return drawn(rows[0]!, rows.map((row) => row.name).join(' + '), 0);
    },
    async politeFrom(_row: SendRow, now: number): Promise<number> {
      return now;
    },
    dayOf: (at: number) => ({
      day: new Date(at).toISOString().slice(0, 10),
      until: (Math.floor(at / DAY) + 1) * DAY,
    }),
    async versionOf(schoolId: string, ref: { id: string }): Promise<number> {
      return (await read(schoolId, ref.id))?.version ?? 0;
    },
    async lost(row: SendRow, reason: string): Promise<Pick<Change, 'save' | 'work' | 'audit'>> {
      told.push({ row, reason });
      return { save: [], work: [], audit: [] };
    },
  };
  return Object.assign(composer, { thoughts, told });
}

/** Remembers every call; `answer` says what comes of the next ones. */
export function scriptedDelivery(surface: Delivery['surface'] = 'sandbox') {
  const sent: OutMessage[] = [];
  const updated: { message: OutMessage; handle: unknown }[] = [];
  const scripted = {
    surface,
    perSecond: Number.POSITIVE_INFINITY,
    tenantPerSecond: Number.POSITIVE_INFINITY,
    sent,
    updated,
    answer: async (_message: OutMessage): Promise<Delivered> => ({ kind: 'sent', handle: 'h1' }),
    async deliver(message: OutMessage): Promise<Delivered> {
      sent.push(message);
      return scripted.answer(message);
    },
    async update(message: OutMessage, handle: unknown): Promise<Delivered> {
      updated.push({ message, handle });
      return scripted.answer(message);
    },
    /** What readers see of what went out, in order. */
    words: (): unknown[] => sent.map((message) => message.card.data.words),
  };
  return scripted;
}

export interface World {
  store: Store;
  clock: TestClock;
  composer: ReturnType<typeof scriptedComposer>;
  delivery: ReturnType<typeof scriptedDelivery>;
  work: Work;
  logged: { level: string; fields: Record<string, unknown>; message: string }[];
  counted: Record<string, number>;
  /** Timers asked for, in ms; `fire` runs and clears them. */
  timers: { ms: number; run: () => void }[];
  /** Set to true: people wait for answers in numbers. */
  busy: boolean;
  tick(): void;
  /** One more loop: of this process, or on a connection of its own. */
  another(store?: Store): Work;
  open(): Promise<Store>;
  add(...rows: NewWork[]): Promise<void>;
  save(id: string, words: string): Promise<void>;
  /** The messages of a thing. */
  messages(id: string): Promise<{ id: string; state: string; drawn: string }[]>;
  close(): Promise<void>;
}

export async function world(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-work-'));
  const seal = createSeal(randomBytes(32));
  const stores: Store[] = [];
  const open = async () => {
    const path = join(folder, 'test.db');
    const opened = await createSqliteStore({ path, kinds: [MESSAGE, PERSON_DAY, THING], seal });
    stores.push(opened);
    return opened;
  };
  const store = await open();
  const clock = testClock();
  const composer = scriptedComposer(store);
  const delivery = scriptedDelivery();
  const logged: World['logged'] = [];
  const counted: Record<string, number> = {};
  const timers: World['timers'] = [];
  let ticking: (() => void) | undefined;
  const log = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, fields: fields as Record<string, unknown>, message });
  const counter = (name: string) => ({
    inc(labels: Record<string, string | undefined>) {
      const key = [name, ...Object.values(labels)].join(' ');
      counted[key] = (counted[key] ?? 0) + 1;
    },
  });
  const another = (on: Store = store) =>
    createWork({
      store: on,
      composer,
      deliveries: [delivery],
      keepFile: async () => 'token',
      clock,
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      metrics: { sends: counter('sends'), thinks: counter('thinks'), stuck: counter('stuck') },
      ticker: {
        every: (run) => {
          ticking = run;
          return () => {
            ticking = undefined;
          };
        },
        after: (ms, run) => {
          const timer = { ms, run };
          timers.push(timer);
          return () => void timers.splice(timers.indexOf(timer), 1);
        },
      },
      random: () => 0.5,
      busy: () => made.busy,
    });
  const work = another();
  const commit = async (change: Change) => {
    const result = await store.commit(change, clock.real());
    if (result !== 'done') throw new Error(result);
  };
  const made: World = {
    busy: false,
    store,
    clock,
    composer,
    delivery,
    work,
    logged,
    counted,
    timers,
    another,
    open,
    tick: () => ticking?.(),
    add: (...rows) => commit(changeOf({ work: rows })),
    async save(id, words) {
      const expect = (await store.get(THING, SCHOOL, id))?.version ?? 0;
      const save: Save[] = [{ kind: THING, id, expect, data: { words } }];
      await commit(changeOf({ save, work: [messagesChanged({ kind: 'thing', id }, clock.now())] }));
    },
    async messages(id) {
      const page = await store.find(MESSAGE, SCHOOL, { where: { about: `thing:${id}` }, limit: 100 });
      return page.items.map((one) => ({ id: one.id, state: one.data.state, drawn: one.data.drawn }));
    },
    async close() {
      await work.stop();
      for (const one of stores) await one.close();
      rmSync(folder, { recursive: true });
    },
  };
  return made;
}

export const changeOf = (parts: Partial<Change>): Change => ({
  schoolId: SCHOOL,
  save: [],
  remove: [],
  work: [],
  audit: [],
  ...parts,
});

export const send = (name: string, parts: Partial<NewSend> = {}): NewSend => ({
  type: 'send',
  name,
  to: { person: 'an' },
  manner: 'now',
  dueAt: MONDAY,
  ...parts,
});
export const about = (id: string): Pick<NewSend, 'ref'> => ({ ref: { kind: 'thing', id } });

export const think = (name: string, parts: Partial<NewThink> = {}): NewThink => ({
  type: 'think',
  name,
  dueAt: MONDAY,
  ...parts,
});

/** A promise with its ends in hand. */
export function gate<T = void>() {
  let open!: (value: T) => void;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

export const to = (person: string, name: string) => send(name, { to: { person } });

/** Holds every call to a place until `open`; `reached` resolves at the first. */
export function closed(w: World, place: string) {
  const reached = gate();
  const go = gate();
  w.delivery.answer = async (message: OutMessage) => {
    if (message.address.place === place) {
      reached.open();
      await go.opened;
    }
    return { kind: 'sent', handle: 'h' };
  };
  return { reached: reached.opened, open: go.open };
}
