import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { addDays } from '../../../calendar/time.js';
import type { NewThink } from '../../../kernel/decision.js';
import type { Day } from '../../../kernel/values.js';
import { dawnOf } from '../../school/model/dawn.js';
import { nextDayAtWork } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { weekOf } from './load.js';
import { refOf } from './step.js';

/**
 * The day by which the requester hears something: the school's days for an untaken request, then a working day. `weeks`:
 * counted from the Monday after so many weeks, for who reached the limit they set.
 */
export function promisedDay(school: School, coordinatorId: string, today: Day, weeks = 0): Day {
  const from = weeks === 0 ? today : addDays(weekOf(today), 7 * weeks);
  const due = addSchoolDays(school.calendar, from, school.settings.untakenAfterSchoolDays);
  const coordinator = school.people.get(coordinatorId);
  return coordinator ? nextDayAtWork(school, coordinator, due) : due;
}

/** The day on which a request that lies with somebody since `day` has waited for the school's days. */
export const untakenOn = (school: School, day: Day): Day =>
  addSchoolDays(school.calendar, day, school.settings.untakenAfterSchoolDays);

export function untakenCheck(school: School, id: string, today: Day): NewThink {
  const day = untakenOn(school, today);
  return {
    type: 'think',
    name: 'request.untaken',
    ref: refOf(id),
    id: `untaken:${id}:${day}`,
    dueAt: dawnOf(school, day),
  };
}
