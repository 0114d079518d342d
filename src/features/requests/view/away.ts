import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Beside } from '../../../kernel/feature.js';
import { day as dayRef, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { absentUntil, activeOn, nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { holderOf } from '../policy.js';

const NOBODYS: readonly CareRequest['status'][] = ['HELD', 'UNCONFIRMED'];

/**
 * Said of an open request whose coordinator is not there today: until when, and who looks after it. Days, never a reason. null:
 * they are there, or it is they who read this.
 */
export function awayLine(school: School, request: CareRequest, readerId: string, today: Day): TextRef | null {
  const { takenBy, coordinatorId, requesterId, open, onlyFor, status } = request;
  const holder = school.people.get(takenBy ?? coordinatorId);
  if (!open || NOBODYS.includes(status) || !holder || holder.id === readerId) return null;
  const until = activeOn(holder, today) ? absentUntil(holder, today) : undefined;
  if (until === undefined) return null;
  const looks = onlyFor ? holder.id : holderOf(school, request, today);
  const told = { name: holder.name, day: dayRef(until) };
  if (looks === holder.id || looks === requesterId) return text('request.away', told);
  const you = looks === readerId ? 'yes' : 'no';
  return text('request.awayStandIn', { ...told, standIn: nameOf(school, looks), you });
}

/** The same in the dialog, for whoever reads it but does not have it. */
export function awayPart({ school, person, record, now }: Beside<School, Person>): CardRef[] {
  if (record.kind !== REQUEST.kind) return [];
  const line = awayLine(school, record.data as CareRequest, person.id, dayOf(now));
  return line ? [{ card: 'requests/away', data: { line } }] : [];
}
