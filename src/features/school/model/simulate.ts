import type { TextRef } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { withAbsence } from './absences.js';
import { classesOn } from './classes.js';
import { activeStandIn } from './people.js';
import { routeRequest } from './routing.js';
import type { School } from './school.js';

/** What an absence would change on its day. */
export interface Simulation {
  personId: string;
  /** Who looks after the requests that lie with them already; absent: nobody does. */
  standInId?: string;
  /** The classes whose new requests would go to another; `absent`: to nobody who is there. */
  classes: { classCode: string; personId: string; absent: boolean; reasons: TextRef[] }[];
}

/** Who would get what if this person were not there today. Changes nothing. */
export function simulateAbsence(school: School, personId: string, today: Day): Simulation {
  const person = school.people.get(personId);
  if (person === undefined) return { personId, classes: [] };
  const without: School = {
    ...school,
    people: new Map(school.people).set(personId, withAbsence(person, { from: today, to: today })),
  };
  const classes = classesOn(school, today).flatMap(({ code: classCode }) => {
    const { personId: to, absent, reasons } = routeRequest(without, classCode, today);
    const now = routeRequest(school, classCode, today);
    return to === now.personId && absent === now.absent ? [] : [{ classCode, personId: to, absent, reasons }];
  });
  return { personId, standInId: activeStandIn(without, personId, today)?.id, classes };
}
