import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochOf } from '../../../src/calendar/time.js';
import { asks, fetched } from '../../../src/features/consultations/handlers/calendars.js';
import { whoseTime } from '../../../src/features/consultations/model/bites.js';
import {
  afterAnswer,
  askFor,
  type BusyCalendar,
  calendarId,
  hostOf,
  isStale,
  newCalendar,
  spansWithout,
  wantsReading,
} from '../../../src/features/consultations/model/busy.js';
import { type Agenda, slotsFor, spanOn, type Wish } from '../../../src/features/consultations/model/slots.js';
import type { School } from '../../../src/features/school/model/school.js';
import { CALENDAR_FAILURES, type CalendarAnswer } from '../../../src/kernel/busy.js';
import type { Read } from '../../../src/kernel/feature.js';

const NOW = epochOf('2026-10-12', '07:30');
const HOUR = 3_600_000;
const fresh = newCalendar('an', 'https://agenda.example/a.ics', 'agenda.example', NOW);
const SPANS = [{ from: NOW + HOUR, to: NOW + 2 * HOUR }];
const read: CalendarAnswer = { kind: 'read', spans: SPANS, etag: '"1"' };
const answered = (data: BusyCalendar, answer: CalendarAnswer, now: number) =>
  afterAnswer(data, answer as Exclude<CalendarAnswer, { kind: 'later' }>, now);

describe('what is known of a published calendar', () => {
  it('is kept with when it was read, and asked for anew once little is left of it', () => {
    const { data, tell } = answered(fresh, read, NOW);
    expect([data.spans, data.fetchedAt, tell, isStale(data, NOW)]).toEqual([SPANS, NOW, false, false]);
    expect(askFor(data, NOW + 24 * HOUR)).toMatchObject({ etag: '"1"' });
    expect(askFor(data, NOW + 80 * 24 * HOUR)).not.toHaveProperty('etag');
    const same = answered(data, { kind: 'same' }, NOW + 24 * HOUR).data;
    expect(same).toMatchObject({ spans: SPANS, fetchedAt: NOW + 24 * HOUR, etag: '"1"', until: data.until });
  });

  it('is told to be lost once, at once where it will not pass by itself, else after a day', () => {
    const known = answered(fresh, read, NOW).data;
    for (const why of CALENDAR_FAILURES) {
      const answer = { kind: 'failed', why } as const;
      const passes = why === 'away' || why === 'slow';
      const soon = answered(known, answer, NOW + HOUR);
      expect([why, soon.tell, soon.data.spans]).toEqual([why, !passes, SPANS]);
      const later = answered(soon.data, answer, NOW + 25 * HOUR);
      expect([why, later.tell]).toEqual([why, passes]);
      expect(answered(later.data, answer, NOW + 50 * HOUR).tell).toBe(false);
      expect(isStale(later.data, NOW + 25 * HOUR)).toBe(true);
      // It works again, and fails again: that is news.
      const well = answered(later.data, read, NOW + 60 * HOUR).data;
      expect([well.why, well.told]).toEqual([undefined, undefined]);
      expect(answered(fresh, answer, NOW).tell).toBe(true);
    }
  });

  it('is old after a day, and read again for who plans after two hours', () => {
    const { data } = answered(fresh, read, NOW);
    expect([isStale(data, NOW + 23 * HOUR), isStale(data, NOW + 24 * HOUR)]).toEqual([false, true]);
    expect([wantsReading(data, NOW + HOUR), wantsReading(data, NOW + 2 * HOUR)]).toEqual([false, true]);
  });

  it('has an address that an edge may be asked for', () => {
    expect(hostOf('webcal://agenda.example/a.ics')).toBe('agenda.example');
    for (const wrong of [
      'http://agenda.example',
      'https://an:woord@agenda.example',
      'https://agenda',
      'agenda',
      'javascript:1',
    ])
      expect([wrong, hostOf(wrong)]).toEqual([wrong, undefined]);
  });

  it('leaves out the time of a talk itself, minute by minute', () => {
    const span = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
      .map(([from, long]) => ({ from, to: from + long }));
    const on = (spans: { from: number; to: number }[], minute: number) =>
      spans.some(({ from, to }) => from <= minute && minute < to);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.array(span, { maxLength: 3 }), (spans, own) => {
        const left = spansWithout(spans, own);
        for (let minute = 0; minute < 90; minute += 1)
          expect(on(left, minute)).toBe(on(spans, minute) && !on(own, minute));
      }),
    );
  });
});

