import { COMMANDS } from '../../dist/features/commands.js';
import { FEATURES } from '../../dist/features/index.js';
import { SCHOOL } from '../../dist/features/school/model/school-kinds.js';
import { createMetrics } from '../../dist/metrics.js';
import { firstMorning } from '../../dist/router/morning.js';
import { createRouter } from '../../dist/router.js';
import { createSeal } from '../../dist/store/seal.js';
import { createSqliteStore } from '../../dist/store/sqlite/store.js';
import { KINDS } from '../../dist/tools/open-store.js';
import { createWork } from '../../dist/work/loop.js';
import { faulty } from './faults.js';
import { Random } from './random.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const still = { every: () => () => {}, after: () => () => {} };
const never = new Promise(() => {});

/** Ids as the product's own clock makes them, of virtual time and of the seed. */
export function idsFrom(random, now) {
  return () => {
    let [head, rest] = ['', now()];
    for (let i = 0; i < 10; i++, rest = Math.floor(rest / 32)) head = ALPHABET[rest % 32] + head;
    for (let i = 0; i < 16; i++) head += ALPHABET[random.int(0, 31)];
    return head;
  };
}

export const openSimulatedStore = (path, key) =>
  createSqliteStore({ path, kinds: KINDS, seal: createSeal(Buffer.from(key, 'base64')) });

/**
 * One process of the product on a store file: its real router, work loop and store, with a delivery that hands every message to
 * `deliver` (the platform, which may answer late, badly or never). School time and real time are both the virtual one.
 * `die`: how many steps to the store or the platform it still makes; then nothing of it goes on, as after a power cut.
 * @param {{ path: string, key: string, seed: string, faults: string[], deliver(message: object): Promise<object>, complain(line: object): void }} options
 */
export async function openHouse({ path, key, seed, faults, deliver, complain }) {
  const random = new Random(seed);
  const life = { left: Number.POSITIVE_INFINITY, dead: false, died: () => {} };
  const dying = new Promise((resolve) => {
    life.died = () => {
      life.dead = true;
      resolve('died');
    };
  });
  let at = 0;
  const clock = { now: () => at, real: () => at, id: idsFrom(random.fork('ids'), () => at) };
  const opened = await openSimulatedStore(path, key);
  const plant = faulty(faults, { random: random.fork('faults'), clock });
  const store = plant.store(mortal(opened, life, random));
  const log = logTo((line) => !life.dead && complain(line));
  const router = createRouter({
    features: FEATURES,
    commands: COMMANDS,
    store,
    clock,
    log,
    metrics: createMetrics(),
    sandbox: true,
    wake: () => work.wake(),
  });
  const { composer, rowsOf } = remembering(router.composer);
  const work = createWork({
    store,
    composer: plant.composer(composer),
    deliveries: [plant.delivery(recording({ deliver, rowsOf, life, random }))],
    clock,
    log,
    ticker: still,
    random: () => random.next(),
  });
  /** What a process that died meanwhile would have answered. */
  const alive = (act) => Promise.race([act, dying]);
  const set = (now) => {
    at = now;
  };

  return {
    dead: () => life.dead,
    /** Plans the mornings of all schools, as a start does. */
    async start(now) {
      set(now);
      for (const schoolId of await opened.schools(SCHOOL)) {
        const school = await router.house.directory.school(schoolId);
        const rows = [firstMorning(school, now)];
        await opened.commit({ schoolId, save: [], remove: [], work: rows, audit: [] }, now);
      }
    },
    act(now, interaction) {
      set(now);
      return alive(router.turns.act(interaction).then(({ reply }) => plainReply(reply)));
    },
    runDue(now) {
      set(now);
      return alive(work.runDue());
    },
    sweep: (now) => alive(opened.sweep(now, now)),
    dieAfter(steps) {
      life.left = steps;
    },
    /** Everything of it ends here; what it had written stays. */
    async kill() {
      life.died();
      await opened.close();
    },
    async stop() {
      await work.stop();
      life.died();
      await opened.close();
    },
  };
}

/** A reply as what a simulated person looks at: its kind, and the name of its card or text. */
const plainReply = (reply) => ({
  kind: reply.kind,
  card: reply.card?.card,
  data: reply.card?.data,
  note: (reply.text ?? reply.note)?.t,
  fields: reply.fields,
});

const logTo = (complain) => ({
  debug() {},
  info() {},
  warn: (fields, message) => complain({ level: 'warn', message, ...plainError(fields) }),
  error: (fields, message) => complain({ level: 'error', message, ...plainError(fields) }),
});
const plainError = ({ err, ...fields }) => ({
  ...fields,
  ...(err ? { err: String(err?.stack ?? err) } : {}),
});

/** The store of a process that may die: at some step, before it was done or after, and nobody hears of it any more. */
function mortal(store, life, random) {
  const step = () => {
    life.left -= 1;
    if (life.left <= 0) life.died();
    return life.dead;
  };
  return new Proxy(store, {
    get(target, name) {
      const method = target[name];
      if (typeof method !== 'function') return method;
      return async (...args) => {
        if (life.dead || (step() && random.chance(0.5))) return never;
        const result = await method.apply(target, args);
        return life.dead ? never : result;
      };
    },
  });
}

/** Keeps, for each card, the rows that it was composed from: the platform is told, for the oracle. */
function remembering(composer) {
  const drawn = new WeakMap();
  const keep = (composed, rows) => {
    if (composed?.card) drawn.set(composed.card, rows);
    return composed;
  };
  return {
    rowsOf: (card) => drawn.get(card) ?? [],
    composer: {
      ...composer,
      compose: async (row) => keep(await composer.compose(row), [row]),
      composeDigest: async (rows) => keep(await composer.composeDigest(rows), rows),
    },
  };
}

const plainRow = ({ id, name, manner, always, ref, to, data, dueAt, attempts }) => ({
  id,
  name,
  manner,
  always: always === true,
  ref,
  to,
  data,
  dueAt,
  attempts,
});

/** A card and its parts, whatever is in what. */
const allOf = ({ card, data, parts = [] }) => [{ card, data }, ...parts.flatMap(allOf)];

/** As Slack has it: one message a second for one reader. */
const recording = ({ deliver, rowsOf, life, random }) => {
  const call = async (kind, message, handle) => {
    life.left -= 1;
    if (life.left <= 0 && random.chance(0.5)) life.died();
    if (life.dead) return never;
    const answer = await deliver({
      kind,
      id: message.id,
      at: message.at,
      school: message.reader.schoolId,
      person: message.reader.personId,
      address: message.address,
      card: message.card.card,
      data: message.card.data,
      cards: allOf(message.card),
      rows: rowsOf(message.card).map(plainRow),
      handle,
    });
    if (life.left <= 0) life.died();
    if (life.dead) return never;
    if (answer.kind === 'throws') throw new Error('the platform broke off');
    return answer;
  };
  return {
    surface: 'sandbox',
    perSecond: 1,
    deliver: (message) => call('deliver', message),
    update: (message, handle) => call('update', message, handle),
  };
};
