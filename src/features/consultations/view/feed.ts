import { addDays, dayOf } from '../../../calendar/time.js';
import type { Read, Scene } from '../../../kernel/feature.js';
import type { CalendarEntry } from '../../../kernel/file.js';
import type { Person, School } from '../../school/model/school.js';
import { BOOKED_DAY } from '../model/booking.js';
import { entryOf } from '../model/calendar.js';
import { CONSULTATION } from '../model/consultation.js';
import { takesPart } from '../policy.js';

const BACK = 30;
const AHEAD = 400;
const PAGE = 100;

/** What somebody has, or had last month, at a time that was fixed: by the days on which their time is taken. */
export async function feed({ read, person, school, now }: Scene<School> & { person: Person }) {
  const today = dayOf(now);
  const entries: CalendarEntry[] = [];
  for (const id of await takenBy(read, person.id, addDays(today, -BACK), addDays(today, AHEAD))) {
    const record = await read.get(CONSULTATION, id);
    if (!record || !takesPart(person, record.data)) continue;
    const { status, held, changedAt } = record.data;
    if (status !== 'CONFIRMED' && !(status === 'HELD' && held?.met !== false)) continue;
    const entry = entryOf(school, record);
    if (entry) entries.push({ ...entry, changedAt });
  }
  return entries;
}

/** Ids of what takes their time, earliest first, each once. */
async function takenBy(read: Read, personId: string, from: string, below: string): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: string | undefined;
  do {
    const page = await read.find(BOOKED_DAY, {
      where: { personId },
      range: { field: 'day', from, below },
      order: { field: 'day', direction: 'asc' },
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    for (const { data } of page.items) for (const { of } of data.spans) ids.add(of);
    after = page.next;
  } while (after);
  return ids;
}
