import type { CalendarEntry } from '../../../kernel/file.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { type Consultation, everyoneIn } from './consultation.js';
import { plainPlace } from './place.js';
import { seriesSequence, seriesUid } from './recurring.js';

type Method = NonNullable<CalendarEntry['invitation']>['method'];

/** For ever the same for one consultation: a calendar replaces what it has of it. */
export const uidOf = (id: string): string => `consultation-${id}@zorgbode`;

/**
 * RFC 5545, 3.8.7.4. Each act on a consultation makes it higher, also one that changes its people alone: whoever comes back in after
 * being taken out gets an entry that is newer than its end.
 */
export const sequenceOf = ({ events }: Pick<Consultation, 'events'>): number => events.length;

/** What a calendar is to do with it for this person: take it in, take it out, or nothing. */
export function methodFor(data: Consultation, personId: string): Method | undefined {
  const there = timeIn(data) !== undefined;
  if (!there) return undefined;
  if (!everyoneIn(data).includes(personId)) return 'CANCEL';
  if (data.status === 'CONFIRMED') return 'REQUEST';
  if (data.status === 'HELD') return data.held?.met === false ? 'CANCEL' : undefined;
  return 'CANCEL';
}

/** The time that it has, or had last. */
const timeIn = ({ from, to, was }: Consultation): { from: number; to: number } | undefined =>
  from !== undefined && to !== undefined ? { from, to } : was;

/** A roepnaam and a time; why, with whom from outside, and what was said stay in the house. */
export function entryOf(
  school: School,
  { id, data }: Pick<Stored<Consultation>, 'id' | 'data'>,
): CalendarEntry | undefined {
  const time = timeIn(data);
  if (!time) return undefined;
  const place = plainPlace(data.words.place, classNamesOf(school));
  return {
    uid: uidOf(id),
    sequence: sequenceOf(data),
    title: text('consult.icsTitle', { roepnaam: data.roepnaam }),
    note: text('consult.icsNote'),
    ...(place ? { place } : {}),
    ...time,
  };
}

export const classNamesOf = (school: School): string[] => school.classes.map(({ code }) => code);

/** The same as an invitation to this person, or as its end. Whoever comes from outside is in no file of ours. */
export function invitationOf(
  school: School,
  record: Pick<Stored<Consultation>, 'id' | 'data'>,
  personId: string,
): CalendarEntry | undefined {
  const { data } = record;
  const method = methodFor(data, personId);
  const entry = entryOf(school, record);
  const organiser = school.people.get(data.organiserId);
  if (!method || !entry || !organiser) return undefined;
  const can = acceptedIn(data);
  const everyone = everyoneIn(data);
  // Who is taken out reads nothing of the others any more.
  const invited = everyone.includes(personId) ? everyone : [personId];
  const people = invited.flatMap((one) => {
    const person = school.people.get(one);
    return person ? [{ name: person.name, email: person.email, accepted: can.has(one) }] : [];
  });
  return {
    ...entry,
    ...asOneOf(data),
    invitation: { method, organiser: { name: organiser.name, email: organiser.email }, people },
  };
}

/** One of a series is, in the calendars that have the series, an exception of that: RFC 5545, 3.8.4.4. */
const asOneOf = (data: Consultation): Partial<Pick<CalendarEntry, 'uid' | 'sequence' | 'instead'>> =>
  data.seriesId === undefined || data.seriesAt === undefined
    ? {}
    : {
        uid: seriesUid(data.seriesId),
        sequence: seriesSequence(data.seriesSequence ?? 0) + sequenceOf(data),
        instead: data.seriesAt,
      };

/** Who said of the time that it has that they can, if need be; and who planned it. */
function acceptedIn(data: Consultation): Set<string> {
  const nth = data.slots.findIndex(({ from }) => from === data.from);
  const said = everyoneIn(data).filter((one) => ['can', 'ifNeeded'].includes(data.votes[one]?.[nth] ?? ''));
  return new Set([data.organiserId, ...said]);
}
