import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/calendar/time.js';
import {
  claimsOn,
  type Routing,
  reasonsFor,
  routeRequest,
} from '../../../src/features/school/model/routing.js';
import type { Absence, Coverage, Person, School } from '../../../src/features/school/model/school.js';
import { coordinator, group, person, schoolOf } from './support.js';

const TODAY = '2026-11-24';
const CLASSES = [
  group('K1', { level: 'nursery', year: 1 }),
  group('K3', { level: 'nursery', year: 3, site: 'kaai' }),
  group('L3A', { year: 3, grade: 2 }),
  group('L3B', { year: 3, grade: 2, site: 'kaai' }),
  group('L4A', { year: 4, grade: 2 }),
  group('L6A', { year: 6, grade: 3 }),
];
const to = (school: School, code: string | undefined, day = TODAY) => routeRequest(school, code, day);
const keys = (routing: Routing) => routing.reasons.map((reason) => reason.t);

describe('a class goes to', () => {
  const rules = schoolOf(
    [
      coordinator('cls', { covers: [{ by: 'class', value: 'L3A' }] }),
      coordinator('yr', { covers: [{ by: 'year', value: '3' }] }),
      coordinator('yrkaai', { covers: [{ by: 'year', value: '3', site: 'kaai' }] }),
      coordinator('gr', { covers: [{ by: 'grade', value: '2' }] }),
      coordinator('lvl', { covers: [{ by: 'level', value: 'primary' }] }),
      coordinator('nur', { covers: [{ by: 'year', value: '3', level: 'nursery' }] }),
      coordinator('all', { covers: [{ by: 'fallback' }] }),
    ],
    CLASSES,
  );

  it.each([
    ['L3A', 'cls', 'route.class'],
    ['L3B', 'yrkaai', 'route.year'],
    ['L4A', 'gr', 'route.grade'],
    ['L6A', 'lvl', 'route.level'],
    ['K3', 'nur', 'route.year'],
    ['K1', 'all', 'route.fallback'],
    [undefined, 'all', 'route.fallback'],
    ['X9', 'all', 'route.fallback'],
  ])('%s: %s by %s', (code, id, key) => {
    const routing = to(rules, code);
    expect([routing.personId, routing.absent, routing.standsInFor]).toEqual([id, false, undefined]);
    expect(keys(routing)).toEqual([key]);
  });

  it('the more precise rule of one person counts, and equals are told apart by name', () => {
    const school = schoolOf(
      [
        coordinator('b', {
          covers: [
            { by: 'level', value: 'primary' },
            { by: 'year', value: '3' },
          ],
        }),
        coordinator('a', { covers: [{ by: 'year', value: '3' }] }),
      ],
      CLASSES,
    );
    expect(claimsOn(school, CLASSES[2], TODAY).map((claim) => [claim.person.id, claim.coverage.by])).toEqual([
      ['a', 'year'],
      ['b', 'year'],
    ]);
    expect(to(school, 'L4A').personId).toBe('b');
  });
});

describe('whoever is not there', () => {
  const away: Absence[] = [{ from: '2026-11-23', to: '2026-11-27' }];
  const covers: Coverage[] = [{ by: 'class', value: 'L3A' }];

  it('is replaced by the stand-in, further down the chain if need be, and the reader is told why', () => {
    const school = schoolOf(
      [
        coordinator('an', { covers, absences: away, standInId: 'bo' }),
        coordinator('bo', { absences: away, standInId: 'ca' }),
        person('ca', { roles: ['CARE_TEACHER'], standInId: 'an' }),
        coordinator('de'),
      ],
      CLASSES,
    );
    const routing = to(school, 'L3A');
    expect(routing).toMatchObject({ personId: 'ca', standsInFor: 'an', absent: false });
    expect(keys(routing)).toEqual(['route.class', 'route.standIn']);
    const mine = reasonsFor(routing, 'ca').map((reason) => reason.p?.you);
    expect(mine).toEqual(['no', 'yes']);
    expect(routing.reasons[1]?.p).toMatchObject({
      name: 'An Test',
      standIn: 'Ca Test',
      day: { day: '2026-11-27' },
    });
    expect(to(school, 'L3A', '2026-11-30')).toMatchObject({ personId: 'an', absent: false });
  });

  it('never gives way to an administrator, a secretary or a teacher', () => {
    const school = schoolOf(
      [
        coordinator('an', { covers, absences: away, standInId: 'adm' }),
        person('adm', { roles: ['ADMINISTRATOR'] }),
        person('sec', { roles: ['SECRETARY'] }),
        person('tea'),
      ],
      CLASSES,
    );
    expect(to(school, 'L3A')).toMatchObject({ personId: 'an', absent: true });
    expect(keys(to(school, 'L3A'))).toEqual(['route.class', 'route.away']);
  });

  it('gives way to the next rule, then another coordinator, then the head', () => {
    const an = coordinator('an', { covers, absences: away });
    const head = person('head', { roles: ['HEAD'] });
    const next = coordinator('next', { covers: [{ by: 'level', value: 'primary' }] });
    const other = coordinator('aaa');
    expect(to(schoolOf([an, head, next, other], CLASSES), 'L3A').personId).toBe('next');
    expect(to(schoolOf([an, head, other], CLASSES), 'L3A').personId).toBe('aaa');
    expect(to(schoolOf([an, head], CLASSES), 'L3A')).toMatchObject({ personId: 'head', standsInFor: 'an' });
  });

  it('is not whoever just does not work today: that only says when', () => {
    const week = { mon: 'full', tue: 'off', wed: 'off', thu: 'full', fri: 'off' } as const;
    const school = schoolOf(
      [coordinator('an', { covers, pattern: { weeks: [week] } }), coordinator('bo')],
      CLASSES,
    );
    const routing = to(school, 'L3A');
    expect(routing.personId).toBe('an');
    expect(routing.reasons[1]).toMatchObject({ t: 'route.worksNext', p: { day: { day: '2026-11-26' } } });
  });

  it('cannot be who left or has not come yet, as owner or stand-in', () => {
    const school = schoolOf(
      [
        coordinator('an', { covers, absences: away, standInId: 'bo' }),
        coordinator('bo', { until: '2026-11-23' }),
        coordinator('ca', { covers, from: '2026-11-25' }),
        coordinator('de', { covers, until: '2026-11-23' }),
        person('head', { roles: ['HEAD'] }),
      ],
      CLASSES,
    );
    expect(to(school, 'L3A').personId).toBe('head');
    expect(to(school, 'L3A', '2026-11-25').personId).toBe('ca');
  });

  it('is nobody in a school without anyone for it', () => {
    expect(() => to(schoolOf([person('tea')], CLASSES), 'L3A')).toThrow('nobody');
  });
});

