import { dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { CONSULTATION, type Consultation } from '../../consultations/model/consultation.js';
import { ledActs } from '../../requests/model/led-acts.js';
import type { CareRequest } from '../../requests/model/request.js';
import { stateAfter } from '../../requests/model/states.js';
import { liesSince } from '../../requests/model/waiting.js';
import { aspectsFor, mayInvite } from '../../requests/policy.js';
import type { Person, School } from '../../school/model/school.js';
import { INTERVENTION, type SmallIntervention } from '../../steps/model/step-kind.js';
import { maySee, mayStartFrom } from '../../steps/policy.js';
import { factsOf } from './facts.js';
import { NEXT_STEPS, type NextStep } from './rules.js';
import { earlierOf } from './same-pupil.js';
import { type Suggestions, suggestionsFor } from './suggest.js';

type Request = Stored<CareRequest>;
type At = Pick<Scene<School>, 'read' | 'school' | 'now'> & { person: Person };

/** What this person can do with it now, of the steps there are. */
export function possibleSteps({ school, person, now }: At, request: CareRequest): ReadonlySet<NextStep> {
  const free = request.takenBy === undefined || request.takenBy === person.id;
  const can: Partial<Record<NextStep, boolean>> = {
    ...ledActs(request, person.id),
    plan: free && stateAfter(request.status, 'plan') !== undefined,
    invite: mayInvite(person, request, school, dayOf(now)),
    smallStep: mayStartFrom(person, request, school, dayOf(now)),
  };
  return new Set(NEXT_STEPS.filter((step) => can[step]));
}

/** What there is to suggest to whoever leads this request, and the earlier ones that were looked at for it. */
export async function lookAt(
  at: At,
  record: Request,
): Promise<{ suggestions: Suggestions; earlier: Request[] }> {
  const { school, person, now } = at;
  const today = dayOf(now);
  const earlier = await earlierOf({ ...at, today }, record);
  if (!record.data.open) return { suggestions: {}, earlier };
  const [talks, steps, ...before] = await Promise.all([
    talksOf(at, record),
    stepsOf(at, record.id),
    ...earlier.map(({ id }) => stepsOf(at, id)),
  ]);
  const facts = factsOf({
    school,
    request: record.data,
    earlier: earlier.map(({ data }) => data),
    steps,
    stepsBefore: before.flat(),
    talks,
    aspects: aspectsFor(person, record.data, school, today),
    today,
  });
  const suggestions = suggestionsFor(facts, {
    calendar: school.calendar,
    today,
    came: dayOf(liesSince(record.data)),
    possible: possibleSteps(at, record.data),
  });
  return { suggestions, earlier };
}

/** A request has a handful of steps and of consultations. */
const MOST = 12;

/** The small steps of a request, as far as this person may know of them. */
async function stepsOf({ read, school, person, now }: At, requestId: string): Promise<SmallIntervention[]> {
  const { items } = await read.find(INTERVENTION, {
    where: { requestId },
    order: { field: 'createdAt', direction: 'desc' },
    limit: MOST,
  });
  return items.map(({ data }) => data).filter((step) => maySee(person, step, school, dayOf(now)));
}

/** Who leads a request reads that there are consultations about it, whoever planned them. */
async function talksOf({ read }: At, { id }: Request): Promise<Consultation[]> {
  const order = { field: 'createdAt', direction: 'desc' } as const;
  const { items } = await read.find(CONSULTATION, { where: { requestId: id }, order, limit: MOST });
  return items.map(({ data }) => data);
}
