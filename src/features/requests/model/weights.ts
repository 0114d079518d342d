import type { Words } from './request.js';
import type { Status } from './states.js';

interface Weight {
  points: number;
  because: string;
}

/** What an open request asks of whoever has it, by where it stands. A state that is not here asks nothing of them now. */
export const BY_STATE: Partial<Record<Status, Weight>> = {
  NEW: { points: 3, because: 'all of it is still to be read, thought over and begun' },
  TAKEN: { points: 2, because: 'it is under way' },
  WAITING: { points: 1, because: 'the next word is the requester’s' },
  ANSWERED: { points: 1, because: 'there is an answer; only the end is left' },
};

/** What comes on top of that, by when the requester hopes for something. The phase of the support joins it later. */
export const BY_WHEN: Record<NonNullable<Words['when']>, Weight> = {
  thisWeek: { points: 1, because: 'it cannot be spread over quieter days' },
  twoWeeks: { points: 0, because: 'as most requests' },
  canWait: { points: -1, because: 'it can be done when there is room' },
};

/** No open request weighs less than this, whatever may wait. */
const LEAST = 1;

/** 0 to 4 points. */
export function weightOf(status: Status, when: Words['when']): number {
  const state = BY_STATE[status];
  if (state === undefined) return 0;
  return Math.max(LEAST, state.points + (when === undefined ? 0 : BY_WHEN[when].points));
}

/** The weight of a request that has none stored, as those of before; the others are counted apart. */
export const USUAL = 2;
export const UNUSUAL = [0, 1, 3, 4] as const;

export function storedWeight(status: Status, when: Words['when']): number | undefined {
  const weight = weightOf(status, when);
  return UNUSUAL.find((one) => one === weight);
}
