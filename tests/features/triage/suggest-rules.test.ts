import { describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import type { CareRequest, Words } from '../../../src/features/requests/model/request.js';
import { NEXT_STEPS } from '../../../src/features/triage/model/rules.js';
import { LIES_LONG } from '../../../src/features/triage/model/suggest.js';

import { ALL, look, made, NOW } from './scenes.js';

describe('what follows from what', () => {
  const on = (told: Partial<Words>, more: Partial<CareRequest> = {}, earlier: CareRequest[] = [], at = NOW) =>
    look({
      request: made(told, more),
      earlier,
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
    expect(next({ status: 'ANSWERED', takenBy: 'an' })).toBeUndefined();
    expect(next({ status: 'ANSWERED', takenBy: 'an' }, epochOf('2026-12-10', '10:00'))).toBe('close');
    expect(next({ ...taken, phase: 'EXTENDED_CARE' })).toBe('clb');
    expect(next({ status: 'PARKED', takenBy: 'an' })).toBeUndefined();
  });
});
