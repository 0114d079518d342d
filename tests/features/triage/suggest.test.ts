import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../src/calendar/time.js';
import {
  CAPACITIES,
  type CareRequest,
  HELPED,
  INFORMED,
  moved,
  NEEDS,
  newRequest,
  OUTCOMES,
  SAFETY,
  SCOPES,
  WHENS,
  type Words,
} from '../../../src/features/requests/model/request.js';
import { ACTS, stateAfter } from '../../../src/features/requests/model/states.js';
import type { Aspect } from '../../../src/features/requests/policy.js';
import { CARE_PHASES, CHOOSABLE_PHASES } from '../../../src/features/school/model/phases.js';
import { DOMAINS } from '../../../src/features/school/model/school.js';
import { type Facts, factsOf } from '../../../src/features/triage/model/facts.js';
import { BY_RULES, NEXT_RULES, NEXT_STEPS, PHASE_RULES } from '../../../src/features/triage/model/rules.js';
import { LIES_LONG, suggestionsFor } from '../../../src/features/triage/model/suggest.js';
import { suggestionCard } from '../../../src/features/triage/view/suggestions.js';
import { coordinator, person, schoolOf } from '../school/support.js';

const NOW = epochOf('2026-11-24', '10:00');
const school = schoolOf([coordinator('an'), coordinator('bo'), person('tea')]);
const ALL: ReadonlySet<Aspect> = new Set(['words', 'capacity', 'safety', 'timeline']);
const RULES = [...PHASE_RULES, ...BY_RULES, ...NEXT_RULES];

