import type { SendRow } from '../ports/composer.js';
import type { WorkRow } from '../ports/store.js';
import { opensAt } from './deliver.js';
import { Lanes } from './lanes.js';
import { keyOf, laneOf, named, type Parts } from './parts.js';
import { runRefresh } from './run-refresh.js';
import { runDigest, runSend } from './run-send.js';
import { MESSAGE_REFRESH, runThink } from './run-think.js';
import { giveBack, setAside, waitUntil } from './settling.js';
import { Spin } from './spin.js';

/** Behind a slow delivery to the same reader a row waits this long, real ms; then others go first. */
const PATIENCE = 5_000;

/** Runs claimed rows: thinks side by side, sends to one reader one after the other, a person's digest rows together. */
export class Runner {
  readonly #parts: Parts;
  readonly #over: () => void;
  readonly #lanes = new Lanes();
  readonly #held = new Map<string, WorkRow>();
  readonly #running = new Set<Promise<void>>();
  #spin: Spin | undefined;
  /** Rows taken so far. */
  ran = 0;

  /** `over`: called when a row was settled. */
  constructor(parts: Parts, over: () => void) {
    this.#parts = parts;
    this.#over = over;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Resolves when one of them is over; at once when there is none. */
  async oneOver(): Promise<void> {
    if (this.#running.size > 0) await Promise.race(this.#running);
  }

  async allOver(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** While the clock is moved, rows that run in circles are set aside. */
  watch(on: boolean): void {
    this.#spin = on ? new Spin() : undefined;
  }

  take(claimed: WorkRow[]): void {
    const digests = new Map<string, SendRow[]>();
    for (const row of claimed) {
      if (this.#isMine(row)) continue;
      if (this.#spin?.isStuck(row, this.#parts.clock.now())) {
        this.#hold([row], () => setAside(this.#parts, [row], new Error('runs in circles')));
      } else if (row.type === 'think') this.#hold([row], () => runThink(this.#parts, row));
      else if (row.manner !== 'digest') this.#inLane([row], (leave) => this.#send(row, leave));
      else digests.set(laneOf(row), [...(digests.get(laneOf(row)) ?? []), row]);
    }
    for (const rows of digests.values()) this.#inLane(rows, () => runDigest(this.#parts, rows));
  }

  /**
   * A row whose lease ran out while this very process is still at it: it keeps it, under the new lease. One whose lease did not is
   * settled already, and was asked for once more meanwhile: it runs again.
   */
  #isMine(row: WorkRow): boolean {
    const mine = this.#held.get(keyOf(row));
    if (!mine || mine.leaseUntil > this.#parts.clock.real()) return false;
    mine.lease = row.lease;
    mine.leaseUntil = row.leaseUntil;
    this.#parts.log.warn(named(row), 'lease ran out while running');
    return true;
  }

  #send(row: SendRow, leave: () => void): Promise<void> {
    return row.name === MESSAGE_REFRESH ? runRefresh(this.#parts, row) : runSend(this.#parts, row, leave);
  }

  #inLane(rows: SendRow[], run: (leave: () => void) => Promise<void>): void {
    const lane = laneOf(rows[0]!);
    const since = this.#parts.clock.real();
    const inTurn = (leave: () => void) =>
      this.#safely(rows, () => this.#inTurn(lane, since, rows, () => run(leave)));
    this.#hold(rows, () => this.#lanes.enter(lane, inTurn));
  }

  async #inTurn(lane: string, since: number, rows: SendRow[], run: () => Promise<void>): Promise<void> {
    const { pacing, clock } = this.#parts;
    if (this.#parts.stopping()) return void (await giveBack(this.#parts, rows));
    const real = clock.real();
    if (real - since > PATIENCE) pacing.pause(lane, real + PATIENCE, real);
    const place = pacing.take(lane, Number.POSITIVE_INFINITY, keyOf(rows[0]!), real);
    const open = place > real ? place : opensAt(this.#parts, rows[0]!);
    return open > real ? waitUntil(this.#parts, rows, open) : run();
  }

  #hold(rows: WorkRow[], run: () => Promise<void>): void {
    this.ran += rows.length;
    const held = rows.map((row) => ({ row, key: keyOf(row) }));
    for (const { row, key } of held) this.#held.set(key, row);
    const mine = this.#safely(rows, run).then(() => {
      for (const { row, key } of held) if (this.#held.get(key) === row) this.#held.delete(key);
      this.#running.delete(mine);
      this.#over();
    });
    this.#running.add(mine);
  }

  /** Only the store can have failed: the lease runs out by itself, and the row is claimed again. */
  async #safely(rows: WorkRow[], run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (err) {
      this.#parts.log.error({ ...named(rows[0]!), err }, 'could not settle');
    }
  }
}
