import type { CardData } from '../../../kernel/card.js';
import { day, moment, type TextRef, text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest, TimelineEvent } from '../model/request.js';

const name = (school: School, id: string | undefined) => (id && school.people.get(id)?.name) || '';

/** Where it stands, in one line without a word of content. */
export function stateLine(school: School, request: CareRequest): TextRef {
  const holder = name(school, request.takenBy ?? request.coordinatorId);
  const requester = name(school, request.requesterId);
  const since = moment(request.changedAt, 'day');
  const state = request.status === 'TAKEN' && request.together ? 'TOGETHER' : request.status;
  return text(`request.state.${state}`, { holder, requester, since });
}

/** What happens next, and when. */
export function nextLine(school: School, request: CareRequest): TextRef {
  const holder = name(school, request.takenBy ?? request.coordinatorId);
  const requester = name(school, request.requesterId);
  return text(`request.next.${request.status}`, { holder, requester, answerBy: day(request.answerBy) });
}

export function eventLine(school: School, event: TimelineEvent): TextRef {
  return text(`request.event.${event.what}`, {
    at: moment(event.at),
    name: name(school, event.by),
    to: name(school, event.to),
  });
}

export const timelineOf = (school: School, request: CareRequest): CardData[] =>
  request.events.map((event) => ({ line: eventLine(school, event) }));

/** The head of every dialog about a request. */
export const headOf = (school: School, id: string, request: CareRequest): CardData => ({
  id,
  roepnaam: request.roepnaam,
  reference: request.reference,
  classCode: request.classCode,
  requester: name(school, request.requesterId),
});

export { name as nameIn };
