import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/calendar/time.js';
import type { Ask, Load } from '../../../src/features/school/model/choice.js';
import { claimsOn, routeRequest, weighedFor } from '../../../src/features/school/model/routing.js';
import {
  type Coverage,
  DOMAINS,
  type Person,
  type School,
} from '../../../src/features/school/model/school.js';
import { coordinator, group, person, schoolOf } from './support.js';

const FIRST = '2026-09-01';
const YEAR = Array.from({ length: 303 }, (_, i) => addDays(FIRST, i));
const CLASSES = [
  group('K1', { level: 'nursery', year: 1 }),
  group('L3A', { year: 3, grade: 2 }),
  group('L3B', { year: 3, grade: 2, site: 'kaai' }),
  group('OKAN'),
];
const CODES = [...CLASSES.map(({ code }) => code), undefined];
const IDS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];

const ALL_YEAR = { from: FIRST, to: YEAR.at(-1)! };

const day = fc.integer({ min: 0, max: YEAR.length - 1 }).map((i) => YEAR[i]!);
const absence = fc
  .tuple(day, fc.integer({ min: 0, max: 90 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const coverage: fc.Arbitrary<Coverage> = fc.oneof(
  fc.constantFrom('L3A', 'L3B').map((value): Coverage => ({ by: 'class', value })),
  fc.constant<Coverage>({ by: 'year', value: '3' }),
  fc.constant<Coverage>({ by: 'year', value: '3', site: 'kaai' }),
  fc.constant<Coverage>({ by: 'grade', value: '2' }),
  fc.constantFrom('nursery', 'primary').map((value): Coverage => ({ by: 'level', value })),
  fc.constant<Coverage>({ by: 'fallback' }),
);
const domains = fc.option(fc.subarray([...DOMAINS]), { nil: undefined });
const anyone = (id: string): fc.Arbitrary<Person> =>
  fc
    .record({
      role: fc.constantFrom(
        'CARE_COORDINATOR',
        'CARE_COORDINATOR',
        'PUPIL_COUNSELLOR',
        'HEAD',
        'CARE_TEACHER',
        'TEACHER',
      ),
      covers: fc.array(coverage, { maxLength: 3 }),
      absences: fc.oneof(
        fc.array(absence, { maxLength: 4 }),
        fc.constant(ALL_YEAR).map((one) => [one]),
      ),
      standInId: fc.option(fc.constantFrom(...IDS), { nil: undefined }),
      from: fc.option(day, { nil: undefined, freq: 6 }),
      until: fc.option(day, { nil: undefined, freq: 6 }),
      domains,
      careHours: fc.option(fc.integer({ min: 0, max: 38 }), { nil: undefined }),
      weeklyCap: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    })
    .map(({ role, ...rest }) => person(id, { roles: [role] as Person['roles'], ...rest }));
/** Somebody who never leaves, absent or not; at times nobody is there; at times those who stand in go round in a circle. */
const team = fc
  .tuple(
    fc.tuple(...IDS.map(anyone)),
    fc.array(absence, { maxLength: 2 }),
    fc.option(absence, { nil: undefined }),
    fc.boolean(),
  )
  .map(([people, away, everybody, circle]) =>
    [...people, coordinator('stays', { absences: away })].map((one, i) => ({
      ...one,
      absences: everybody ? [...one.absences, everybody] : one.absences,
      ...(circle ? { standInId: IDS[(i + 1) % IDS.length] } : {}),
    })),
  );
const load = fc
  .array(fc.record({ open: fc.nat(30), points: fc.nat(60), arrived: fc.nat(12) }), {
    minLength: 7,
    maxLength: 7,
  })
  .map((all) => new Map<string, Load>([...IDS, 'stays'].map((id, i) => [id, all[i]!])));
const ask: fc.Arbitrary<Ask> = fc.record({ domains, load: fc.option(load, { nil: undefined }) });

const here = (one: Person, on: string) =>
  (one.from ?? '') <= on &&
  on <= (one.until ?? '9') &&
  !one.absences.some((away) => away.from <= on && on <= away.to);
const RECEIVE = ['CARE_COORDINATOR', 'PUPIL_COUNSELLOR', 'HEAD', 'CARE_TEACHER'];
/** Those with the most precise rule, and behind each of them who stands in, whoever stands in for that one, and so on. */
function chainsOf(people: Person[], owners: Person[]): Person[] {
  const found = new Set(owners);
  for (const owner of owners) {
    let next = people.find(({ id }) => id === owner.standInId);
    for (let steps = 0; next && steps < people.length; steps += 1) {
      if (RECEIVE.includes(next.roles[0]!)) found.add(next);
      const { standInId } = next;
      next = people.find(({ id }) => id === standInId);
    }
  }
  return [...found];
}
const rankOf = (school: School, code: string | undefined, on: string, id: string) =>
  claimsOn(
    school,
    CLASSES.find((one) => one.code === code),
    on,
  ).find((claim) => claim.person.id === id)?.rank;

describe('for every class on every day of a school year, whatever is asked', () => {
  it('there is exactly one person, there when anyone of the chain is, else marked absent, and at least one reason', () => {
    const happened = new Set<string>();
    fc.assert(
      fc.property(team, ask, (people, asked) => {
        const school = schoolOf(people, CLASSES);
        const wrong: unknown[] = [];
        const claims = new Map(
          CODES.map((code) => [
            code,
            (on: string) =>
              claimsOn(
                school,
                CLASSES.find((c) => c.code === code),
                on,
              ),
          ]),
        );
        for (const on of YEAR) {
          const anybody = people.some((one) => RECEIVE.includes(one.roles[0]!) && here(one, on));
          for (const code of CODES) {
            const routing = routeRequest(school, code, on, asked);
            const one = school.people.get(routing.personId)!;
            const rules = claims.get(code)!(on);
            const owners = rules.filter(({ rank }) => rank === rules[0]?.rank).map((rule) => rule.person);
            const chain = chainsOf(people, owners).filter((candidate) => here(candidate, on));
            // Nobody is there: it waits with the one whose it is, who still works here.
            const whose = anybody
              ? chain.length === 0 || chain.some(({ id }) => id === one.id)
              : (owners[0] ?? one).id === one.id && (one.from ?? '') <= on && on <= (one.until ?? '9');
            happened.add(anybody ? (chain.length > 0 ? 'chain' : 'anyone') : 'nobody');
            const right =
              whose &&
              RECEIVE.includes(one.roles[0]!) &&
              here(one, on) === anybody &&
              routing.absent === !anybody &&
              routing.reasons.length > 0 &&
              routing.reasons.every((reason) => reason.t.startsWith('route.'));
            if (!right) wrong.push({ on, code, routing });
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect([...happened].sort()).toEqual(['anyone', 'chain', 'nobody']);
  }, 60_000);

  it('the same is answered twice, in any order of people and of what is known of them', () => {
    fc.assert(
      fc.property(team, ask, day, (people, asked, on) => {
        const school = schoolOf(people, CLASSES);
        const turned = schoolOf([...people].reverse(), CLASSES);
        const other = { ...asked, load: asked.load && new Map([...asked.load].reverse()) };
        for (const code of CODES) {
          const routing = routeRequest(school, code, on, asked);
          expect(routeRequest(school, code, on, asked)).toEqual(routing);
          expect(routeRequest(turned, code, on, other)).toEqual(routing);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('domain, limit and open work never pick somebody whose rule is less precise', () => {
    fc.assert(
      fc.property(team, ask, day, (people, asked, on) => {
        const school = schoolOf(people, CLASSES);
        for (const code of CODES) {
          const plain = routeRequest(school, code, on);
          const chosen = routeRequest(school, code, on, asked);
          expect(rankOf(school, code, on, chosen.personId)).toBe(rankOf(school, code, on, plain.personId));
          expect([chosen.absent, chosen.standsInFor]).toEqual([plain.absent, plain.standsInFor]);
          // A more precise rule of somebody who is there is never passed over.
          const best = claimsOn(
            school,
            CLASSES.find((one) => one.code === code),
            on,
          ).find(({ person: one }) => here(one, on));
          const first = claimsOn(
            school,
            CLASSES.find((one) => one.code === code),
            on,
          )[0];
          if (best && best.rank === first?.rank)
            expect(rankOf(school, code, on, chosen.personId)).toBe(best.rank);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nothing of who is not asked about changes the answer', () => {
    fc.assert(
      fc.property(team, ask, day, (people, asked, on) => {
        const school = schoolOf(people, CLASSES);
        for (const code of CODES) {
          const needed = new Set(weighedFor(school, code, on, asked.domains).map(({ id }) => id));
          const only = asked.load && new Map([...asked.load].filter(([id]) => needed.has(id)));
          expect(routeRequest(school, code, on, { ...asked, load: only })).toEqual(
            routeRequest(school, code, on, asked),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
