import { dayOf, epochOf } from '../calendar/time.js';
import { activeOn, nextDigest, nextPoliteMoment } from '../features/school/model/people.js';
import type { Person, School } from '../features/school/model/school.js';
import type { NewWork } from '../kernel/decision.js';
import type { Epoch } from '../kernel/values.js';

/** This morning's digest if the line was there for it, also when the process was late; else the next one. */
export function digestFrom(school: School, person: Person, dueAt: Epoch, now: Epoch): Epoch {
  const at = nextDigest(school, person, Math.max(dueAt, epochOf(dayOf(now), '00:00')));
  return at <= now ? nextPoliteMoment(school, person, now) : at;
}

const MINUTE = 60_000;

/** On the day of `first`, once what that morning brings by itself had its turn; `first` itself where the day has no later moment. */
export function behindDigest(school: School, person: Person, first: Epoch): Epoch {
  const after = epochOf(dayOf(first), school.settings.digestAt) + MINUTE;
  const moment = nextPoliteMoment(school, person, Math.max(first, after));
  return dayOf(moment) === dayOf(first) ? moment : first;
}

/**
 * Lines of a digest wait for their digest from the start: a row that is due at once is claimed, only to be put back. Asked again when
 * it falls due, since by then its reader may be away.
 */
export const timely = (work: NewWork[], school: School, now: Epoch): NewWork[] =>
  work.map((row) => {
    if (row.type !== 'send' || row.manner !== 'digest' || row.always || !('person' in row.to)) return row;
    const person = school.people.get(row.to.person);
    if (!person || !activeOn(person, dayOf(now))) return row;
    return { ...row, dueAt: digestFrom(school, person, row.dueAt, now) };
  });
