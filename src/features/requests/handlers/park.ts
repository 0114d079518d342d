import { epochOf } from '../../../calendar/time.js';
import { type Decision, decision, type NewThink } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Thought } from '../../../kernel/feature.js';
import { day, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import { backOn, isPartner, mayPark } from '../model/park.js';
import { type PARK_REASONS, REQUEST } from '../model/request.js';
import { overtaken } from '../model/state-line.js';
import { stateAfter } from '../model/states.js';
import { refOf, tell } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';
import { keeperOf } from '../policy.js';
import { parkCard } from '../view/write.js';
import { step, todayOf } from './shared.js';
import { automatic, type Due } from './waiting.js';

/** "Even opzij": with a reason and a day, on which it comes back by itself; also when it is referred to a partner. */

const tooEarly = (turn: RequestTurn<unknown>): Refusal =>
  stateAfter(turn.record.data.status, 'park')
    ? refuse('conflict', text('request.park.first', { roepnaam: turn.record.data.roepnaam }))
    : refuse('gone', overtaken(turn, turn.record.data));

export const park = (turn: RequestTurn): Decision | Refusal =>
  mayPark(turn.record.data) ? decision({ kind: 'dialog', card: parkCard(turn, turn.id()) }) : tooEarly(turn);

const wake = (school: School, id: string, until: Day): NewThink => ({
  type: 'think',
  name: 'request.back',
  ref: refOf(id),
  id: `back:${id}:${until}`,
  // Before the digest of that morning, which tells it.
  dueAt: epochOf(until, school.settings.quietUntil),
  data: { until },
});

export interface ParkInput {
  id: string;
  why: (typeof PARK_REASONS)[number];
  until?: Day;
}
export function parked(turn: RequestTurn<ParkInput>): Decision | Refusal {
  const { record, person, school, input, now } = turn;
  const request = record.data;
  if (!mayPark(request)) return tooEarly(turn);
  const takenBy = request.takenBy ?? person.id;
  const until = backOn(school, takenBy, input.until, todayOf(turn));
  if (!until) return invalid({ until: text('request.park.when') });
  const { roepnaam } = request;
  return step(turn, {
    act: 'park',
    verb: 'request.park.save',
    what: isPartner(input.why) ? 'referred' : 'parked',
    change: { takenBy, parked: { why: input.why, until } },
    work: [
      tell('request.parked', request.requesterId, record.id, now, 'addressed'),
      wake(school, record.id, until),
    ],
    reply: { kind: 'close', note: text('request.parkedNote', { roepnaam, until: day(until) }) },
  });
}

/** "Weer opnemen", before its day. */
export const resume = (turn: RequestTurn): Decision | Refusal =>
  step(turn, {
    act: 'resume',
    verb: 'request.resume',
    what: 'resumed',
    reply: { kind: 'close', note: text('request.resumedNote', { roepnaam: turn.record.data.roepnaam }) },
  });

/** Its day has come: it lies open again, and the digest of whoever follows it up says so. */
export async function back({ read, ref, school, now, data }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  if (record?.data.status !== 'PARKED' || record.data.parked?.until !== data.until) return {};
  const next = stateAfter('PARKED', 'resume');
  const keeper = keeperOf(school, record.data, todayOf({ now }));
  return {
    ...automatic(record, { at: now, what: 'back' }, {}, 'request.back', next),
    work: [tell('request.back', keeper, record.id, now, 'digest')],
  };
}
