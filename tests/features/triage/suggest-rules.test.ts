import { describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import type { CareRequest, Words } from '../../../src/features/requests/model/request.js';
import { newStep } from '../../../src/features/steps/model/new-step.js';
import type { Outcome } from '../../../src/features/steps/model/states.js';
import type { SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { NEXT_STEPS } from '../../../src/features/triage/model/rules.js';
import { LIES_LONG } from '../../../src/features/triage/model/suggest.js';

import { ALL, look, made, NOW } from './scenes.js';

describe('what follows from what', () => {
  const on = (
    told: Partial<Words>,
    more: Partial<CareRequest> = {},
    earlier: CareRequest[] = [],
    at = NOW,
    steps: { steps?: SmallIntervention[]; stepsBefore?: SmallIntervention[] } = {},
  ) =>
    look({
      request: made(told, more),
      earlier,
      ...steps,
      aspects: ALL,
      now: at,
      possible: new Set(NEXT_STEPS),
    });
  const said = (told: Partial<Words>, more: Partial<CareRequest> = {}, earlier: CareRequest[] = []) => {
    const { phase: p, by, next } = on(told, more, earlier);
    return [p?.value, by?.value, next?.value];
  };

  it.each([
    ['nothing told yet', {}, ['BROAD_BASIC_CARE', '2026-12-01', 'ask']],
    [
      'something tried in vain',
      { tried: 'x', helped: 'no', needs: ['think'] },
      ['INCREASED_CARE', '2026-12-01', 'together'],
    ],
    [
      'a teacher who asks for the next step',
      { needs: ['next'] },
      ['INCREASED_CARE', '2026-12-01', 'together'],
    ],
    [
      'only material',
      { needs: ['material'], when: 'twoWeeks', tried: 'x' },
      [undefined, '2026-12-08', 'answer'],
    ],
    ['too much', { capacity: 'tooMuch', tried: 'x', when: 'canWait' }, [undefined, '2026-11-25', 'together']],
    ['this week', { when: 'thisWeek', scope: 'class' }, ['BROAD_BASIC_CARE', '2026-11-27', 'together']],
    [
      'what runs and can wait',
      { helped: 'ongoing', tried: 'x', when: 'canWait' },
      ['BROAD_BASIC_CARE', '2026-12-15', 'park'],
    ],
    [
      'doubt about safety',
      { safety: 'doubt', tried: 'x', helped: 'no' },
      [undefined, '2026-11-24', 'together'],
    ],
    ['fear for safety', { safety: 'yes' }, [undefined, '2026-11-24', 'take']],
    ['one’s own practice', { scope: 'practice' }, [undefined, '2026-12-01', 'together']],
  ] as [string, Partial<Words>, unknown[]][])('%s', (_, told, expected) => {
    expect(said(told)).toEqual(expected);
  });

  it('goes a step further only after earlier care was in vain, or nothing moves; and back when it helps', () => {
    const before = made({}, { status: 'CLOSED', open: false, phase: 'INCREASED_CARE', outcome: 'elsewhere' });
    expect(on({}, {}, [before]).phase).toMatchObject({
      value: 'EXTENDED_CARE',
      rule: 'phase-earlier-in-vain',
    });
    expect(on({}, {}, [{ ...before, outcome: 'helped' }]).phase?.value).toBe('INCREASED_CARE');
    const since = (what: string, helped: Words['helped'], now: CareRequest['phase']) =>
      on(
        { tried: 'x', helped },
        { phase: now, events: ['raised', 'phase', what].map((one) => ({ at: NOW, by: 'tea', what: one })) },
      ).phase?.value;
    expect(since('completed', 'no', 'INCREASED_CARE')).toBe('EXTENDED_CARE');
    expect(since('taken', 'no', 'INCREASED_CARE')).toBeUndefined();
    expect(since('completed', 'yes', 'INCREASED_CARE')).toBe('BROAD_BASIC_CARE');
    expect(since('completed', 'yes', 'EXTENDED_CARE')).toBe('INCREASED_CARE');
    expect(since('completed', 'no', 'EXTENDED_CARE')).toBeUndefined();
    expect(on({ scope: 'group' }, {}, [before]).phase?.value).not.toBe('EXTENDED_CARE');
  });

  describe('from small steps that were looked back on', () => {
    const small = (outcome?: Outcome, at = NOW): SmallIntervention => ({
      ...newStep(
        {
          id: '01J00000000000000000ABCSTP',
          roepnaam: 'vuurtoren',
          scope: 'pupil',
          ownerId: 'tea',
          createdBy: 'tea',
          coordinatorId: 'an',
          startsOn: '2026-11-03',
          lookBackOn: '2026-11-24',
          words: { what: 'x' },
          helpers: [],
        },
        NOW,
      ),
      ...(outcome === 'NO_EFFECT_STOP' ? { status: 'ENDED', open: false } : {}),
      lookBacks: outcome ? [{ id: 'one', at, by: 'tea', outcome }] : [],
    });
    const inVain = small('NO_EFFECT_STOP');
    const withSteps = (
      steps: SmallIntervention[],
      more: Partial<CareRequest> = {},
      stepsBefore: SmallIntervention[] = [],
    ) => on({}, { status: 'TAKEN', takenBy: 'an', ...more }, [], NOW, { steps, stepsBefore });

    it('suggests another one after one that did not help, and the next phase after two', () => {
      expect(withSteps([inVain]).next).toMatchObject({ value: 'smallStep', rule: 'next-step-in-vain' });
      expect(withSteps([inVain, small()]).next).toBeUndefined();
      expect(withSteps([inVain]).phase?.rule).toBe('phase-first');
      const twice = withSteps([inVain, inVain]);
      expect(twice.phase).toMatchObject({ value: 'INCREASED_CARE', rule: 'phase-steps-not-enough' });
      expect(twice.next?.value).not.toBe('smallStep');
      const further = withSteps([inVain, inVain], { phase: 'INCREASED_CARE' });
      expect(further.phase).toMatchObject({ value: 'EXTENDED_CARE', rule: 'phase-steps-in-vain' });
      expect(withSteps([small('WORKS_KEEP'), small('NOT_DONE')]).phase?.rule).toBe('phase-step-runs');
    });

    it('counts those of a request about the same pupil, and none from before the phase was chosen', () => {
      expect(withSteps([inVain], {}, [inVain]).phase?.rule).toBe('phase-steps-not-enough');
      const events = [{ at: NOW + 1, by: 'an', what: 'phase' }];
      expect(withSteps([inVain, inVain], { phase: 'INCREASED_CARE', events }).phase).toBeUndefined();
      const later = small('NO_EFFECT_STOP', NOW + 2);
      expect(withSteps([inVain, later], { phase: 'INCREASED_CARE', events }).phase).toBeUndefined();
      expect(withSteps([later, later], { phase: 'INCREASED_CARE', events }).phase?.value).toBe(
        'EXTENDED_CARE',
      );
    });

    it('says what comes next where somebody wants to discuss it in the care team', () => {
      const asked = withSteps([small('STEP_UP')]);
      expect(asked.next).toMatchObject({ value: 'invite', because: ['next-further'] });
      expect(asked.phase).toMatchObject({ value: 'INCREASED_CARE', rule: 'phase-further-increased' });
      expect(withSteps([small('STEP_UP')], { phase: 'INCREASED_CARE' }).phase?.rule).toBe('phase-further');
    });

    it('offers a first one once a request was answered, and does not close it while one runs', () => {
      const answered = { status: 'ANSWERED', takenBy: 'an' } as const;
      const late = epochOf('2026-12-10', '10:00');
      const next = (steps: SmallIntervention[], at = NOW) =>
        on({ needs: ['think'] }, answered, [], at, { steps }).next?.rule;
      expect(next([])).toBe('next-first-step');
      expect(next([small()])).toBeUndefined();
      expect(next([], late)).toBe('next-still');
      expect(next([small()], late)).toBeUndefined();
    });
  });

  it('says it when a day has passed, and gives two reasons where two rules agree', () => {
    const late = on({ when: 'thisWeek' }, {}, [], epochOf('2026-12-05', '10:00'));
    expect(late.by).toEqual({
      rule: 'by-this-week',
      value: '2026-12-07',
      because: ['by-this-week', LIES_LONG],
    });
    const both = on({ capacity: 'tooMuch', needs: ['vent'] });
    expect(both.next).toMatchObject({ value: 'together', because: ['next-too-much', 'next-vent'] });
  });

  it('follows what happens: together, then a day, then what was agreed, then the end', () => {
    const taken = { status: 'TAKEN', takenBy: 'an', together: true } as const;
    const next = (more: Partial<CareRequest>, at = NOW) => on({ needs: ['think'] }, more, [], at).next?.value;
    expect(next(taken)).toBe('plan');
    expect(next({ ...taken, plannedFor: '2026-11-25' })).toBeUndefined();
    expect(next({ ...taken, plannedFor: '2026-11-23' })).toBe('answer');
    expect(next({ status: 'ANSWERED', takenBy: 'an' })).toBe('smallStep');
    expect(on({ needs: ['material'] }, { status: 'ANSWERED', takenBy: 'an' }).next).toBeUndefined();
    expect(next({ status: 'ANSWERED', takenBy: 'an' }, epochOf('2026-12-10', '10:00'))).toBe('close');
    expect(next({ ...taken, phase: 'EXTENDED_CARE' })).toBe('clb');
    expect(next({ status: 'PARKED', takenBy: 'an' })).toBeUndefined();
  });
});
