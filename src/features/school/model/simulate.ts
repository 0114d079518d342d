import { addDays } from '../../../calendar/time.js';
import type { TextRef } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { withAbsence } from './absences.js';
import { hasReceiver, turningPoints } from './class-states.js';
import { classesOn } from './classes.js';
import { activeStandIn } from './people.js';
import { routeRequest } from './routing.js';
import type { Absence, Person, School } from './school.js';

/** What an absence would change on its day. */
export interface Simulation {
  personId: string;
  /** Who looks after the requests that lie with them already; absent: nobody does. */
  standInId?: string;
  /** The classes whose new requests would go to another; `absent`: to nobody who is there. */
  classes: { classCode: string; personId: string; absent: boolean; reasons: TextRef[] }[];
}

/** Who would get what on this day if this person were not there on it, or in the days of `absence`. Changes nothing. */
export function simulateAbsence(
  school: School,
  personId: string,
  today: Day,
  absence: Absence = { from: today, to: today },
): Simulation {
  const person = school.people.get(personId);
  if (person === undefined) return { personId, classes: [] };
  const without = schoolWithout(school, person, absence);
  const classes = classesOn(school, today).flatMap(({ code: classCode }) => {
    const { personId: to, absent, reasons } = routeRequest(without, classCode, today);
    const now = routeRequest(school, classCode, today);
    return to === now.personId && absent === now.absent ? [] : [{ classCode, personId: to, absent, reasons }];
  });
  return { personId, standInId: activeStandIn(without, personId, today)?.id, classes };
}

const schoolWithout = (school: School, person: Person, absence: Absence): School => ({
  ...school,
  people: new Map(school.people).set(person.id, withAbsence(person, absence)),
});

/** Days in a row, both included, on which an absence would change the same. */
export interface Stretch extends Absence {
  simulation: Simulation;
}

/** The same day by day, for somebody who would be away longer: others come, go and are away in the meantime. */
export function simulateAbsences(school: School, personId: string, absence: Absence): Stretch[] {
  const stretches: Stretch[] = [];
  const days = turningPoints(school, absence.from, absence.to);
  for (const [index, from] of days.entries()) {
    const next = days[index + 1];
    const to = next === undefined ? absence.to : addDays(next, -1);
    const simulation = hasReceiver(school, from)
      ? simulateAbsence(school, personId, from, absence)
      : { personId, classes: [] };
    const last = stretches.at(-1);
    if (last && sameFor(last.simulation, simulation)) last.to = to;
    else stretches.push({ from, to, simulation });
  }
  return stretches;
}

const sameFor = (a: Simulation, b: Simulation): boolean => {
  const shape = ({ standInId, classes }: Simulation) =>
    JSON.stringify([standInId, classes.map((one) => [one.classCode, one.personId, one.absent])]);
  return shape(a) === shape(b);
};
