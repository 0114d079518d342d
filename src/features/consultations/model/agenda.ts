import { worksOn } from '../../../calendar/polite.js';
import { addDays, dayOf, weekdayOf } from '../../../calendar/time.js';
import type { Read } from '../../../kernel/feature.js';
import type { Day, LocalTime } from '../../../kernel/values.js';
import { politenessOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { bookedOf } from './booking.js';
import { type Agenda, type Span, spanOn } from './slots.js';

/** Between these times people of a school meet; on Wednesday until noon. */
export const DAY_FROM: LocalTime = '08:00';
export const DAY_UNTIL: LocalTime = '16:30';
const NOON: LocalTime = '12:00';
const WEDNESDAY = 3;

/** No more consultations than this on one day for one person. */
export const MOST_A_DAY = 4;

/** When somebody works, by the school's calendar, their pattern and their absences: the hours of each day, in order. */
export function workSpans(school: School, person: Person, from: Day, below: Day): Span[] {
  const politeness = politenessOf(school, person);
  const spans: Span[] = [];
  for (let day = from; day < below; day = addDays(day, 1)) {
    const part = worksOn(politeness, day);
    if (part === 'off') continue;
    const until = part === 'morning' || weekdayOf(day) === WEDNESDAY ? NOON : DAY_UNTIL;
    spans.push(spanOn(day, part === 'afternoon' ? NOON : DAY_FROM, until));
  }
  return spans;
}

/** All that is known of somebody's time; what a consultation has taken itself, `except`, is not in its own way. */
export async function agendaOf(
  { school, read }: { school: School; read: Read },
  person: Person,
  from: Day,
  below: Day,
  except?: string,
): Promise<Agenda> {
  const booked = await bookedOf(read, person.id, from, below);
  const busy = booked.flatMap(({ spans }) => spans.filter(({ of }) => of !== except));
  const planned = new Map<Day, number>();
  for (const { from: at } of busy) planned.set(dayOf(at), (planned.get(dayOf(at)) ?? 0) + 1);
  return {
    personId: person.id,
    free: workSpans(school, person, from, below),
    busy,
    most: MOST_A_DAY,
    planned,
  };
}
