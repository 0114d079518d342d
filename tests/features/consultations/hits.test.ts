import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import { look } from '../../../src/features/consultations/handlers/hits.js';
import type { Consultation } from '../../../src/features/consultations/model/consultation.js';
import { absentFrom, heirOf } from '../../../src/features/consultations/model/hits.js';
import type { Person } from '../../../src/features/school/model/school.js';
import type { Thought } from '../../../src/kernel/feature.js';
import { NOW, schoolWith, TODAY } from '../requests/authorisation-cast.js';

const at = (day: string) => ({ from: epochOf(day, '10:00'), to: epochOf(day, '10:25') });
const consultation = (day: string, more: Partial<Consultation> = {}) =>
  ({
    roepnaam: 'vuurtoren',
    status: 'CONFIRMED',
    open: true,
    organiserId: 'coordinator',
    people: ['requester', 'careTeacher'],
    minutes: 25,
    events: [],
    ...at(day),
    ...more,
  }) as unknown as Consultation;

/** One morning over what is stored; what is saved is stored. */
async function morning(
  stored: { id: string; version: number; data: Consultation }[],
  changed: Record<string, Partial<Person>>,
  closed: string[] = [],
) {
  const school = schoolWith(changed);
  school.calendar.closures.push(...closed.map((day) => ({ from: day, to: day, label: 'Studiedag' })));
  const find = async (_: unknown, { after }: { after?: string }) => {
    const first = after === undefined ? 0 : Number(after);
    const items = stored.slice(first, first + 2);
    return { items, ...(first + 2 < stored.length ? { next: String(first + 2) } : {}) };
  };
  const scene = { now: NOW, school, read: { find }, id: () => 'x' } as never;
  const thought = (await look(scene)) as Thought;
  for (const { id, data } of thought.save) {
    const one = stored.find((all) => all.id === id)!;
    one.data = data;
    one.version += 1;
  }
  return thought.work.map((row) => [
    row.name,
    row.ref?.id,
    'to' in row && 'person' in row.to && row.to.person,
  ]);
}

