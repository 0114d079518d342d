import { day, moment, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { AUTOMATIC, type CareRequest, type TimelineEvent } from './request.js';
import type { Status } from './states.js';
import { waitsForAnswer } from './waiting.js';

/** The steps that brought it where it is; whoever follows it up does so since the first after a hand-over. */
const BROUGHT: Record<Status, readonly string[]> = {
  UNCONFIRMED: ['noted'],
  HELD: ['raised'],
  NEW: ['raised', 'confirmed', 'chosen', 'handedOver'],
  TAKEN: ['taken', 'together', 'asked', 'answered', 'planned', 'parked', 'referred', 'reopened'],
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
export function partOf(request: CareRequest, readerId: string): 'holder' | 'requester' | 'none' {
  if (readerId === (request.takenBy ?? request.coordinatorId)) return 'holder';
  return readerId === request.requesterId ? 'requester' : 'none';
}

/** Where it stands, in one line without a word of content. */
export function stateLine(school: School, request: CareRequest, readerId: string): TextRef {
  const holder = nameOf(school, request.takenBy ?? request.coordinatorId);
  const requester = nameOf(school, request.requesterId);
  const since = moment(sinceOf(request), 'day');
  return text(`request.state.${stateOf(request)}`, {
    holder,
    requester,
    since,
    me: partOf(request, readerId),
    ...untilOf(request),
  });
}

function stateOf(request: CareRequest): string {
  if (waitsForAnswer(request)) return 'STILL_WAITING';
  if (request.status === 'PARKED' && wasPassedOn(request)) return 'PARKED_WITH';
  if (request.status !== 'TAKEN') return request.status;
  if (request.plannedFor) return 'PLANNED';
  return request.together ? 'TOGETHER' : 'TAKEN';
}

/** Another put it aside than who has it now. */
const wasPassedOn = ({ events }: CareRequest): boolean =>
  events.findLastIndex(({ what }) => what === 'handedOver') >
  events.findLastIndex(({ what }) => BROUGHT.PARKED.includes(what));

/** The day of which its state speaks, if it speaks of one. */
export const untilOf = ({ parked, plannedFor }: CareRequest): Record<string, TextParam> => {
  const until = parked?.until ?? plannedFor;
  return until ? { until: day(until) } : {};
};

/** "… was je net voor", with the name and the hour of that step; after one's own step, how it stands by now. */
export function overtaken(
  { school, person }: { school: School; person: { id: string } },
  request: CareRequest,
  last: { by: string; at: Epoch } = request.events.findLast(({ by }) => by !== AUTOMATIC)!,
): TextRef {
  const { roepnaam } = request;
  if (last.by === person.id)
    return text('request.movedOn', { roepnaam, state: stateLine(school, request, person.id) });
  const name = nameOf(school, last.by);
  return text('request.overtaken', { name, at: { at: last.at, as: 'time' }, roepnaam });
}
