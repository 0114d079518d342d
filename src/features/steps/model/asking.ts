import type { Day } from '../../../kernel/values.js';
import { absentUntil, activeOn, nextDayAtWork } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { coordinatorOf, keeperOfTeam } from '../policy.js';
import { overdueOn } from './dates.js';
import type { SmallIntervention } from './step-kind.js';

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
