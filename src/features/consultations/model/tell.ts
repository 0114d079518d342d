import { addSchoolDays, previousSchoolDay } from '../../../calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewSend, NewWork, RecordKey } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import { type Consultation, consultationRef, everyoneIn } from './consultation.js';

/** To one colleague, about a consultation or what it belongs to. */
export const sendTo = (
  name: string,
  ref: RecordKey,
  person: string,
  dueAt: Epoch,
  more: Partial<NewSend> = {},
): NewSend => ({
  type: 'send',
  name,
  ref,
  to: { person },
  manner: 'addressed',
  dueAt,
  ...more,
});

/** So many school days after it was asked, whoever did not answer is asked once more. */
const NUDGE_DAYS = 2;
/** Before it begins. */
export const SOON = 15 * 60_000;

/** When can you? To everybody but who plans it; once more to those who did not answer. */
export function askAll(
  school: School,
  id: string,
  { people, organiserId, sequence }: Consultation,
  now: Epoch,
): NewWork[] {
  const again = epochOf(addSchoolDays(school.calendar, dayOf(now), NUDGE_DAYS), school.settings.digestAt);
  return people
    .filter((person) => person !== organiserId)
    .flatMap((person) => [
      sendTo('consult.asked', consultationRef(id), person, now),
      sendTo('consult.nudge', consultationRef(id), person, again, {
        manner: 'capped',
        id: `consult.nudge:${id}:${person}:${sequence}`,
        data: { sequence },
      }),
    ]);
}

/** It has a time: told with a file for one's calendar; a line the school day before, a note a quarter of an hour before. */
export function tellTime(
  school: School,
  id: string,
  consultation: Pick<Consultation, 'people' | 'organiserId' | 'minutes'>,
  from: Epoch,
  sequence: number,
  now: Epoch,
): NewWork[] {
  const each = everyoneIn(consultation).flatMap((person) => [
    sendTo('consult.confirmed', consultationRef(id), person, now, { data: { sequence } }),
    ...remind(school, id, person, from, sequence, now),
  ]);
  return [...each, askToNote(id, { ...consultation, sequence }, from)];
}

/** What one of them hears before it begins, as long as this time is its own. */
export function remind(
  school: School,
  id: string,
  person: string,
  from: Epoch,
  sequence: number,
  now: Epoch,
): NewWork[] {
  const before = epochOf(previousSchoolDay(school.calendar, dayOf(from)), school.settings.digestAt);
  const rows: NewWork[] = [
    sendTo('consult.soon', consultationRef(id), person, from - SOON, {
      manner: 'now',
      notAfter: from,
      id: `consult.soon:${id}:${person}:${sequence}`,
      data: { sequence },
    }),
  ];
  if (before > now)
    rows.push(
      sendTo('consult.tomorrow', consultationRef(id), person, before, {
        manner: 'digest',
        notAfter: from,
        id: `consult.tomorrow:${id}:${person}:${sequence}`,
        data: { sequence },
      }),
    );
  return rows;
}

/** When it is over: who organises it is asked, once, to note what was agreed, if nobody did. */
export const askToNote = (
  id: string,
  { organiserId, minutes, sequence }: Pick<Consultation, 'organiserId' | 'minutes' | 'sequence'>,
  from: Epoch,
): NewSend =>
  sendTo('consult.over', consultationRef(id), organiserId, from + minutes * 60_000, {
    manner: 'capped',
    id: `consult.over:${id}:${organiserId}:${sequence}`,
    data: { from },
  });

export const tellOne = (
  name: string,
  id: string,
  person: string,
  now: Epoch,
  data?: NewSend['data'],
): NewSend => sendTo(name, consultationRef(id), person, now, data ? { data } : {});
