import { randomInt } from 'node:crypto';
import type { Clock, MovableClock } from '../ports/clock.js';
import type { Composer } from '../ports/composer.js';
import type { Delivery, KeepFile } from '../ports/delivery.js';
import type { Store } from '../ports/store.js';
import { advance } from './advance.js';
import { Alarm } from './alarm.js';
import { InFlight } from './in-flight.js';
import { Pacing } from './pacing.js';
import type { Parts, WorkLog, WorkMetrics } from './parts.js';
import { Runner } from './runner.js';
import { cronTicker, type Stop, type Ticker } from './ticker.js';

/**
 * Rows held at once: enough to keep a disk and some slow edges busy (twice as many share each commit than with 32: half as many waits
 * for the disk), few enough to finish within their lease and to hold up nobody's turn.
 */
const HELD = 64;
/** Hands that must be free before those who settled a row take others: claiming one by one costs more than the rows. */
const ENOUGH = HELD / 2;
/** Real ms. Edges time out well before it. */
const LEASE = 60_000;
/** What comes due later than this is left to the tick. Real ms. */
const TICK = 10_000;
/** How long messages wait for people's answers at most, and how soon they look again. Real ms. */
const HOLD = 2_000;
const LOOK = 25;
/** Expired drafts and once-keys are swept away this often. Real ms. */
const SWEEP = 3_600_000;

export interface WorkOptions {
  store: Store;
  composer: Composer;
  deliveries: Delivery[];
  clock: Clock | MovableClock;
  log: WorkLog;
  metrics?: WorkMetrics;
  /** For messages with a file to surfaces that show a link. */
  keepFile?: KeepFile;
  ticker?: Ticker;
  /** In [0, 1), for the jitter of back-off. */
  random?: () => number;
  /** True while people wait for answers in numbers: messages then let them go first, for `HOLD` at most. */
  busy?: () => boolean;
}

export interface Work {
  /** After a commit: looks at once. Several calls in one turn of the event loop are one. */
  wake(): void;
  /**
   * Resolves when nothing is due at `clock.now()` and nothing is being done; rows in back-off do not count. Rejects when
   * the store does not answer.
   */
  drained(): Promise<void>;
  /** As `drained`; the number of rows that were run meanwhile. */
  runDue(): Promise<number>;
  /** Ticks from now on; now and then a tick also sweeps away what has expired. */
  start(): void;
  /** Takes nothing more, lets finish what is going out, gives the rest back so that it can be claimed at once. */
  stop(): Promise<void>;
  /** Moves a movable clock (school time) and runs what falls due on the way, each at its own time. Rows run. */
  advanceTo(to: number): Promise<number>;
}

/** claim → run → settle. What a row throws is the row's; an error of the store is logged, and the next tick tries again. */
export function createWork(options: WorkOptions): Work {
  const { store, clock, log } = options;
  const ticker = options.ticker ?? cronTicker();
  const alarm = new Alarm(ticker, () => clock.real(), wake);
  let stopping = false;
  let woken = false;
  let heldSince: number | undefined;
  let stopTick: Stop | undefined;
  let claiming: Promise<boolean> | undefined;
  let swept = Number.NEGATIVE_INFINITY;
  let sweeping: Promise<unknown> = Promise.resolve();
  let moving: Promise<unknown> = Promise.resolve();

  const parts: Parts = {
    store,
    composer: options.composer,
    deliveries: new Map(options.deliveries.map((one) => [one.surface, one])),
    clock,
    log,
    metrics: options.metrics,
    keepFile: options.keepFile,
    random: options.random ?? (() => randomInt(2 ** 32) / 2 ** 32),
    pacing: new Pacing(),
    lastAddress: new Map(),
    inFlight: new InFlight(),
    stopping: () => stopping,
    wakeAt,
  };
  const runner = new Runner(parts, () => {
    if (HELD - runner.size >= ENOUGH) wake();
  });

  /** True when there is nothing more to claim; false when fewer than `least` hands are free. */
  async function claimAll(least: number): Promise<boolean> {
    while (!stopping) {
      const free = HELD - runner.size;
      if (free < least) return false;
      const rows = await store.claim(clock.now(), clock.real(), LEASE, free);
      runner.take(rows);
      if (rows.length < free) return true;
    }
    return true;
  }

  /** One claim at a time: each sees what was committed before it was asked for. */
  async function claim(least = 1): Promise<boolean> {
    while (claiming) await claiming.catch(() => {});
    claiming = claimAll(least);
    try {
      return await claiming;
    } finally {
      claiming = undefined;
    }
  }

  /** Whether to leave the machine to the turns under way; after `HOLD` a batch goes out all the same. */
  function holdsBack(): boolean {
    const real = clock.real();
    if (!stopTick || !options.busy?.() || real - (heldSince ?? real) >= HOLD) {
      heldSince = undefined;
      return false;
    }
    heldSince ??= real;
    wakeAt(real + LOOK);
    return true;
  }

  function wake(): void {
    if (woken || stopping || holdsBack()) return;
    woken = true;
    setImmediate(() => {
      woken = false;
      claim().catch((err: unknown) => log.error({ err }, 'could not claim work'));
    });
  }

  function wakeAt(at: number): void {
    if (stopTick && at - clock.real() <= TICK) alarm.set(at);
  }

  function tick(): void {
    wake();
    if (stopping || clock.real() - swept < SWEEP) return;
    swept = clock.real();
    sweeping = store.sweep(clock.now(), swept).catch((err: unknown) => log.error({ err }, 'could not sweep'));
  }

  async function runDue(): Promise<number> {
    const before = runner.ran;
    for (;;) {
      const empty = await claim(ENOUGH);
      if (empty && runner.size === 0) return runner.ran - before;
      await runner.oneOver();
    }
  }

  async function move(movable: MovableClock, to: number): Promise<number> {
    runner.watch(true);
    try {
      return await advance({ store, clock: movable, log, runDue, moved: () => parts.pacing.clear() }, to);
    } finally {
      runner.watch(false);
    }
  }

  return {
    wake,
    runDue,
    drained: async () => void (await runDue()),
    start() {
      stopping = false;
      stopTick ??= ticker.every(tick);
      wake();
    },
    async stop() {
      stopping = true;
      stopTick?.();
      stopTick = undefined;
      alarm.clear();
      await claiming?.catch(() => {});
      await Promise.all([runner.allOver(), sweeping]);
    },
    advanceTo(to) {
      if (!('moveTo' in clock)) return Promise.reject(new Error('this clock does not move'));
      const moved = moving.then(() => move(clock, to));
      moving = moved.catch(() => {});
      return moved;
    },
  };
}
