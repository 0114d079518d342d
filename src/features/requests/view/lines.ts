import type { CardData } from '../../../kernel/card.js';
import { day, moment, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { CareRequest, TimelineEvent } from '../model/request.js';
import type { Status } from '../model/states.js';
import { waitsForAnswer } from '../model/waiting.js';
import type { Aspect } from '../policy.js';

/** The steps that brought it where it is; whoever follows it up does so since the first after a hand-over. */
const BROUGHT: Record<Status, readonly string[]> = {
  UNCONFIRMED: ['noted'],
  HELD: ['raised'],
  NEW: ['raised', 'confirmed', 'chosen', 'handedOver'],
  TAKEN: ['taken', 'together', 'asked', 'answered', 'parked', 'referred', 'reopened'],
  WAITING: ['asked'],
  ANSWERED: ['answered'],
  PARKED: ['parked', 'referred'],
  CLOSED: ['closed'],
  WITHDRAWN: ['withdrawn'],
  DROPPED: ['dropped'],
};

function sinceOf({ status, together, events, changedAt }: CareRequest): Epoch {
  const brought = (event: TimelineEvent) => BROUGHT[status].includes(event.what);
  if (status !== 'TAKEN') return events.findLast(brought)?.at ?? changedAt;
  if (together) return events.findLast((event) => event.what === 'together')?.at ?? changedAt;
  const handed = events.findLastIndex((event) => event.what === 'handedOver');
  const own = events.slice(handed + 1);
  return (own.find(brought) ?? own.findLast((event) => event.what === 'confirmed'))?.at ?? changedAt;
}

/** The reader's own part in it, by which the texts choose between a name and "you". */
function partOf(request: CareRequest, readerId: string): 'holder' | 'requester' | 'none' {
  if (readerId === (request.takenBy ?? request.coordinatorId)) return 'holder';
  return readerId === request.requesterId ? 'requester' : 'none';
}

/** Where it stands, in one line without a word of content. */
export function stateLine(school: School, request: CareRequest, readerId: string): TextRef {
  const holder = nameOf(school, request.takenBy ?? request.coordinatorId);
  const requester = nameOf(school, request.requesterId);
  const since = moment(sinceOf(request), 'day');
  const together = request.status === 'TAKEN' && request.together;
  const state = together ? 'TOGETHER' : waitsForAnswer(request) ? 'STILL_WAITING' : request.status;
  return text(`request.state.${state}`, {
    holder,
    requester,
    since,
    me: partOf(request, readerId),
    ...untilOf(request),
  });
}

const untilOf = ({ parked }: CareRequest): Record<string, TextParam> =>
  parked ? { until: day(parked.until as Day) } : {};

/** What happens next, and when; an alarm and a reason for whoever may know them. */
export function nextLine(
  school: School,
  request: CareRequest,
  readerId: string,
  aspects: ReadonlySet<Aspect>,
): TextRef {
  const holder = nameOf(school, request.takenBy ?? request.coordinatorId);
  const requester = nameOf(school, request.requesterId);
  const me = partOf(request, readerId);
  const pressing =
    aspects.has('safety') && request.alarm && !request.alarm.acknowledgedBy && request.status === 'NEW';
  const helped = request.status === 'NEW' && request.standInAsked !== undefined;
  const why = aspects.has('words') ? request.parked?.why : undefined;
  const next = pressing ? 'ALARM' : helped ? 'HELPED' : why ? 'PARKED_WHY' : request.status;
  return text(`request.next.${next}`, {
    holder,
    requester,
    answerBy: day(request.answerBy),
    ...untilOf(request),
    ...(why ? { why: text(`request.parkedWhy.${why}`) } : {}),
    helper: nameOf(school, request.standInAsked),
    me: helped && readerId === request.standInAsked ? 'helper' : me,
  });
}

export function eventLine(school: School, event: TimelineEvent): TextRef {
  return text(`request.event.${event.what}`, {
    at: moment(event.at),
    name: nameOf(school, event.by),
    to: nameOf(school, event.to),
  });
}

/** Of which steps one learns more than that there was one: the answer on safety, the partner it is kept for. */
const NEEDS: Record<string, Aspect> = { acknowledged: 'safety', clb: 'words', clbOut: 'words' };

/** Without the steps that tell what the reader may not know. */
export const timelineOf = (school: School, request: CareRequest, aspects: ReadonlySet<Aspect>): CardData[] =>
  request.events
    .filter((event) => NEEDS[event.what] === undefined || aspects.has(NEEDS[event.what]!))
    .map((event) => ({ line: eventLine(school, event) }));

/** The head of every dialog about a request. */
export const headOf = (school: School, id: string, request: CareRequest): CardData => ({
  id,
  roepnaam: request.roepnaam,
  reference: request.reference,
  classCode: request.classCode,
  requester: nameOf(school, request.requesterId),
});
