import type { CardData } from '../../../kernel/card.js';
import { day, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { AUTOMATIC, type CareRequest, type TimelineEvent } from '../model/request.js';
import { partOf, untilOf } from '../model/state-line.js';
import { metBy, metParams } from '../model/waiting.js';
import type { Aspect } from '../policy.js';

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
  // A day by which it is answered would say that it can wait.
  const today = request.status === 'NEW' && request.words.safety === 'doubt' && aspects.has('safety');
  if (today && me === 'holder' && !helped) return text('message.new.today', { requester });
  const why = aspects.has('words') ? request.parked?.why : undefined;
  const met = aspects.has('safety') && !helped ? metBy(request) : undefined;
  const next = pressing ? 'ALARM' : helped ? 'HELPED' : met ? 'MET' : why ? 'PARKED_WHY' : request.status;
  return text(`request.next.${next}`, {
    holder,
    requester,
    answerBy: day(request.answerBy),
    ...untilOf(request),
    ...(why ? { why: text(`request.parkedWhy.${why}`) } : {}),
    ...(met ? metOf(school, met, readerId) : {}),
    helper: nameOf(school, request.standInAsked),
    me: helped && readerId === request.standInAsked ? 'helper' : me,
  });
}

const metOf = (school: School, by: string, readerId: string) => {
  const { name, me } = metParams(school, by, readerId);
  return { name, mine: me };
};

export function eventLine(school: School, event: TimelineEvent): TextRef {
  // Nobody gave it along: it went by itself, because somebody left.
  const what = event.what === 'handedOver' && event.by === AUTOMATIC ? 'passedOn' : event.what;
  return text(`request.event.${what}`, {
    at: moment(event.at),
    name: nameOf(school, event.by),
    to: nameOf(school, event.to),
  });
}

/** Of which steps one learns more than that there was one: the answer on safety, the partner it is kept for, how far the support goes,
 * and who thinks along. */
const NEEDS: Record<string, Aspect> = {
  acknowledged: 'safety',
  clb: 'words',
  clbOut: 'words',
  invited: 'words',
  thought: 'words',
  cannot: 'words',
  uninvited: 'words',
  phase: 'words',
};

/** Without the steps that tell what the reader may not know. */
export const timelineOf = (school: School, request: CareRequest, aspects: ReadonlySet<Aspect>): CardData[] =>
  request.events
    .filter((event) => NEEDS[event.what] === undefined || aspects.has(NEEDS[event.what]!))
    .map((event) => ({ line: eventLine(school, event) }));
