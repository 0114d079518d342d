/**
 * The states of a care request. UNCONFIRMED: noted by a colleague after a talk, its teacher has not said "Klopt" ·
 * HELD: about somebody of the school, nobody was told anything, its requester still chooses who may know ·
 * NEW: lies with its coordinator, not taken · TAKEN: somebody follows it up · WAITING: a question to the requester is
 * open · ANSWERED: the requester has an answer · PARKED: put aside until a day, for a reason, with somebody who follows it up · CLOSED · WITHDRAWN by the requester · DROPPED: never confirmed.
 */
export const STATUSES = [
  'UNCONFIRMED',
  'HELD',
  'NEW',
  'TAKEN',
  'WAITING',
  'ANSWERED',
  'PARKED',
  'CLOSED',
  'WITHDRAWN',
  'DROPPED',
] as const;
export type Status = (typeof STATUSES)[number];

export const ACTS = [
  'confirm',
  'confirmTaken',
  'drop',
  'choose',
  'take',
  'handOver',
  'passOn',
  'letGo',
  'ask',
  'reply',
  'answer',
  'plan',
  'add',
  'park',
  'resume',
  'mark',
  'close',
  'reopen',
  'withdraw',
] as const;
export type Act = (typeof ACTS)[number];

/** The one table: what may happen in which state, and where it leads. What is not here cannot happen. */
export const TRANSITIONS: Record<Status, Partial<Record<Act, Status>>> = {
  UNCONFIRMED: { confirm: 'NEW', confirmTaken: 'TAKEN', drop: 'DROPPED', add: 'UNCONFIRMED' },
  HELD: { choose: 'NEW', add: 'HELD', withdraw: 'WITHDRAWN' },
  NEW: {
    plan: 'TAKEN',
    take: 'TAKEN',
    handOver: 'NEW',
    passOn: 'NEW',
    letGo: 'HELD',
    ask: 'WAITING',
    answer: 'ANSWERED',
    add: 'NEW',
    mark: 'NEW',
    park: 'PARKED',
    close: 'CLOSED',
    withdraw: 'WITHDRAWN',
  },
  TAKEN: {
    plan: 'TAKEN',
    take: 'TAKEN',
    handOver: 'NEW',
    passOn: 'NEW',
    letGo: 'HELD',
    ask: 'WAITING',
    answer: 'ANSWERED',
    add: 'TAKEN',
    mark: 'TAKEN',
    park: 'PARKED',
    close: 'CLOSED',
    withdraw: 'WITHDRAWN',
  },
  WAITING: {
    plan: 'WAITING',
    take: 'WAITING',
    handOver: 'NEW',
    passOn: 'NEW',
    letGo: 'HELD',
    ask: 'WAITING',
    reply: 'TAKEN',
    answer: 'ANSWERED',
    add: 'WAITING',
    mark: 'WAITING',
    park: 'PARKED',
    close: 'CLOSED',
    withdraw: 'WITHDRAWN',
  },
  ANSWERED: {
    plan: 'TAKEN',
    take: 'ANSWERED',
    handOver: 'NEW',
    passOn: 'NEW',
    letGo: 'HELD',
    ask: 'WAITING',
    answer: 'ANSWERED',
    add: 'TAKEN',
    mark: 'ANSWERED',
    park: 'PARKED',
    close: 'CLOSED',
    withdraw: 'WITHDRAWN',
  },
  PARKED: {
    handOver: 'NEW',
    passOn: 'PARKED',
    letGo: 'HELD',
    ask: 'WAITING',
    answer: 'ANSWERED',
    add: 'PARKED',
    mark: 'PARKED',
    park: 'PARKED',
    resume: 'TAKEN',
    close: 'CLOSED',
    withdraw: 'WITHDRAWN',
  },
  CLOSED: { reopen: 'TAKEN' },
  WITHDRAWN: {},
  DROPPED: {},
};

const OVER: readonly Status[] = ['CLOSED', 'WITHDRAWN', 'DROPPED'];
export const isOpen = (status: Status): boolean => !OVER.includes(status);

/** The state after an act, or undefined when the table does not know the act in this state. */
export const stateAfter = (status: Status, act: Act): Status | undefined => TRANSITIONS[status][act];
