import { dayOf } from '../../../calendar/time.js';
import type { CardData } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { nameOf } from '../../school/model/people.js';
import { markOf } from '../model/head.js';
import type { Desk } from '../model/lists.js';
import type { CareRequest } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import { metBy, metParams } from '../model/waiting.js';
import { leads } from '../policy.js';
import type { At } from './lead.js';

type Found = Stored<CareRequest>;

/** From which list a reading is opened, so that "previous" and "next" stay in it. Codes and ids. */
export const openedFrom = ({ of, list, classCode }: Desk): CardData => ({
  which: list,
  classCode: classCode ?? '',
  personId: of.id,
});

/** One request in a list or on a home: no word of it. What it is for today says more than how it stands. */
export function row(at: At, { id, data }: Found, from: CardData): CardData {
  const due = dueOf(at, data);
  const mark = markOf(at, data);
  return {
    id,
    roepnaam: data.roepnaam,
    classCode: data.classCode,
    mark,
    due,
    state: due ? null : stateOf(at, data, mark !== null),
    from,
  };
}

/** Of what is new, who leads it reads from whom it comes and by when; of the rest, and of one's own, how it stands. */
function stateOf({ school, person, now }: At, request: CareRequest, marked: boolean): TextRef {
  const { status, requesterId, answerBy } = request;
  if (status !== 'NEW' || requesterId === person.id || !leads(person, request, school, dayOf(now)))
    return stateLine(school, request, person.id);
  const name = nameOf(school, requesterId);
  const met = marked ? metBy(request) : undefined;
  if (met !== undefined)
    return text('home.row.metBy', { ...metParams(school, met, person.id), requester: name });
  // A day by which it is answered would say that it can wait.
  return marked
    ? text('home.row.from', { name })
    : text('home.row.new', { name, day: day(answerBy as Day, 'short') });
}

/** What about it is for today, for who leads it; a mark says more, so it stands alone. */
export function dueOf(at: At, request: CareRequest): TextRef | null {
  const today = dayOf(at.now);
  const { status, answerBy, plannedFor, backOn, requesterId } = request;
  if (requesterId === at.person.id || markOf(at, request) !== null) return null;
  if (status === 'NEW')
    return answerBy <= today ? text('home.row.answer', { day: day(answerBy as Day, 'short') }) : null;
  if (plannedFor === today) return text('home.row.planned');
  return backOn === today ? text(status === 'PARKED' ? 'home.row.backToday' : 'home.row.back') : null;
}
