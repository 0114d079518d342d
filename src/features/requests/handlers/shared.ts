import { dayOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  type Decision,
  decision,
  type Manner,
  type NewSend,
} from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Reply } from '../../../kernel/interaction.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { activeOn, nameOf, presentOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { hintsOf } from '../model/hints.js';
import { AUTOMATIC, type CareRequest, moved, type Note, REQUEST } from '../model/request.js';
import { signalOf } from '../model/signals.js';
import { type Act, stateAfter } from '../model/states.js';
import type { RequestTurn } from '../model/turn.js';
import { holderOf, leads } from '../policy.js';
import { stateLine } from '../view/lines.js';

export const todayOf = (turn: { now: Epoch }): Day => dayOf(turn.now);
export const refOf = (id: string) => ({ kind: REQUEST.kind, id });
/** What a message with the new requests of an hour is about. There is no such record: the requests carry its name. */
export const hourRef = (id: string) => ({ kind: 'requestHour', id });

/** A message about a request to one colleague. */
export const tell = (
  name: string,
  person: string,
  id: string,
  now: Epoch,
  manner: Manner,
  more: Partial<Pick<NewSend, 'always' | 'data' | 'dueAt' | 'id'>> = {},
): NewSend => ({ type: 'send', name, ref: refOf(id), to: { person }, manner, dueAt: now, ...more });

export const audited = (
  turn: { now: Epoch; person: { id: string } },
  verb: string,
  id: string,
  access: AuditLine['access'] = 'change',
): AuditLine => ({ at: turn.now, who: turn.person.id, verb, kind: REQUEST.kind, id, access });

export interface Step {
  act: Act;
  verb: string;
  /** The name of the step on the timeline. */
  what: string;
  to?: string;
  change?: Partial<CareRequest>;
  note?: Omit<Note, 'at' | 'by'>;
  work?: Decision['work'];
  reply?: Reply;
}

/**
 * One step of a request, if the table of states allows it; else the answer says what happened in the meantime.
 * The messages that show the request follow by themselves.
 */
export function step(
  turn: RequestTurn<unknown>,
  { act, verb, what, to, change, note, work, reply }: Step,
): Decision | Refusal {
  const { id, version, data } = turn.record;
  const next = stateAfter(data.status, act);
  if (!next) return refuse('gone', overtaken(turn, data));
  const up = TAKES_UP.includes(act) ? takenUp(turn, data) : undefined;
  const notes = note ? [...data.notes, { ...note, at: turn.now, by: turn.person.id }] : data.notes;
  const event = { at: turn.now, by: turn.person.id, what, ...(to ? { to } : {}) };
  return decision(reply ?? { kind: 'close' }, {
    save: [
      {
        kind: REQUEST,
        id,
        expect: version,
        data: moved(data, next, event, { ...change, ...up?.change, notes: change?.notes ?? notes }),
      },
    ],
    work: [...(work ?? []), ...(up?.work ?? [])],
    audit: [audited(turn, verb, id)],
    changed: [refOf(id), ...(data.gathered === undefined ? [] : [hourRef(data.gathered)])],
  });
}

const TAKES_UP: readonly Act[] = ['take', 'ask', 'answer', 'close'];

/** Whoever starts on it has read the alarm: it is confirmed, its requester hears it at once. */
function takenUp({ person, record, now }: RequestTurn<unknown>, request: CareRequest) {
  const { alarm } = request;
  if (!alarm || alarm.acknowledgedBy) return undefined;
  return {
    change: { alarm: { ...alarm, acknowledgedBy: person.id, acknowledgedAt: now } },
    work: tellTakenUp(request, record.id, now),
  };
}

/** Whose alarm it was: its requester, and the colleague who noted it for them. */
export const raisers = ({ requesterId, notedBy }: CareRequest): string[] =>
  notedBy === undefined ? [requesterId] : [requesterId, notedBy];

export const tellTakenUp = (request: CareRequest, id: string, now: Epoch): NewSend[] =>
  raisers(request).map((person) => tell('request.acknowledged', person, id, now, 'now', { always: true }));

/** "… was je net voor", with the name and the hour of that step; after one's own step, how it stands by now. */
export function overtaken(
  { school, person }: Pick<RequestTurn<unknown>, 'school' | 'person'>,
  request: CareRequest,
  last: { by: string; at: Epoch } = request.events.findLast(({ by }) => by !== AUTOMATIC)!,
): TextRef {
  const { roepnaam } = request;
  if (last.by === person.id)
    return text('request.movedOn', { roepnaam, state: stateLine(school, request, person.id) });
  const name = nameOf(school, last.by);
  return text('request.overtaken', { name, at: { at: last.at, as: 'time' }, roepnaam });
}

/** Who hears what a requester does: whoever follows it up and is there, else with whom it lies today. */
export function keeperOf(school: School, request: CareRequest, today: Day): string {
  const taker = request.takenBy === undefined ? undefined : school.people.get(request.takenBy);
  if (taker && presentOn(taker, today) && leads(taker, request, school, today)) return taker.id;
  return holderOf(school, request, today);
}

/** A colleague that somebody chose from a list; undefined when that is nobody of the school today. */
export function colleague(school: School, personId: string | undefined, today: Day) {
  const person = personId === undefined ? undefined : school.people.get(personId);
  return person && activeOn(person, today) ? person : undefined;
}

/** A note that says whom to speak with today, when there are words in it that worry. Never an alarm. */
export function withWorry(sent: TextRef, written: string, coordinator: string): TextRef | undefined {
  return signalOf(written) === 'none' ? undefined : text('request.sentWorrying', { sent, coordinator });
}

/** A note with one quiet line about what could be left out of a text; a class name is no name of a person. */
export function withHint(school: School, sent: TextRef, written: string): TextRef {
  const classNames = school.classes.map((group) => group.code);
  const hint = hintsOf(written, { classNames })[0];
  return hint ? text('request.sentWithHint', { sent, hint: text(`hint.${hint}`) }) : sent;
}
