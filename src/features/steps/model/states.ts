/**
 * The states of a small step. RUNNING: it is tried out, with a day to look back · KEPT: it works and goes on as an agreement,
 * nobody is asked about it any more · PARKED: put aside until a day · ENDED.
 */
export const STATUSES = ['RUNNING', 'KEPT', 'PARKED', 'ENDED'] as const;
export type Status = (typeof STATUSES)[number];

/** How somebody looked back (`domain.md` §3.3 (c)). */
export const OUTCOMES = [
  'WORKS_KEEP',
  'WORKS_PARTLY_ADJUST',
  'NO_EFFECT_STOP',
  'TOO_EARLY_EXTEND',
  'NOT_DONE',
  'STEP_UP',
  'PART_OF_BASIC_CARE',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ACTS = [...OUTCOMES, 'move', 'change', 'give', 'park', 'resume', 'stop'] as const;
export type Act = (typeof ACTS)[number];

/** The one table: what may happen in which state, and where it leads. What is not here cannot happen. */
export const TRANSITIONS: Record<Status, Partial<Record<Act, Status>>> = {
  RUNNING: {
    WORKS_KEEP: 'KEPT',
    WORKS_PARTLY_ADJUST: 'RUNNING',
    NO_EFFECT_STOP: 'ENDED',
    TOO_EARLY_EXTEND: 'RUNNING',
    NOT_DONE: 'RUNNING',
    STEP_UP: 'RUNNING',
    PART_OF_BASIC_CARE: 'ENDED',
    move: 'RUNNING',
    change: 'RUNNING',
    give: 'RUNNING',
    park: 'PARKED',
    stop: 'ENDED',
  },
  KEPT: {
    WORKS_PARTLY_ADJUST: 'RUNNING',
    NO_EFFECT_STOP: 'ENDED',
    STEP_UP: 'RUNNING',
    PART_OF_BASIC_CARE: 'ENDED',
    move: 'RUNNING',
    change: 'KEPT',
    give: 'KEPT',
    stop: 'ENDED',
  },
  PARKED: { resume: 'RUNNING', move: 'RUNNING', give: 'PARKED', park: 'PARKED', stop: 'ENDED' },
  ENDED: { resume: 'RUNNING' },
};

export const isOpen = (status: Status): boolean => status !== 'ENDED';

/** The state after an act, or undefined when the table does not know the act in this state. */
export const stateAfter = (status: Status, act: Act): Status | undefined => TRANSITIONS[status][act];
