import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import { headOf } from '../../requests/model/head.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { LONGEST_PLANNED_DAYS } from '../model/speak.js';

/** The days from which one can be chosen. */
export const daysFrom = (now: number) => ({
  today: dayOf(now),
  latest: addDays(dayOf(now), LONGEST_PLANNED_DAYS),
});

export function planCard({ school, record, now }: RequestTurn, once: string): CardRef {
  const { plannedFor } = record.data;
  const head = headOf(school, record.id, record.data);
  const data = { ...head, once, ...daysFrom(now), day: plannedFor ?? '' };
  return { card: 'triage/plan', data: { ...data, planned: plannedFor !== undefined } };
}
