import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { LONGEST_PLANNED_DAYS } from '../model/speak.js';
import { headOf } from './head.js';

/** The days from which one can be chosen. */
export const daysFrom = (now: number) => ({
  today: dayOf(now),
  latest: addDays(dayOf(now), LONGEST_PLANNED_DAYS),
});

export function planCard(turn: RequestTurn, once: string): CardRef {
  const { plannedFor } = turn.record.data;
  const data = { ...headOf(turn), once, ...daysFrom(turn.now), day: plannedFor ?? '' };
  return { card: 'triage/plan', data: { ...data, planned: plannedFor !== undefined } };
}
