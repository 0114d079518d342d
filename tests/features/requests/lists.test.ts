import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Desk, LISTS, type List, sizesOf } from '../../../src/features/requests/model/lists.js';
import type { CareRequest } from '../../../src/features/requests/model/request.js';
import { STATUSES } from '../../../src/features/requests/model/states.js';
import { leads } from '../../../src/features/requests/policy.js';
import { type At, tallyOf } from '../../../src/features/requests/view/lead.js';
import { pageOf } from '../../../src/features/requests/view/walk.js';
import { AWAY, LEFT, TODAY } from './authorisation-cast.js';
import { COORDINATOR, type DeskIn, OTHER, openDesks, requestOf, STAND_IN } from './desk.js';

let desks: Awaited<ReturnType<typeof openDesks>>;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks.close());

const PARTS = ['new', 'onMe', 'onOthers', 'aside'] as const;
const deskOf = (at: At, list: List, classCode?: string): Desk => ({
  of: at.person,
  own: true,
  list,
  classCode,
});

/** All pages of a list, forwards, by the marks that its buttons carry. */
async function walked(at: At, desk: Desk, size = 3): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 200; pages++) {
    const { items, next } = await pageOf(at, desk, size, { after });
    ids.push(...items.map(({ id }) => id));
    if (next === undefined) return ids;
    after = next;
  }
  throw new Error('it never ends');
}

const some = fc.record({
  status: fc.constantFrom(...STATUSES),
  changedAt: fc.integer({ min: 0, max: 20 }),
  coordinatorId: fc.constantFrom(COORDINATOR, COORDINATOR, OTHER),
  takenBy: fc.constantFrom(undefined, COORDINATOR, STAND_IN, OTHER),
  classCode: fc.constantFrom('L3B', 'L4A'),
  safety: fc.constantFrom('no', 'no', 'doubt', 'yes'),
  plannedFor: fc.option(fc.constantFrom('2026-10-05', TODAY, '2026-10-16', '2026-10-30'), { nil: undefined }),
  answerBy: fc.constantFrom('2026-10-09', TODAY, '2026-10-16', '2026-10-23'),
});
const many = fc.array(some, { maxLength: 40 });
type Some = typeof some extends fc.Arbitrary<infer T> ? T : never;

function made(all: readonly Some[]): { id: string; data: CareRequest }[] {
  return all.map(({ status, changedAt, takenBy, safety, plannedFor, ...more }, n) => {
    const taken = ['TAKEN', 'WAITING', 'ANSWERED', 'PARKED'].includes(status);
    const one = requestOf(n, status, changedAt, {
      ...more,
      ...(taken && takenBy ? { takenBy } : {}),
      ...(plannedFor && (status === 'TAKEN' || status === 'WAITING') ? { plannedFor } : {}),
    });
    return { id: one.id, data: { ...one.data, words: { ...one.data.words, safety: safety as 'no' } } };
  });
}

async function schoolOf(all: readonly Some[]): Promise<{ desk: DeskIn; records: ReturnType<typeof made> }> {
  const desk = desks.school();
  const records = made(all);
  await desk.add(records);
  return { desk, records };
}
const ledBy = (at: At, records: ReturnType<typeof made>) =>
  records.filter(({ data }) => data.open && leads(at.person, data, at.school, TODAY)).map(({ id }) => id);

