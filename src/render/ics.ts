import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { addDays, BRUSSELS } from '../calendar/time.js';
import type { Epoch, Language } from '../kernel/values.js';

/** The rules of the European Union since 1996; a programme that knows the name of the zone reads over it. RFC 5545, 3.6.5. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${BRUSSELS}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** An entry in words: what `file.ts` makes of a `CalendarEntry`. */
export type SaidEntry = { uid: string; sequence?: number; title: string; note?: string } & (
  | { day: string }
  | { from: Epoch; to: Epoch }
);

export const isDayEntry = <T extends object>(entry: T): entry is T & { day: string } => 'day' in entry;

/**
 * One entry as an iCalendar file (RFC 5545, METHOD:PUBLISH): to be taken in, not to be answered. A whole day marks nobody as busy.
 * `now`: school time, for DTSTAMP. The library's `Date`s follow the zone of the process; days and Brussels time come as Temporal.
 */
export function drawIcs(entry: SaidEntry, language: Language, now: Epoch): Buffer {
  const calendar = ical({
    prodId: { company: 'Zorgbode', product: 'Zorgbode', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const shared = {
    id: entry.uid,
    sequence: entry.sequence ?? 0,
    stamp: new Date(now),
    summary: oneLine(entry.title),
    ...(entry.note === undefined ? {} : { description: withoutControls(entry.note) }),
  };
  if (isDayEntry(entry)) {
    calendar.createEvent({
      ...shared,
      allDay: true,
      start: Temporal.PlainDate.from(entry.day),
      end: Temporal.PlainDate.from(addDays(entry.day, 1)),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  } else {
    // Without a name for the whole calendar: DTSTAMP would stand in it, and must be UTC.
    calendar.timezone({ name: null, generator: () => VTIMEZONE });
    calendar.createEvent({
      ...shared,
      timezone: BRUSSELS,
      start: inBrussels(entry.from),
      end: inBrussels(entry.to),
    });
  }
  return Buffer.from(`${calendar.toString()}\r\n`);
}

const inBrussels = (at: Epoch) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(BRUSSELS);
/** What the format has no way to say, RFC 5545, 3.3.11. */
const withoutControls = (words: string): string => words.replaceAll(/(?!\n)\p{Cc}+/gu, ' ');
const oneLine = (words: string): string => words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
