import { auditLine, type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { INSTRUMENT, instrumentsIn } from '../../school/model/instruments.js';
import { nameOf } from '../../school/model/people.js';
import { weekOf } from '../model/load.js';
import { type OUTCOMES, REQUEST } from '../model/request.js';
import { overtaken } from '../model/state-line.js';
import { stateAfter } from '../model/states.js';
import { refOf, refsOf, stepped, tell, tellTakenUp } from '../model/step.js';
import { takeStep } from '../model/take.js';
import type { RequestTurn } from '../model/turn.js';
import { promisedDay, untakenCheck } from '../model/untaken.js';
import { leads, mayReceive } from '../policy.js';
import { answerCard, NO_INSTRUMENT } from '../view/advice.js';
import { closeCard, handOverCard, writeCard } from '../view/write.js';
import { colleague, step, todayOf } from './shared.js';
import { questionCheck } from './waiting.js';

/** What whoever leads a request does with it. Each returns the step of the table, or what happened in the meantime. */

function taken(turn: RequestTurn, together: boolean, verb: string): Decision | Refusal {
  const { person, record } = turn;
  const request = record.data;
  const possible = stateAfter(request.status, 'take') !== undefined;
  if (possible && request.takenBy && request.takenBy !== person.id) {
    const theirs = request.events.findLast((event) => event.by === request.takenBy);
    return refuse('conflict', overtaken(turn, request, theirs));
  }
  if (possible && request.takenBy === person.id && (request.together ?? false) === together) {
    return refuse('conflict', text('request.alreadyYours', { roepnaam: request.roepnaam }));
  }
  return step(turn, {
    ...takeStep(turn, record, together, verb),
    reply: {
      kind: 'close',
      note: text(together ? 'request.togetherNote' : 'request.takenNote', {
        roepnaam: request.roepnaam,
        name: nameOf(turn.school, request.requesterId),
      }),
    },
  });
}

export const take = (turn: RequestTurn) => taken(turn, false, 'request.take');
export const together = (turn: RequestTurn) => taken(turn, true, 'request.together');

export const handOver = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: handOverCard(turn, turn.id()) });

export function handedOver(turn: RequestTurn<{ id: string; to?: string; why?: string }>): Decision | Refusal {
  const { school, record, now } = turn;
  const request = record.data;
  const today = todayOf(turn);
  const to = colleague(school, turn.input.to, today);
  if (to && request.onlyFor && !request.onlyFor.includes(to.id))
    return invalid({ to: text('error.notChosen') });
  if (!to || !mayReceive(to, request)) return invalid({ to: text('error.pickCoordinator') });
  const answerBy = promisedDay(school, to.id, today);
  return step(turn, {
    act: 'handOver',
    verb: 'request.hand-over.save',
    what: 'handedOver',
    to: to.id,
    change: {
      coordinatorId: to.id,
      takenBy: undefined,
      together: undefined,
      standInAsked: undefined,
      clb: undefined,
      bundle: undefined,
      answerBy,
      week: weekOf(today),
      routing: [{ t: 'route.handedOver', p: { name: turn.person.name } }],
      handedTo: [...new Set([...request.handedTo, turn.person.id, request.coordinatorId, to.id])],
    },
    note: turn.input.why ? { kind: 'reason', text: turn.input.why } : undefined,
    work: [
      tell('request.new', to.id, record.id, now, 'addressed'),
      tell('request.handed-over', request.requesterId, record.id, now, 'addressed'),
      untakenCheck(school, record.id, today),
    ],
    reply: {
      kind: 'close',
      note: text('request.handedOverNote', { roepnaam: request.roepnaam, name: to.name }),
    },
  });
}

export const ask = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: writeCard(turn, 'ask', turn.id()) });

export const asked = (turn: Written) =>
  toRequester(turn, 'ask', 'asked', 'question', 'request.question', 'request.askedNote');

/** With something from the school's list, where that helps; `instrument`: chosen already. */
export const answer = async (turn: RequestTurn<{ id: string; instrument?: string }>): Promise<Decision> =>
  decision({
    kind: 'dialog',
    card: answerCard(turn, await instrumentsIn(turn.read, 'ACCEPTED'), turn.input.instrument, turn.id()),
  });

