import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochOf } from '../../../src/calendar/time.js';
import { raise, routeFor } from '../../../src/features/requests/handlers/create.js';
import { TAKEN_NAME } from '../../../src/features/requests/model/free-roepnaam.js';
import { arrivedWith, loadOf, weekOf } from '../../../src/features/requests/model/load.js';
import {
  type CareRequest,
  moved,
  newRequest,
  REQUEST,
  WHENS,
  type Words,
} from '../../../src/features/requests/model/request.js';
import { ACTS, isOpen, STATUSES, stateAfter } from '../../../src/features/requests/model/states.js';
import { promisedDay } from '../../../src/features/requests/model/untaken.js';
import { weightOf } from '../../../src/features/requests/model/weights.js';
import { CARE_PHASES } from '../../../src/features/school/model/phases.js';
import type { Person } from '../../../src/features/school/model/school.js';
import type { Store } from '../../../src/ports/store.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';
import { coordinator, group, person, schoolOf } from '../school/support.js';

const TODAY = '2026-11-24';
const NOW = epochOf(TODAY, '10:00');
const words = (more: Partial<Words> = {}): Words => ({
  scope: 'class',
  observation: 'x',
  safety: 'no',
  ...more,
});

let dir: string;
let store: Store;
let schoolId = '';
let count = 0;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-load-'));
  store = await createSqliteStore({
    path: join(dir, 'load.db'),
    kinds: [REQUEST, TAKEN_NAME],
    seal: createSeal(randomBytes(32)),
  });
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  count += 1;
  schoolId = `school${count}`;
});

let reads: string[] = [];
const read = {
  get: (kind: never, id: string) => store.get(kind, schoolId, id),
  find: (kind: never, query: never) => store.find(kind, schoolId, query),
  count: (kind: never, where: Record<string, string>) => {
    reads.push(Object.keys(where).join(','));
    return store.count(kind, schoolId, where);
  },
} as never as Parameters<typeof routeFor>[0]['read'];

const made = (
  id: string,
  coordinatorId: string,
  more: Partial<Words> = {},
  week = weekOf(TODAY),
): CareRequest =>
  newRequest(
    {
      id,
      roepnaam: id,
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'tea',
      coordinatorId,
      routing: [],
      answerBy: TODAY,
      week,
      words: words(more),
      status: 'NEW',
    },
    NOW,
  );
const save = async (requests: CareRequest[]) => {
  const all = requests.map((data) => ({ kind: REQUEST, id: data.roepnaam, expect: 0, data }));
  expect(await store.commit({ schoolId, save: all, remove: [], work: [], audit: [] }, NOW)).toBe('done');
};
const turn = (people: Person[], classes = [group('L3B', { year: 3 })]) => {
  let ids = 0;
  return {
    now: NOW,
    school: schoolOf([...people, person('tea')], classes, { id: schoolId }),
    person: person('tea'),
    read,
    id: () => `id${++ids}-${count}`,
  };
};
const both = [{ by: 'year' as const, value: '3' }];

