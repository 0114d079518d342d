import { addDays, dayOf } from '../../../calendar/time.js';
import type { Day } from '../../../kernel/values.js';
import { activeOn } from '../../school/model/people.js';
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
