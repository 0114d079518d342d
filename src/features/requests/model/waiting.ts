import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import {
  hasRole,
  isCoordinator,
  mayStandIn,
  nameOf,
  nextDayAtWork,
  presentOn,
  standInChain,
} from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';

/** After so many school days a question to a requester is asked once more. */
export const ASK_AGAIN_AFTER_SCHOOL_DAYS = 3;

const LAID: readonly string[] = ['raised', 'confirmed', 'chosen', 'handedOver'];
/** Since when it lies with whom it lies now. */
export const liesSince = ({ events, createdAt }: CareRequest): Epoch =>
  events.findLast(({ what }) => LAID.includes(what))?.at ?? createdAt;

/**
 * Who took up its alarm while it lies where it lies, and nobody follows it up yet. That is no silence, so nobody hears that it waits
 * for an answer; who goes on with it is still asked. undefined: there is no such alarm, or it was handed over since.
 */
export function metBy(request: CareRequest): string | undefined {
  const { status, alarm, events } = request;
  if (status !== 'NEW' || alarm?.acknowledgedBy === undefined) return undefined;
  const met = events.findLastIndex(({ what }) => what === 'acknowledged');
  return met > events.findLastIndex(({ what }) => LAID.includes(what)) ? alarm.acknowledgedBy : undefined;
}

/** That somebody, as a text about it names them. */
export const metParams = (school: School, by: string, readerId: string) => ({
  name: nameOf(school, by),
  me: by === readerId ? 'yes' : 'no',
});

/**
 * Whom to ask to take up what nobody took: who took up its alarm and so knows of it, else the first of the stand-ins of whoever has
 * it who is there, also when that one is there too, and did not give it away. About somebody of the school nobody else is asked, and
 * the head does not read "mijn aanpak".
 */
export function helperFor(
  school: School,
  request: CareRequest,
  holderId: string,
  today: Day,
): Person | undefined {
  const holder = school.people.get(holderId);
  if (!holder || request.onlyFor) return undefined;
  const headOnly = (one: Person) => hasRole(one, 'HEAD') && !isCoordinator(one);
  const met = school.people.get(metBy(request) ?? '');
  return [...(met && met !== holder ? [met] : []), ...standInChain(school, holder)].find(
    (one) =>
      mayStandIn(one) &&
      presentOn(one, today) &&
      one.id !== request.requesterId &&
      one.id !== request.coordinatorId &&
      !request.handedTo.includes(one.id) &&
      !(request.words.scope === 'practice' && headOnly(one)),
  );
}

/** Untaken for so long that the head may count it. What is about somebody of the school is in no count. */
export function callsForHands({ calendar, settings }: School, request: CareRequest, today: Day): boolean {
  const days =
    settings.untakenAfterSchoolDays + settings.standInAfterSchoolDays + settings.headAfterSchoolDays;
  return (
    request.status === 'NEW' &&
    !request.onlyFor &&
    metBy(request) === undefined &&
    addSchoolDays(calendar, dayOf(liesSince(request)), days) <= today
  );
}

/** The morning on which the open question reaches its requester once more. */
export function askedAgainOn(school: School, { events, requesterId }: CareRequest): Day | undefined {
  const asked = events.findLast(({ what }) => what === 'asked');
  const requester = school.people.get(requesterId);
  if (!asked || !requester) return undefined;
  const due = addSchoolDays(school.calendar, dayOf(asked.at), ASK_AGAIN_AFTER_SCHOOL_DAYS);
  return nextDayAtWork(school, requester, due);
}

/** The row of that morning. */
export const askedAgainId = (id: string, { events }: CareRequest): string =>
  `question-again:${id}:${events.findLast(({ what }) => what === 'asked')?.at ?? 0}`;

/** The question that is open now was asked once more, and there is no answer yet. */
export const waitsForAnswer = ({ status, events }: CareRequest): boolean =>
  status === 'WAITING' &&
  events.findLastIndex(({ what }) => what === 'askedAgain') >
    events.findLastIndex(({ what }) => what === 'asked');