describe('what a request weighs', () => {
  it('follows from where it stands and by when', () => {
    const table = Object.fromEntries(
      STATUSES.map((status) => [status, [undefined, ...WHENS].map((when) => weightOf(status, when))]),
    );
    expect(table).toMatchObject({
      UNCONFIRMED: [0, 0, 0, 0],
      HELD: [0, 0, 0, 0],
      NEW: [3, 4, 3, 2],
      TAKEN: [2, 3, 2, 1],
      WAITING: [1, 2, 1, 1],
      ANSWERED: [1, 2, 1, 1],
      CLOSED: [0, 0, 0, 0],
      WITHDRAWN: [0, 0, 0, 0],
      DROPPED: [0, 0, 0, 0],
    });
  });

  it('and from the phase of the support, once somebody chose it; never below 1 or above 4 while it is open', () => {
    const table = Object.fromEntries(
      CARE_PHASES.map((phase) => [phase, [undefined, ...WHENS].map((when) => weightOf('NEW', when, phase))]),
    );
    expect(table).toEqual({
      BROAD_BASIC_CARE: [2, 3, 2, 1],
      INCREASED_CARE: [3, 4, 3, 2],
      EXTENDED_CARE: [4, 4, 4, 3],
      IAC_OV4: [4, 4, 4, 3],
    });
    expect(weightOf('ANSWERED', 'canWait', 'BROAD_BASIC_CARE')).toBe(1);
    expect(weightOf('CLOSED', 'thisWeek', 'EXTENDED_CARE')).toBe(0);
  });

  it('is counted as it is after any acts, without reading a request', async () => {
    const acts = fc.array(fc.constantFrom(...ACTS), { maxLength: 6 });
    const one = fc.record({
      by: fc.constantFrom('an', 'bo'),
      when: fc.constantFrom(undefined, ...WHENS),
      phase: fc.constantFrom(undefined, ...CARE_PHASES),
      acts,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 25 }), async (all) => {
        count += 1;
        schoolId = `school${count}`;
        const requests = all.map(({ by, when, phase, acts: done }, i) =>
          done.reduce(
            (request, act) => {
              const next = stateAfter(request.status, act);
              const change = act === 'mark' ? { phase } : {};
              return next ? moved(request, next, { at: NOW, by: 'an', what: act }, change) : request;
            },
            made(`r${i}`, by, { when }),
          ),
        );
        await save(requests);
        for (const id of ['an', 'bo']) {
          const theirs = requests.filter((one) => one.coordinatorId === id && isOpen(one.status));
          const points = theirs.reduce(
            (sum, one) => sum + weightOf(one.status, one.words.when, one.phase),
            0,
          );
          expect(await loadOf(read, id)).toEqual({ open: theirs.length, points });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of before there were weights counts as usual, and a new wish changes it', async () => {
    const { weight: _, week: __, ...old } = made('old', 'an');
    await save([old]);
    expect(await loadOf(read, 'an')).toEqual({ open: 1, points: 2 });
    const later = moved(
      made('new', 'bo'),
      'NEW',
      { at: NOW, by: 'tea', what: 'added' },
      { words: words({ when: 'thisWeek' }) },
    );
    expect(later.weight).toBe(4);
  });
});

describe('a new request', () => {
  it('goes to whoever has most room, and counts nothing when there is no choice', async () => {
    await save([made('a', 'an'), made('b', 'an'), made('c', 'bo')]);
    const people = [
      coordinator('an', { covers: both, careHours: 6 }),
      coordinator('bo', { covers: both, careHours: 6 }),
    ];
    const { request } = await raise(turn(people), {
      words: words(),
      classCode: 'L3B',
      status: 'NEW',
      verb: 'v',
    });
    expect(request).toMatchObject({ coordinatorId: 'bo', week: '2026-11-23', answerBy: '2026-11-26' });
    expect(request.routing.map(({ t }) => t)).toEqual(['route.year', 'route.load']);
    reads = [];
    await routeFor(turn(people.slice(0, 1)), 'L3B', words());
    expect(reads).toEqual([]);
  });

  it('goes to whoever follows its domain', async () => {
    const people = [
      coordinator('an', { covers: both }),
      coordinator('bo', { covers: both, domains: ['PREVENTIVE_HEALTH'] }),
    ];
    reads = [];
    const routing = await routeFor(turn(people), 'L3B', words({ domains: ['PREVENTIVE_HEALTH'] }));
    expect([routing.personId, reads]).toEqual(['bo', []]);
  });
});

describe('a limit of the week', () => {
  const an = coordinator('an', { covers: both, weeklyCap: 2 });
  const full = [made('a', 'an'), made('b', 'an')];

  it('counts what came this week, also what is done by now, and nothing of last week', async () => {
    await save([
      made('a', 'an'),
      moved(made('b', 'an'), 'CLOSED', { at: NOW, by: 'an', what: 'closed' }),
      made('c', 'an', {}, '2026-11-16'),
      made('d', 'bo'),
    ]);
    expect(await arrivedWith(read, 'an', TODAY)).toBe(2);
  });

  it('lets a request arrive, with the day on which there is room again', async () => {
    await save(full);
    const { request } = await raise(turn([an]), {
      words: words(),
      classCode: 'L3B',
      status: 'NEW',
      verb: 'v',
    });
    expect(request).toMatchObject({ coordinatorId: 'an', status: 'NEW', answerBy: '2026-12-02' });
    expect(request.routing.map(({ t }) => t)).toEqual(['route.year', 'route.full']);
  });

  it.each(['doubt', 'yes'] as const)('does not hold when the answer on safety is %s', async (safety) => {
    await save(full);
    const { request } = await raise(turn([an]), {
      words: words({ safety }),
      classCode: 'L3B',
      status: 'NEW',
      verb: 'v',
    });
    expect(request).toMatchObject({ coordinatorId: 'an', answerBy: '2026-11-26' });
  });

  it('never promises a day before the one without it, nor a day without school', () => {
    const { school } = turn([an]);
    for (const [today, weeks, day] of [
      ['2026-11-27', 0, '2026-12-01'],
      ['2026-11-27', 1, '2026-12-02'],
      // Two weeks on it is Christmas.
      ['2026-12-15', 1, '2027-01-05'],
    ] as const)
      expect([today, weeks, promisedDay(school, 'an', today, weeks)]).toEqual([today, weeks, day]);
  });
});
