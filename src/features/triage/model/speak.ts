import { isSchoolDay } from '../../../calendar/school-calendar.js';
import { addDays, epochOf } from '../../../calendar/time.js';
import type { NewThink } from '../../../kernel/decision.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { CareRequest } from '../../requests/model/request.js';
import { refOf } from '../../requests/model/step.js';
import { nextDayAtWork, siteOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';

/** A day to speak with a requester lies no further away. */
export const LONGEST_PLANNED_DAYS = 90;

export interface SpeakingDay {
  day: Day;
  /** Why it is another one than was chosen. */
  moved?: TextRef;
}

/** The chosen day, or the first after it on which this person works. undefined: none was chosen, it is past, or too far. */
export function speakingDay(
  school: School,
  person: Person,
  chosen: Day | undefined,
  today: Day,
): SpeakingDay | undefined {
  if (chosen === undefined || chosen < today || chosen > addDays(today, LONGEST_PLANNED_DAYS))
    return undefined;
  const found = nextDayAtWork(school, person, chosen);
  if (found === chosen) return { day: found };
  const open = isSchoolDay(school.calendar, chosen, siteOf(school, person));
  const moved = text(open ? 'triage.day.notAtWork' : 'triage.day.noSchool', {
    chosen: day(chosen),
    day: day(found),
  });
  return { day: found, moved };
}

const at = (name: string, id: string, planned: Day, dueAt: number): NewThink => ({
  type: 'think',
  name,
  ref: refOf(id),
  id: `${name}:${id}:${planned}`,
  dueAt,
  data: { day: planned },
});

/** What ends a planned day before it is over. */
const ENDS: readonly string[] = ['unplanned', 'answered', 'handedOver', 'parked', 'referred', 'closed'];

/** The last day that was planned is over, and nothing came of it in writing yet. */
export function dayIsOver({ plannedFor, events }: CareRequest, today: Day): boolean {
  if (plannedFor !== undefined) return plannedFor < today;
  const planned = events.findLastIndex(({ what }) => what === 'planned');
  return planned > events.findLastIndex(({ what }) => ENDS.includes(what));
}

/** That morning it is looked at who is there to keep it; once it is over, nobody reads it as a promise. */
export const speakingWork = (school: School, id: string, planned: Day): NewThink[] => [
  at('triage.speak', id, planned, epochOf(planned, school.settings.quietUntil)),
  at('triage.spoken', id, planned, epochOf(addDays(planned, 1), '00:00')),
];