describe('an answer', () => {
  const school = { people: new Map([['an', { id: 'an', absences: [] }]]) } as unknown as School;
  const at = (record: BusyCalendar | undefined, data: object) =>
    ({
      now: NOW,
      school,
      ref: { kind: 'busyCalendar', id: calendarId('an') },
      data: data as { setAt: number; first: boolean },
      id: () => 'x',
      read: {
        get: async () => record && { id: calendarId('an'), version: 3, data: record },
      } as unknown as Read,
    }) as const;

  it('to an address that was changed or taken away meanwhile is nobody’s', async () => {
    const row = { setAt: NOW, first: true };
    expect(await asks(at(fresh, row))).toMatchObject({ url: fresh.url });
    expect((await fetched({ ...at(fresh, row), answer: read })).save).toHaveLength(1);
    for (const now of [undefined, { ...fresh, setAt: NOW + 1 }]) {
      expect(await asks(at(now, row))).toBeUndefined();
      expect(await fetched({ ...at(now, row), answer: read })).toEqual({});
    }
  });

  it('that must wait comes back soon, still for who waits to hear', async () => {
    const { work, save } = await fetched({
      ...at(fresh, { setAt: NOW, first: true }),
      answer: { kind: 'later' },
    });
    expect(save).toBeUndefined();
    expect(work).toEqual([
      expect.objectContaining({ dueAt: NOW + 10_000, data: { setAt: NOW, first: true } }),
    ]);
  });

  it('is asked for nobody who left', async () => {
    const left = { people: new Map([['an', { id: 'an', until: '2026-10-01' }]]) } as unknown as School;
    expect(await asks({ ...at(fresh, { setAt: NOW, first: false }), school: left })).toBeUndefined();
  });
});

describe('whose time is in the way', () => {
  const DAY = '2026-10-13';
  const MINUTE = 60_000;
  const free = [spanOn(DAY, '09:00', '11:00')];
  const agenda = (personId: string, more: Partial<Agenda> = {}): Agenda => ({
    personId,
    free,
    busy: [],
    ...more,
  });
  const wish = (...agendas: Agenda[]): Wish => ({
    agendas,
    length: 25 * MINUTE,
    from: epochOf(DAY, '00:00'),
    until: epochOf(DAY, '23:00'),
    buffer: 5 * MINUTE,
  });

  it('is theirs who have none alone, with what fills it', () => {
    const full = agenda('full', { most: 1, planned: new Map([[DAY, 1]]) });
    const busy = agenda('busy', { busy: [spanOn(DAY, '08:00', '12:00')] });
    const off = agenda('off', { free: [spanOn(DAY, '09:00', '09:20')] });
    expect(whoseTime(wish(agenda('a'), full, busy, off))).toEqual([
      { personId: 'full', why: 'full' },
      { personId: 'busy', why: 'busy' },
      { personId: 'off', why: 'work' },
    ]);
  });

  it('is theirs without whom the others have one; of two it is nobody’s', () => {
    const late = agenda('late', { free: [spanOn(DAY, '14:00', '15:00')] });
    expect(whoseTime(wish(agenda('a'), agenda('b'), late))).toEqual([{ personId: 'late', why: 'clash' }]);
    expect(whoseTime(wish(agenda('a'), late))).toEqual([]);
  });

  it('names somebody alone only where they have no time alone', () => {
    const stretch = fc.tuple(fc.integer({ min: 540, max: 640 }), fc.integer({ min: 5, max: 60 }));
    const at = (minutes: number) => epochOf(DAY, '00:00') + minutes * MINUTE;
    const person = fc
      .array(stretch, { maxLength: 3 })
      .map((list) =>
        list.map(([from, long]) => ({ from: at(from), to: at(from + long) })).sort((a, b) => a.from - b.from),
      );
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const all = people.map((busy, n) => agenda(`p${n}`, { busy }));
        const alone = all.filter((one) => slotsFor(wish(one)).length === 0).map(({ personId }) => personId);
        const named = whoseTime(wish(...all)).filter(({ why }) => why !== 'clash');
        expect(named.map(({ personId }) => personId)).toEqual(alone);
      }),
    );
  });
});
