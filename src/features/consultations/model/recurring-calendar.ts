import type { CalendarEntry } from '../../../kernel/file.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { classNamesOf } from './calendar.js';
import { everyoneIn } from './consultation.js';
import { absentFrom } from './hits.js';
import { plainPlace } from './place.js';
import { type Recurring, seriesSequence, seriesUid } from './recurring.js';
import { daysIn } from './recurring-book.js';
import { spanOf, startOf } from './recurring-days.js';

/**
 * A series in the calendar of this person: one entry that returns, without the days on which it is not held or they are not in it.
 * Once it ended, or they are not in it any more: up to now, or taken out where nothing of it was yet. RFC 5545, 3.8.5; RFC 5546, 3.2.
 */
export function seriesEntry(
  school: School,
  { id, data }: Pick<Stored<Recurring>, 'id' | 'data'>,
  personId: string,
  now: number,
): CalendarEntry | undefined {
  const organiser = school.people.get(data.organiserId);
  const { held, skipped } = daysIn(school, data);
  const there = data.open && everyoneIn(data).includes(personId);
  const kept = there ? held : held.filter(({ day }) => startOf(data, day) < now);
  const [first] = kept.length > 0 ? kept : held;
  if (!organiser || !first) return undefined;
  const last = (kept.length > 0 ? kept : held).at(-1)!;
  const out = held.filter(
    ({ on, day }) =>
      data.missed.includes(on) ||
      data.clashes.some((one) => one.on === on && one.who.includes(personId)) ||
      (personId !== data.organiserId && absentFrom(school, personId, spanOf(data, day))),
  );
  const place = plainPlace(data.words.place, classNamesOf(school));
  const invited = there ? everyoneIn(data) : [personId];
  return {
    uid: seriesUid(id),
    sequence: seriesSequence(data.sequence),
    title: text('consult.icsTitle', { roepnaam: data.roepnaam }),
    note: text('consult.icsNote'),
    ...(place ? { place } : {}),
    from: startOf(data, first.on),
    to: spanOf(data, first.on).to,
    repeats: {
      every: data.rhythm,
      until: startOf(data, last.on),
      without: [...skipped.filter(({ day }) => day === undefined), ...out]
        .filter(({ on }) => on >= first.on && on <= last.on)
        .map(({ on }) => startOf(data, on))
        .sort((a, b) => a - b),
      other: kept
        .filter((one) => one.day !== one.on && !out.includes(one))
        .map(({ on, day }) => ({ instead: startOf(data, on), ...spanOf(data, day) })),
    },
    invitation: {
      method: kept.length > 0 ? 'REQUEST' : 'CANCEL',
      organiser: { name: organiser.name, email: organiser.email },
      people: invited.flatMap((one) => {
        const person = school.people.get(one);
        return person ? [{ name: person.name, email: person.email, accepted: one === data.organiserId }] : [];
      }),
    },
  };
}
