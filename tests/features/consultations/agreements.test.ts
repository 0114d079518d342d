import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/calendar/time.js';
import { agreedFrom, stepsFrom } from '../../../src/features/consultations/model/agreements.js';
import { type Consultation, KINDS } from '../../../src/features/consultations/model/consultation.js';
import type { TypedAgreement } from '../../../src/features/consultations/model/minutes-form.js';
import { asksPermission } from '../../../src/features/consultations/model/permission.js';
import { pointsFor } from '../../../src/features/consultations/model/points.js';
import { countedWorth, WORTH, worthTotal } from '../../../src/features/consultations/model/worth.js';
import { type CareRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import { suits } from '../../../src/features/steps/model/dates.js';
import { asksOn, INTERVENTION, type SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import type { Stored } from '../../../src/kernel/kind.js';
import { NOW, requestIn, schoolWith, TODAY, WHO } from '../requests/authorisation-cast.js';

const half = { mon: 'full', tue: 'full', wed: 'morning', thu: 'off', fri: 'off' } as const;
const school = schoolWith({ colleague: { pattern: { weeks: [half] } } });

const typed: fc.Arbitrary<TypedAgreement> = fc.record(
  {
    what: fc.constantFrom('Een stappenplan', 'Meekijken', 'Bellen'),
    who: fc.constantFrom(...WHO, 'made-up'),
    from: fc.integer({ min: -5, max: 40 }).map((n) => addDays(TODAY, n)),
    span: fc.constantFrom('5', '10', '15', '30'),
    day: fc.integer({ min: -5, max: 400 }).map((n) => addDays(TODAY, n)),
  },
  { requiredKeys: [] },
);
const request = (scope: 'pupil' | 'practice'): Stored<CareRequest> => ({
  schoolId: 'school',
  kind: REQUEST.kind,
  id: '01REQUEST',
  version: 1,
  data: requestIn('TAKEN', {
    words: { scope, pupil: 'KV7', observation: 'x', safety: 'no' },
  } as Partial<CareRequest>),
});
const consultation = { roepnaam: 'vuurtoren', organiserId: 'coordinator' } as Consultation;
const about = fc.constantFrom<Stored<CareRequest> | undefined>(
  undefined,
  request('pupil'),
  request('practice'),
);
const writer = fc.constantFrom('coordinator', 'requester', 'colleague', 'careTeacher');

describe('agreements of a consultation', () => {
  it('are each one small step with an owner and a day that suits; what is not complete says in which field', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 5 }), about, writer, (rows, from, by) => {
        const { agreed, wrong } = agreedFrom(school, from?.data, rows, TODAY);
        const filled = rows.filter(({ what, who }) => what !== undefined || who !== undefined);
        const refused = new Set(wrong.map(({ nth }) => nth));
        expect(agreed.length + refused.size).toBe(filled.length);

        let nth = 0;
        const held = { school, now: NOW, today: TODAY, person: school.people.get(by)!, consultation };
        const { agreements, save, work } = stepsFrom(
          { ...held, ...(from ? { request: from } : {}) },
          agreed,
          () => `01STEP${nth++}`,
          agreed.map((_, n) => `naam${n}`),
        );
        expect(save.map(({ kind, id, expect: version }) => [kind, id, version])).toEqual(
          agreements.map(({ step }) => [INTERVENTION, step, 0]),
        );
        for (const [n, { data }] of save.entries()) {
          const step = INTERVENTION.schema.parse(data) as SmallIntervention;
          expect(step).toMatchObject({
            ownerId: agreed[n]!.who,
            words: { what: agreed[n]!.what },
            open: true,
          });
          expect(step.lookBackOn! > step.startsOn).toBe(true);
          expect(suits(school, step, step.lookBackOn!)).toBe(true);
          expect([step.requestId, step.roepnaam]).toEqual([from?.id, `naam${n}`]);
          // Nobody but whoever may read the request learns of its pupil by a step.
          const knows = from?.data.words.scope === 'pupil' && by !== 'colleague' && by !== 'careTeacher';
          expect(step.words.pupil).toBe(knows ? 'KV7' : undefined);
          expect(step.closed ?? false).toBe(from?.data.words.scope !== 'pupil');
          // It is asked on its day: one message for each person and day, however many steps.
          expect(work.map(({ id }) => id)).toContain(`ask:${step.ownerId}:${asksOn(step)}`);
        }
        const ids = work.flatMap(({ id }) => id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('without a day are looked back on after fifteen school days', () => {
    const { agreed } = agreedFrom(school, undefined, [{ what: 'x', who: 'requester' }], TODAY);
    expect(agreed[0]!.date.day).toBe('2026-11-09');
  });
});

describe('the points of a consultation', () => {
  it('take as long as it lasts, each at least a minute', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.integer({ min: 7, max: 180 }), (kind, length) => {
        const points = pointsFor(kind, length);
        expect(points.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(length);
        expect(Math.min(...points.map(({ minutes }) => minutes))).toBeGreaterThan(0);
      }),
    );
    expect(pointsFor('talk', 25).map(({ minutes }) => minutes)).toEqual([2, 4, 5, 5, 5, 2, 2]);
  });
});

describe('permission', () => {
  it('is asked for one pupil with the CLB, and for nothing else', () => {
    const words = (scope: string) => ({ words: { scope } }) as Pick<CareRequest, 'words'>;
    const clb = [{ name: 'Mieke', address: 'mieke@clb-anker.example' }];
    const asked = (...args: Parameters<typeof asksPermission>) => asksPermission(...args);
    expect([
      asked('mdo', [], words('pupil')),
      asked('talk', clb, words('pupil')),
      asked('talk', [{ name: 'CLB' }], words('pupil')),
    ]).toEqual([true, true, true]);
    expect([
      asked('mdo', [], undefined),
      asked('talk', [{ name: 'Mama van Clbo' }], words('pupil')),
      asked('mdo', clb, words('class')),
    ]).toEqual([false, false, false]);
  });
});

describe('whether it was worth it', () => {
  it('is counted by kind: what was said, and nothing of who said it', async () => {
    const kept = new Map<string, { version: number; data: never }>();
    const read = { get: async (_: unknown, id: string) => kept.get(id) } as never;
    const said = new Map<string, number>();
    for (let n = 0; n < 60; n += 1) {
      const [kind, answer] = [KINDS[n % 3]!, WORTH[(n * 7) % 3]!];
      const { id, expect: version, data } = await countedWorth(read, TODAY, `seed${n}`, kind, answer);
      kept.set(id, { version: version + 1, data: data as never });
      said.set(`${kind} ${answer}`, (said.get(`${kind} ${answer}`) ?? 0) + 1);
    }
    const total = worthTotal([...kept.values()].map(({ data }) => data));
    for (const [key, n] of said) {
      const [kind, answer] = key.split(' ') as [string, 'yes'];
      expect([key, total.get(kind)![answer]]).toEqual([key, n]);
    }
    expect(JSON.stringify([...kept])).not.toContain('seed');
  });
});