const made = (words: Partial<Words>, more: Partial<CareRequest> = {}): CareRequest => ({
  ...newRequest(
    {
      id: '01J00000000000000000ABCDEF',
      roepnaam: 'vuurtoren',
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'tea',
      coordinatorId: 'an',
      routing: [],
      answerBy: '2026-11-26',
      words: { scope: 'pupil', observation: 'x', safety: 'no', ...words },
      status: 'NEW',
    },
    NOW,
  ),
  ...more,
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const words: fc.Arbitrary<Words> = fc.record({
  scope: fc.constantFrom(...SCOPES),
  observation: fc.string(),
  safety: fc.constantFrom(...SAFETY),
  aboutStaff: maybe(fc.boolean()),
  triedExamples: maybe(fc.array(fc.string(), { maxLength: 3 })),
  tried: maybe(fc.string()),
  helped: maybe(fc.constantFrom(...HELPED)),
  domains: maybe(fc.subarray([...DOMAINS])),
  domainUnknown: maybe(fc.boolean()),
  needs: maybe(fc.subarray([...NEEDS])),
  capacity: maybe(fc.constantFrom(...CAPACITIES)),
  when: maybe(fc.constantFrom(...WHENS)),
  parentsInformed: maybe(fc.constantFrom(...INFORMED)),
});
const phase = maybe(fc.constantFrom(...CARE_PHASES));
/** A request after any acts that the table of states allows, up to half a year ago. */
const request = fc
  .record({
    words,
    phase,
    ago: fc.integer({ min: 0, max: 180 }),
    acts: fc.array(fc.constantFrom(...ACTS), { maxLength: 5 }),
    outcome: maybe(fc.constantFrom(...OUTCOMES)),
    plannedFor: maybe(fc.constantFrom('2026-11-20', '2026-11-30')),
    clb: maybe(fc.boolean()),
    takenBy: maybe(fc.constantFrom('an', 'bo')),
  })
  .map(({ words: told, ago, acts, ...more }) => {
    const at = NOW - ago * 86_400_000;
    const start = { ...made(told, more), createdAt: at, changedAt: at };
    start.events = [{ at, by: 'tea', what: 'raised' }];
    return acts.reduce((one, act) => {
      const next = stateAfter(one.status, act);
      return next ? { ...moved(one, next, { at, by: 'an', what: act }), ...more } : one;
    }, start);
  });
const scene = fc.record({
  request,
  earlier: fc.array(request, { maxLength: 3 }),
  aspects: fc.constantFrom(ALL, new Set<Aspect>(['words', 'safety', 'timeline'])),
  now: fc.integer({ min: 0, max: 400 }).map((days) => NOW + days * 86_400_000),
  possible: fc.subarray([...NEXT_STEPS]).map((steps) => new Set(steps)),
});

const look = ({
  request: one,
  earlier,
  aspects,
  now,
  possible,
}: typeof scene extends fc.Arbitrary<infer T> ? T : never) => {
  const today = dayOf(now);
  const facts = factsOf({ school, request: one, earlier, aspects, today });
  return suggestionsFor(facts, {
    calendar: school.calendar,
    today,
    came: dayOf(one.createdAt),
    possible,
  });
};

describe('whatever a request says', () => {
  it('no suggestion is without a reason that stands in the texts, and at most two are said', () => {
    fc.assert(
      fc.property(scene, (at) => {
        for (const said of Object.values(look(at))) {
          expect(said.because.length).toBeGreaterThan(0);
          expect(said.because.length).toBeLessThanOrEqual(2);
          for (const id of said.because) expect(TEXTS).toHaveProperty([`triage.why.${id}`]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the last phase is never suggested, nor the one it has, nor any without a pupil or in danger', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const { phase: said } = look(at);
        if (!said) return;
        expect(CHOOSABLE_PHASES).toContain(said.value);
        expect(said.value).not.toBe(at.request.phase);
        expect(at.request.words.scope).not.toBe('practice');
        if (at.request.status === 'NEW' && at.aspects === ALL) expect(at.request.words.safety).toBe('no');
      }),
      { numRuns: 400 },
    );
  });

  it('by when is a school day from today on, and the next step is one that can be taken', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const { by, next } = look(at);
        if (by) {
          expect(isSchoolDay(school.calendar, by.value)).toBe(true);
          expect(by.value >= dayOf(at.now)).toBe(true);
        }
        if (next) expect(at.possible.has(next.value)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('the same facts give the same, and what a reader may not know changes nothing', () => {
    fc.assert(
      fc.property(scene, (at) => {
        expect(look(at)).toEqual(look(structuredClone(at)));
        const blind = { ...at, aspects: new Set<Aspect>(['words', 'timeline']) };
        const { capacity: _, ...told } = at.request.words;
        const untold = { ...at.request, words: { ...told, safety: 'no' as const } };
        expect(look(blind)).toEqual(look({ ...blind, request: untold }));
      }),
      { numRuns: 200 },
    );
  });

  it('no name of anybody but the one who asked is said, and no word that was written', () => {
    fc.assert(
      fc.property(scene, (at) => {
        const secret = {
          ...at.request,
          words: { ...at.request.words, observation: 'GEHEIM', tried: 'GEHEIM' },
        };
        const said = look({ ...at, request: secret });
        const card = suggestionCard(school, { id: 'x', ...secret }, said, '2026-11-24');
        expect(JSON.stringify(card ?? {})).not.toMatch(/GEHEIM|An Test|Bo Test/);
      }),
    );
  });
});

const TEXTS = JSON.parse(
  readFileSync(new URL('../../../cards/texts/nl.json', import.meta.url).pathname, 'utf8'),
);

describe('the table', () => {
  it('has an id of its own, a reason in words and a source for every rule', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { id, source } of RULES) {
      expect(TEXTS).toHaveProperty([`triage.why.${id}`]);
      expect(source).toMatch(/^(domain|product)\.md §\d/);
    }
    expect(TEXTS).toHaveProperty([`triage.why.${LIES_LONG}`]);
  });

  it('has no rule that nothing can reach, or that another always hides', () => {
    const possible = new Set(NEXT_STEPS);
    const at = { calendar: school.calendar, today: '2026-11-24', came: '2026-11-20', possible };
    const facts = fc
      .sample(scene, { numRuns: 2000, seed: 7 })
      .map(({ request: one, earlier, aspects }) =>
        factsOf({ school, request: one, earlier, aspects, today: '2026-11-24' }),
      );
    const unheard = RULES.filter(({ id, if: condition }) => {
      const heard = facts.some((any) => {
        const fitted: Record<string, unknown> = { ...any };
        for (const [fact, test] of Object.entries(condition)) {
          const values = test as { from?: number };
          if (Array.isArray(test)) fitted[fact] = Array.isArray(fitted[fact]) ? test : test[0];
          else fitted[fact] = values.from ?? 0;
        }
        const said = suggestionsFor(fitted as unknown as Facts, at);
        return Object.values(said).some(({ rule }) => rule === id);
      });
      return !heard;
    });
    expect(unheard.map(({ id }) => id)).toEqual([]);
  });
});

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
