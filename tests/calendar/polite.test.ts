import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nextWorkingDay,
  type Politeness,
  politeMoment,
  politeRanges,
  workingDayOnOrAfter,
  workingMoment,
  worksOn,
} from '../../src/calendar/polite.js';
import { schoolPart } from '../../src/calendar/school-calendar.js';
import { addDays, dayOf, epochOf, timeOf, weekdayOf } from '../../src/calendar/time.js';
import {
  type DayPart,
  FULL_TIME,
  parsePattern,
  type WorkingPattern,
  workPart,
} from '../../src/calendar/working-pattern.js';

const MINUTE = 60_000;

const everyone: Politeness = {
  calendar: { closures: [], lessonFree: [] },
  pattern: FULL_TIME,
  absences: [],
  quietFrom: '18:00',
  quietUntil: '07:30',
  wednesdayQuietFrom: '12:00',
};

const works = (text: string): Politeness => ({ ...everyone, pattern: parsePattern(text)! });

const at = (text: string) => epochOf(text.slice(0, 10), text.slice(11));
const shown = (moment: number) => `${dayOf(moment)} ${timeOf(moment)}`;
const polite = (p: Politeness, text: string) => shown(politeMoment(p, at(text)));

describe('the part of a day that a person works', () => {
  it.each([
    ['full time', everyone, '2026-09-01', 'full'],
    ['full time on Wednesday', everyone, '2026-09-02', 'morning'],
    ['Wednesday afternoon only', works('wo nm'), '2026-09-02', 'off'],
    ['a morning', works('di vm'), '2026-09-01', 'morning'],
    ['a day off', works('ma'), '2026-09-01', 'off'],
    ['holiday', everyone, '2026-11-03', 'off'],
  ] as const)('%s', (_what, p, day, part) => {
    expect(worksOn(p, day)).toBe(part);
  });

  it('is what is left of a half closure', () => {
    const closure = { from: '2026-09-01', to: '2026-09-01', label: 'studiedag', part: 'morning' as const };
    const calendar = { closures: [closure], lessonFree: [] };
    expect(worksOn({ ...everyone, calendar }, '2026-09-01')).toBe('afternoon');
    expect(worksOn({ ...works('di vm'), calendar }, '2026-09-01')).toBe('off');
    const elsewhere = { closures: [{ ...closure, site: 'dorp' }], lessonFree: [] };
    expect(worksOn({ ...everyone, calendar: elsewhere }, '2026-09-01')).toBe('full');
    expect(worksOn({ ...everyone, calendar: elsewhere, site: 'dorp' }, '2026-09-01')).toBe('afternoon');
  });

  it('is nothing while absent, both days included', () => {
    const p = { ...everyone, absences: [{ from: '2026-09-03', to: '2026-09-04' }] };
    expect(['02', '03', '04', '07'].map((day) => worksOn(p, `2026-09-${day}`))).toEqual([
      'morning',
      'off',
      'off',
      'full',
    ]);
  });
});

