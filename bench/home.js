import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { wordsIn } from '../dist/edges/slack/blocks/context.js';
import { toHome } from '../dist/edges/slack/blocks/convert.js';
import { toMessageCard } from '../dist/edges/teams/cards.js';
import { FEATURES } from '../dist/features/index.js';
import { createRenderer } from '../dist/render/card.js';
import { homeCard } from '../dist/router/home.js';
import { createHouse } from '../dist/router/house.js';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { demoSchool } from '../dist/tools/example-school.js';
import { KINDS } from '../dist/tools/open-store.js';
import { fillDesk, NOW } from './desk.js';
import { median, round } from './figures.js';

const COORDINATOR = 'an-duindoorn';
const OTHERS = ['bert-zeewind', 'carla-strandvonk'];
const TARGET = 15;

const renderer = createRenderer({ cardsDir: fileURLToPath(new URL('../cards/', import.meta.url)) });
const words = wordsIn((text) => renderer.say(text, 'nl'));
const opens = (verb) =>
  FEATURES.some(({ verbs }) => verbs.some((one) => one.name === verb && one.opens === 'dialog'))
    ? 'dialog'
    : 'act';
const slack = { schoolId: 'x', words, card: 'school/home', choices: () => 'list' };

/** What each surface sends. */
const SURFACES = {
  sandbox: (ref, reader) => renderer.render(ref, reader, 'sandbox', NOW),
  slack: (ref, reader) => toHome(renderer.render(ref, reader, 'slack', NOW), slack),
  teams: (ref, reader) => toMessageCard(renderer.render(ref, reader, 'teams', NOW), { schoolId: 'x', opens }),
};

/**
 * The home card of a coordinator who has so much open among 10,000 requests of the school: composed (everything read that it
 * says), rendered and converted for a surface. Milliseconds by the clock, the median of `turns`.
 */
export async function homeBenchmark({ open = [300, 1000], stored = 10_000, warmUp = 60, turns = 200 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-home-'));
  try {
    const results = [];
    for (const openCount of open)
      results.push(await withDesk(folder, { openCount, stored }, { warmUp, turns }));
    const [first] = results;
    const worst = Math.max(...Object.values(first.ms));
    return { stored, desks: results, target: TARGET, ok: worst <= TARGET };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withDesk(folder, { openCount, stored }, { warmUp, turns }) {
  const path = join(folder, `${openCount}.db`);
  const store = await createSqliteStore({ path, kinds: KINDS, seal: createSeal(randomBytes(32)) });
  try {
    const { school: record, save } = await demoSchool();
    await store.commit({ schoolId: record.id, save, remove: [], work: [], audit: [] }, NOW);
    await fillDesk(store, record.id, { coordinator: COORDINATOR, others: OTHERS, openCount, stored });
    const house = createHouse(FEATURES, store);
    const school = await house.directory.school(record.id);
    const person = school.people.get(COORDINATOR);
    const reader = house.reader(school, person);
    const clock = { now: () => NOW, real: () => NOW, id: () => 'x' };
    const compose = () => homeCard(house, clock, { school, person });
    const took = { compose: [], sandbox: [], slack: [], teams: [] };
    for (let i = -warmUp; i < turns; i++) {
      const start = performance.now();
      const ref = await compose();
      const composed = performance.now() - start;
      if (i >= 0) took.compose.push(composed);
      for (const [surface, draw] of Object.entries(SURFACES)) {
        const begin = performance.now();
        draw(ref, reader);
        if (i >= 0) took[surface].push(composed + performance.now() - begin);
      }
    }
    const ms = Object.fromEntries(Object.entries(took).map(([what, all]) => [what, round(median(all))]));
    return { open: await openOf(store, record.id), ms };
  } finally {
    await store.close();
  }
}

const openOf = (store, schoolId) =>
  store.count(
    KINDS.find(({ kind }) => kind === 'request'),
    schoolId,
    { coordinatorId: COORDINATOR, open: true },
  );
