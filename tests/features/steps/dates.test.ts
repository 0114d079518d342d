import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePattern } from '../../../src/calendar/working-pattern.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import {
  afterSchoolDays,
  dayBefore,
  fittedAgain,
  type LookBackDay,
  onChosenDay,
  overdueOn,
  SPANS,
  suits,
} from '../../../src/features/steps/model/dates.js';
import { group, person, schoolOf } from '../school/support.js';
import {
  type About,
  about,
  fits,
  hasSchool,
  isAtWork,
  isAway,
  isLessonDay,
  next,
  schoolDaysOf,
  yearOf,
} from './dates-oracle.js';

const CLASSES = [
  group('L3A', { year: 3 }),
  group('L3B', { year: 3, site: 'kaai' }),
  group('S2', { level: 'secondary', site: 'kaai' }),
];
const FIRST = '2025-07-01';
const DAYS = Array.from({ length: 760 }, (_, i) => next(FIRST, i));
const day = fc.integer({ min: 0, max: DAYS.length - 1 }).map((i) => DAYS[i]!);
/** In June and around the holidays more often than by chance. */
const start = fc.oneof(
  day,
  day.map((one) => `${one.slice(0, 4)}-06-${one.slice(8, 9) === '3' ? '30' : one.slice(8)}`),
  fc.constantFrom('2025-12-19', '2025-10-24', '2026-07-01', '2026-08-31', '2026-06-29', '2026-06-30'),
);
const period = (days: number) =>
  fc.tuple(day, fc.nat(days)).map(([from, length]) => ({ from, to: next(from, length) }));
const closure = fc
  .tuple(
    fc.oneof(period(3), fc.constantFrom({ from: '2026-06-27', to: '2026-06-30' })),
    fc.option(fc.constantFrom('morning' as const, 'afternoon' as const), { nil: undefined }),
    fc.option(fc.constantFrom('dorp', 'kaai'), { nil: undefined }),
  )
  .map(([one, part, site]) => ({
    ...one,
    label: 'pedagogische studiedag',
    ...(part ? { part } : {}),
    ...(site ? { site } : {}),
  }));
const lessonFree = fc
  .tuple(
    period(18),
    fc.constantFrom('exam' as const, 'evaluation' as const, 'stage' as const),
    fc.option(fc.constantFrom<string[]>(['secondary'], ['primary'], ['primary', 'secondary']), {
      nil: undefined,
    }),
  )
  .map(([one, kind, levels]) => ({ ...one, kind, ...(levels ? { levels } : {}) }));
const JUNE_EXAMS = {
  from: '2026-06-08',
  to: '2026-06-30',
  kind: 'exam' as const,
  levels: ['secondary'],
};
const pattern = fc
  .constantFrom(
    'voltijds',
    'ma di',
    'vr',
    'wo nm',
    'ma vm wo do nm',
    'ma di | wo do vr',
    'ma | - | vr vanaf 2025-09-08',
    '-',
  )
  .map((text) => parsePattern(text)!);
const owner: fc.Arbitrary<Person> = fc
  .record({
    pattern,
    absences: fc.array(
      fc.oneof(
        period(12),
        period(200),
        day.map((from) => ({ from, to: '2028-08-31' })),
      ),
      {
        maxLength: 2,
      },
    ),
    site: fc.option(fc.constantFrom('dorp', 'kaai'), { nil: undefined }),
    classes: fc.subarray(['L3A', 'L3B']),
  })
  .map(({ site, ...rest }) => person('lies', { ...rest, ...(site ? { site } : {}) }));
const school: fc.Arbitrary<School> = fc
  .tuple(owner, fc.array(closure, { maxLength: 5 }), fc.array(lessonFree, { maxLength: 3 }), fc.boolean())
  .map(([one, closures, free, exams]) =>
    schoolOf([one], CLASSES, {
      calendar: { closures, lessonFree: exams ? [...free, JUNE_EXAMS] : free },
    }),
  );
const whose: fc.Arbitrary<About> = fc
  .record({
    ownerId: fc.option(fc.constant('lies'), { nil: undefined, freq: 5 }),
    classCode: fc.option(fc.constantFrom('L3A', 'L3B', 'S2'), { nil: undefined, freq: 5 }),
    scope: fc.constantFrom('pupil' as const, 'group' as const, 'class' as const, 'practice' as const),
  })
  .map(({ ownerId, classCode, scope }) => ({
    scope,
    ...(ownerId ? { ownerId } : {}),
    ...(classCode ? { classCode } : {}),
  }));

/** Each move is told truly, and each begins where the one before it ended. */
function checkMoves(at: School, of: About, from: string, { day: found, moves }: LookBackDay, end: string) {
  const { site, suits: right, owner: who } = about(at, of);
  let reached = from;
  for (const move of moves) {
    expect(move.from).toBe(reached);
    expect(move.to).not.toBe(move.from);
    reached = move.to;
    if (move.why === 'weekend' || move.why === 'closed') {
      expect(hasSchool(at, move.from, site)).toBe(false);
      expect(hasSchool(at, move.to, site)).toBe(true);
      expect(move.label !== undefined).toBe(move.why === 'closed');
    }
    if (move.why === 'off' || move.why === 'away') {
      expect(hasSchool(at, move.from, site) && !isAtWork(at, who!, move.from)).toBe(true);
      expect(isAway(who!, move.from)).toBe(move.why === 'away');
      expect(right(move.to)).toBe(true);
    }
    if (move.why === 'year') expect([move.from > end, move.to]).toEqual([true, found]);
  }
  expect(reached).toBe(found);
  expect(new Set(moves.map(({ why }) => why)).size).toBe(moves.length);
}

