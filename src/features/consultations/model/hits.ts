import { addDays, dayOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { absentUntil, activeOn, presentOn, standInChain } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { mayTakePart } from '../policy.js';
import { workSpans } from './agenda.js';
import { type Consultation, everyoneIn } from './consultation.js';

/** Whether somebody does not work at its time: a closed school, an absence, another pattern, or they left. Never why. */
export function absentFrom(
  school: School,
  personId: string,
  { from, to }: Pick<Consultation, 'from' | 'to'>,
): boolean {
  if (from === undefined || to === undefined) return false;
  const person = school.people.get(personId);
  const day = dayOf(from);
  if (!person || !activeOn(person, day)) return true;
  return !workSpans(school, person, day, addDays(day, 1)).some((span) => span.from <= from && to <= span.to);
}

/** Who organises it from now on, where who did is not there any more; undefined: nothing changes, or there is nobody. */
export function heirOf(
  school: School,
  consultation: Pick<Consultation, 'organiserId' | 'people'>,
  today: Day,
): string | undefined {
  const { organiserId } = consultation;
  const organiser = school.people.get(organiserId);
  if (organiser && activeOn(organiser, today)) return undefined;
  return everyoneIn(consultation).find((id) => {
    const one = school.people.get(id);
    return id !== organiserId && one !== undefined && mayTakePart(one, today);
  });
}

/** What comes sooner than this does not wait until its organiser is back. */
const NEAR_DAYS = 7;

/**
 * Who organises it meanwhile: its organiser is absent from now until it is there, would hear of nothing before, and did not say that
 * it stays as it is. Their stand-in where that takes part, else who takes part and is there. A round stays with who runs it.
 */
export function actingFor(school: School, consultation: Consultation, now: Epoch): string | undefined {
  const { organiserId, people, status, from, to, roundId, hits = [] } = consultation;
  const today = dayOf(now);
  const organiser = school.people.get(organiserId);
  const until = organiser && absentUntil(organiser, today);
  if (status !== 'CONFIRMED' || from === undefined || from <= now || roundId !== undefined) return undefined;
  if (!organiser || until === undefined || until < dayOf(from)) return undefined;
  if (dayOf(from) > addDays(today, NEAR_DAYS)) return undefined;
  if (hits.some((one) => one.who === organiserId && one.from === from && one.kept)) return undefined;
  const here = [...standInChain(school, organiser).map(({ id }) => id), ...people].filter((id) => {
    const one = school.people.get(id);
    const other = id !== organiserId && people.includes(id);
    return other && one !== undefined && mayTakePart(one, today) && presentOn(one, today);
  });
  return here.find((id) => !absentFrom(school, id, { from, to })) ?? here[0];
}
