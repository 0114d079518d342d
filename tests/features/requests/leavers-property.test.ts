import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochOf } from '../../../src/calendar/time.js';
import { leaver } from '../../../src/features/requests/handlers/leavers.js';
import {
  type CareRequest,
  moved,
  newRequest,
  REQUEST,
} from '../../../src/features/requests/model/request.js';
import {
  ACTS,
  type Act,
  STATUSES,
  stateAfter,
  TRANSITIONS,
} from '../../../src/features/requests/model/states.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import type { Store } from '../../../src/ports/store.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';
import { coordinator, group, person, schoolOf } from '../school/support.js';

const TODAY = '2026-11-24';
const NOW = epochOf(TODAY, '10:00');
let dir: string;
let store: Store;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-leavers-'));
  const seal = createSeal(randomBytes(32));
  store = await createSqliteStore({ path: join(dir, 'leavers.db'), kinds: [REQUEST], seal });
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const CLASSES = ['L1', 'L2', 'L3'];
const GONE = { until: '2026-11-23' };
/** What an act before it leaves behind, as the handlers do it. */
const AFTER: Partial<Record<Act, (by: string) => Partial<CareRequest>>> = {
  take: (by) => ({ takenBy: by }),
  ask: (by) => ({ takenBy: by }),
  answer: (by) => ({ takenBy: by }),
  plan: (by) => ({ takenBy: by, plannedFor: '2026-11-26' }),
  park: (by) => ({ takenBy: by, parked: { why: 'period', until: '2026-12-07' } }),
};

interface Drawn {
  classCode: string;
  coordinatorId: string;
  requesterId: string;
  acts: { act: Act; by: string }[];
  staff: boolean;
  safety: 'no' | 'doubt' | 'yes';
}
const drawn = fc.record<Drawn>({
  classCode: fc.constantFrom(...CLASSES),
  coordinatorId: fc.constantFrom('out', 'out', 'ann', 'bob'),
  requesterId: fc.constantFrom('tea', 'tom', 'ann'),
  acts: fc.array(
    fc.record({
      act: fc.constantFrom<Act[]>(
        'take',
        'ask',
        'reply',
        'answer',
        'plan',
        'park',
        'resume',
        'add',
        'close',
        'reopen',
      ),
      by: fc.constantFrom('out', 'out', 'ann', 'cas'),
    }),
    { maxLength: 4 },
  ),
  staff: fc.boolean(),
  safety: fc.constantFrom('no' as const, 'doubt' as const, 'yes' as const),
});

function requestOf(from: Drawn, id: string): CareRequest {
  let request = newRequest(
    {
      id,
      roepnaam: id,
      schoolYear: '2026-2027',
      classCode: from.classCode,
      requesterId: from.requesterId,
      coordinatorId: from.coordinatorId,
      routing: [],
      answerBy: TODAY,
      words: { scope: 'class', observation: `words of ${id}`, safety: from.safety },
      status: 'NEW',
      ...(from.staff ? { onlyFor: [from.coordinatorId] } : {}),
    },
    NOW - 1000,
  );
  for (const { act, by } of from.acts) {
    const next = stateAfter(request.status, act);
    if (next) request = moved(request, next, { at: NOW - 500, by, what: act }, AFTER[act]?.(by));
  }
  return request;
}

const covers = fc.constantFrom<Person['covers']>(
  [],
  [{ by: 'level', value: 'primary' }],
  [{ by: 'class', value: 'L1' }],
);
const away = fc.constantFrom<Person['absences']>([], [], [{ from: TODAY, to: TODAY }]);
const schools = fc
  .record({
    out: fc.constantFrom<Partial<Person>>(
      GONE,
      { roles: ['TEACHER'], covers: [] },
      { roles: ['CARE_TEACHER'], covers: [] },
    ),
    standInId: fc.constantFrom(undefined, 'ann', 'cas'),
    ann: fc.record({ covers, absences: away }),
    bob: fc.record({ covers, absences: away }),
  })
  .map(({ out, standInId, ann, bob }) => ({
    role: out.until === undefined,
    school: (id: string): School =>
      schoolOf(
        [
          coordinator('out', { covers: [{ by: 'fallback' }], standInId, ...out }),
          coordinator('ann', ann),
          coordinator('bob', bob),
          person('cas', { roles: ['CARE_TEACHER'] }),
          person('tea'),
          person('tom'),
        ],
        CLASSES.map((code) => group(code)),
        { id },
      ),
  }));

/** As the work loop runs it: the think, and its commit. */
async function run(school: School, schoolId: string, role: boolean) {
  const read = {
    get: (kind: never, id: string) => store.get(kind, schoolId, id),
    find: (kind: never, query: never) => store.find(kind, schoolId, query),
    count: (kind: never, where: never) => store.count(kind, schoolId, where),
  } as never;
  let ids = 0;
  const ref = { kind: 'person', id: 'out' };
  const thought = await leaver({ now: NOW, school, read, ref, data: { role }, id: () => `id${++ids}` });
  const change = { save: [], work: [], audit: [], ...thought };
  expect(await store.commit({ schoolId, remove: [], ...change }, NOW)).toBe('done');
  return change;
}
const all = async (schoolId: string) =>
  new Map((await store.find(REQUEST, schoolId, { limit: 100 })).items.map(({ id, data }) => [id, data]));