/** By chance, and once more from a seed that is known to meet every reason: those are rare enough to be missed by chance. */
function everyWay<T>(property: fc.IProperty<T>) {
  fc.assert(property, { numRuns: 300 });
  fc.assert(property, { numRuns: 300, seed: SEED });
}
const SEED = 7;

describe('the day to look back, against a calendar that asks day by day', () => {
  it('after so many school days is a day with school on which the owner works, before the summer, with every reason', () => {
    const seen = new Set<string>();
    everyWay(
      fc.property(school, whose, start, fc.constantFrom(...SPANS, 1, 2), (at, of, from, n) => {
        const { site, level, suits: right } = about(at, of);
        let first = from;
        while (!hasSchool(at, first, site)) first = next(first);
        const days = schoolDaysOf(at, yearOf(first), site);
        const end = days.at(-1)!;
        const reach = (counts: (one: string) => boolean) => {
          let one = first;
          for (let left = n; left > 0; ) {
            one = next(one);
            if (counts(one)) left -= 1;
          }
          return one;
        };
        const plain = reach((one) => hasSchool(at, one, site));
        const counted = reach((one) => isLessonDay(at, one, site, level));
        const found = afterSchoolDays(at, of, from, n);
        const best = fits(days, right, first, counted);
        expect([found.day, found.forTransfer]).toEqual([best.day, best.last]);
        expect(best.nobody || right(found.day)).toBe(true);
        checkMoves(at, of, plain, found, end);
        expect(found.moves.some(({ why }) => why === 'lessons')).toBe(counted !== plain && plain <= end);
        for (const { why } of found.moves) seen.add(why);
        if (found.forTransfer) seen.add('transfer');
      }),
    );
    expect([...seen].sort()).toEqual(['away', 'lessons', 'off', 'transfer', 'year']);
  });

  it('that somebody chose is that day or the nearest that will do, never one before what was asked', () => {
    const seen = new Set<string>();
    everyWay(
      fc.property(school, whose, start, fc.integer({ min: -3, max: 330 }), (at, of, from, later) => {
        const { site, suits: right } = about(at, of);
        const chosen = next(from, later);
        const found = onChosenDay(at, of, chosen, from);
        if (later < 0) return expect(found).toBeUndefined();
        let first = from;
        while (!hasSchool(at, first, site)) first = next(first);
        const days = schoolDaysOf(at, yearOf(first), site);
        const best = fits(days, right, from, chosen);
        expect([found!.day, found!.forTransfer]).toEqual([best.day, best.last]);
        checkMoves(at, of, chosen, found!, days.at(-1)!);
        for (const { why } of found!.moves) seen.add(why);
      }),
    );
    expect([...seen].sort()).toEqual(['away', 'closed', 'off', 'weekend', 'year']);
  });

  it('that was right stays; one that is not right any more goes to the nearest from today on, within its year', () => {
    fc.assert(
      fc.property(school, whose, start, fc.integer({ min: -60, max: 200 }), (at, of, was, ago) => {
        const today = next(was, ago);
        const { site, suits: right } = about(at, of);
        const own = schoolDaysOf(at, yearOf(was), site);
        let first = today;
        while (!hasSchool(at, first, site)) first = next(first);
        const days = own.at(-1)! < today ? schoolDaysOf(at, yearOf(first), site) : own;
        const found = fittedAgain(at, of, was, today);
        const wished = [was, today].sort()[1]!;
        expect(found.day).toBe(fits(days, right, today, wished).day);
        checkMoves(at, of, wished, found, days.at(-1)!);
        expect(suits(at, of, was)).toBe(right(was));
        if (was >= today && was <= own.at(-1)! && right(was))
          expect([found.day, found.moves]).toEqual([was, []]);
      }),
      { numRuns: 120 },
    );
  });

  it('is announced on the last day at work before it, and asked about five and ten school days later', () => {
    fc.assert(
      fc.property(school, start, fc.nat(40), (at, on, ahead) => {
        const today = next(on, -ahead);
        const lies = at.people.get('lies')!;
        let before: string | undefined;
        for (let one = next(on, -1); one > today; one = next(one, -1))
          if (before === undefined && isAtWork(at, lies, one)) before = one;
        expect(dayBefore(at, 'lies', on, today)).toBe(before);
        for (const times of [1, 2] as const) {
          let late = on;
          for (let left = 5 * times; left > 0; ) {
            late = next(late);
            if (hasSchool(at, late, undefined)) left -= 1;
          }
          expect(overdueOn(at, on, times)).toBe(late);
        }
      }),
      { numRuns: 120 },
    );
  });
});
