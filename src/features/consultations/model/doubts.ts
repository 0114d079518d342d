import type { Read } from '../../../kernel/feature.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { nameOf, taughtBy } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { BUSY_CALENDAR, calendarId, isStale } from './busy.js';

/** What a proposal of times does not know, said beside them. */
export interface Doubts {
  /** Of whom the calendar is old, and when it was read last; who has none is not in it. */
  stale: { personId: string; at?: Epoch }[];
  /** Who gives lessons, while nobody noted when and no calendar says it: a time may fall in a lesson of theirs. */
  unknown: string[];
}

interface At {
  school: School;
  read: Pick<Read, 'get'>;
  now: Epoch;
}

/** `taught`: those of them whom a lesson could keep away; who plans it knows their own. Each calendar is read once. */
export async function doubtsOf(
  { school, read, now }: At,
  people: readonly string[],
  taught: readonly string[],
): Promise<Doubts> {
  const found = await Promise.all(
    people.map(async (personId) => ({
      personId,
      calendar: await read.get(BUSY_CALENDAR, calendarId(personId)),
    })),
  );
  const stale = found.flatMap(({ personId, calendar }) => {
    if (!calendar || !isStale(calendar.data, now)) return [];
    const { fetchedAt } = calendar.data;
    return [{ personId, ...(fetchedAt === undefined ? {} : { at: fetchedAt }) }];
  });
  const unknown = found.flatMap(({ personId, calendar }) => {
    const person = school.people.get(personId);
    const known = !person || person.lessons || taughtBy(person).length === 0;
    return known || calendar?.data.fetchedAt !== undefined || !taught.includes(personId) ? [] : [personId];
  });
  return { stale, unknown };
}

/** A line for each calendar, at most so many. */
export const staleLines = (
  school: School,
  { stale }: Pick<Doubts, 'stale'>,
  most = Number.POSITIVE_INFINITY,
) =>
  stale.slice(0, most).map(({ personId, at }) => ({
    line: text(at === undefined ? 'consult.unread' : 'consult.stale', {
      name: nameOf(school, personId),
      at: at === undefined ? '' : moment(at),
    }),
  }));

/** "Wanneer Lies en Rik les geven, weet ik niet"; null: it is known of all. */
export const unknownLine = (
  school: School,
  { unknown }: Pick<Doubts, 'unknown'>,
  names = (ids: readonly string[]) => list(...ids.map((id) => nameOf(school, id))),
): TextRef | null =>
  unknown.length === 0 ? null : text('consult.lessonsUnknown', { names: names(unknown), n: unknown.length });
