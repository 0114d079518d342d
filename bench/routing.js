import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FULL_TIME } from '../dist/calendar/working-pattern.js';
import { routeFor } from '../dist/features/requests/handlers/create.js';
import { newRequest, REQUEST } from '../dist/features/requests/model/request.js';
import { DEFAULT_SETTINGS } from '../dist/features/school/model/settings.js';
import { lookAt } from '../dist/features/triage/model/look.js';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { KINDS } from '../dist/tools/open-store.js';
import { median, round } from './figures.js';

const TODAY = '2026-11-24';
const NOW = Date.UTC(2026, 10, 24, 9);
const WEEK = '2026-11-23';
const SCHOOLS = Array.from({ length: 40 }, (_, i) => `school${String(i).padStart(2, '0')}`);
const WHENS = [undefined, 'thisWeek', 'twoWeeks', 'canWait'];
const COORDINATORS = ['an', 'bo', 'ca', 'de'];

/** One of twelve is still open, as in a school that closes what it takes up. */
const request = (schoolId, i) => ({
  kind: REQUEST,
  id: `${schoolId}-${i}`,
  expect: 0,
  data: {
    ...newRequest(
      {
        id: `${schoolId}-${i}`,
        roepnaam: `word${i}`,
        schoolYear: '2026-2027',
        classCode: 'L3B',
        requesterId: 'tea',
        coordinatorId: COORDINATORS[i % COORDINATORS.length],
        routing: [],
        answerBy: TODAY,
        week: i % 40 === 0 ? WEEK : '2026-11-09',
        words: { scope: 'class', observation: 'x', safety: 'no', when: WHENS[i % 3] },
        status: 'NEW',
      },
      NOW,
    ),
    ...(i % 12 === 0 ? {} : { status: 'CLOSED', open: false }),
  },
});

async function add(store, schoolId, count) {
  const each = 1000;
  for (let i = 0; i < count; i += each) {
    const save = Array.from({ length: Math.min(each, count - i) }, (_, j) => request(schoolId, i + j));
    await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, NOW);
  }
}

const person = (id, more) => [
  id,
  {
    id,
    name: id,
    givenName: id,
    email: `${id}@school.example`,
    roles: ['CARE_COORDINATOR'],
    classes: [],
    covers: [],
    pattern: FULL_TIME,
    absences: [],
    ...more,
  },
];
const by = (value) => [{ by: 'class', value }];

/** L3A is one person's, L3B two people's with hours and a limit. */
const school = (id) => ({
  id,
  name: id,
  language: 'nl',
  revision: 1,
  sites: [{ id: 'main', name: id }],
  classes: ['L3A', 'L3B'].map((code) => ({ code, level: 'primary', year: 3, grade: 2, site: 'main' })),
  calendar: { closures: [], lessonFree: [] },
  settings: DEFAULT_SETTINGS,
  phones: { checkedOn: TODAY },
  people: new Map([
    person('an', { covers: by('L3B'), careHours: 9, weeklyCap: 500 }),
    person('bo', { covers: by('L3B'), careHours: 18 }),
    person('ca', { covers: by('L3A') }),
    person('de', {}),
  ]),
});

const WORDS = { scope: 'class', observation: 'x', safety: 'no' };

/** Microseconds of CPU for one routing, the mean of `turns`: what else the machine does then does not count. */
async function time(store, classCode, turns) {
  const schoolId = SCHOOLS[0];
  const count = (kind, where) => store.count(kind, schoolId, where);
  const scene = { now: NOW, school: school(schoolId), read: { count }, id: () => 'x' };
  const start = process.cpuUsage();
  for (let i = 0; i < turns; i++) await routeFor(scene, classCode, WORDS);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / turns;
}

/** About a pupil of whom a person ticked two earlier requests, after a question and an answer. */
const about = (schoolId) => ({
  schoolId,
  kind: REQUEST.kind,
  id: 'new',
  version: 1,
  data: {
    ...request(schoolId, 0).data,
    coordinatorId: 'an',
    words: {
      scope: 'pupil',
      pupil: 'LL17',
      observation: 'x',
      safety: 'no',
      when: 'twoWeeks',
      needs: ['observe'],
    },
    samePupilAs: [`${schoolId}-1`, `${schoolId}-2`],
  },
});

/** The same for what is suggested to its coordinator: everything that is read for it, and the rules. */
async function timeLook(store, turns) {
  const schoolId = SCHOOLS[0];
  const read = {
    get: (kind, id) => store.get(kind, schoolId, id),
    find: (kind, query) => store.find(kind, schoolId, query),
    count: (kind, where) => store.count(kind, schoolId, where),
  };
  const here = school(schoolId);
  const at = { read, school: here, person: here.people.get('an'), now: NOW };
  const record = about(schoolId);
  const start = process.cpuUsage();
  for (let i = 0; i < turns; i++) await lookAt(at, record);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / turns;
}

/**
 * To whom one request goes, and what is suggested for it, among 10,000 stored ones of its school: alone, and beside 39 schools that have as many more
 * between them. `choice`: two people follow the class, their open work is counted; `one`: only one does, nothing is read; `look`: the
 * suggestions for one request, two earlier ones of the same pupil read with it.
 */
export async function routingBenchmark({ own = 10_000, others = 10_000, rounds = 9, turns = 400 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-routing-'));
  const stores = [];
  try {
    for (const schools of [1, SCHOOLS.length]) {
      const path = join(folder, `${schools}.db`);
      const store = await createSqliteStore({ path, kinds: KINDS, seal: createSeal(randomBytes(32)) });
      stores.push(store);
      await add(store, SCHOOLS[0], own);
      for (const id of SCHOOLS.slice(1, schools)) await add(store, id, Math.ceil(others / (schools - 1)));
    }
    const times = stores.map(() => ({ choice: [], one: [], look: [] }));
    for (let i = -2; i < rounds; i++) {
      for (const [which, store] of stores.entries()) {
        const choice = await time(store, 'L3B', turns);
        const one = await time(store, 'L3A', turns * 10);
        const look = await timeLook(store, turns);
        if (i < 0) continue;
        times[which].choice.push(choice);
        times[which].one.push(one);
        times[which].look.push(look);
      }
    }
    const [alone, among] = times.map((all) => ({
      choice: median(all.choice),
      one: median(all.one),
      look: median(all.look),
    }));
    const ratio = Math.max(among.choice / alone.choice, among.look / alone.look);
    return {
      stored: own,
      one: { schools: 1, choiceUs: round(alone.choice), oneUs: round(alone.one), lookUs: round(alone.look) },
      many: {
        schools: SCHOOLS.length,
        choiceUs: round(among.choice),
        oneUs: round(among.one),
        lookUs: round(among.look),
      },
      ratio: round(ratio),
      target: 1.1,
      ok: ratio <= 1.1 && among.one <= 20,
    };
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