describe('the lists of a coordinator', () => {
  it('part what they lead: each open request is in exactly one of four, and in the list of all', async () => {
    await fc.assert(
      fc.asyncProperty(many, async (all) => {
        const { desk, records } = await schoolOf(all);
        for (const person of [COORDINATOR, OTHER]) {
          const at = desk.at(person);
          const parts = await Promise.all(PARTS.map((list) => walked(at, deskOf(at, list))));
          const led = ledBy(at, records).sort();
          expect(parts.flat().sort()).toEqual(led);
          expect((await walked(at, deskOf(at, 'lead'))).sort()).toEqual(led);
          const { all: n, ...sizes } = sizesOf(await tallyOf(at, at.person));
          expect(Object.fromEntries(PARTS.map((list, i) => [list, parts[i]!.length]))).toEqual(sizes);
          expect(n).toBe(led.length);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('show each once in a walk through their pages, whatever their length, and the same way back', async () => {
    await fc.assert(
      fc.asyncProperty(
        many,
        fc.constantFrom(...LISTS),
        fc.constantFrom(undefined, 'L3B'),
        fc.integer({ min: 1, max: 6 }),
        async (all, list, classCode, size) => {
          const { desk, records } = await schoolOf(all);
          const at = desk.at(COORDINATOR);
          await desk.keep(
            COORDINATOR,
            records.slice(0, 5).map(({ id }) => id),
          );
          const whole = deskOf(at, list, classCode);
          const forward: string[][] = [];
          let page = await pageOf(at, whole, size);
          forward.push(page.items.map(({ id }) => id));
          while (page.next !== undefined) {
            page = await pageOf(at, whole, size, { after: page.next });
            forward.push(page.items.map(({ id }) => id));
          }
          expect(forward.flat()).toEqual(await walked(at, whole, 50));
          expect(new Set(forward.flat()).size).toBe(forward.flat().length);
          const back: string[][] = [page.items.map(({ id }) => id)];
          while (page.previous !== undefined) {
            page = await pageOf(at, whole, size, { before: page.previous });
            back.unshift(page.items.map(({ id }) => id));
          }
          expect(back).toEqual(forward);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it('lose none while others change: what nobody touched is shown in a walk, and not twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        many,
        fc.constantFrom('lead' as const, ...PARTS),
        fc.array(fc.tuple(fc.nat(60), fc.constantFrom('TAKEN', 'CLOSED', 'WAITING')), { maxLength: 12 }),
        async (all, list, acts) => {
          const { desk, records } = await schoolOf(all);
          const at = desk.at(COORDINATOR);
          const before = await walked(at, deskOf(at, list), 50);
          const touched = new Set<string>();
          const seen: string[] = [];
          let after: string | undefined;
          for (let page = 0; page < 100; page++) {
            const shown = await pageOf(at, deskOf(at, list), 4, { after });
            // At its end a page may be the one before it again, when what stood behind it is gone.
            const again =
              page > 0 && shown.next === undefined && shown.items.every(({ id }) => seen.includes(id));
            if (!again) seen.push(...shown.items.map(({ id }) => id));
            const act = acts[page];
            const hit = act && records[act[0]];
            if (act && hit?.data.open && hit.data.status !== 'HELD' && hit.data.status !== 'UNCONFIRMED') {
              touched.add(hit.id);
              await desk.change(hit.id, {
                status: act[1] as CareRequest['status'],
                open: act[1] !== 'CLOSED',
                takenBy: COORDINATOR,
                changedAt: Date.parse('2026-10-13T00:00:00Z') + page,
              });
            }
            after = shown.next;
            if (after === undefined) break;
          }
          const still = (ids: string[]) => ids.filter((id) => !touched.has(id));
          expect(still(seen)).toEqual(still(before));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('have this week what was promised, planned or comes back this week, by day, and what presses first', async () => {
    const desk = desks.school();
    const at = desk.at(COORDINATOR);
    const doubt = { words: { scope: 'class', observation: 'x', safety: 'doubt' } } as const;
    await desk.add([
      requestOf(1, 'NEW', 1, { answerBy: '2026-10-16' }),
      requestOf(2, 'NEW', 2, { answerBy: '2026-10-19' }),
      requestOf(3, 'NEW', 3, { answerBy: '2026-10-09' }),
      requestOf(4, 'TAKEN', 4, { plannedFor: '2026-10-14' }),
      requestOf(5, 'TAKEN', 5, { plannedFor: '2026-10-19' }),
      requestOf(6, 'PARKED', 6, { backOn: '2026-10-15', parked: { why: 'tryout', until: '2026-10-15' } }),
      requestOf(7, 'PARKED', 7, { backOn: '2026-11-15' }),
      requestOf(8, 'NEW', 8, { answerBy: '2026-10-26', ...doubt }),
      requestOf(9, 'CLOSED', 9, { plannedFor: '2026-10-14' }),
    ]);
    expect(await walked(at, deskOf(at, 'week'))).toEqual(['r00008', 'r00003', 'r00004', 'r00006', 'r00001']);
  });

  it('put aside what comes back first before the rest', async () => {
    const desk = desks.school();
    const at = desk.at(COORDINATOR);
    const until = (day: string) => ({ parked: { why: 'tryout', until: day } as const });
    await desk.add([
      requestOf(1, 'PARKED', 1, until('2026-12-01')),
      requestOf(2, 'PARKED', 2, until('2026-10-13')),
      requestOf(3, 'PARKED', 3, until('2026-11-09')),
    ]);
    expect(await walked(at, deskOf(at, 'aside'), 2)).toEqual(['r00002', 'r00003', 'r00001']);
  });
});

describe('the list of somebody else', () => {
  it.each([
    ['away, for whose stand-in', AWAY, STAND_IN],
    [
      'gone, for who follows their classes',
      { ...LEFT, [OTHER]: { covers: [{ by: 'fallback' as const }] } },
      OTHER,
    ],
  ])(
    '%s: holds what lies there, whoever took it, each once',
    async (_who, changed, reader) => {
      const theirs = await openDesks(changed);
      try {
        await fc.assert(
          fc.asyncProperty(many, async (all) => {
            const desk = theirs.school();
            const records = made(all);
            await desk.add(records);
            const at = desk.at(reader);
            const of = desk.school.people.get(COORDINATOR)!;
            const led = records.filter(
              ({ data }) =>
                data.open && data.coordinatorId === COORDINATOR && leads(at.person, data, desk.school, TODAY),
            );
            const ids = led.map(({ id }) => id).sort();
            expect((await walked(at, { of, own: false, list: 'lead' })).sort()).toEqual(ids);
            const parts = await Promise.all(PARTS.map((list) => walked(at, { of, own: false, list })));
            expect(parts.flat().sort()).toEqual(ids);
          }),
          { numRuns: 25 },
        );
      } finally {
        await theirs.close();
      }
    },
    60_000,
  );
});