describe('a polite moment', () => {
  it.each([
    ['now when polite', everyone, '2026-09-01 10:15', '2026-09-01 10:15'],
    ['too early', everyone, '2026-09-01 07:29', '2026-09-01 07:30'],
    ['the first minute', everyone, '2026-09-01 07:30', '2026-09-01 07:30'],
    ['the last minute', everyone, '2026-09-01 17:59', '2026-09-01 17:59'],
    ['evening', everyone, '2026-09-01 18:00', '2026-09-02 07:30'],
    ['Wednesday noon', everyone, '2026-09-02 12:00', '2026-09-03 07:30'],
    ['just before Wednesday noon', everyone, '2026-09-02 11:59', '2026-09-02 11:59'],
    ['Friday evening', everyone, '2026-09-04 20:00', '2026-09-07 07:30'],
    ['Sunday', everyone, '2026-09-06 11:00', '2026-09-07 07:30'],
    ['the autumn holiday', everyone, '2026-10-30 18:00', '2026-11-09 07:30'],
    ['11 November', everyone, '2026-11-11 10:00', '2026-11-12 07:30'],
    ['the summer', everyone, '2027-06-30 12:00', '2027-09-01 07:30'],
    ['a half day off', works('ma vm di'), '2026-09-07 12:00', '2026-09-08 07:30'],
    ['an afternoon', works('do nm'), '2026-09-03 08:00', '2026-09-03 12:00'],
    ['a part-timer', works('ma di'), '2026-09-02 09:00', '2026-09-07 07:30'],
    ['taking turns', works('ma di | wo do vr'), '2026-09-02 09:00', '2026-09-09 07:30'],
    ['after the clock went back', works('ma'), '2026-10-24 12:00', '2026-10-26 07:30'],
    ['after the clock went forward', works('ma'), '2026-03-28 12:00', '2026-03-30 07:30'],
  ])('%s', (_what, p, now, expected) => {
    expect(polite(p, now)).toBe(expected);
  });

  it('keeps the very millisecond', () => {
    const now = at('2026-09-01 10:15') + 12_345;
    expect(politeMoment(everyone, now)).toBe(now);
    expect(politeMoment(everyone, at('2026-09-01 18:00') - 1)).toBe(at('2026-09-01 18:00') - 1);
    expect(politeMoment(everyone, at('2026-09-01 07:30') - 1)).toBe(at('2026-09-01 07:30'));
  });

  it('waits for the end of an absence, of years too', () => {
    const absent = (from: string, to: string) => ({ ...everyone, absences: [{ from, to }] });
    expect(polite(absent('2026-09-01', '2026-09-11'), '2026-09-01 09:00')).toBe('2026-09-14 07:30');
    expect(polite(absent('2026-09-01', '2029-09-05'), '2026-09-01 09:00')).toBe('2029-09-06 07:30');
  });

  it('is not in a lesson', () => {
    const hours = [
      { from: '10:30', to: '12:00' },
      { from: '08:30', to: '10:00' },
      { from: '09:30', to: '10:15' },
    ];
    const p = { ...everyone, lessonHours: { tue: hours } };
    expect(politeRanges(p, '2026-09-01')).toEqual([
      { from: '07:30', to: '08:30' },
      { from: '10:15', to: '10:30' },
      { from: '12:00', to: '18:00' },
    ]);
    expect(polite(p, '2026-09-01 08:30')).toBe('2026-09-01 10:15');
    expect(polite(p, '2026-09-01 10:20')).toBe('2026-09-01 10:20');
    expect(polite(p, '2026-09-01 11:00')).toBe('2026-09-01 12:00');
    const full = { ...everyone, lessonHours: { tue: [{ from: '07:00', to: '18:30' }] } };
    expect(polite(full, '2026-09-01 08:30')).toBe('2026-09-02 07:30');
  });

  it('on Wednesday follows the setting for Wednesday', () => {
    expect(polite({ ...everyone, wednesdayQuietFrom: '13:00' }, '2026-09-02 12:40')).toBe('2026-09-02 12:40');
    expect(polite({ ...everyone, wednesdayQuietFrom: '11:30' }, '2026-09-02 11:40')).toBe('2026-09-03 07:30');
  });

  it('of somebody who never works is that of the school', () => {
    for (const p of [works('-'), works('wo nm'), { ...everyone, pattern: { weeks: [] } }]) {
      expect(polite(p, '2026-09-01 10:00')).toBe('2026-09-01 10:00');
      expect(polite(p, '2026-10-30 19:00')).toBe('2026-11-09 07:30');
    }
    const away = { ...works('-'), absences: [{ from: '2026-09-01', to: '2026-09-11' }] };
    expect(polite(away, '2026-09-01 10:00')).toBe('2026-09-14 07:30');
    const gone = { ...everyone, absences: [{ from: '2026-01-01', to: '9999-12-31' }] };
    expect(polite(gone, '2026-09-01 19:00')).toBe('2026-09-02 07:30');
    const busy = { from: '07:00', to: '18:00' };
    const teaching = {
      ...everyone,
      lessonHours: { mon: [busy], tue: [busy], wed: [busy], thu: [busy], fri: [busy] },
    };
    expect(polite(teaching, '2026-09-01 19:00')).toBe('2026-09-02 07:30');
    expect(polite({ ...teaching, pattern: works('do').pattern }, '2026-09-01 19:00')).toBe(
      '2026-09-03 07:30',
    );
  });

  it('is refused where the settings leave none', () => {
    const never = { ...everyone, quietFrom: '07:00', quietUntil: '07:30' };
    expect(() => politeMoment(never, at('2026-09-01 10:00'))).toThrow(RangeError);
    expect(() => workingMoment(never, '2026-09-01', '08:00')).toThrow(RangeError);
    const calendar = { closures: [{ from: '2020-01-01', to: '2040-01-01', label: 'dicht' }], lessonFree: [] };
    expect(() => politeMoment({ ...everyone, calendar }, at('2026-09-01 10:00'))).toThrow(RangeError);
    expect(() => nextWorkingDay({ ...everyone, calendar }, '2026-09-01')).toThrow(RangeError);
  });
});

