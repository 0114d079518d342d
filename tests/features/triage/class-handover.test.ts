import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochOf } from '../../../src/calendar/time.js';
import { checkSchool } from '../../../src/features/school/model/check.js';
import { equalsAmong } from '../../../src/features/school/model/class-states.js';
import { classOf } from '../../../src/features/school/model/classes.js';
import { activeOn } from '../../../src/features/school/model/people.js';
import { claimsOn, routeRequest } from '../../../src/features/school/model/routing.js';
import type { Coverage, Person, School } from '../../../src/features/school/model/school.js';
import {
  afterHandover,
  type ClassHandover,
  codeOf,
  goesOver,
  handoverProblem,
  mayStillUndo,
  schoolWithLists,
  singleClasses,
  takenBack,
} from '../../../src/features/triage/model/class-handover.js';
import { coordinator, group, person, schoolOf } from '../school/support.js';

const TODAY = '2026-11-24';
const CLASSES = [
  group('K1', { level: 'nursery', year: 1 }),
  group('L1A', { year: 1, grade: 1 }),
  group('L1B', { year: 1, grade: 1, site: 'kaai' }),
  group('L3A', { year: 3, grade: 2 }),
  group('L3, b', { year: 3, grade: 2, site: 'kaai' }),
];
const RULES: Coverage[] = [
  { by: 'class', value: 'L1A' },
  { by: 'class', value: 'L3, b' },
  { by: 'year', value: '1', level: 'primary' },
  { by: 'year', value: '3', level: 'primary', site: 'kaai' },
  { by: 'grade', value: '2', level: 'primary' },
  { by: 'level', value: 'primary' },
  { by: 'level', value: 'nursery' },
  { by: 'fallback', site: 'kaai' },
  { by: 'fallback' },
];
const rules = fc.uniqueArray(fc.constantFrom(...RULES), { selector: codeOf, maxLength: 5 });
const schools = fc
  .record({
    ann: rules.filter((list) => list.length > 0),
    bob: rules,
    cas: rules,
    bobAway: fc.boolean(),
    head: fc.boolean(),
  })
  .map(({ ann, bob, cas, bobAway, head }) =>
    schoolOf(
      [
        coordinator('ann', { covers: ann, standInId: 'cas' }),
        coordinator('bob', { covers: bob, absences: bobAway ? [{ from: TODAY, to: '2026-12-24' }] : [] }),
        coordinator('cas', { covers: cas }),
        ...(head ? [person('head', { roles: ['HEAD'] })] : []),
      ],
      CLASSES,
    ),
  );

const listsOf = (school: School) => ({
  from: school.people.get('ann')!.covers,
  to: school.people.get('bob')!.covers,
});
/** A choice that the form would let through, made of random numbers. */
function chosen(school: School, picks: readonly boolean[]): ClassHandover {
  const ann = school.people.get('ann')!;
  const covers = ann.covers.filter((_, i) => picks[i]);
  const classes = singleClasses(school, ann, TODAY).filter((_, i) => picks[i + 5]);
  return {
    state: 'DRAFT',
    by: 'ann',
    from: 'ann',
    to: 'bob',
    covers: covers.length + classes.length === 0 ? [ann.covers[0]!] : covers,
    classes,
    day: TODAY,
    open: 'along',
    createdAt: 0,
  };
}
const picks = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 });
const first = (school: School, code: string): Person[] =>
  equalsAmong(claimsOn(school, classOf(school, code, TODAY), TODAY));

