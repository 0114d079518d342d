/**
 * The states of a consultation. VOTING: times are proposed, its people say when they can · CONFIRMED: it has a time · HELD: it took
 * place, or a message was enough, with what was agreed · CANCELLED.
 */
export const STATUSES = ['VOTING', 'CONFIRMED', 'HELD', 'CANCELLED'] as const;
export type Status = (typeof STATUSES)[number];

export const ACTS = ['propose', 'confirm', 'change', 'hold', 'add', 'cancel'] as const;
export type Act = (typeof ACTS)[number];

/** The one table: what may happen in which state, and where it leads. What is not here cannot happen. */
export const TRANSITIONS: Record<Status, Partial<Record<Act, Status>>> = {
  VOTING: { propose: 'VOTING', confirm: 'CONFIRMED', change: 'VOTING', hold: 'HELD', cancel: 'CANCELLED' },
  CONFIRMED: {
    propose: 'VOTING',
    confirm: 'CONFIRMED',
    change: 'CONFIRMED',
    hold: 'HELD',
    cancel: 'CANCELLED',
  },
  HELD: { add: 'HELD' },
  CANCELLED: {},
};

export const isOpen = (status: Status): boolean => status === 'VOTING' || status === 'CONFIRMED';
export const stateAfter = (status: Status, act: Act): Status | undefined => TRANSITIONS[status][act];