export async function answered(turn: Answered): Promise<Decision | Refusal> {
  const { instrument } = turn.input;
  const given = instrument === undefined || instrument === NO_INSTRUMENT ? undefined : instrument;
  if (given && (await turn.read.get(INSTRUMENT, given))?.data.state !== 'ACCEPTED')
    return invalid({ instrument: text('error.choice') });
  return toRequester(turn, 'answer', 'answered', 'answer', 'request.answered', 'request.answeredNote', given);
}

type Written = RequestTurn<{ id: string; text: string }>;
type Answered = RequestTurn<{ id: string; text: string; instrument?: string }>;

/** Words to the requester; whoever writes first follows it up from then on. */
function toRequester(
  turn: Written,
  act: 'ask' | 'answer',
  what: string,
  kind: 'question' | 'answer',
  send: string,
  note: string,
  instrument?: string,
): Decision | Refusal {
  const { record, person, school, input, now } = turn;
  const { requesterId, takenBy } = record.data;
  return step(turn, {
    act,
    verb: `request.${act}.save`,
    what,
    change: { takenBy: takenBy ?? person.id },
    note: { kind, text: input.text, ...(instrument ? { instrument } : {}) },
    work: [
      tell(send, requesterId, record.id, now, 'addressed'),
      ...(act === 'ask' ? [questionCheck(school, record.id, now)] : []),
    ],
    reply: { kind: 'close', note: text(note, { name: nameOf(school, requesterId) }) },
  });
}

export const close = (turn: RequestTurn): Decision =>
  decision({ kind: 'dialog', card: closeCard(turn, turn.id()) });

export interface CloseInput {
  id: string;
  outcome: (typeof OUTCOMES)[number];
  text?: string;
  tracking?: string;
}
export function closed(turn: RequestTurn<CloseInput>): Decision | Refusal {
  const { record, now, person, input } = turn;
  const request = record.data;
  const tracking = { me: person.id, requester: request.requesterId }[input.tracking ?? ''];
  return step(turn, {
    act: 'close',
    verb: 'request.close.save',
    what: 'closed',
    change: { outcome: input.outcome, pupilTrackingBy: tracking },
    note: input.text ? { kind: 'outcome', text: input.text } : undefined,
    work: [tell('request.closed', request.requesterId, record.id, now, 'addressed')],
    reply: { kind: 'close', note: text('request.closedNote', { roepnaam: request.roepnaam }) },
  });
}

export function reopen(turn: RequestTurn): Decision | Refusal {
  const { record, person, now } = turn;
  const request = record.data;
  const byRequester = person.id === request.requesterId;
  const keeper = request.takenBy ?? request.coordinatorId;
  return step(turn, {
    act: 'reopen',
    verb: 'request.reopen',
    what: 'reopened',
    change: { outcome: undefined, takenBy: keeper },
    work: [tell('request.reopened', byRequester ? keeper : request.requesterId, record.id, now, 'addressed')],
    reply: { kind: 'close', note: text('request.reopenedNote', { roepnaam: request.roepnaam }) },
  });
}

export function acknowledge(turn: RequestTurn): Decision | Refusal {
  const { record, person, school, now } = turn;
  const request = record.data;
  if (!request.alarm) return refuse('gone');
  const { acknowledgedBy: by, acknowledgedAt: at = now } = request.alarm;
  if (by) return refuse('conflict', overtaken(turn, request, { by, at }));
  const verb = 'request.acknowledge';
  const data = {
    ...request,
    alarm: { ...request.alarm, acknowledgedBy: person.id, acknowledgedAt: now },
    changedAt: now,
    events: [...request.events, { at: now, by: person.id, what: 'acknowledged' }],
  };
  const met = { ...record, data };
  const work = tellTakenUp(request, record.id, now);
  const fresh = request.status === 'NEW';
  const note = (then: 'mine' | 'theirs' | 'none') =>
    text('request.acknowledgedNote', {
      name: nameOf(school, request.requesterId),
      holder: nameOf(school, request.coordinatorId),
      then,
    });
  // With whom it lies follows it up from then on: nobody asks them who does.
  const own = fresh && leads(person, request, school, todayOf(turn));
  const taken = own ? stepped(turn, met, { ...takeStep(turn, met, false, verb), work }) : undefined;
  if (taken) return decision({ kind: 'close', note: note('mine') }, taken);
  return decision(
    { kind: 'close', note: note(fresh ? 'theirs' : 'none') },
    {
      save: [{ kind: REQUEST, id: record.id, expect: record.version, data }],
      work,
      audit: [auditLine(turn, verb, refOf(record.id))],
      changed: refsOf(record.id, request),
    },
  );
}