describe('working days and moments', () => {
  it('finds the next working day', () => {
    const p = works('di do');
    expect(nextWorkingDay(p, '2026-09-01')).toBe('2026-09-03');
    expect(workingDayOnOrAfter(p, '2026-09-01')).toBe('2026-09-01');
    expect(nextWorkingDay(p, '2026-10-29')).toBe('2026-11-10');
    expect(nextWorkingDay(works('-'), '2026-10-30')).toBe('2026-11-09');
  });

  it.each([
    ['at that time', everyone, '2026-09-01', '08:00', '2026-09-01 08:00'],
    ['on the next working day', works('do'), '2026-09-01', '08:00', '2026-09-03 08:00'],
    ['not before quiet ends', everyone, '2026-09-01', '06:00', '2026-09-01 07:30'],
    ['not before the afternoon', works('di nm'), '2026-09-01', '08:00', '2026-09-01 12:00'],
    ['in the last minute of a morning', works('di vm'), '2026-09-01', '15:00', '2026-09-01 11:59'],
    ['in the last minute of a Wednesday', everyone, '2026-09-02', '15:00', '2026-09-02 11:59'],
    ['in the last minute of the day', everyone, '2026-09-01', '18:00', '2026-09-01 17:59'],
    ['of the school for who never works', works('-'), '2026-09-05', '08:00', '2026-09-07 08:00'],
  ])('a moment %s', (_what, p, day, time, expected) => {
    expect(shown(workingMoment(p, day, time))).toBe(expected);
  });

  it('a moment after the lesson, and on another day when lessons fill the whole one', () => {
    const p = { ...everyone, lessonHours: { tue: [{ from: '07:30', to: '12:00' }] } };
    expect(shown(workingMoment(p, '2026-09-01', '08:00'))).toBe('2026-09-01 12:00');
    const full = { ...everyone, lessonHours: { tue: [{ from: '07:30', to: '18:00' }] } };
    expect(shown(workingMoment(full, '2026-09-01', '08:00'))).toBe('2026-09-02 08:00');
  });
});

/** The slow, plain way: is this very minute polite? */
function oracle(p: Politeness, moment: number): boolean {
  const time = timeOf(moment);
  if (time < p.quietUntil || time >= p.quietFrom) return false;
  const day = dayOf(moment);
  const weekday = weekdayOf(day);
  if (p.absences.some(({ from, to }) => from <= day && day <= to)) return false;
  if (weekday === 3 && time >= p.wednesdayQuietFrom) return false;
  const school = schoolPart(p.calendar, day);
  const own = workPart(p.pattern, day);
  if (school === 'none' || own === 'off') return false;
  const half = weekday === 3 ? 'morning' : time < '12:00' ? 'morning' : 'afternoon';
  if ((school !== 'full' && school !== half) || (own !== 'full' && own !== half)) return false;
  const name = (['mon', 'tue', 'wed', 'thu', 'fri'] as const)[weekday - 1]!;
  return !p.lessonHours?.[name]?.some(({ from, to }) => from <= time && time < to);
}

