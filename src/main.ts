import { fileURLToPath } from 'node:url';
import { dayOf } from './calendar/time.js';
import { createClock } from './clock.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { createCalendarUrl } from './edges/calendar-url/edge.js';
import { createSandboxEdge } from './edges/sandbox/edge.js';
import { SANDBOX_MESSAGE } from './edges/sandbox/message.js';
import { SLACK_KINDS } from './edges/slack/kinds.js';
import { TEAMS_KINDS } from './edges/teams/kinds.js';
import { COMMANDS } from './features/commands.js';
import { FEATURES } from './features/index.js';
import { SCHOOL } from './features/school/model/school-kinds.js';
import { serveFeeds } from './files/feed.js';
import { createFiles } from './files.js';
import { createHttp } from './http.js';
import type { Platform } from './kernel/interaction.js';
import { createLog, type Log } from './log.js';
import { createMetrics } from './metrics.js';
import type { Busy } from './ports/busy.js';
import type { MovableClock } from './ports/clock.js';
import type { Finder } from './ports/delivery.js';
import type { Store } from './ports/store.js';
import { createRenderer, type Renderer } from './render/card.js';
import { linkBase } from './render/file-link.js';
import { firstMorning } from './router/morning.js';
import { createRouter, type Router } from './router.js';
import { serveRunning } from './running.js';
import { demoCompass } from './tools/example-compass.js';
import { demoSchool } from './tools/example-school.js';
import { openStore } from './tools/open-store.js';
import { keepClock, nextMorning, restoreClock, SANDBOX_CLOCK } from './tools/sandbox-clock.js';
import { createWork } from './work/loop.js';
import { createStarting } from './work/starting.js';

