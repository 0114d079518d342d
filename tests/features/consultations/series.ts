import type { Recurring } from '../../../src/features/consultations/model/recurring.js';

/** Tuesdays at ten until the end of the school year, among those of `authorisation-cast`. */
export const seriesOf = (more: Partial<Recurring> = {}): Recurring => ({
  roepnaam: 'kastanje',
  reference: 'VO-ABCDEF',
  schoolYear: '2026-2027',
  open: true,
  kind: 'careTeam',
  minutes: 50,
  organiserId: 'coordinator',
  createdAt: 0,
  changedAt: 0,
  sequence: 0,
  generation: 0,
  weekday: 'tue',
  rhythm: 'weekly',
  time: '10:00',
  start: '2026-10-13',
  until: '2027-06-30',
  bookedTo: '2026-10-12',
  people: ['requester'],
  words: { goal: 'Zqx' },
  missed: [],
  clashes: [],
  events: [],
  ...more,
});
