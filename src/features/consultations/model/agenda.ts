import { worksOn } from '../../../calendar/polite.js';
import { addDays, dayOf, weekdayOf } from '../../../calendar/time.js';
import { WORK_DAYS } from '../../../calendar/working-pattern.js';
import type { Read } from '../../../kernel/feature.js';
import type { Day, LocalTime } from '../../../kernel/values.js';
import { politenessOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type MeetingSettings, meetingsOf } from '../../school/model/settings.js';
import type { WeekHours } from '../../school/model/week-hours.js';
import { bookedOf } from './booking.js';
import { BUSY_CALENDAR, calendarId, spansWithout } from './busy.js';
import { type Agenda, type Span, spanOn } from './slots.js';

const NOON: LocalTime = '12:00';
const WEDNESDAY = 3;

const WHOLE_DAY = { meetFrom: '00:00', meetUntil: '23:59' };

/**
 * When somebody works, by the school's calendar, their pattern and their absences, within some hours of the day: the hours of each
 * day, in order.
 */
export function workSpans(
  school: School,
  person: Person,
  from: Day,
  below: Day,
  { meetFrom, meetUntil }: Pick<MeetingSettings, 'meetFrom' | 'meetUntil'> = WHOLE_DAY,
): Span[] {
  const politeness = politenessOf(school, person);
  const spans: Span[] = [];
  for (let day = from; day < below; day = addDays(day, 1)) {
    const part = worksOn(politeness, day);
    if (part === 'off') continue;
    const [start, end] = [
      part === 'afternoon' && meetFrom < NOON ? NOON : meetFrom,
      (part === 'morning' || weekdayOf(day) === WEDNESDAY) && meetUntil > NOON ? NOON : meetUntil,
    ];
    if (start < end) spans.push(spanOn(day, start, end));
  }
  return spans;
}

/** What somebody needs to come from a lesson and to get to one, ms, as long as something of `length` still fits in between. */
export interface Room {
  buffer: number;
  length: number;
}

/** Those hours while the school meets, without lessons and supervision. */
export const freeSpans = (
  school: School,
  person: Person,
  from: Day,
  below: Day,
  room: Room = { buffer: 0, length: 0 },
): Span[] =>
  workSpans(school, person, from, below, meetingsOf(school.settings)).flatMap((span) =>
    spansWithout(
      [span],
      [person.lessons, person.duties].flatMap((hours) => hoursOn(hours, dayOf(span.from))),
    ).map((free) => withRoom(free, span, room)),
  );

/** A free hour between two lessons stays one: there the bell is the only time to walk. */
function withRoom(free: Span, day: Span, { buffer, length }: Room): Span {
  const from = free.from > day.from ? free.from + buffer : free.from;
  const to = free.to < day.to ? free.to - buffer : free.to;
  return to - from >= length ? { from, to } : free;
}

export function hoursOn(hours: WeekHours | undefined, day: Day): Span[] {
  const name = WORK_DAYS[weekdayOf(day) - 1];
  return (name && hours?.[name]?.map(({ from, to }) => spanOn(day, from, to))) ?? [];
}

function everyWeek(hours: WeekHours, from: Day, below: Day): Span[] {
  const spans: Span[] = [];
  for (let day = from; day < below; day = addDays(day, 1)) spans.push(...hoursOn(hours, day));
  return spans;
}

/** What the time is looked for of. */
export interface Own {
  /** A consultation that is not in its own way. */
  except?: string;
  /** Those of its round: in the way, but a day that is full of them is full for others alone, since a round comes on few days. */
  together?: ReadonlySet<string>;
}

/** All that is known of somebody's time. */
export async function agendaOf(
  { school, read }: { school: School; read: Read },
  person: Person,
  from: Day,
  below: Day,
  { except, together }: Own = {},
  room?: Room,
): Promise<Agenda> {
  const [booked, calendar] = await Promise.all([
    bookedOf(read, person.id, from, below),
    read.get(BUSY_CALENDAR, calendarId(person.id)),
  ]);
  const spans = booked.flatMap((one) => one.spans);
  const planned = spans.filter(({ of }) => of !== except);
  const onDay = new Map<Day, number>();
  const counted = planned.filter(({ of }) => !together?.has(of));
  for (const { from: at } of counted) onDay.set(dayOf(at), (onDay.get(dayOf(at)) ?? 0) + 1);
  const itself = spans.filter(({ of }) => of === except);
  const elsewhere = spansWithout(calendar?.data.spans ?? [], itself);
  return {
    personId: person.id,
    free: freeSpans(school, person, from, below, room),
    works: workSpans(school, person, from, below, meetingsOf(school.settings)),
    busy: [...planned, ...elsewhere].sort((a, b) => a.from - b.from),
    ...(person.keeps ? { keeps: everyWeek(person.keeps, from, below) } : {}),
    most: meetingsOf(school.settings).meetMost,
    planned: onDay,
  };
}
