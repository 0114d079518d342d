import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { epochOf } from '../dist/calendar/time.js';
import { createClock } from '../dist/clock.js';
import { APPRECIATION, PREFERENCE } from '../dist/features/appreciation/model/appreciation.js';
import { roundMoment } from '../dist/features/appreciation/model/round.js';
import { COMMANDS } from '../dist/features/commands.js';
import { FEATURES } from '../dist/features/index.js';
import { EVERYONE, newTeam, TEAM, withChannel } from '../dist/features/school/model/teams.js';
import { createLog } from '../dist/log.js';
import { createMetrics } from '../dist/metrics.js';
import { createRenderer } from '../dist/render/card.js';
import { createRouter } from '../dist/router.js';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { demoSchool } from '../dist/tools/example-school.js';
import { KINDS } from '../dist/tools/open-store.js';
import { createWork } from '../dist/work/loop.js';
import { median, round } from './figures.js';
import { withFolder } from './processes.js';

/** A Friday, the last school day of its week. */
const DAY = '2026-10-16';

/**
 * The round of the week: so many appreciations over so many schools, gathered, drawn and posted, one post for each school. Milliseconds
 * from the hour of the round until the last one stands, by the clock; the median of `rounds` on an empty store each.
 */
export async function roundBenchmark({ thanks = 500, schools = 40, rounds = 5 } = {}) {
  const all = [];
  for (let i = 0; i < rounds; i++) all.push(await withFolder((folder) => oneRound(folder, thanks, schools)));
  const [{ posts, largestKb }] = all;
  return {
    thanks,
    schools,
    posts,
    largestKb,
    ms: round(median(all.map(({ ms }) => ms))),
    ok: all.every((one) => one.posts === schools && one.schools === schools),
  };
}

async function oneRound(folder, thanks, schools) {
  const path = join(folder, 'zorgbode.sqlite');
  const store = await createSqliteStore({ path, kinds: KINDS, seal: createSeal(randomBytes(32)) });
  const [log, metrics, clock] = [createLog('silent'), createMetrics(), createClock()];
  const renderer = createRenderer({ cardsDir: fileURLToPath(new URL('../cards/', import.meta.url)) });
  const router = createRouter({
    features: FEATURES,
    commands: COMMANDS,
    store,
    clock,
    log,
    metrics,
    sandbox: true,
    wake() {},
  });
  const posted = [];
  const drawn = (card, reader) => JSON.stringify(renderer.render(card, reader, 'sandbox', clock.now()));
  const delivery = {
    surface: 'sandbox',
    perSecond: Number.POSITIVE_INFINITY,
    update: async (_message, handle) => ({ kind: 'sent', handle }),
    async deliver({ card, reader }) {
      posted.push({ school: reader.schoolId, bytes: drawn(card, reader).length });
      return { kind: 'sent', handle: posted.length };
    },
  };
  const work = createWork({ store, composer: router.composer, deliveries: [delivery], clock, log, metrics });
  try {
    const at = await prepare(store, { thanks, schools, clock });
    clock.moveTo(at);
    const start = performance.now();
    await work.runDue();
    const ms = performance.now() - start;
    const told = new Set(posted.map(({ school }) => school));
    const largestKb = round(Math.max(0, ...posted.map(({ bytes }) => bytes)) / 1024);
    return { posts: posted.length, schools: told.size, ms, largestKb };
  } finally {
    await store.close();
  }
}

async function prepare(store, { thanks, schools, clock }) {
  const { school, save } = await demoSchool();
  const at = roundMoment(school, DAY);
  clock.moveTo(epochOf(DAY, '09:00'));
  for (let n = 0; n < schools; n++) {
    const id = `school${String(n).padStart(2, '0')}`;
    const renamed = save.map((one) =>
      one.kind.kind === 'school' ? { ...one, id, data: { ...one.data, id, name: id } } : one,
    );
    const channel = { surface: 'sandbox', tenant: id, place: 'team', channel: 'team', name: 'team' };
    const team = withChannel({ ...newTeam('x', at, '', []), everyone: true }, { channel, by: 'x' });
    const share = Math.floor(thanks / schools) + (n < thanks % schools ? 1 : 0);
    const people = save.filter(({ kind }) => kind.kind === 'person').map((one) => one.id);
    const written = Array.from({ length: share }, (_, i) => ({
      kind: APPRECIATION,
      id: clock.id(),
      expect: 0,
      data: {
        senderId: people[i % people.length],
        recipientIds: [people[(i + 1) % people.length]],
        way: 'round',
        teamId: EVERYONE,
        state: 'WAITING',
        createdAt: at - 86_400_000 + i,
        words: {
          saw: 'Ik zag dat je na de speeltijd rustig bleef luisteren.',
          did: 'De klas werkte meteen.',
        },
        open: true,
      },
    }));
    const wants = people.map((person) => ({
      kind: PREFERENCE,
      id: person,
      expect: 0,
      data: { wants: 'public', since: at },
    }));
    const linked = { kind: TEAM, id: EVERYONE, expect: 0, data: team };
    const others = renamed.filter((one) => !(one.kind.kind === 'team' && one.id === EVERYONE));
    const row = {
      type: 'think',
      name: 'thanks.round',
      id: `thanks.round:${id}:${DAY}`,
      dueAt: at,
      data: { day: DAY },
    };
    const change = { schoolId: id, save: [...others, linked, ...written, ...wants], remove: [] };
    const done = await store.commit({ ...change, work: [row], audit: [] }, clock.real());
    if (done !== 'done') throw new Error(`not saved: ${done}`);
  }
  return at;
}
