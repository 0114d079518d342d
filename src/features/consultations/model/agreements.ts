import { schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { addDays } from '../../../calendar/time.js';
import type { NewWork, Save } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import { aspectsFor, keeperOf } from '../../requests/policy.js';
import { mayStandIn } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { afterSchoolDays, type LookBackDay, onChosenDay, USUAL_DAYS } from '../../steps/model/dates.js';
import { type NewStep, startStep } from '../../steps/model/new-step.js';
import type { Scope } from '../../steps/model/step-kind.js';
import { mayOwn } from '../../steps/policy.js';
import type { Consultation } from './consultation.js';
import type { Agreement } from './minutes.js';
import { isEmpty, type TypedAgreement } from './minutes-form.js';

/** One agreement with the day on which its owner looks back, and why that is another than was counted. */
export interface Agreed {
  what: string;
  who: string;
  from: Day;
  date: LookBackDay;
}
/** What is wrong with the nth that was typed, in which of its fields. */
export interface Wrong {
  nth: number;
  field: 'what' | 'who' | 'day';
  error: TextRef;
}

/** About what a step of this consultation is; without a request it is among those who agreed it, and nobody else's business. */
export const scopeOf = (request: CareRequest | undefined): Scope => request?.words.scope ?? 'practice';

/** All that was typed as agreements, or what is wrong; rows in which nothing stands are none. */
export function agreedFrom(
  school: School,
  request: CareRequest | undefined,
  typed: readonly TypedAgreement[],
  today: Day,
): { agreed: Agreed[]; wrong: Wrong[] } {
  const agreed: Agreed[] = [];
  const wrong: Wrong[] = [];
  for (const [nth, one] of typed.entries()) {
    if (isEmpty(one)) continue;
    const { what, who } = one;
    const owner = who === undefined ? undefined : school.people.get(who);
    if (what === undefined) wrong.push({ nth, field: 'what', error: text('consult.error.what') });
    if (!owner || !mayOwn(owner, today)) wrong.push({ nth, field: 'who', error: text('consult.error.who') });
    if (what === undefined || !owner || !mayOwn(owner, today)) continue;
    const whose = { ownerId: owner.id, classCode: request?.classCode, scope: scopeOf(request) };
    const from = schoolDayOnOrAfter(school.calendar, one.from && one.from > today ? one.from : today);
    const date =
      one.day === undefined
        ? afterSchoolDays(school, whose, from, Number(one.span ?? USUAL_DAYS))
        : onChosenDay(school, whose, one.day, addDays(from, 1));
    if (date) agreed.push({ what, who: owner.id, from, date });
    else wrong.push({ nth, field: 'day', error: text('step.error.day') });
  }
  return { agreed, wrong };
}

interface Held {
  school: School;
  now: Epoch;
  today: Day;
  /** Who writes it down. */
  person: Person;
  consultation: Consultation;
  request?: Stored<CareRequest>;
}

/**
 * Each agreement as a small step with its owner and its day, and all that it will say; `id` makes an id for each, `names` are what they
 * are called.
 */
export function stepsFrom(
  held: Held,
  agreed: readonly Agreed[],
  id: () => string,
  names: readonly string[],
): { agreements: Agreement[]; save: Save[]; work: NewWork[] } {
  const { school, now } = held;
  const { pupil, ...about } = aboutOf(held);
  const agreements: Agreement[] = [];
  const save: Save[] = [];
  // Two of one owner for one day ask in one message: the same row.
  const work = new Map<string, NewWork>();
  for (const [nth, { what, who, from, date }] of agreed.entries()) {
    const step = id();
    const roepnaam = names[nth] ?? about.roepnaam;
    const words = { what, ...(pupil === undefined ? {} : { pupil }) };
    const started = startStep(
      school,
      { ...about, roepnaam, id: step, ownerId: who, startsOn: from, lookBackOn: date.day, words },
      now,
    );
    save.push(...started.save);
    for (const row of started.work) work.set(row.id ?? `${step}:${work.size}`, row);
    agreements.push({ what, who, from, lookBackOn: date.day, step });
  }
  return { agreements, save, work: [...work.values()] };
}

type About = Omit<NewStep, 'id' | 'ownerId' | 'startsOn' | 'lookBackOn' | 'words'> & { pupil?: string };

/** What all steps of a consultation share. The pupil's code comes along only where its writer may read it. */
function aboutOf({ school, today, person, consultation, request }: Held): About {
  const { roepnaam, organiserId } = consultation;
  const common = { roepnaam, createdBy: person.id, helpers: [], scope: scopeOf(request?.data) };
  if (!request) {
    const organiser = school.people.get(organiserId);
    const coordinatorId =
      organiser && mayStandIn(organiser) ? organiserId : routeRequest(school, undefined, today).personId;
    return { ...common, coordinatorId, closed: true };
  }
  const { data } = request;
  const { scope, pupil } = data.words;
  const knows = aspectsFor(person, data, school, today).has('words');
  return {
    ...common,
    classCode: data.classCode,
    requestId: request.id,
    requesterId: data.requesterId,
    coordinatorId: keeperOf(school, data, today),
    ...(data.onlyFor || scope === 'practice' ? { closed: true } : {}),
    ...(knows && pupil !== undefined && (scope === 'pupil' || scope === 'group') ? { pupil } : {}),
  };
}