describe('a time at which somebody does not work any more', () => {
  it('is told once to who organises it, whatever the morning, and not beyond six weeks', async () => {
    const [soon, far] = [addDays(TODAY, 8), addDays(TODAY, 56)];
    const stored = [
      { id: 'a', version: 1, data: consultation(soon) },
      { id: 'b', version: 1, data: consultation(addDays(TODAY, 9)) },
      { id: 'c', version: 1, data: consultation(far) },
      { id: 'd', version: 1, data: consultation(soon, { status: 'VOTING', from: undefined, to: undefined }) },
      { id: 'e', version: 1, data: consultation(soon, { people: ['colleague'] }) },
    ];
    const away = {
      requester: {
        absences: [
          { from: soon, to: soon },
          { from: far, to: far },
        ],
      },
    };
    expect(await morning(stored, away)).toEqual([['consult.hit', 'a', 'coordinator']]);
    expect(await morning(stored, away)).toEqual([]);
    // Somebody else, later: said once more. A new time is another question.
    const two = { ...away, careTeacher: { absences: [{ from: soon, to: soon }] } };
    expect(await morning(stored, two)).toEqual([['consult.hit', 'a', 'coordinator']]);
    stored[0]!.data = { ...stored[0]!.data, ...at(addDays(TODAY, 10)), hits: [] };
    expect(await morning(stored, two)).toEqual([]);
  });

  it('is a closed day too, for all of them; who left hands it on to who takes part', async () => {
    const day = addDays(TODAY, 8);
    const stored = [{ id: 'a', version: 1, data: consultation(day) }];
    expect(await morning(stored, {}, [day])).toEqual([['consult.hit', 'a', 'coordinator']]);
    expect(stored[0]!.data.hits!.map(({ who }) => who)).toEqual(['coordinator', 'requester', 'careTeacher']);

    const left = { coordinator: { until: addDays(TODAY, -1) } };
    expect(await morning(stored, left, [day])).toEqual([
      ['consult.inherited', 'a', 'requester'],
      ['consult.over', 'a', 'requester'],
    ]);
    expect(stored[0]!.data.organiserId).toBe('requester');
    expect(await morning(stored, left, [day])).toEqual([]);
  });

  it('of a meeting that returns is said only where it cannot be held; it goes to another without a word', async () => {
    const day = addDays(TODAY, 8);
    const one = () => [{ id: 'a', version: 1, data: consultation(day, { seriesId: '01S' }) }];
    const away = { absences: [{ from: day, to: day }] };
    expect(await morning(one(), { requester: away })).toEqual([]);
    expect(await morning(one(), { requester: away, careTeacher: away })).toEqual([
      ['consult.hit', 'a', 'coordinator'],
    ]);
    expect(await morning(one(), { coordinator: away })).toEqual([['consult.hit', 'a', 'coordinator']]);
    const stored = one();
    expect(
      (await morning(stored, { coordinator: { until: addDays(TODAY, -1) } })).map(([name]) => name),
    ).toEqual([]);
    expect(stored[0]!.data.organiserId).toBe('requester');
  });

  it('of an absent organiser goes meanwhile to who takes part, when it comes before they are back', async () => {
    const [soon, later] = [addDays(TODAY, 2), addDays(TODAY, 15)];
    const away = (to: string, more = {}) => ({ coordinator: { absences: [{ from: TODAY, to }], ...more } });
    const one = (day: string, more: Partial<Consultation> = {}) => [
      { id: 'a', version: 1, data: consultation(day, more) },
    ];
    const told = [
      ['consult.hit', 'a', 'requester'],
      ['consult.acting', 'a', 'requester'],
      ['consult.over', 'a', 'requester'],
    ];
    const stored = one(soon);
    expect(await morning(stored, away(soon))).toEqual(told);
    const { organiserId, people } = stored[0]!.data;
    expect([organiserId, [...people].sort()]).toEqual([
      'requester',
      ['careTeacher', 'coordinator', 'requester'],
    ]);
    expect(await morning(stored, away(soon))).toEqual([]);

    // Their stand-in first, where that takes part; nobody who is not there themselves.
    const standIn = one(soon);
    await morning(standIn, away(soon, { standInId: 'careTeacher' }));
    expect(standIn[0]!.data.organiserId).toBe('careTeacher');
    const both = one(soon);
    await morning(both, { ...away(soon), requester: { absences: [{ from: TODAY, to: soon }] } });
    expect(both[0]!.data.organiserId).toBe('careTeacher');

    // Who is back before it, or said that it stays as it is, keeps it; so does who has time to come back, and a round.
    const hits = [{ who: 'coordinator', from: at(soon).from, kept: true }];
    const keeps: [ReturnType<typeof one>, string][] = [
      [one(soon), addDays(TODAY, 1)],
      [one(later), later],
      [one(soon, { hits }), soon],
      [one(soon, { roundId: '01R' }), soon],
    ];
    for (const [which, until] of keeps) {
      await morning(which, away(until));
      expect(which[0]!.data.organiserId).toBe('coordinator');
    }
    // One of a series too: it is held without them, or asks.
    const series = one(soon, { seriesId: '01S' });
    expect(await morning(series, away(soon))).toEqual([['consult.acting', 'a', 'requester']]);
  });

  it('waits for its minutes until the school year is over; one of a series, or of who left, two weeks', async () => {
    const left = { coordinator: { until: addDays(TODAY, -1) } };
    const openAfter = async (days: number, more: Partial<Consultation> = {}, changed = {}) => {
      const stored = [{ id: 'a', version: 1, data: consultation(addDays(TODAY, -days), more) }];
      expect(await morning(stored, changed)).toEqual(
        changed === left && days <= 14 ? [['consult.inherited', 'a', 'requester']] : [],
      );
      expect(stored[0]!.data.status).toBe('CONFIRMED');
      return stored[0]!.data.open;
    };
    expect([await openAfter(10), await openAfter(20), await openAfter(400)]).toEqual([true, true, false]);
    const series = { seriesId: '01S' };
    expect([await openAfter(10, series), await openAfter(20, series)]).toEqual([true, false]);
    expect([await openAfter(10, {}, left), await openAfter(20, {}, left)]).toEqual([true, false]);
  });

  it('is never said of somebody who works then', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.record({ from: fc.nat(60), days: fc.nat(5) }), { maxLength: 4 }),
        (ahead, spans) => {
          const absences = spans.map(({ from, days }) => ({
            from: addDays(TODAY, from),
            to: addDays(TODAY, from + days),
          }));
          const school = schoolWith({ requester: { absences } });
          const day = addDays(TODAY, ahead);
          const away = absences.some(({ from, to }) => from <= day && day <= to);
          const closed = absentFrom(schoolWith(), 'requester', at(day));
          expect(absentFrom(school, 'requester', at(day))).toBe(away || closed);
          expect(heirOf(school, consultation(day), dayOf(NOW))).toBeUndefined();
        },
      ),
    );
  });
});
