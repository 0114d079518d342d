import { schoolYearOf } from '../../../calendar/holidays.js';
import type { Decision, NewWork } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { isCoordinator, isHead, peopleOn, worksToday } from '../../school/model/people.js';
import { type Routing, routeRequest, weighedFor } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { alarmedBy } from '../model/alarm.js';
import { freeRoepnaam } from '../model/free-roepnaam.js';
import { loadsOf, weekOf } from '../model/load.js';
import { type CareRequest, newRequest, REQUEST, type Words } from '../model/request.js';
import { audited, raisers, tell } from '../model/step.js';
import type { SchoolTurn } from '../model/turn.js';
import { promisedDay, untakenCheck } from '../model/untaken.js';
import { alarmWork, requestChain } from './alarm.js';
import { newsOf } from './news.js';
import { todayOf } from './shared.js';

type At = Scene<School> & Pick<SchoolTurn<unknown>, 'person' | 'original'>;

/**
 * To whom a request goes now, by all that is known of it. Open work is counted only where it can go to more than one person,
 * a week's only where a limit was set; where somebody may be in danger, no limit holds.
 */
export async function routeFor(turn: Scene<School>, classCode: string, words: Words): Promise<Routing> {
  const { school, read } = turn;
  const today = todayOf(turn);
  const { domains, safety } = words;
  const people = weighedFor(school, classCode, today, domains);
  const limits = safety === 'no' ? people : people.map((one) => ({ ...one, weeklyCap: undefined }));
  const load = people.length > 0 ? await loadsOf(read, limits, today) : undefined;
  return routeRequest(school, classCode, today, { domains, load });
}

export interface Raised {
  id: string;
  request: CareRequest;
  parts: Pick<Decision, 'save' | 'work' | 'audit' | 'changed'>;
}

/** A new request with everything that follows from it; `requester` may be another than who acts (corridor). */
export async function raise(
  turn: At,
  from: {
    words: Words;
    classCode: string;
    status: 'NEW' | 'HELD' | 'UNCONFIRMED';
    requester?: Person;
    verb: string;
  },
): Promise<Raised> {
  const { school, person, now } = turn;
  const today = todayOf(turn);
  const id = turn.id();
  const schoolYear = schoolYearOf(today);
  const routing =
    from.status === 'NEW'
      ? await routeFor(turn, from.classCode, from.words)
      : routeRequest(school, from.classCode, today);
  const requester = from.requester ?? person;
  const request = newRequest(
    {
      id,
      roepnaam: await freeRoepnaam(turn, id, schoolYear),
      schoolYear,
      classCode: from.classCode,
      requesterId: requester.id,
      // Nobody's yet: held or unconfirmed it must not turn up in anybody's list, not even as a gap in a page.
      coordinatorId: from.status === 'NEW' ? routing.personId : '',
      routing: routing.reasons as CareRequest['routing'],
      answerBy: promisedDay(school, routing.personId, today, routing.weeksFull),
      week: weekOf(today),
      words: from.words,
      status: from.status,
      notedBy: requester.id === person.id ? undefined : person.id,
    },
    now,
  );
  const audit = [audited(turn, from.verb, id)];
  const asked = takeAway(turn);
  if (from.status !== 'NEW')
    return { id, request, parts: { save: saved(id, request), work: asked, audit, changed: [] } };
  const sent = sendOff(school, id, request, now);
  return {
    id,
    request: sent.request,
    parts: { save: saved(id, sent.request), work: [...sent.work, ...asked], audit, changed: [] },
  };
}

/** Made of a message in a channel: its author, if we know them, is asked in private to take it away. */
function takeAway({ original, now }: At): NewWork[] {
  if (!original?.personId) return [];
  const { personId, link } = original;
  return [
    {
      type: 'send',
      name: 'request.original',
      to: { person: personId },
      manner: 'addressed',
      dueAt: now,
      ...(link ? { data: { link } } : {}),
    },
  ];
}

const saved = (id: string, request: CareRequest, expect = 0) => [
  { kind: REQUEST, id, expect, data: request },
];

/** What goes out when a request reaches its coordinator: confirmation, message, look after it, and safety at once. */
export function sendOff(
  school: School,
  id: string,
  request: CareRequest,
  now: Epoch,
): { request: CareRequest; work: NewWork[] } {
  const today = todayOf({ now });
  const { safety } = request.words;
  let alarmed = safety === 'yes' ? withAlarm(school, request, now) : request;
  const coordinator = school.people.get(request.coordinatorId);
  const work: NewWork[] = [
    tell('request.confirmed', request.requesterId, id, now, 'now', { always: safety === 'yes' }),
    untakenCheck(school, id, today),
  ];
  if (alarmed.alarm) work.push(...alarmWork(school, requestChain(id, alarmed), alarmed.alarm.told, now));
  if (!alarmed.alarm?.told.includes(request.coordinatorId)) {
    const { send, gathered } = newsOf(school, id, request, now);
    work.push(send);
    if (gathered) alarmed = { ...alarmed, gathered };
  }
  if (safety !== 'doubt' || request.onlyFor) return { request: alarmed, work };
  // Somebody has to speak with the requester today, also when the coordinator does not work today.
  const present =
    coordinator && worksToday(school, coordinator, today) ? undefined : whoIsIn(school, request, today);
  if (!present) return { request: alarmed, work };
  work.push(tell('request.new', present.id, id, now, 'now'));
  // A coordinator may read it then; the head speaks with the requester, who tells what there is to tell.
  if (!isCoordinator(present)) return { request: alarmed, work };
  return { request: { ...alarmed, sharedWith: [...alarmed.sharedWith, present.id] }, work };
}

function whoIsIn(school: School, request: CareRequest, today: Day): Person | undefined {
  const there = peopleOn(school, today).filter(
    (p) => p.id !== request.requesterId && worksToday(school, p, today),
  );
  return there.find(isCoordinator) ?? there.find(isHead);
}

/** "Ja" tells the coordinator and the head; about somebody of the school only those whom the requester picked. */
function withAlarm(school: School, request: CareRequest, now: Epoch): CareRequest {
  const told = request.onlyFor ?? alarmedBy(school, request.coordinatorId, todayOf({ now }));
  return {
    ...request,
    alarm: { at: now, told: [...new Set(told)].filter((id) => !raisers(request).includes(id)) },
  };
}