describe('classes that are handed over', () => {
  it('come back exactly as they were, in the same order, whatever was chosen', () => {
    fc.assert(
      fc.property(schools, picks, (school, which) => {
        const handover = chosen(school, which);
        expect(handoverProblem(school, handover)).toBeUndefined();
        const before = listsOf(school);
        const after = afterHandover(before, handover);
        expect(takenBack(after, { before, after })).toEqual(before);
        // Nothing of it is lost on the way, and nobody follows one rule twice.
        const codes = (list: Coverage[]) => list.map(codeOf);
        for (const one of handover.covers) {
          expect(codes(after.from)).not.toContain(codeOf(one));
          expect(codes(after.to)).toContain(codeOf(one));
        }
        for (const list of [after.from, after.to]) expect(new Set(codes(list)).size).toBe(list.length);
        expect(new Set([...codes(after.from), ...codes(after.to)])).toEqual(
          new Set([
            ...codes(before.from),
            ...codes(before.to),
            ...handover.classes.map((value) => codeOf({ by: 'class', value })),
          ]),
        );
      }),
    );
  });

  it('keep what another changed in between, and lose nothing of either', () => {
    fc.assert(
      fc.property(schools, picks, fc.constantFrom(...RULES), fc.boolean(), (school, which, extra, side) => {
        const handover = chosen(school, which);
        const before = listsOf(school);
        const after = afterHandover(before, handover);
        const key = side ? 'from' : 'to';
        const changed = {
          ...after,
          [key]: [...after[key].filter((one) => codeOf(one) !== codeOf(extra)), extra],
        };
        const back = takenBack(changed, { before, after });
        const codes = (list: Coverage[]) => new Set(list.map(codeOf));
        for (const one of handover.covers) expect(codes(back.from)).toContain(codeOf(one));
        const given = after.to.filter((one) => !codes(before.to).has(codeOf(one)));
        for (const one of given) expect(codes(back.to)).not.toContain(codeOf(one));
        if (side) expect(codes(back.from)).toContain(codeOf(extra));
        for (const list of [back.from, back.to]) expect(codes(list).size).toBe(list.length);
      }),
    );
  });

  it('leave every class with exactly one, change those that are shown and no other', () => {
    fc.assert(
      fc.property(schools, picks, (school, which) => {
        const handover = chosen(school, which);
        const after = schoolWithLists(school, 'ann', 'bob', afterHandover(listsOf(school), handover));
        for (const { code } of CLASSES) {
          const { personId } = routeRequest(after, code, TODAY);
          expect(activeOn(after.people.get(personId)!, TODAY)).toBe(true);
          const [was, is] = [first(school, code), first(after, code)].map((some) => some.map(({ id }) => id));
          if (goesOver(school, after, handover, code)) {
            expect(was).toContain('ann');
            expect(is).toContain('bob');
            expect(is).not.toContain('ann');
            if (is!.length === 1 && !after.people.get('bob')!.absences.length) expect(personId).toBe('bob');
          } else if (!was!.includes('ann')) {
            // Of what Ann did not follow, at most Bob joins in, where the rule reaches that far.
            expect(is!.filter((id) => id !== 'bob')).toEqual(
              was!.filter((id) => id !== 'bob' && is!.includes(id)),
            );
          }
        }
        // Nobody becomes somebody for whom there is no class: what the check finds is about classes as before.
        const gaps = (of: School) => checkSchool(of, TODAY).findings.filter(({ kind }) => kind === 'gap');
        const nobody = (of: School) => gaps(of).filter(({ message }) => message.startsWith('nobody follows'));
        expect(nobody(after).length).toBe(nobody(school).length);
      }),
      { numRuns: 200 },
    );
  });

  it('offer class by class only what is followed through more than that class', () => {
    fc.assert(
      fc.property(schools, (school) => {
        for (const code of singleClasses(school, school.people.get('ann')!, TODAY)) {
          expect(first(school, code).map(({ id }) => id)).toContain('ann');
          const alone = { ...chosen(school, []), covers: [], classes: [code] };
          const after = schoolWithLists(school, 'ann', 'bob', afterHandover(listsOf(school), alone));
          expect(goesOver(school, after, alone, code)).toBe(true);
          expect(after.people.get('ann')!.covers).toEqual(school.people.get('ann')!.covers);
        }
      }),
    );
  });

  it('can be taken back until the end of the school day on which it was done', () => {
    const school = schoolOf([], []);
    const done = (at: [string, string], now: [string, string]) =>
      mayStillUndo(school, { state: 'DONE', doneAt: epochOf(...at) }, epochOf(...now));
    expect(done(['2026-11-24', '09:00'], ['2026-11-24', '23:59'])).toBe(true);
    expect(done(['2026-11-24', '09:00'], ['2026-11-25', '00:00'])).toBe(false);
    // On a Saturday: until Monday evening.
    expect(done(['2026-11-28', '09:00'], ['2026-11-30', '17:00'])).toBe(true);
    expect(done(['2026-11-28', '09:00'], ['2026-12-01', '08:00'])).toBe(false);
  });
});
