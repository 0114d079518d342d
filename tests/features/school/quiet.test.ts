import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { politeRanges } from '../../../src/calendar/polite.js';
import { addDays, epochOf, minutesOf } from '../../../src/calendar/time.js';
import { nextPoliteMoment, politenessOf } from '../../../src/features/school/model/people.js';
import { quietHours, quietProblem } from '../../../src/features/school/model/quiet.js';
import { DEFAULT_SETTINGS, timesProblem } from '../../../src/features/school/model/settings.js';
import type { Refusal } from '../../../src/kernel/errors.js';
import { act, everyTestHasASchool, noted, shown, stored } from './acting.js';
import { person, schoolOf } from './support.js';

everyTestHasASchool();

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
});
const settings = fc
  .record({ quietFrom: time, quietUntil: time, wednesdayQuietFrom: time, digestAt: time })
  .filter((times) => timesProblem(times) === undefined)
  .map((times) => ({ ...DEFAULT_SETTINGS, ...times }));

describe('quiet hours of one’s own', () => {
  it('only take away from the hours of the school, and never all of them', () => {
    fc.assert(
      fc.property(settings, fc.option(time), fc.option(time), (school, from, until) => {
        const own = { quietFrom: from ?? undefined, quietUntil: until ?? undefined };
        const of = (who: object) => politenessOf(schoolOf([], [], { settings: school }), person('tea', who));
        for (let i = 0; i < 7; i++) {
          const day = addDays('2026-11-23', i);
          const [mine] = politeRanges(of(own), day);
          const [theirs] = politeRanges(of({}), day);
          if (!mine) continue;
          expect(theirs && theirs.from <= mine.from && mine.to <= theirs.to).toBe(true);
        }
        const { quietFrom, quietUntil } = quietHours(school, own);
        const enough = minutesOf(school.quietFrom) - minutesOf(school.quietUntil) >= 120;
        if (enough) expect(minutesOf(quietFrom) - minutesOf(quietUntil)).toBeGreaterThanOrEqual(120);
      }),
    );
  });

  it('leave everybody a moment, also who works half days', () => {
    fc.assert(
      fc.property(settings, fc.option(time), fc.option(time), (school, from, until) => {
        const own = { quietFrom: from ?? undefined, quietUntil: until ?? undefined };
        if (quietProblem(school, own)) return;
        const now = epochOf('2026-11-23', '12:00');
        const at = nextPoliteMoment(schoolOf([], [], { settings: school }), person('tea', own), now);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at).toBeLessThan(epochOf('2026-11-26', '00:00'));
      }),
    );
  });

  it('are for everybody, in a dialog that says when the school is quiet', async () => {
    expect(shown(await act('tea', 'school.quiet')).json).toContain('18:00');
    expect(noted(await act('tea', 'school.quiet.save', { quietFrom: '16:30', quietUntil: '08:15' }))).toBe(
      'Genoteerd.',
    );
    expect(await stored('tea')).toMatchObject({ quietFrom: '16:30', quietUntil: '08:15' });
    await act('tea', 'school.quiet.save', { quietFrom: '', quietUntil: '' });
    expect((await stored('tea')).quietFrom).toBeUndefined();
  });

  it.each([
    [{ quietFrom: '19:00' }, 'quietFrom'],
    [{ quietFrom: '12:45' }, 'quietFrom'],
    [{ quietFrom: 'straks' }, 'quietFrom'],
    [{ quietUntil: '07:00' }, 'quietUntil'],
    [{ quietUntil: '11:15' }, 'quietUntil'],
    [{ quietUntil: '8u' }, 'quietUntil'],
  ])('answer at their field what cannot be: %j', async (typed, field) => {
    const outcome = (await act('tea', 'school.quiet.save', typed)) as Refusal;
    expect(Object.keys(outcome.fields ?? {})).toEqual([field]);
    expect((await stored('tea')).quietFrom).toBeUndefined();
  });
});

describe('the limit of a week', () => {
  it('is set by itself, and leaves how new requests come', async () => {
    await act('an', 'school.new-requests.save', { how: 'digest', cap: '' });
    expect(shown(await act('an', 'school.limit')).json).toContain('school.limit.save');
    expect(noted(await act('an', 'school.limit.save', { cap: '6' }))).toBe('Genoteerd.');
    expect(await stored('an')).toMatchObject({ newRequests: 'digest', weeklyCap: 6 });
    const outcome = (await act('an', 'school.limit.save', { cap: '0' })) as Refusal;
    expect(Object.keys(outcome.fields ?? {})).toEqual(['cap']);
    await act('an', 'school.limit.save', { cap: '' });
    expect((await stored('an')).weeklyCap).toBeUndefined();
    expect(await act('tea', 'school.limit')).toEqual({ refused: true });
  });
});
