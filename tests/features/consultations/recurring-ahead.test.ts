import { describe, expect, it } from '@jest/globals';
import { addDays, epochOf } from '../../../src/calendar/time.js';
import { ahead, morning } from '../../../src/features/consultations/handlers/recurring-ahead.js';
import { BOOKED_DAY } from '../../../src/features/consultations/model/booking.js';
import { CONSULTATION } from '../../../src/features/consultations/model/consultation.js';
import { RECURRING } from '../../../src/features/consultations/model/recurring.js';
import type { Person } from '../../../src/features/school/model/school.js';
import type { Save } from '../../../src/kernel/decision.js';
import type { Thought } from '../../../src/kernel/feature.js';
import { schoolWith } from '../requests/authorisation-cast.js';
import { seriesOf } from './series.js';

const series = seriesOf({ people: ['requester', 'careTeacher'] });

/** A house with nothing but this series, in which mornings go by. */
function house(changed: (day: string) => Record<string, Partial<Person>> = () => ({})) {
  const kept = new Map<string, { version: number; data: any }>([
    ['recurringMeeting 01S', { version: 1, data: series }],
  ]);
  const all = (kind: string) =>
    [...kept].flatMap(([key, { version, data }]) =>
      key.startsWith(`${kind} `) ? [{ kind, schoolId: 'x', id: key.split(' ')[1]!, version, data }] : [],
    );
  const read = {
    get: async (kind: { kind: string }, id: string) => all(kind.kind).find((one) => one.id === id),
    find: async (kind: { kind: string }, { where = {}, range }: any) => ({
      items: all(kind.kind).filter(
        ({ data }) =>
          Object.entries(where).every(([field, value]) => data[field] === value) &&
          (!range || (data[range.field] >= range.from && data[range.field] < range.below)),
      ),
    }),
  };
  const told: (string | undefined)[][] = [];
  return {
    told,
    of: (kind: { kind: string }) => all(kind.kind).map(({ data }) => data),
    async morning(day: string) {
      const scene = {
        now: epochOf(day, '07:30'),
        school: schoolWith(changed(day)),
        read,
        id: () => 'x',
      } as never;
      const { work } = (await morning(scene)) as Thought;
      for (const row of work) {
        const done = (await ahead({ ...(scene as object), ref: row.ref } as never)) as Thought;
        for (const { kind, id, expect: version, data } of (done.save ?? []) as Save[]) {
          const key = `${kind.kind} ${id}`;
          expect([key, kept.get(key)?.version ?? 0]).toEqual([key, version]);
          kept.set(key, { version: version + 1, data: kind.schema.parse(data) });
        }
        for (const one of done.work ?? [])
          if (one.type === 'send' && one.name.startsWith('consult.series'))
            told.push([one.name, 'person' in one.to ? one.to.person : undefined]);
      }
      return work.length;
    },
  };
}

describe('the mornings of a meeting that returns', () => {
  it('make each day that comes within six weeks a consultation, once, and take nobody’s time further on', async () => {
    const { morning: wake, of, told } = house();
    for (let day = '2026-10-12'; day < '2026-12-10'; day = addDays(day, 1)) {
      await wake(day);
      const days = of(CONSULTATION).map(({ seriesAt }) => seriesAt);
      expect(new Set(days).size).toBe(days.length);
      expect(Math.max(...of(BOOKED_DAY).map((one) => Date.parse(one.day)))).toBeLessThanOrEqual(
        Date.parse(addDays(day, 42)),
      );
    }
    // Thirteen Tuesdays up to 20 January, without one in the autumn holiday and two at Christmas.
    expect(of(CONSULTATION)).toHaveLength(12);
    expect(of(CONSULTATION).every(({ people }) => people.length === 2)).toBe(true);
    expect(told).toEqual([]);
    // A morning on which nothing comes into reach asks for nothing.
    expect(await wake('2026-12-10')).toBe(0);
  });

  it('leave out who is away that day, and the day where nobody else is left', async () => {
    const away = (who: string[]) => ({
      ...Object.fromEntries(
        who.map((one) => [one, { absences: [{ from: '2026-10-20', to: '2026-10-20' }] }]),
      ),
    });
    const one = house(() => away(['requester']));
    await one.morning('2026-10-12');
    expect(one.of(CONSULTATION).map(({ people }) => people.length)).toEqual([2, 1, 2, 2, 2]);
    expect(one.told).toEqual([]);
    const none = house(() => away(['requester', 'careTeacher']));
    await none.morning('2026-10-12');
    expect(none.of(CONSULTATION)).toHaveLength(4);
    expect(none.of(RECURRING)[0].missed).toEqual(['2026-10-20']);
    expect(none.told).toEqual([['consult.series.clash', 'coordinator']]);
  });

  it('hand it on when its organiser left, once, and end it after the last school day', async () => {
    const left = (day: string) => (day >= '2026-10-20' ? { coordinator: { until: '2026-10-19' } } : {});
    const { morning: wake, of, told } = house(left as never);
    for (const day of ['2026-10-19', '2026-10-20', '2026-10-21']) await wake(day);
    expect(of(RECURRING)[0]).toMatchObject({ organiserId: 'requester', people: ['careTeacher'] });
    expect(told.filter(([name]) => name === 'consult.series.inherited')).toEqual([
      ['consult.series.inherited', 'requester'],
    ]);
    // Asked by its new organiser, on a day of its own.
    expect(told.filter(([name]) => name === 'consult.series.why')).toEqual([
      ['consult.series.why', 'requester'],
    ]);
    await wake('2027-09-01');
    expect(of(RECURRING)[0].open).toBe(false);
    expect(await wake('2027-09-02')).toBe(0);
  });
});