const RECEIVE: string[] = ['CARE_COORDINATOR', 'HEAD', 'CARE_TEACHER'];
const IDS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'];
const FIRST = '2026-09-01';
const day = fc.integer({ min: 0, max: 364 }).map((n) => addDays(FIRST, n));
const absence = fc
  .tuple(day, fc.integer({ min: 0, max: 40 }))
  .map(([from, n]) => ({ from, to: addDays(from, n) }));
const coverage: fc.Arbitrary<Coverage> = fc.oneof(
  fc.constantFrom(...CLASSES.map((one) => one.code)).map((value): Coverage => ({ by: 'class', value })),
  fc.constantFrom('3', '4', '6').map((value): Coverage => ({ by: 'year', value })),
  fc.constantFrom('2', '3').map((value): Coverage => ({ by: 'grade', value, site: 'dorp' })),
  fc.constantFrom('nursery', 'primary').map((value): Coverage => ({ by: 'level', value })),
  fc.constant<Coverage>({ by: 'fallback' }),
);
const anyone = (id: string): fc.Arbitrary<Person> =>
  fc
    .record({
      role: fc.constantFrom(
        'CARE_COORDINATOR',
        'CARE_COORDINATOR',
        'HEAD',
        'CARE_TEACHER',
        'TEACHER',
        'ADMINISTRATOR',
      ),
      covers: fc.array(coverage, { maxLength: 3 }),
      absences: fc.array(absence, { maxLength: 6 }),
      standInId: fc.option(fc.constantFrom(...IDS), { nil: undefined }),
      until: fc.option(day, { nil: undefined, freq: 6 }),
    })
    .map(({ role, ...rest }) => person(id, { roles: [role] as Person['roles'], ...rest }));

describe('for every class on every day of a school year', () => {
  it('there is exactly one person, and a present one when anyone in the chain is', () => {
    const team = fc.tuple(...IDS.map(anyone));
    const days = fc.array(day, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(team, days, (others, checked) => {
        const people = [...others, coordinator('stays', { absences: others[0]?.absences, standInId: 'p0' })];
        const school = schoolOf(people, CLASSES);
        const here = (one: Person | undefined, on: string) =>
          one !== undefined &&
          (one.until ?? '9') >= on &&
          !one.absences.some((away) => away.from <= on && on <= away.to);
        const wrong: unknown[] = [];
        for (const on of checked) {
          for (const code of [...CLASSES.map((one) => one.code), undefined]) {
            const routing = routeRequest(school, code, on);
            const chosen = school.people.get(routing.personId);
            const owner = school.people.get(routing.standsInFor ?? routing.personId);
            const anybody = people.some((one) => RECEIVE.includes(one.roles[0] ?? '') && here(one, on));
            // One expectation per answer would take most of the time of this test.
            const right =
              chosen !== undefined &&
              RECEIVE.includes(chosen.roles[0] ?? '') &&
              (chosen.until ?? '9') >= on &&
              routing.absent === !anybody &&
              here(chosen, on) === anybody &&
              (routing.standsInFor === undefined || !here(owner, on));
            if (!right) wrong.push({ on, code, routing });
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('the answer does not depend on the order in which people were read', () => {
    fc.assert(
      fc.property(fc.tuple(...IDS.map(anyone)), day, (others, on) => {
        const people = [...others, coordinator('stays')];
        const forward = schoolOf(people, CLASSES);
        const backward = schoolOf([...people].reverse(), CLASSES);
        for (const { code } of CLASSES)
          expect(routeRequest(backward, code, on)).toEqual(routeRequest(forward, code, on));
      }),
    );
  });
});
