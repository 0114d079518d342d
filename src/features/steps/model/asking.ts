import { addDays, dayOf } from '../../../calendar/time.js';
import type { Read } from '../../../kernel/feature.js';
import { MESSAGE } from '../../../kernel/message.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { absentUntil, activeOn, nextDayAtWork, nextPoliteMoment } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { coordinatorOf, keeperOfTeam } from '../policy.js';
import { overdueOn } from './dates.js';
import { morningOf } from './planned.js';
import { dayRef, type SmallIntervention } from './step-kind.js';

/** Whether this person got the message of that day, or it went lost on the way: then it is not asked once more. */
export async function gotMessage(read: Read, personId: string, day: Day): Promise<boolean> {
  const { kind, id } = dayRef(personId, day);
  const { items } = await read.find(MESSAGE, { where: { about: `${kind}:${id}` }, limit: 1 });
  return items.length > 0;
}

/** The first day whose morning message is still to come. */
export const firstMorning = (school: School, now: Epoch): Day =>
  now < morningOf(school, dayOf(now)) ? dayOf(now) : addDays(dayOf(now), 1);

/** The first morning from now on whose message reaches this person on that very day. */
export const nextAskDay = (school: School, person: Person, now: Epoch): Day =>
  dayOf(nextPoliteMoment(school, person, Math.max(now, morningOf(school, firstMorning(school, now)))));

/** Absent on its day, and for more than as many school days as a step may wait for an answer. */
export function awayLong(school: School, person: Person, day: Day): boolean {
  if (absentUntil(person, day) === undefined) return false;
  return nextDayAtWork(school, person, day) > overdueOn(school, day);
}

/** Who is told where nobody looks back: its coordinator; of a team's step who made it. Undefined where that is its owner, or nobody. */
export function tellsOf(school: School, step: SmallIntervention, today: Day): Person | undefined {
  const id =
    step.teamId === undefined ? coordinatorOf(school, step, today) : keeperOfTeam(school, step, today);
  const person = school.people.get(id);
  return person && id !== step.ownerId && activeOn(person, today) ? person : undefined;
}
