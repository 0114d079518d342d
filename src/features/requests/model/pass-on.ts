import { dayOf } from '../../../calendar/time.js';
import type { AuditLine, NewWork, RecordKey, Save } from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import { activeOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { mayHold } from '../policy.js';
import { weekOf } from './load.js';
import { AUTOMATIC, type CareRequest, moved, REQUEST, type TimelineEvent } from './request.js';
import { type Act, type Status, stateAfter } from './states.js';
import { refOf, refsOf, tell } from './step.js';
import { promisedDay, untakenCheck } from './untaken.js';

/** Requests that change their coordinator, not one by one in a dialog but with a class list, or because somebody left. */

export interface Passing {
  school: School;
  now: Epoch;
  /** Who brings it about: a person, or the passing of time. */
  by: string;
  verb: string;
  /** With whom it lay, or who followed it up. */
  from: string;
  to: string;
  /** Why it lies with `to` from now on, as a request is told why it went to somebody. */
  routing: CareRequest['routing'];
}

export interface Passed {
  data: CareRequest;
  save: Save[];
  work: NewWork[];
  audit: AuditLine[];
  changed: RecordKey[];
  /** Whether somebody else follows it up by this, so that its requester hears of it. */
  told: boolean;
}

/** Somebody else took it up and goes on with it, whoever its class falls to. */
function keepsTaker({ school, from, now }: Passing, request: CareRequest): boolean {
  const taker = request.takenBy === from ? undefined : school.people.get(request.takenBy ?? '');
  return taker !== undefined && activeOn(taker, dayOf(now)) && mayHold(taker, request);
}

/**
 * The request with its new coordinator. What somebody else follows up stays with them; what is put aside stays so until its
 * day; all the rest lies there anew, to be taken up. undefined: its state knows no such thing, or nothing would change.
 */
export function passOn(passing: Passing, record: Stored<CareRequest>): Passed | undefined {
  const { school, now, by, verb, to, routing } = passing;
  const { id, version, data: before } = record;
  const kept = keepsTaker(passing, before);
  if (before.coordinatorId === to && (kept || before.takenBy === undefined)) return undefined;
  const next = stateAfter(before.status, kept ? 'mark' : 'passOn');
  if (!next) return undefined;
  const today = dayOf(now);
  const event: TimelineEvent = { at: now, by, what: kept ? 'coordinatorChanged' : 'handedOver', to };
  const fresh = next === 'NEW' && !kept;
  const data = inPlace(before, next, event, {
    coordinatorId: to,
    routing,
    handedTo: handedTo(passing, before),
    ...(kept
      ? {}
      : {
          takenBy: next === 'PARKED' ? to : undefined,
          together: undefined,
          standInAsked: undefined,
          // The list of a basket is its owner's: who gets it along keeps it anew, and the old list has it when it is put back.
          clb: undefined,
        }),
    ...(fresh ? { answerBy: promisedDay(school, to, today), week: weekOf(today) } : {}),
  });
  return {
    data,
    save: [{ kind: REQUEST, id, expect: version, data }],
    work: fresh ? [untakenCheck(school, id, today), ...pressing(id, before, to, now)] : [],
    audit: [{ at: now, who: by, verb, ...refOf(id), access: 'change' }],
    changed: refsOf(id, before),
    told: !kept,
  };
}

/** Who gave it along goes on reading it, as after every hand-over; who left the work with it does not. */
const handedTo = ({ by, from, to }: Passing, { handedTo: before }: CareRequest): string[] => [
  ...new Set([...before, ...(by === AUTOMATIC ? [] : [from]), to]),
];

/** Where somebody may be in danger and nobody spoke yet, a number among others is not enough. */
const pressing = (id: string, { status, words }: CareRequest, to: string, now: Epoch): NewWork[] =>
  status !== 'NEW' || words.safety === 'no' ? [] : [tell('request.new', to, id, now, 'now')];

/** Its place in the lists, by the last act on itself, stays. */
const inPlace: typeof moved = (request, ...rest) => ({
  ...moved(request, ...rest),
  changedAt: request.changedAt,
});

/**
 * About somebody of the school: nobody but its requester says who may know. It lies with them alone until they chose again.
 * undefined: its state does not know that.
 */
export function letGo(
  { now, verb }: Pick<Passing, 'now' | 'verb'>,
  { id, version, data: before }: Stored<CareRequest>,
): Omit<Passed, 'told'> | undefined {
  const next = stateAfter(before.status, 'letGo');
  if (!next) return undefined;
  const event: TimelineEvent = { at: now, by: AUTOMATIC, what: 'letGo' };
  const data = moved(before, next, event, {
    coordinatorId: '',
    takenBy: undefined,
    together: undefined,
    onlyFor: [],
    sharedWith: [],
    handedTo: [],
    gathered: undefined,
  });
  return {
    data,
    save: [{ kind: REQUEST, id, expect: version, data }],
    work: [tell('request.choose-again', before.requesterId, id, now, 'addressed')],
    audit: [{ at: now, who: AUTOMATIC, verb, ...refOf(id), access: 'change' }],
    changed: refsOf(id, before),
  };
}

/** What putting it back is called in the table of states, by the state it had. */
const BACK: Partial<Record<Status, Act>> = {
  NEW: 'mark',
  TAKEN: 'take',
  WAITING: 'ask',
  ANSWERED: 'answer',
  PARKED: 'mark',
};

/** What a hand-over changes of a request, as it was before. */
export type Before = Pick<
  CareRequest,
  | 'status'
  | 'coordinatorId'
  | 'takenBy'
  | 'together'
  | 'parked'
  | 'plannedFor'
  | 'standInAsked'
  | 'clb'
  | 'answerBy'
  | 'week'
  | 'routing'
  | 'handedTo'
>;

export const beforeOf = (request: CareRequest): Before => ({
  status: request.status,
  coordinatorId: request.coordinatorId,
  takenBy: request.takenBy,
  together: request.together,
  parked: request.parked,
  plannedFor: request.plannedFor,
  standInAsked: request.standInAsked,
  clb: request.clb,
  answerBy: request.answerBy,
  week: request.week,
  routing: request.routing,
  handedTo: request.handedTo,
});

const GIVEN: readonly string[] = ['handedOver', 'coordinatorChanged'];
/** The step by which it was given along at that moment. */
export const wentAt = ({ events }: CareRequest, at: unknown): TimelineEvent | undefined =>
  events.find((event) => event.at === at && GIVEN.includes(event.what));

const UNNOTICED: readonly string[] = ['openedWithReason'];

/** Whether somebody did something with it since it was given along at `at`. */
export const actedOnSince = ({ events }: CareRequest, at: Epoch): boolean => {
  const given = events.findLastIndex((event) => event.at === at && GIVEN.includes(event.what));
  return (
    given < 0 || events.slice(given + 1).some(({ by, what }) => by !== AUTOMATIC && !UNNOTICED.includes(what))
  );
};

/** A hand-over taken back, for a request with which nobody did anything since; undefined: its state does not know that. */
export function putBack(
  { now, by, verb }: Pick<Passing, 'now' | 'by' | 'verb'>,
  { id, version, data: current }: Stored<CareRequest>,
  before: Before,
): Omit<Passed, 'told'> | undefined {
  const next = stateAfter(current.status, BACK[before.status] ?? 'mark');
  if (next !== before.status) return undefined;
  const event: TimelineEvent = { at: now, by, what: 'putBack', to: before.coordinatorId };
  const data = inPlace(current, next, event, before);
  return {
    data,
    save: [{ kind: REQUEST, id, expect: version, data }],
    work: [],
    audit: [{ at: now, who: by, verb, ...refOf(id), access: 'change' }],
    changed: refsOf(id, current),
  };
}
