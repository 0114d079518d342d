import { dayOf } from '../../../calendar/time.js';
import type { CalendarAnswer, CalendarAsk } from '../../../kernel/busy.js';
import type { NewSend, NewThink, RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Read, Scene, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import { activeOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import {
  afterAnswer,
  againRow,
  askFor,
  BUSY_CALENDAR,
  type BusyCalendar,
  busyRef,
  calendarId,
  fetchRow,
  wantsReading,
} from '../model/busy.js';

const PAGE = 200;
/** One after the other, so that a school's calendars are not all asked for in the same moment. */
const APART = 2_000;

type At = Scene<School> & { ref?: RecordKey; data: WorkData };

/** Each school morning every calendar of somebody who works here is read. */
export async function morning({ read, school, now }: At): Promise<Partial<Thought>> {
  const work: NewThink[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await read.find(BUSY_CALENDAR, { limit: PAGE, after });
    for (const { data } of page.items) {
      const person = school.people.get(data.personId);
      if (person && activeOn(person, dayOf(now))) work.push(fetchRow(data, now + work.length * APART));
    }
    after = page.next;
  }
  return { work };
}

/** The record this row is about; undefined when its owner changed or took away the address since. */
async function recordOf({ read, ref, data }: At): Promise<Stored<BusyCalendar> | undefined> {
  const record = ref && (await read.get(BUSY_CALENDAR, ref.id));
  return record?.data.setAt === data.setAt ? record : undefined;
}

export async function asks(at: At): Promise<CalendarAsk | undefined> {
  const record = await recordOf(at);
  const person = record && at.school.people.get(record.data.personId);
  return person && activeOn(person, dayOf(at.now)) ? askFor(record.data, at.now) : undefined;
}

/** What was read is kept; that it could not be read is said once to whom it belongs. */
export async function fetched(at: At & { answer?: CalendarAnswer }): Promise<Partial<Thought>> {
  const { now, answer } = at;
  const record = await recordOf(at);
  if (!record || !answer) return {};
  const { id, version } = record;
  const first = at.data.first === true;
  if (answer.kind === 'later') return { work: [againRow(record.data, now, first)] };
  const { data, tell } = afterAnswer(record.data, answer, now);
  const work: NewSend[] = [];
  const say = (name: string, manner: NewSend['manner']) =>
    work.push({
      type: 'send',
      name,
      ref: busyRef(data.personId),
      to: { person: data.personId },
      manner,
      dueAt: now,
    });
  if (tell) say('consult.busy.failing', first ? 'now' : 'capped');
  else if (first && answer.kind === 'read') say('consult.busy.read', 'now');
  return { save: [{ kind: BUSY_CALENDAR, id, expect: version, data }], work };
}

/** While somebody plans, the calendars of those who come are read again, if that is a while ago. */
export async function refreshed(
  read: Pick<Read, 'get'>,
  people: readonly string[],
  now: Epoch,
): Promise<NewThink[]> {
  const found = await Promise.all(people.map((one) => read.get(BUSY_CALENDAR, calendarId(one))));
  return found.flatMap((one) => (one && wantsReading(one.data, now) ? fetchRow(one.data, now) : []));
}