describe('against an oracle that looks at every minute', () => {
  // Not in summer: two months of minutes say nothing that two weeks of them do not.
  const day = fc
    .integer({ min: 0, max: 7300 })
    .map((n) => addDays('2015-09-01', n))
    .filter((one) => one < `${one.slice(0, 4)}-06-15` || one >= `${one.slice(0, 4)}-08-20`);
  // A third of the scenes begin in the week of a clock change.
  const changes = [2015, 2018, 2021, 2024, 2026, 2029, 2033].flatMap((y) => [`${y}-03-26`, `${y}-10-24`]);
  const start = fc.oneof(
    { weight: 2, arbitrary: day },
    { weight: 1, arbitrary: fc.constantFrom(...changes) },
  );
  const part = fc.constantFrom<DayPart>('full', 'morning', 'afternoon', 'off');
  const week = fc.record({ mon: part, tue: part, wed: part, thu: part, fri: fc.constant<DayPart>('full') });
  const times = ['08:00', '08:30', '09:20', '10:05', '11:55', '12:00', '13:10', '14:00', '15:30', '17:00'];
  const lesson = fc
    .tuple(fc.nat(times.length - 2), fc.integer({ min: 1, max: 4 }))
    .map(([n, long]) => ({ from: times[n]!, to: times[Math.min(n + long, times.length - 1)]! }));
  const lessons = fc.array(lesson, { maxLength: 3 });
  // One lesson leaves some minute of every Friday free: somebody who has none at all is another rule, with its own test.
  const friday = fc.array(lesson, { maxLength: 1 });
  const scene = fc.record({
    start,
    minute: fc.nat(1439),
    seconds: fc.nat(59),
    weeks: fc.array(week, { minLength: 1, maxLength: 3 }),
    absent: fc.tuple(fc.integer({ min: -3, max: 6 }), fc.nat(9)),
    closed: fc.tuple(
      fc.integer({ min: -3, max: 6 }),
      fc.nat(4),
      fc.constantFrom(undefined, 'morning' as const, 'afternoon' as const),
    ),
    quietFrom: fc.constantFrom('18:00', '16:30', '12:00'),
    quietUntil: fc.constantFrom('07:30', '06:00', '08:15'),
    wednesdayQuietFrom: fc.constantFrom('12:00', '11:00', '13:30'),
    lessonHours: fc.record({ mon: lessons, tue: lessons, wed: lessons, thu: lessons, fri: friday }),
  });

  it('the moment is polite and no earlier one is', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { start: first, minute, seconds, weeks, absent, closed, ...rest } = given;
        const from = addDays(first, absent[0]);
        const shut = addDays(first, closed[0]);
        const pattern: WorkingPattern = { weeks };
        const p: Politeness = {
          ...rest,
          pattern,
          absences: [{ from, to: addDays(from, absent[1]) }],
          calendar: {
            closures: [{ from: shut, to: addDays(shut, closed[1]), label: 'vrij', part: closed[2] }],
            lessonFree: [],
          },
        };
        const now = epochOf(first, '00:00') + minute * MINUTE + seconds * 1000;
        const found = politeMoment(p, now);
        expect(oracle(p, found)).toBe(true);
        if (oracle(p, now)) {
          expect(found).toBe(now);
          return;
        }
        expect(found % MINUTE).toBe(0);
        // Politeness changes on whole minutes only, so every minute from the next one on stands for all of it.
        for (let one = now - (now % MINUTE) + MINUTE; one < found; one += MINUTE) {
          if (oracle(p, one)) throw new Error(`${shown(one)} is polite, but got ${shown(found)}`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a working moment is a polite minute of the first day that has one', () => {
    fc.assert(
      fc.property(scene, ({ start: first, weeks, minute, ...rest }) => {
        const p: Politeness = {
          ...everyone,
          pattern: { weeks },
          lessonHours: rest.lessonHours,
          quietFrom: rest.quietFrom,
        };
        const found = workingMoment(p, first, timeOf(epochOf(first, '00:00') + minute * MINUTE));
        expect(oracle(p, found)).toBe(true);
        const earliest = politeMoment(p, epochOf(first, '00:00'));
        expect(dayOf(found)).toBe(dayOf(earliest));
      }),
      { numRuns: 200 },
    );
  });
});
