import { nextSchoolDay, schoolDayOnOrAfter } from '../calendar/school-calendar.js';
import { dayOf, epochOf, minuteOfDay } from '../calendar/time.js';
import { dawnOf } from '../features/school/model/dawn.js';
import { nextDigest } from '../features/school/model/people.js';
import type { SchoolRecord } from '../features/school/model/school.js';
import type { NewWork } from '../kernel/decision.js';
import type { Day, Epoch } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { ThinkRow } from '../ports/composer.js';
import type { Change } from '../ports/store.js';
import type { House } from './house.js';

const NAME = 'school.morning';
/** Later than this a morning that was missed (the process was down) is left alone. */
const LATEST_MINUTE = 12 * 60;

const rowFor = (school: SchoolRecord, day: Day): NewWork => ({
  type: 'think',
  name: NAME,
  id: `morning:${school.id}:${day}`,
  dueAt: dawnOf(school, day),
  data: { day },
});

/** The first morning of a school that is to come, for the start of the process. Once per day, however often it is asked. */
export function firstMorning(school: SchoolRecord, now: Epoch): NewWork {
  const today = schoolDayOnOrAfter(school.calendar, dayOf(now));
  const row = rowFor(school, today);
  return row.dueAt >= now ? row : rowFor(school, nextSchoolDay(school.calendar, today));
}

/** Each school morning everyone is asked for once whether there is something to tell; the digest itself decides. */
export const morning = {
  name: NAME,
  async run(house: House, clock: Clock, row: ThinkRow): Promise<Change> {
    const school = await house.directory.school(row.schoolId);
    const change: Change = { schoolId: row.schoolId, save: [], remove: [], work: [], audit: [] };
    if (!school) return change;
    const now = clock.now();
    const today = dayOf(now);
    change.work.push(rowFor(school, nextSchoolDay(school.calendar, today)));
    for (const { name, eachMorning } of house.registry.thinks.values())
      if (eachMorning)
        change.work.push({ type: 'think', name, id: `${name}:${school.id}:${today}`, dueAt: now });
    if (minuteOfDay(now) > LATEST_MINUTE) return change;
    for (const person of school.people.values()) {
      // From the start of the day: who moved their hours since this row was planned misses no morning.
      const at = nextDigest(school, person, epochOf(today, '00:00'));
      if (dayOf(at) !== today) continue;
      const to = { person: person.id };
      change.work.push({
        type: 'send',
        name: 'school.digest',
        id: `digest:${person.id}:${today}`,
        to,
        manner: 'digest',
        dueAt: at,
      });
    }
    return change;
  },
};
