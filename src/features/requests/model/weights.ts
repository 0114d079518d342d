import type { CarePhase } from '../../school/model/phases.js';
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

/** What comes on top of that, by when the requester hopes for something. */
export const BY_WHEN: Record<NonNullable<Words['when']>, Weight> = {
  thisWeek: { points: 1, because: 'it cannot be spread over quieter days' },
  twoWeeks: { points: 0, because: 'as most requests' },
  canWait: { points: -1, because: 'it can be done when there is room' },
};

/** And by the phase of the support, once somebody chose it (who does what in it: `domain.md` §1.1). */
export const BY_PHASE: Record<CarePhase, Weight> = {
  BROAD_BASIC_CARE: { points: -1, because: 'the class teacher leads it, in everyday lessons' },
  INCREASED_CARE: { points: 0, because: 'the care team leads it, as with most requests' },
  EXTENDED_CARE: { points: 1, because: 'parents, pupil and the CLB are spoken to' },
  IAC_OV4: { points: 1, because: 'the school shapes its care on a report, with partners' },
};

/** No open request weighs less than this, whatever may wait. */
const LEAST = 1;
/** Nor more: beyond it the order of a week does not change any more, and every further weight is one more count. */
const MOST = 4;

/** 0 to 4 points. */
export function weightOf(status: Status, when: Words['when'], phase?: CarePhase): number {
  const state = BY_STATE[status];
  if (state === undefined) return 0;
  const more =
    (when === undefined ? 0 : BY_WHEN[when].points) + (phase === undefined ? 0 : BY_PHASE[phase].points);
  return Math.min(MOST, Math.max(LEAST, state.points + more));
}

/** The weight of a request that has none stored, as those of before; the others are counted apart. */
export const USUAL = 2;
export const UNUSUAL = [0, 1, 3, 4] as const;

export function storedWeight(status: Status, when: Words['when'], phase?: CarePhase): number | undefined {
  const weight = weightOf(status, when, phase);
  return UNUSUAL.find((one) => one === weight);
}
