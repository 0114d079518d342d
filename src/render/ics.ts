import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { addDays, BRUSSELS } from '../calendar/time.js';
import type { CalendarEntry, Invited, Repeats } from '../kernel/file.js';
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
export type SaidEntry = Pick<
  CalendarEntry,
  'uid' | 'sequence' | 'place' | 'changedAt' | 'invitation' | 'repeats' | 'instead' | 'cancelled'
> & {
  title: string;
  note?: string;
} & ({ day: string } | { from: Epoch; to: Epoch });

export const isDayEntry = <T extends object>(entry: T): entry is T & { day: string } => 'day' in entry;

/** How often a programme that follows a feed asks for it, where it does as it is told. Seconds. */
const ASK_AGAIN = 4 * 60 * 60;

/**
 * One entry as an iCalendar file (RFC 5545): an invitation or its end where it says so (RFC 5546), else to be taken in. A whole day
 * marks nobody as busy. `now`: school time, for DTSTAMP. The library's `Date`s follow the zone of the process; days and Brussels time come
 * as Temporal.
 */
export function drawIcs(entry: SaidEntry, language: Language, now: Epoch): Buffer {
  const calendar = emptyCalendar(language, entry.invitation?.method ?? 'PUBLISH');
  add(calendar, entry, now);
  return bytesOf(calendar);
}

/** Several entries in one file. */
export function drawEntries(entries: readonly SaidEntry[], language: Language, now: Epoch): Buffer {
  const calendar = emptyCalendar(language, 'PUBLISH');
  for (const entry of entries) add(calendar, entry, now);
  return bytesOf(calendar);
}

/** A feed, to be followed. The same bytes for the same entries: nothing in it is of the moment at which it is asked for. */
export function drawFeed(title: string, entries: readonly SaidEntry[], language: Language): Buffer {
  const calendar = emptyCalendar(language, 'PUBLISH');
  calendar.name(escaped(oneLine(title)));
  calendar.ttl(ASK_AGAIN);
  for (const entry of entries) add(calendar, entry, 0);
  return bytesOf(calendar);
}

const emptyCalendar = (language: Language, method: keyof typeof ICalCalendarMethod): ICalCalendar =>
  ical({
    prodId: { company: 'Zorgbode', product: 'Zorgbode', language: language.toUpperCase() },
    method: ICalCalendarMethod[method],
  });

const bytesOf = (calendar: ICalCalendar): Buffer => Buffer.from(`${calendar.toString()}\r\n`);

function add(calendar: ICalCalendar, entry: SaidEntry, now: Epoch): void {
  const { invitation } = entry;
  const shared = {
    id: entry.uid,
    sequence: entry.sequence ?? 0,
    stamp: new Date(entry.changedAt ?? now),
    summary: oneLine(entry.title),
    ...(entry.note === undefined ? {} : { description: withoutControls(entry.note) }),
    ...(entry.place === undefined ? {} : { location: oneLine(entry.place) }),
  };
  if (isDayEntry(entry)) {
    calendar.createEvent({
      ...shared,
      allDay: true,
      start: Temporal.PlainDate.from(entry.day),
      end: Temporal.PlainDate.from(addDays(entry.day, 1)),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    return;
  }
  // Without a name for the whole calendar: DTSTAMP would stand in it, and must be UTC.
  calendar.timezone({ name: null, generator: () => VTIMEZONE });
  const event = calendar.createEvent({
    ...shared,
    timezone: BRUSSELS,
    start: inBrussels(entry.from),
    end: inBrussels(entry.to),
    status:
      invitation?.method === 'CANCEL' || entry.cancelled
        ? ICalEventStatus.CANCELLED
        : ICalEventStatus.CONFIRMED,
    ...(entry.repeats ? { repeating: ruleOf(entry.from, entry.repeats) } : {}),
    ...(entry.instead === undefined ? {} : { recurrenceId: inBrussels(entry.instead) }),
  });
  const { repeats, ...one } = entry;
  for (const other of repeats?.other ?? []) add(calendar, { ...one, ...other }, now);
  if (!invitation) return;
  if (isAddress(invitation.organiser.email)) event.organizer(named(invitation.organiser));
  for (const one of invitation.people.filter(({ email }) => isAddress(email)))
    event.createAttendee({
      ...named(one),
      role: ICalAttendeeRole.REQ,
      status: one.accepted ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
      // Answers go to the bot, never by mail.
      rsvp: false,
    });
}

const NTH = { first: '1', second: '2', third: '3', last: '-1' } as const;

/** RFC 5545, 3.8.5.3: the end in UTC, since the beginning has a zone; each day without it on a line of its own, as Outlook reads them. */
function ruleOf(from: Epoch, { every, until, without }: Repeats): string {
  const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][inBrussels(from).dayOfWeek - 1];
  const rule =
    every === 'weekly' || every === 'fortnight'
      ? `FREQ=WEEKLY;${every === 'fortnight' ? 'INTERVAL=2;' : ''}BYDAY=${weekday};WKST=MO`
      : `FREQ=MONTHLY;BYDAY=${NTH[every]}${weekday}`;
  const end = compact(Temporal.Instant.fromEpochMilliseconds(until).toZonedDateTimeISO('UTC'));
  return [
    `RRULE:${rule};UNTIL=${end}Z`,
    ...without.map((one) => `EXDATE;TZID=${BRUSSELS}:${compact(inBrussels(one))}`),
  ].join('\n');
}
const compact = (at: Temporal.ZonedDateTime): string =>
  at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** What a parameter has no way to say, RFC 5545, 3.2: quotes, controls, and the library's own escapes. */
const named = ({ name, email }: Omit<Invited, 'accepted'>) => ({
  name: oneLine(name.replaceAll('"', '\u2019').replaceAll('\\', '/')),
  email,
});
const isAddress = (email: string): boolean => /^[^\s@"<>,;:\\\p{Cc}]+@[^\s@"<>,;:\\\p{Cc}]+$/u.test(email);

const inBrussels = (at: Epoch) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(BRUSSELS);
/** What the format has no way to say, RFC 5545, 3.3.11. */
const withoutControls = (words: string): string => words.replaceAll(/(?!\n)\p{Cc}+/gu, ' ');
const oneLine = (words: string): string => words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
/** The library escapes everything but the name of a calendar. */
const escaped = (words: string): string => words.replaceAll(/[\\;,]/g, (one) => `\\${one}`);
