import { addDays } from '../../../calendar/time.js';
import type { NewSend } from '../../../kernel/decision.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { askRef, askRow, morningOf, nextAskDay } from '../../school/model/asking.js';
import { dawnOf } from '../../school/model/dawn.js';
import { nextDayAtWork, presentOn, worksToday } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';
import { liesSince } from './waiting.js';

/** So many are remembered: the messages that show it are drawn again when it changes. */
const MOST = 4;

/** Whether what is asked on the morning of `day` is about where it lies now: who got it since that dawn is asked on a later one. */
export const isAskedOf = (school: School, request: CareRequest, day: Day): boolean =>
  liesSince(request) < dawnOf(school, day);

/** Whether the message of that morning asks this person to take it up: then no line of that morning tells of it too. */
export const isAskedIn = (school: School, request: CareRequest, personId: string, day: Day): boolean =>
  (request.nudges ?? []).some((one) => one.to === personId && one.day === day) &&
  isAskedOf(school, request, day);

/** The messages in which it stood, as what nobody had taken up yet. */
export const nudgeRefs = ({ nudges = [] }: CareRequest) => nudges.map(({ to, day }) => askRef(to, day));

/** Today is the first day at work after an absence that held at least one day at work. */
export function isBack(school: School, person: Person, today: Day): boolean {
  if (!presentOn(person, today) || !worksToday(school, person, today)) return false;
  const usually = { ...person, absences: [] };
  return person.absences.some(
    ({ from, to }) =>
      to < today &&
      nextDayAtWork(school, usually, from) <= to &&
      nextDayAtWork(school, person, addDays(to, 1)) === today,
  );
}

/**
 * Asks somebody to take it up, in the one message of their next morning at work; who comes back that morning is welcomed first, and asked
 * on the next. undefined: there is nobody of that id.
 */
export function nudge(
  school: School,
  { nudges = [] }: CareRequest,
  to: string,
  now: Epoch,
): { change: Pick<CareRequest, 'nudges'>; work: NewSend[] } | undefined {
  const person = school.people.get(to);
  if (!person) return undefined;
  const first = nextAskDay(school, person, now);
  const day = isBack(school, person, first) ? nextAskDay(school, person, morningOf(school, first)) : first;
  const before = nudges.filter((one) => one.to !== to || one.day !== day);
  return { change: { nudges: [...before, { to, day }].slice(-MOST) }, work: [askRow(school, to, day)] };
}
