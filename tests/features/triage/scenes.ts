import fc from 'fast-check';
import { dayOf, epochOf } from '../../../src/calendar/time.js';
import type { Consultation } from '../../../src/features/consultations/model/consultation.js';
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
import { CARE_PHASES } from '../../../src/features/school/model/phases.js';
import { DOMAINS } from '../../../src/features/school/model/school.js';
import type { SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { factsOf } from '../../../src/features/triage/model/facts.js';
import { BY_RULES, NEXT_RULES, NEXT_STEPS, PHASE_RULES } from '../../../src/features/triage/model/rules.js';
import { suggestionsFor } from '../../../src/features/triage/model/suggest.js';
import { coordinator, person, schoolOf } from '../school/support.js';

/** Requests as they can be after any words and any acts, and what is suggested of them. */
export const NOW = epochOf('2026-11-24', '10:00');
export const school = schoolOf([coordinator('an'), coordinator('bo'), person('tea')]);
export const ALL: ReadonlySet<Aspect> = new Set(['words', 'capacity', 'safety', 'timeline']);
export const RULES = [...PHASE_RULES, ...BY_RULES, ...NEXT_RULES];

export const made = (words: Partial<Words>, more: Partial<CareRequest> = {}): CareRequest => ({
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
export const scene = fc.record({
  request,
  earlier: fc.array(request, { maxLength: 3 }),
  aspects: fc.constantFrom(ALL, new Set<Aspect>(['words', 'safety', 'timeline'])),
  now: fc.integer({ min: 0, max: 400 }).map((days) => NOW + days * 86_400_000),
  possible: fc.subarray([...NEXT_STEPS]).map((steps) => new Set(steps)),
});

type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;
type Steps = { steps?: SmallIntervention[]; stepsBefore?: SmallIntervention[]; talks?: Consultation[] };
export const look = ({
  request: one,
  earlier,
  steps,
  stepsBefore,
  talks,
  aspects,
  now,
  possible,
}: Scene & Steps) => {
  const today = dayOf(now);
  const facts = factsOf({ school, request: one, earlier, steps, stepsBefore, talks, aspects, today });
  return suggestionsFor(facts, {
    calendar: school.calendar,
    today,
    came: dayOf(one.createdAt),
    possible,
  });
};
