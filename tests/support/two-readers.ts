import ICAL from 'ical.js';
import { convertIcsCalendar, type IcsEvent } from 'ts-ics';

/** What a calendar programme makes of one event: hours as the clock of Brussels shows them. */
export interface ReadEvent {
  uid: string;
  sequence: number;
  summary: string;
  status?: string;
  /** `2026-10-25 09:00`, or the day alone. */
  start: string;
  end: string;
  location?: string;
  description?: string;
  organiser?: string;
  people: string[];
}
export interface ReadCalendar {
  method?: string;
  events: ReadEvent[];
}

const inBrussels = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Mozilla's library: reads the hours as they stand, and moves them by the rules of the zone in the file. */
export function byIcalJs(file: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zones = calendar.getAllSubcomponents('vtimezone').map((one) => new ICAL.Timezone(one));
  const said = (time: ICAL.Time): string => {
    if (time.isDate) return time.toString();
    const zone = zones.find(({ tzid }) => tzid === (time as unknown as { timezone?: string }).timezone);
    if (zone) time.zone = zone;
    return inBrussels.format(time.toJSDate());
  };
  return {
    method: calendar.getFirstPropertyValue('method') as string | undefined,
    events: calendar.getAllSubcomponents('vevent').map((one) => {
      const event = new ICAL.Event(one);
      const value = (name: string) => (one.getFirstPropertyValue(name) ?? undefined) as string | undefined;
      return {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        status: value('status'),
        start: said(event.startDate),
        end: said(event.endDate),
        location: value('location'),
        description: value('description'),
        organiser: value('organizer')
          ?.toLowerCase()
          .replace(/^mailto:/, ''),
        people: event.attendees.map((who) =>
          [
            who.getFirstParameter('cn'),
            String(who.getFirstValue())
              .toLowerCase()
              .replace(/^mailto:/, ''),
            who.getFirstParameter('partstat'),
            who.getFirstParameter('rsvp'),
          ].join(' '),
        ),
      };
    }),
  };
}

/** Another, which shares no code with it. */
export function byTsIcs(file: string): ReadCalendar {
  const { method, events = [] } = convertIcsCalendar(undefined, file);
  const said = ({ date, type }: IcsEvent['start']): string =>
    type === 'DATE' ? date.toISOString().slice(0, 10) : inBrussels.format(date);
  return {
    method,
    events: events.map((event) => ({
      uid: event.uid,
      sequence: event.sequence ?? 0,
      summary: event.summary,
      status: event.status,
      start: said(event.start),
      end: said(event.end!),
      location: event.location,
      description: event.description,
      organiser: event.organizer?.email.toLowerCase(),
      people: (event.attendees ?? []).map(({ name, email, partstat, rsvp }) =>
        [name, email.toLowerCase(), partstat, rsvp ? 'TRUE' : 'FALSE'].join(' '),
      ),
    })),
  };
}
