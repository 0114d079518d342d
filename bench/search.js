import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FULL_TIME } from '../dist/calendar/working-pattern.js';
import { DEFAULT_SETTINGS } from '../dist/features/school/model/settings.js';
import { TEAM } from '../dist/features/school/model/teams.js';
import { list } from '../dist/features/vision/handlers/tasks.js';
import { ASK_ME, BOOK, newTask, TASK, TASK_BOOK } from '../dist/features/vision/model/task.js';
import { createSeal } from '../dist/store/seal.js';
import { createSqliteStore } from '../dist/store/sqlite/store.js';
import { median, round } from './figures.js';

const TODAY = '2026-11-24';
const NOW = Date.UTC(2026, 10, 24, 9);
const SCHOOL = 'school';
const TARGET_MS = 5;

/** Words as long as ours, of which a language has many: some stand in hundreds of entries, most in one or two. */
const ONSETS = [
  'b',
  'br',
  'd',
  'g',
  'h',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'v',
  'w',
  'z',
  'sch',
  'v',
];
const VOWELS = ['a', 'aa', 'e', 'ee', 'ie', 'o', 'oe', 'u', 'ui', 'ij'];
const ENDS = ['l', 'n', 'r', 's', 't', 'ng', 'k', 'ch', 'm', 'p'];
const syllable = (n) => ONSETS[n % 20] + VOWELS[Math.floor(n / 20) % 10] + ENDS[Math.floor(n / 200) % 10];
const word = (n) => syllable(n * 7919) + syllable(n * 104_729 + 13) + (n % 3 === 0 ? 'en' : '');
/** The smaller the number the more often: of a tenth of the words nine tenths are made. */
const often = (n, of) => Math.floor(of * (((n * 2_654_435_761) % 2 ** 32) / 2 ** 32) ** 4);
const WORDS = 12_000;
const some = (seed, n) =>
  Array.from({ length: n }, (_, i) => word(often(seed * 31 + i * 17 + 1, WORDS))).join(' ');

const task = (i) => ({
  kind: TASK,
  id: `task${i}`,
  expect: 0,
  data: newTask(
    {
      what: some(i, 4),
      words: some(i + 7000, 5),
      about: some(i + 14_000, 10),
      roles: [['TEACHER'], ['CARE_COORDINATOR'], []][i % 3],
      everyTeacher: i % 3 === 2,
      personIds: [],
      ownerId: `p${i % 60}`,
    },
    { now: NOW, today: TODAY, by: 'p0' },
    'LISTED',
  ),
});

const people = Array.from({ length: 60 }, (_, i) => ({
  id: `p${i}`,
  name: `${word(i)} ${word(i + 300)}`,
  givenName: word(i),
  email: `p${i}@school.example`,
  roles: [['TEACHER'], ['TEACHER'], ['CARE_COORDINATOR']][i % 3],
  classes: [],
  covers: [],
  pattern: FULL_TIME,
  absences: [],
}));

const school = {
  id: SCHOOL,
  name: SCHOOL,
  language: 'nl',
  revision: 1,
  sites: [{ id: 'main', name: SCHOOL }],
  classes: [],
  calendar: { closures: [], lessonFree: [] },
  settings: DEFAULT_SETTINGS,
  phones: { checkedOn: TODAY },
  people: new Map(people.map((one) => [one.id, one])),
};

/** As people ask: a whole word, a form of one, a slip, a word that nobody wrote, and a few words that are not looked for. */
const questions = Array.from({ length: 200 }, (_, i) => {
  const chosen = word(often(i * 101 + 5, WORDS));
  const typed = [
    chosen,
    `${chosen}t`,
    `${chosen.slice(0, 3)}q${chosen.slice(3)}`,
    `x${i}yz`,
    `${chosen} ${word(i)}`,
  ];
  return `wie helpt er bij ${typed[i % 5]} met een leerling?`;
});

/**
 * `zorg wie …` over 5,000 entries of one school in its database: from the question to the card, not drawn. `first`: the first question after
 * a change, for which all entries are read and put in order again. Milliseconds of CPU: what else the machine does then does not count.
 */
export async function searchBenchmark({ entries = 5_000, rounds = 5 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'zorgbode-search-'));
  const path = join(folder, 'search.db');
  const kinds = [TASK, TASK_BOOK, ASK_ME, TEAM];
  const store = await createSqliteStore({ path, kinds, seal: createSeal(randomBytes(32)) });
  try {
    for (let i = 0; i < entries; i += 1000) {
      const save = Array.from({ length: Math.min(1000, entries - i) }, (_, j) => task(i + j));
      await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, NOW);
    }
    const read = {
      get: (kind, id) => store.get(kind, SCHOOL, id),
      find: (kind, query) => store.find(kind, SCHOOL, query),
    };
    const ask = async (words, person) => {
      const turn = { now: NOW, school, person, read, input: { words }, place: { kind: 'dialog' } };
      const from = process.cpuUsage();
      await list(turn);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    const first = [];
    const times = { teacher: [], coordinator: [] };
    for (let round = 0; round < rounds; round++) {
      const expect = round;
      const stamp = { kind: TASK_BOOK, id: BOOK, expect, data: { stamp: `stamp${round}` } };
      await store.commit({ schoolId: SCHOOL, save: [stamp], remove: [], work: [], audit: [] }, NOW);
      first.push(await ask('wie helpt', people[0]));
      for (const question of questions) {
        times.teacher.push(await ask(question, people[0]));
        times.coordinator.push(await ask(question, people[2]));
      }
    }
    const sorted = [...times.teacher, ...times.coordinator].sort((a, b) => a - b);
    const ms = median(sorted);
    return {
      ok: ms < TARGET_MS,
      entries,
      target: TARGET_MS,
      ms: round(ms),
      p95Ms: round(sorted[Math.floor(sorted.length * 0.95)]),
      teacherMs: round(median(times.teacher)),
      coordinatorMs: round(median(times.coordinator)),
      firstMs: round(median(first)),
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