export interface Running {
  port: number;
  router: Router;
  /** The school that is played; undefined without the sandbox. */
  schoolId?: string;
  renderer: Renderer;
  /** Resolves when nothing is due. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** The cards and texts as they stand on disk. */
export const loadCards = (): Renderer =>
  createRenderer({ cardsDir: fileURLToPath(new URL('../cards/', import.meta.url)) });

/** Joins the parts and starts them in order: store, school, work, server. Stopping goes the other way. */
export async function start(
  config: Config,
  log: Log,
  say: (line: string) => void = () => {},
  clock: MovableClock = createClock(),
  renderer: Renderer = loadCards(),
  calendars: Busy = createCalendarUrl({ log }),
): Promise<Running> {
  const metrics = createMetrics();
  const { store, newKeyFile, where } = await openStore(config, [
    SANDBOX_MESSAGE,
    SANDBOX_CLOCK,
    ...SLACK_KINDS,
    ...TEAMS_KINDS,
  ]);
  if (newKeyFile)
    say(`Made a key: ${newKeyFile}. Back it up apart from the data; without it nothing sealed can be read.`);
  log.info({ where }, 'store open');

  const finders = new Map<Platform, Finder>();
  const router = createRouter({
    features: FEATURES,
    commands: COMMANDS,
    store,
    clock,
    log,
    metrics,
    finders,
    calendars,
    sandbox: config.sandbox,
    address: (path) => {
      const base = linkBase(config.publicUrl) ?? (config.slack || config.teams ? undefined : origin());
      return base && new URL(path, base).href;
    },
    wake: () => work.wake(),
  });

  const schoolId = config.sandbox ? await schoolToPlay(store, clock, config.sandboxAsked) : undefined;
  const demo = schoolId ? await router.house.directory.school(schoolId) : undefined;
  if (demo) await restoreClock(store, clock, demo);

  const http = createHttp({ host: config.host, port: config.port, log });
  let port = config.port;
  const origin = () => originOf(config.host, port);
  const files = createFiles({
    store,
    clock,
    renderer,
    reader: (school, person) => router.house.readerOf(school, person, clock.now()),
  });
  const shared = { store, clock, renderer, log, metrics };
  // Each loaded only where it is used: an SDK costs a third of a second and 30 MB.
  const chat = {
    ...shared,
    publicUrl: config.publicUrl,
    origin,
    turns: { ...router.turns, ...router.acquaintances },
  };
  const slack =
    config.slack &&
    (await import('./edges/slack/edge.js')).createSlackEdge({ ...chat, settings: config.slack });
  const teams =
    config.teams &&
    (await import('./edges/teams/edge.js')).createTeamsEdge({ ...chat, settings: config.teams });
  const platforms = [slack, teams].filter((edge) => edge !== undefined);
  for (const { delivery, finder } of platforms) finders.set(delivery.surface, finder);
  const sandbox =
    schoolId === undefined
      ? undefined
      : createSandboxEdge({
          ...shared,
          turns: {
            ...router.turns,
            drained: () => work.drained(),
            async moveClock(to) {
              const ran = await work.advanceTo(to);
              await keepClock(store, clock);
              return { now: clock.now(), ran };
            },
          },
          schoolId,
          origin,
          nextSchoolMorning: async (now) =>
            nextMorning((await router.house.directory.school(schoolId))!, now),
        });
  const edges = sandbox ? [...platforms, sandbox] : platforms;
  const work = createWork({
    ...shared,
    composer: router.composer,
    busy: router.busy,
    keepFile: files.keep,
    deliveries: edges.map((edge) => edge.delivery),
  });
  for (const edge of edges) edge.routes(http);
  files.routes(http);
  serveFeeds(http, {
    store,
    clock,
    renderer,
    dayOf,
    reader: (school, person) => router.house.readerOf(school, person, clock.now()),
    entries: router.calendar,
  });
  serveRunning(http, metrics, [
    { name: 'store', check: () => store.ping() },
    ...platforms.map(({ delivery, check }) => ({ name: delivery.surface, check })),
  ]);

  await planMornings(store, clock, router.house);
  work.start();
  port = await http.listen();
  const starting = createStarting();
  for (const { delivery, connect } of platforms) {
    starting.keepTrying(connect, (err, ms) => {
      const inSeconds = Math.ceil(ms / 1000);
      log.error({ err, surface: delivery.surface, inSeconds }, 'cannot reach a platform yet');
      say(
        `${delivery.surface}: ${err instanceof Error ? err.message : 'no answer'} Trying again in ${inSeconds} s.`,
      );
    });
  }
  metrics.ready.set(1);
  return {
    port,
    router,
    schoolId,
    renderer,
    drained: () => work.drained(),
    async stop() {
      metrics.ready.set(0);
      await starting.stop();
      await Promise.all(platforms.map((edge) => edge.stop()));
      // Before the work: a move of the sandbox's clock needs it until it is over.
      await http.close();
      await work.stop();
      // Last: a message on its way has to arrive, or it would be sent again.
      await Promise.all(platforms.map((edge) => edge.close()));
      await store.close();
    },
  };
}

/**
 * The id of the school that is played: the example, which an empty store gets. A school of somebody's own only where they asked
 * for the sandbox, since whoever opens it can be anybody. Throws ConfigError, with the store closed.
 */
async function schoolToPlay(store: Store, clock: MovableClock, asked: boolean): Promise<string> {
  const existing = await store.schools(SCHOOL);
  const { school, people, save } = await demoSchool();
  if (existing.includes(school.id)) return school.id;
  if (existing[0] && asked) return existing[0];
  if (existing[0]) {
    await store.close();
    throw new ConfigError([
      'DATA_DIR (or DATABASE_URL) holds a school of your own, and the sandbox, which has no log-in, would let everybody ' +
        'in it be played. Set SANDBOX=1 if that is what you want, SANDBOX=0 to start without it, or another DATA_DIR for the example school',
    ]);
  }
  save.push(...(await demoCompass(people, clock)));
  await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, clock.real());
  return school.id;
}

async function planMornings(
  store: Store,
  clock: MovableClock,
  { directory }: Router['house'],
): Promise<void> {
  for (const schoolId of await store.schools(SCHOOL)) {
    const school = await directory.school(schoolId);
    if (!school) continue;
    const work = [firstMorning(school, clock.now())];
    await store.commit({ schoolId, save: [], remove: [], work, audit: [] }, clock.real());
  }
}

const originOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

async function run(): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const config = readConfig();
    // Messages of errors may quote what somebody typed: only where everything is invented.
    const log = createLog(config.logLevel, config.logLevel === 'debug' && config.sandbox);
    // Node would print the message too.
    process.once('uncaughtException', (error) => {
      log.error({ err: error }, 'stopped by a fault');
      process.exit(1);
    });
    const running = await start(config, log, say);
    const address = `${originOf(config.host, running.port)}/`;
    if (config.sandbox) say(`Zorgbode's sandbox with its example school: ${address}`);
    else say(`Zorgbode listens on ${address}`);
    const stop = (signal: string) => {
      log.info({ signal }, 'stopping');
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', () => stop('SIGTERM'));
    process.once('SIGINT', () => stop('SIGINT'));
  } catch (error) {
    // Whoever starts it reads this: our own errors say what to change and hold no content.
    const reasons =
      error instanceof ConfigError
        ? error.problems
        : [error instanceof Error ? error.message : String(error)];
    for (const reason of reasons) process.stderr.write(`Zorgbode cannot start: ${reason}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
