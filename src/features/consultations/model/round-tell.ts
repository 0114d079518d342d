import { previousSchoolDay } from '../../../calendar/school-calendar.js';
import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewSend, NewWork } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import { type Consultation, consultationRef, everyoneIn } from './consultation.js';
import { roundRef } from './round.js';
import { SOON, sendTo } from './tell.js';

type Timed = Pick<Stored<Consultation>, 'id' | 'data'>;
/**
 * What a round says: to each once at which times they are in it; a line the school day before each of their days, a note before what
 * does not follow on something of it; once to who did not prepare; and in the evening to who runs it what is to be noted yet.
 */
export function tellRound(
  school: School,
  round: { id: string; organiserId: string },
  classes: readonly Timed[],
  now: Epoch,
): NewWork[] {
  const people = [...new Set(classes.flatMap(({ data }) => everyoneIn(data)))];
  const rows = people.flatMap((person): NewWork[] => {
    const theirs = classes.filter(({ data }) => everyoneIn(data).includes(person));
    return [
      sendTo('consult.round.told', roundRef(round.id), person, now),
      ...daysOf(theirs).flatMap((day) => dayBefore(school, round.id, person, day, now)),
      ...theirs.map((one) => soon(one, person)),
      ...nudges(school, round.id, person, theirs, now),
    ];
  });
  return [...rows, ...daysOf(classes).map((day) => evening(round, classes, day))];
}

/** The same for one class that comes in later. */
export const tellLater = (
  school: School,
  round: { id: string; organiserId: string },
  one: Timed,
  now: Epoch,
) =>
  tellRound(school, round, [one], now).map((row) =>
    row.name === 'consult.round.told'
      ? { ...row, name: 'consult.round.added', ref: consultationRef(one.id) }
      : row,
  );

const daysOf = (classes: readonly Timed[]): Day[] => [
  ...new Set(classes.map(({ data }) => dayOf(data.from ?? 0))),
];

function dayBefore(school: School, round: string, person: string, day: Day, now: Epoch): NewWork[] {
  const at = epochOf(previousSchoolDay(school.calendar, day), school.settings.digestAt);
  if (at <= now) return [];
  const id = `consult.round.tomorrow:${round}:${person}:${day}`;
  const notAfter = epochOf(day, '12:00');
  return [
    sendTo('consult.round.tomorrow', roundRef(round), person, at, {
      manner: 'digest',
      notAfter,
      id,
      data: { day },
    }),
  ];
}

const soon = ({ id, data }: Timed, person: string): NewSend =>
  sendTo('consult.round.soon', consultationRef(id), person, (data.from ?? 0) - SOON, {
    manner: 'now',
    notAfter: data.from ?? 0,
    id: `consult.round.soon:${id}:${person}:${data.sequence}`,
    data: { sequence: data.sequence },
  });

/** The row of the one reminder that somebody gets of a round. */
export const nudgeId = (round: string, person: string) => `consult.round.nudge:${round}:${person}`;

/** On the morning of the first day by which something is asked of them: the only time that it is asked again. */
function nudges(
  school: School,
  round: string,
  person: string,
  theirs: readonly Timed[],
  now: Epoch,
): NewWork[] {
  const days = theirs.flatMap(({ data }) => data.prepare?.due[person] ?? []).sort();
  const [day] = days;
  if (day === undefined) return [];
  const at = epochOf(day, school.settings.digestAt);
  const last = Math.max(...theirs.map(({ data }) => data.from ?? 0));
  const id = nudgeId(round, person);
  return at > now
    ? [sendTo('consult.round.nudge', roundRef(round), person, at, { manner: 'capped', id, notAfter: last })]
    : [];
}

function evening(
  { id, organiserId }: { id: string; organiserId: string },
  classes: readonly Timed[],
  day: Day,
): NewSend {
  const ends = classes.filter(({ data }) => dayOf(data.from ?? 0) === day).map(({ data }) => data.to ?? 0);
  return sendTo('consult.round.over', roundRef(id), organiserId, Math.max(...ends), {
    manner: 'capped',
    id: `consult.round.over:${id}:${day}`,
    data: { day },
  });
}
