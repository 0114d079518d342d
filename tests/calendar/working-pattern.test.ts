import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../src/calendar/time.js';
import {
  type DayPart,
  FULL_TIME,
  formatPattern,
  parsePattern,
  WORK_DAYS,
  type WorkingPattern,
  workPart,
} from '../../src/calendar/working-pattern.js';

/** The parts of a week from its Monday, one letter a day: f(ull), m(orning), a(fternoon), o(ff). */
const shape = (pattern: WorkingPattern | undefined, monday = '2026-09-07') =>
  [0, 1, 2, 3, 4].map((n) => (pattern ? workPart(pattern, addDays(monday, n))[0] : '?')).join('');

describe('a roster text', () => {
  it.each([
    ['voltijds', 'fffff'],
    ['ma di wo do vr', 'fffff'],
    ['ma-vr', 'fffff'],
    ['ma vm di wo vm', 'mfmoo'],
    ['ma nm, vr', 'aooof'],
    ['ma-wo vm, do nm', 'mmmao'],
    ['  MA - wo  do vm ', 'fffmo'],
    ['di', 'ofooo'],
    ['-', 'ooooo'],
    ['vr ma', 'fooof'],
  ])('"%s" is %s', (text, parts) => {
    expect(shape(parsePattern(text))).toBe(parts);
  });

  it.each([
    '',
    '   ',
    'deeltijds',
    'ma ma',
    'ma-wo di',
    'vr-ma',
    'vm',
    'ma vm nm',
    'ma za',
    'ma |',
    '| ma',
    'ma-',
    'ma-di-wo',
    'ma vanaf 2026-02-30',
    'ma vanaf morgen',
    'vanaf 2026-09-07',
    'voltijds ma',
    '- ma',
    'toString',
    'constructor',
    'ma constructor',
  ])('"%s" is refused', (text) => {
    expect(parsePattern(text)).toBeUndefined();
  });

  it.each([
    ['ma di wo do vr', 'voltijds'],
    ['ma di wo', 'ma-wo'],
    ['ma di', 'ma di'],
    ['ma vm, di, wo nm', 'ma vm di wo nm'],
    ['ma di | wo do vr', 'ma di | wo-vr'],
    ['- | ma vanaf 2026-09-14', '- | ma vanaf 2026-09-14'],
  ])('"%s" is written as "%s"', (text, written) => {
    expect(formatPattern(parsePattern(text)!)).toBe(written);
  });

  it('is read back as it was written', () => {
    const part = fc.constantFrom<DayPart>('full', 'morning', 'afternoon', 'off');
    const week = fc.record({ mon: part, tue: part, wed: part, thu: part, fri: part });
    const anchor = fc.constantFrom(undefined, '2026-09-07', '2027-01-13');
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 4 }), anchor, (weeks, from) => {
        const pattern = from === undefined ? { weeks } : { weeks, anchor: from };
        expect(parsePattern(formatPattern(pattern))).toEqual(pattern);
      }),
      { numRuns: 500 },
    );
    expect(formatPattern({ weeks: [] })).toBe('-');
  });
});

describe('a working pattern', () => {
  it('is off in the weekend', () => {
    expect(workPart(FULL_TIME, '2026-09-05')).toBe('off');
    expect(workPart(FULL_TIME, '2026-09-06')).toBe('off');
    expect(WORK_DAYS.map((_, n) => workPart(FULL_TIME, addDays('2026-08-31', n)))).toEqual(
      Array(5).fill('full'),
    );
  });

  it('is never at work without weeks', () => {
    expect(shape({ weeks: [] })).toBe('ooooo');
  });

  const turns = parsePattern('ma di | wo do vr')!;

  it('takes turns from the week of the first school day', () => {
    // 1 September 2026 is a Tuesday: that week is the first, with the Monday before it.
    expect(shape(turns, '2026-09-07')).toBe('oofff');
    expect(workPart(turns, '2026-09-01')).toBe('full');
    expect(workPart(turns, '2026-09-02')).toBe('off');
    expect(shape(turns, '2026-09-14')).toBe('ffooo');
    // 1 September 2029 is a Saturday: the week of Monday the 3rd is the first.
    expect(shape(turns, '2029-09-03')).toBe('ffooo');
  });

  it('takes turns from the week of its anchor, before it too', () => {
    const anchored = { ...turns, anchor: '2026-09-10' };
    expect(shape(anchored, '2026-09-07')).toBe('ffooo');
    expect(shape(anchored, '2026-09-14')).toBe('oofff');
    expect(shape(anchored, '2026-08-31')).toBe('oofff');
    expect(shape(anchored, '2026-08-24')).toBe('ffooo');
    expect(shape(anchored, '2028-09-04')).toBe('ffooo');
  });

  it('counts the weeks of a holiday along', () => {
    const week = (monday: string) => shape(turns, monday);
    // The autumn holiday of 2026 is the week of 2 November.
    expect([week('2026-10-26'), week('2026-11-02'), week('2026-11-09')]).toEqual(['ffooo', 'oofff', 'ffooo']);
  });

  it('repeats itself after as many weeks as it has, within a school year', () => {
    const three = parsePattern('ma | di | wo')!;
    for (let day = '2026-09-01'; day < '2027-07-01'; day = addDays(day, 1)) {
      expect(workPart(three, addDays(day, 21))).toBe(workPart(three, day));
      const works = [0, 7, 14].filter((n) => workPart(three, addDays(day, n)) !== 'off');
      expect(works).toHaveLength(weekdayOf(day) <= 3 ? 1 : 0);
    }
  });
});
