import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { addDays, dayOf, daysBetween, epochOf, timeOf, weekdayOf } from '../../../src/calendar/time.js';
import { type Recurring, RHYTHMS, WEEKDAYS } from '../../../src/features/consultations/model/recurring.js';
import { seriesEntry } from '../../../src/features/consultations/model/recurring-calendar.js';
import { seriesDays, spanOf, whyDay } from '../../../src/features/consultations/model/recurring-days.js';
import { createRenderer } from '../../../src/render/card.js';
import { busy, local } from '../../edges/calendar-url/reading.js';
import { schoolWith } from '../requests/authorisation-cast.js';
import { seriesOf } from './series.js';

const renderer = createRenderer({ cardsDir: new URL('../../../cards', import.meta.url).pathname });
const school = schoolWith({
  colleague: { pattern: { weeks: [{ mon: 'full', tue: 'morning', wed: 'off', thu: 'full', fri: 'full' }] } },
});
school.calendar.closures.push(
  { from: '2027-03-08', to: '2027-03-09', label: 'Studiedag' },
  { from: '2026-12-18', to: '2026-12-18', label: 'Namiddag vrij', part: 'afternoon' },
);
school.calendar.lessonFree.push({ from: '2027-06-14', to: '2027-06-29', kind: 'exam' });
const series = (more: Partial<Recurring>): Recurring =>
  seriesOf({ sequence: 1, people: ['requester', 'colleague'], ...more });
const some: fc.Arbitrary<Partial<Recurring>> = fc.record({
  weekday: fc.constantFrom(...WEEKDAYS),
  rhythm: fc.constantFrom(...RHYTHMS),
  time: fc.constantFrom('08:15', '10:00', '11:30', '13:00', '15:45'),
  minutes: fc.constantFrom(25, 50),
  start: fc.integer({ min: 0, max: 150 }).map((n) => addDays('2026-09-01', n)),
});

describe('the days of a meeting that returns', () => {
  it('are school days of its weekday on which the school is open at that hour, within its year; skipped ones say why', () => {
    fc.assert(
      fc.property(some, (more) => {
        const one = series(more);
        const { held, skipped } = seriesDays(school.calendar, one);
        const number = WEEKDAYS.indexOf(one.weekday) + 1;
        const all = [...held.map(({ day }) => day)];
        expect(all).toEqual([...new Set(all)].sort());
        for (const { on, day } of held) {
          expect([weekdayOf(on), weekdayOf(day), isSchoolDay(school.calendar, day)]).toEqual([
            number,
            number,
            true,
          ]);
          expect(day >= one.start && day <= one.until).toBe(true);
          if (number === 3) expect(timeOf(spanOf(one, day).to) <= '12:00').toBe(true);
          // Another day than by the rule only within the month, and where that one is skipped.
          if (on !== day)
            expect([day.slice(0, 7), skipped.some((out) => out.on === on && out.day === day)]).toEqual([
              on.slice(0, 7),
              true,
            ]);
        }
        for (const { on, why, day } of skipped) {
          if (!isSchoolDay(school.calendar, on)) expect(typeof why).toBe('string');
          if (day === undefined) expect(all).not.toContain(on);
        }
        if (one.rhythm === 'weekly')
          for (let day = one.start; day <= one.until; day = addDays(day, 1))
            if (weekdayOf(day) === number)
              expect([...held, ...skipped].some(({ on }) => on === day)).toBe(true);
        if (one.rhythm === 'fortnight')
          for (const { on } of held) expect(daysBetween(held[0]!.on, on) % 14).toBe(0);
        if (one.rhythm === 'last')
          for (const { on } of held) expect(addDays(on, 7).slice(0, 7)).not.toBe(on.slice(0, 7));
        // Once in its second half, on one of its days.
        const asked = whyDay({ held, skipped });
        if (asked !== undefined)
          expect(all.indexOf(asked)).toBeGreaterThanOrEqual(Math.floor(all.length / 4));
      }),
      { numRuns: 300 },
    );
  });

  it('keep exam weeks and study the label of what the school closed for', () => {
    const { held, skipped } = seriesDays(school.calendar, series({}));
    expect(held.map(({ day }) => day)).toEqual(
      expect.arrayContaining(['2027-06-15', '2027-06-22', '2027-06-29']),
    );
    expect(skipped.filter(({ why }) => why === 'Studiedag').map(({ on }) => on)).toEqual(['2027-03-09']);
    const friday = seriesDays(school.calendar, series({ weekday: 'fri', time: '13:00' })).skipped;
    expect(friday).toContainEqual({ on: '2026-12-18' });
  });

  /** In another library too: its rule, its exceptions, what stands elsewhere. */
  function byIcalJs(file: string): string[] {
    const calendar = new ICAL.Component(ICAL.parse(file));
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
    const [main, ...others] = calendar.getAllSubcomponents('vevent');
    const event = new ICAL.Event(main!, { exceptions: others });
    const iterator = event.iterator();
    const found: string[] = [];
    for (let next = iterator.next(); next && found.length < 100; next = iterator.next()) {
      const { startDate } = event.getOccurrenceDetails(next);
      startDate.zone = zone;
      found.push(local(startDate.toJSDate().getTime()));
    }
    return found.sort();
  }

  it('are what a calendar makes of the one entry that is sent, for each who takes part, across both changes of the clock', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.constantFrom('requester', 'colleague'), async (more, who) => {
        const one = series(more);
        const held = seriesDays(school.calendar, one).held;
        if (held.length < 2) return;
        const data = seriesEntry(school, { id: '01S', data: one }, who, 0)!;
        const { bytes } = await renderer.file({ file: 'ics', name: 'x', data }, { language: 'nl' }, 0);
        const works = (day: string) =>
          who === 'requester' ||
          (![3].includes(weekdayOf(day)) && !(weekdayOf(day) === 2 && timeOf(spanOf(one, day).to) > '12:00'));
        const expected = held.filter(({ day }) => works(day)).map(({ day }) => local(spanOf(one, day).from));
        const read = await busy(bytes, '2026-09-01', '2027-07-10');
        expect(read.map((span) => span.split(' – ')[0])).toEqual(expected);
        expect(byIcalJs(bytes.toString())).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('end in a calendar where it ends, or go where nothing of it was yet', () => {
    const ended = series({ open: false });
    const now = epochOf('2026-12-01', '12:00');
    const entry = seriesEntry(school, { id: '01S', data: ended }, 'requester', now)!;
    expect([entry.invitation!.method, dayOf(entry.repeats!.until)]).toEqual(['REQUEST', '2026-12-01']);
    expect(entry.invitation!.people).toHaveLength(1);
    const early = seriesEntry(
      school,
      { id: '01S', data: ended },
      'requester',
      epochOf('2026-10-12', '12:00'),
    )!;
    expect(early.invitation!.method).toBe('CANCEL');
  });
});
