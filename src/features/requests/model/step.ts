import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  type Manner,
  type NewSend,
} from '../../../kernel/decision.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import { nudgeRefs } from './nudges.js';
import { type CareRequest, moved, type Note, REQUEST } from './request.js';
import { type Act, stateAfter } from './states.js';

export const refOf = (id: string) => ({ kind: REQUEST.kind, id });
/** What a message with the new requests of an hour is about. There is no such record: the requests carry its name. */
export const hourRef = (id: string) => ({ kind: 'requestHour', id });

/** All messages that show a request. */
export const refsOf = (id: string, request: CareRequest) => [
  refOf(id),
  ...(request.gathered === undefined ? [] : [hourRef(request.gathered)]),
  ...nudgeRefs(request),
];

/** A message about a request to one colleague. */
export const tell = (
  name: string,
  person: string,
  id: string,
  now: Epoch,
  manner: Manner,
  more: Partial<Pick<NewSend, 'always' | 'data' | 'dueAt' | 'id'>> = {},
): NewSend => ({ type: 'send', name, ref: refOf(id), to: { person }, manner, dueAt: now, ...more });

export const audited = (doer: Doer, verb: string, id: string, access?: AuditLine['access']): AuditLine =>
  auditLine(doer, verb, refOf(id), access);

export interface Step {
  act: Act;
  verb: string;
  /** The name of the step on the timeline. */
  what: string;
  to?: string;
  change?: Partial<CareRequest>;
  note?: Omit<Note, 'at' | 'by'>;
  work?: Decision['work'];
}

export type Stepped = Pick<Decision, 'save' | 'work' | 'audit' | 'changed'>;

/** One step of a request and all that follows from it; undefined where the table of states does not allow it. */
export function stepped(
  doer: Doer,
  { id, version, data }: Stored<CareRequest>,
  { act, verb, what, to, change, note, work }: Step,
): Stepped | undefined {
  const { now, person } = doer;
  const next = stateAfter(data.status, act);
  if (!next) return undefined;
  const up = TAKES_UP.includes(act) ? takenUp(doer, id, data) : undefined;
  const notes = note ? [...data.notes, { ...note, at: now, by: person.id }] : data.notes;
  const event = { at: now, by: person.id, what, ...(to ? { to } : {}) };
  const after = { ...change, ...up?.change, notes: change?.notes ?? notes };
  return {
    save: [{ kind: REQUEST, id, expect: version, data: moved(data, next, event, after) }],
    work: [...(work ?? []), ...(up?.work ?? [])],
    audit: [audited(doer, verb, id)],
    changed: refsOf(id, data),
  };
}

const TAKES_UP: readonly Act[] = ['take', 'ask', 'answer', 'plan', 'close'];

/** Whoever starts on it has read the alarm: it is confirmed, its requester hears it at once. */
function takenUp({ person, now }: Doer, id: string, request: CareRequest) {
  const { alarm } = request;
  if (!alarm || alarm.acknowledgedBy) return undefined;
  return {
    change: { alarm: { ...alarm, acknowledgedBy: person.id, acknowledgedAt: now } },
    work: tellTakenUp(request, id, now),
  };
}

/** Whose alarm it was: its requester, and the colleague who noted it for them. */
export const raisers = ({ requesterId, notedBy }: CareRequest): string[] =>
  notedBy === undefined ? [requesterId] : [requesterId, notedBy];

export const tellTakenUp = (request: CareRequest, id: string, now: Epoch): NewSend[] =>
  raisers(request).map((person) => tell('request.acknowledged', person, id, now, 'now', { always: true }));
