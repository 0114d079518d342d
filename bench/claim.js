import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { median, round } from './figures.js';

const SCHOOLS = Array.from({ length: 40 }, (_, i) => `school${String(i).padStart(2, '0')}`);
/** School time and real time of the run; nothing here reads a clock but to measure. */
const NOW = Date.UTC(2026, 10, 24, 9);
const YEAR = 365 * 24 * 60 * 60 * 1000;
const LEASE = 60_000;
/** As many as the work loop holds at once. */
const HELD = 32;

const row = (i, dueAt) => ({
  type: 'send',
  name: 'request.untaken',
  ref: { kind: 'request', id: `r${i}` },
  to: { person: `person${i % 1500}` },
  manner: 'capped',
  dueAt,
});

/** So many rows that fall due in the course of some later year. */
export const addWaiting = (store, count) => add(store, count, (i) => Date.now() + YEAR + ((i * 7919) % YEAR));

async function add(store, count, dueAt) {
  const each = 1000;
  for (let i = 0; i < count; i += each) {
    const work = Array.from({ length: Math.min(each, count - i) }, (_, j) => row(i + j, dueAt(i + j)));
    const schoolId = SCHOOLS[(i / each) % SCHOOLS.length];
    await store.commit({ schoolId, save: [], remove: [], work, audit: [] }, NOW);
  }
}

/** Claims and settles all that is due, as the work loop does: a handful at once, each settled for itself. Milliseconds. */
async function drain(store, expected) {
  const start = performance.now();
  let settled = 0;
  for (;;) {
    const rows = await store.claim(NOW, NOW, LEASE, HELD);
    if (rows.length === 0) break;
    const answers = await Promise.all(rows.map((one) => store.settle([one], { kind: 'done' }, NOW)));
    settled += answers.filter((answer) => answer === 'done').length;
  }
  const took = performance.now() - start;
  if (settled !== expected) throw new Error(`${settled} rows were settled, ${expected} were due`);
  return took;
}

/** Opens a store with so many rows that fall due in the course of the next year. */
async function storeWith(folder, waiting) {
  const path = join(folder, `${waiting}.db`);
  const store = await createSqliteStore({ path, kinds: [], seal: createSeal(randomBytes(32)) });
  await add(store, waiting, (i) => NOW + 1 + ((i * 7919) % YEAR));
  return store;
}

/**
 * Claiming and settling 10,000 due rows among many that are not due yet, against the same among few; in turn, the median of the
 * rounds. A ratio of 1 means that what waits costs nothing.
 */
export async function claimBenchmark({ due = 10_000, few = 10_000, many = 1_000_000, rounds = 5 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-claim-'));
  const stores = [];
  try {
    for (const waiting of [few, many]) stores.push(await storeWith(folder, waiting));
    const times = stores.map(() => []);
    for (let i = -1; i < rounds; i++) {
      for (const [which, store] of stores.entries()) {
        await add(store, due, (j) => NOW - due + j);
        const took = await drain(store, due);
        if (i >= 0) times[which].push(took);
      }
    }
    const [small, large] = times.map(median);
    return {
      due,
      few: { waiting: few, ms: round(small) },
      many: { waiting: many, ms: round(large) },
      ratio: round(large / small),
      target: 1.2,
      ok: large / small <= 1.2,
    };
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
