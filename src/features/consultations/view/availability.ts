import type { CardRef } from '../../../kernel/card.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { moment, type TextRef, text } from '../../../kernel/text.js';
import { isCoordinator, languageOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { formatWeekHours, MOST_HOURS_TEXT } from '../../school/model/week-hours.js';
import { HOURS_ARE } from '../model/availability.js';
import { BUSY_CALENDAR, type BusyCalendar, calendarId, MOST_URL } from '../model/busy.js';

/** The address itself is never shown again: who reads over a shoulder would have it. */
export function availabilityCard(
  { school, person }: { school: School; person: Person },
  calendar: BusyCalendar | undefined,
  once: string,
): CardRef {
  const language = languageOf(school, person);
  const hours = (field: 'lessons' | 'duties' | 'keeps') => formatWeekHours(person[field], language);
  return {
    card: 'consultations/availability',
    data: {
      once,
      calendar: calendar ? calendarLine(calendar) : null,
      are: 'lessons',
      choices: HOURS_ARE.map((value) => ({ title: text(`consult.availability.are.${value}`), value })),
      lessons: hours('lessons'),
      duties: hours('duties'),
      asksKeeps: isCoordinator(person),
      keeps: hours('keeps'),
      max: { hours: MOST_HOURS_TEXT, url: MOST_URL },
    },
  };
}

function calendarLine({ host, why, fetchedAt }: BusyCalendar): TextRef {
  if (why) return text('consult.availability.failing', { host, why: text(`consult.busy.why.${why}`) });
  return fetchedAt === undefined
    ? text('consult.availability.waiting', { host })
    : text('consult.availability.read', { host, at: moment(fetchedAt) });
}

const about = (name: string, wanted: (data: BusyCalendar) => boolean): SendSpec<School, Person> => ({
  name,
  async view({ read, person }) {
    const record = await read.get(BUSY_CALENDAR, calendarId(person.id));
    if (!record || !wanted(record.data)) return undefined;
    const { why } = record.data;
    return {
      card: 'consultations/calendar-read',
      data: { line: text(`message.${name}`, why ? { why: text(`consult.busy.why.${why}`) } : {}) },
    };
  },
});

/** Whether the calendar that somebody gave can be read; to them alone, without its address. */
export const availabilitySends: SendSpec<School, Person>[] = [
  about('consult.busy.read', ({ why }) => why === undefined),
  about('consult.busy.failing', ({ why }) => why !== undefined),
];