describe('what somebody leaves behind', () => {
  it('is lost in no way: each open request lies with one who is there, nothing that was said or happened is gone', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(schools, fc.array(drawn, { maxLength: 12 }), async ({ school: build, role }, from) => {
        const schoolId = `s${++runs}`;
        const school = build(schoolId);
        const before = new Map(from.map((one, i) => [`r${i}`, requestOf(one, `r${i}`)]));
        const save = [...before].map(([id, data]) => ({ kind: REQUEST, id, expect: 0, data }));
        await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, NOW);
        const { work, audit, save: saved } = await run(school, schoolId, role);
        const after = await all(schoolId);
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());

        for (const [id, was] of before) {
          const is = after.get(id)!;
          // Nothing that was written or happened is gone, and what is over is left alone.
          expect([is.words, is.notes, is.createdAt, is.roepnaam]).toEqual([
            was.words,
            was.notes,
            was.createdAt,
            was.roepnaam,
          ]);
          expect(is.events.slice(0, was.events.length)).toEqual(was.events);
          expect(is.events.length - was.events.length).toBeLessThanOrEqual(1);
          expect(is.open).toBe(was.open);
          if (!was.open) expect(is).toEqual(was);
          // Only ways that the table of states knows.
          if (is.status !== was.status) expect(Object.values(TRANSITIONS[was.status])).toContain(is.status);
          const theirs = was.coordinatorId === 'out' || was.takenBy === 'out';
          if (!theirs) expect(is).toEqual(was);
          if (!was.open || !theirs) continue;
          if (was.onlyFor && was.coordinatorId === 'out') {
            expect(is).toMatchObject({ status: 'HELD', coordinatorId: '', onlyFor: [] });
            expect(work.filter((row) => row.ref?.id === id && row.name !== 'request.choose-again')).toEqual(
              [],
            );
            continue;
          }
          // With one who is at the school and may have it; never with who left, unless nobody else is there.
          const holder = school.people.get(is.coordinatorId)!;
          expect(holder.until).toBeUndefined();
          expect([is.coordinatorId, is.takenBy]).not.toContain('out');
          if (was.takenBy && was.takenBy !== 'out') {
            expect([is.takenBy, is.status]).toEqual([was.takenBy, was.status]);
            continue;
          }
          expect(is.status).toBe(was.status === 'PARKED' ? 'PARKED' : 'NEW');
          expect(is.parked).toEqual(was.parked);
          // Its place in the lists, by how long it has lain still.
          expect(is.changedAt).toBe(was.changedAt);
          if (is.status === 'PARKED') expect(is.takenBy).toBe(is.coordinatorId);
          else
            expect([is.takenBy, is.plannedFor, is.standInAsked]).toEqual([undefined, undefined, undefined]);
          expect(is.routing.some(({ t }) => t === 'route.left' || t === 'route.roleEnded')).toBe(true);
          if (is.status === 'NEW')
            expect(work.some((row) => row.name === 'request.untaken' && row.ref?.id === id)).toBe(true);
        }

        // Each who has them now, and each who asked, hears of it once; one line of the log for each that changed.
        const names = (name: string) =>
          work.flatMap((row) =>
            row.type === 'send' && row.name === name && 'person' in row.to ? [row.to.person] : [],
          );
        for (const name of ['request.passed-on', 'request.passed-on-yours'])
          expect(new Set(names(name)).size).toBe(names(name).length);
        expect(audit).toHaveLength(saved.length);
        const given = [...after].filter(
          ([id, { coordinatorId }]) => coordinatorId !== before.get(id)!.coordinatorId,
        );
        for (const [, { coordinatorId, status }] of given)
          if (status !== 'HELD') expect(names('request.passed-on')).toContain(coordinatorId);

        // A second look finds nothing more.
        expect((await run(school, schoolId, role)).save).toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it('is shared by who follows the classes equally', async () => {
    const both = { covers: [{ by: 'level' as const, value: 'primary' }] };
    const school = schoolOf(
      [coordinator('out', GONE), coordinator('ann', both), coordinator('bob', both), person('tea')],
      CLASSES.map((code) => group(code)),
      { id: 'shared' },
    );
    const requests = Array.from({ length: 40 }, (_, i) =>
      requestOf(
        { classCode: 'L1', coordinatorId: 'out', requesterId: 'tea', acts: [], staff: false, safety: 'no' },
        `q${i}`,
      ),
    );
    const save = requests.map((data, i) => ({ kind: REQUEST, id: `q${i}`, expect: 0, data }));
    await store.commit({ schoolId: 'shared', save, remove: [], work: [], audit: [] }, NOW);
    const { work } = await run(school, 'shared', false);
    const now = [...(await all('shared')).values()].map(({ coordinatorId }) => coordinatorId);
    expect(now.filter((id) => id === 'ann')).toHaveLength(20);
    expect(now.filter((id) => id === 'bob')).toHaveLength(20);
    expect(work.filter(({ type }) => type === 'send')).toHaveLength(3);
  });
});

describe('the two ways that are nobody’s act', () => {
  it('lead from every state in which a request lies with somebody, and from no other', () => {
    expect(ACTS).toEqual(expect.arrayContaining(['passOn', 'letGo']));
    const from = STATUSES.filter((status) => stateAfter(status, 'passOn'));
    expect(from).toEqual(['NEW', 'TAKEN', 'WAITING', 'ANSWERED', 'PARKED']);
    expect(STATUSES.filter((status) => stateAfter(status, 'letGo'))).toEqual(from);
  });
});
