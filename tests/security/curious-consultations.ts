import { BOOKED_DAY } from '../../src/features/consultations/model/booking.js';
import { BUSY_CALENDAR, newCalendar } from '../../src/features/consultations/model/busy.js';
import { CONSULTATION, type Consultation } from '../../src/features/consultations/model/consultation.js';
import { MINUTES, type Minutes } from '../../src/features/consultations/model/minutes.js';
import { MINUTES_DRAFT, type MinutesDraft } from '../../src/features/consultations/model/minutes-draft.js';
import { PLAN_DRAFT, type PlanDraft } from '../../src/features/consultations/model/plan-draft.js';
import { RECURRING, type Recurring } from '../../src/features/consultations/model/recurring.js';
import {
  RECURRING_DRAFT,
  type RecurringDraft,
} from '../../src/features/consultations/model/recurring-form.js';
import { WORTH_TALLY } from '../../src/features/consultations/model/worth.js';
import { CALENDAR_FEED, feedId } from '../../src/kernel/calendar-feed.js';
import type { Save } from '../../src/kernel/decision.js';
import { NOW } from '../features/requests/authorisation-cast.js';
import { plantedRounds } from './curious-rounds.js';

/** A consultation that is planned, one that was held, and all that is kept beside them. */
export function plantedConsultations(roepnaam: string, mark: string, next: () => string): Save[] {
  const slot = { from: NOW + 86_400_000, to: NOW + 87_900_000, reasons: [] };
  const consultation: Consultation = {
    roepnaam: `${roepnaam}40`,
    reference: 'OV-ABCDEF',
    schoolYear: '2026-2027',
    status: 'VOTING',
    open: true,
    kind: 'talk',
    minutes: 25,
    classCode: 'L3B',
    organiserId: 'coordinator',
    createdAt: NOW - 1000,
    changedAt: NOW - 1000,
    sequence: 0,
    people: ['requester'],
    outside: [{ name: `${mark} CLB` }],
    words: { goal: `${mark} doel`, place: `${mark} lokaal` },
    slots: [slot],
    votes: { coordinator: ['can'] },
    events: [{ at: NOW - 1000, by: 'coordinator', what: 'planned' }],
  };
  const held: Consultation = {
    ...consultation,
    roepnaam: `${roepnaam}41`,
    kind: 'council',
    status: 'HELD',
    open: false,
    from: NOW - 7_200_000,
    to: NOW - 5_700_000,
    prepared: { strength: `${mark} sterk`, tells: `${mark} vertelt` },
    held: { at: NOW - 3000, by: 'coordinator', met: true, agreements: 1, added: 1 },
  };
  const minutes: Minutes = {
    schoolYear: '2026-2027',
    createdAt: NOW - 3000,
    by: 'coordinator',
    present: ['coordinator', 'requester'],
    outside: [`${mark} CLB`],
    words: { strengths: `${mark} sterk`, tried: `${mark} rek`, pupilNeeds: `${mark} kort` },
    agreements: [
      { what: `${mark} plan`, who: 'requester', from: '2026-10-12', lookBackOn: '2026-11-09', step: 'x' },
    ],
    tells: { parents: 'requester' },
    additions: [{ at: NOW - 500, by: 'requester', kind: 'voice', text: `${mark} ook dit` }],
  };
  const series: Recurring = {
    roepnaam: `${roepnaam}42`,
    reference: 'VO-ABCDEF',
    schoolYear: '2026-2027',
    open: true,
    kind: 'careTeam',
    minutes: 50,
    organiserId: 'coordinator',
    createdAt: NOW - 1000,
    changedAt: NOW - 1000,
    sequence: 0,
    generation: 0,
    weekday: 'tue',
    rhythm: 'weekly',
    time: '10:00',
    start: '2026-10-13',
    until: '2027-06-30',
    bookedTo: '2026-10-13',
    people: ['requester'],
    words: { goal: `${mark} doel`, place: `${mark} lokaal` },
    missed: [],
    clashes: [{ on: '2026-11-17', who: ['requester'] }],
    why: { at: NOW - 500, answer: 'keep', said: `${mark} waarom` },
    events: [{ at: NOW - 1000, by: 'coordinator', what: 'planned' }],
  };
  const seriesDraft: RecurringDraft = {
    personId: 'coordinator',
    createdAt: NOW - 1000,
    form: {
      goal: `${mark} doel`,
      kind: 'careTeam',
      people: ['requester'],
      weekday: 'tue',
      rhythm: 'weekly',
      time: '10:00',
    } as RecurringDraft['form'],
  };
  const minutesDraft: MinutesDraft = {
    personId: 'requester',
    createdAt: NOW - 1000,
    typed: { words: { strengths: `${mark} sterk` }, agreements: [{ what: `${mark} plan` }] },
  };
  const heldId = next();
  const plan: PlanDraft = {
    personId: 'coordinator',
    createdAt: NOW - 1000,
    form: { goal: `${mark} doel`, kind: 'talk', people: ['requester'] } as PlanDraft['form'],
    slots: [slot],
  };
  const booked = { personId: 'requester', day: '2026-10-13', spans: [{ ...slot, of: 'x' }] };
  const calendar = {
    ...newCalendar('requester', `https://${mark}.example/${mark}.ics`, `${mark}.example`, NOW - 1000),
    spans: [{ from: NOW, to: NOW + 3_600_000 }],
  };
  return [
    { kind: BUSY_CALENDAR, id: 'calendar:requester', expect: 0, data: calendar },
    { kind: CONSULTATION, id: next(), expect: 0, data: consultation },
    { kind: RECURRING, id: next(), expect: 0, data: series },
    { kind: RECURRING_DRAFT, id: next(), expect: 0, data: seriesDraft },
    { kind: PLAN_DRAFT, id: next(), expect: 0, data: plan },
    { kind: CONSULTATION, id: heldId, expect: 0, data: held },
    { kind: MINUTES, id: heldId, expect: 0, data: minutes },
    { kind: MINUTES_DRAFT, id: `${heldId}:requester`, expect: 0, data: minutesDraft },
    {
      kind: WORTH_TALLY,
      id: '2026-2027.0',
      expect: 0,
      data: { schoolYear: '2026-2027', counts: { mdo: { yes: 5, bit: 1, no: 0 } } },
    },
    { kind: BOOKED_DAY, id: 'requester:2026-10-13', expect: 0, data: booked },
    ...plantedRounds(consultation, mark, next),
    // Somebody’s own link: also who looks by their id finds nothing of it.
    {
      kind: CALENDAR_FEED,
      id: feedId('requester'),
      expect: 0,
      data: { personId: 'requester', hash: `${roepnaam}Hash`, since: '2026-10-01' },
    },
  ];
}
