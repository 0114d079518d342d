import { addDays } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import type { Thought } from '../../../kernel/feature.js';
import { day, text } from '../../../kernel/text.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import { acted, auditedStep } from '../model/act.js';
import { fittedAgain, laterSchoolDays } from '../model/dates.js';
import { calledOf } from '../model/head.js';
import { AFTER_PARK, LONGEST_PARKED, type ParkInput, tellOwner } from '../model/life.js';
import { INTERVENTION, stepRef } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { parkCard, stopCard } from '../view/life.js';
import type { At } from './overdue.js';
import { act, dayNote, todayOf, withReasons } from './shared.js';

/** Aside for a while, taken up again, or at an end without a look back. */

export const park = (turn: StepTurn): Decision =>
  decision({ kind: 'dialog', card: parkCard(turn, turn.id()) });

export function parked(turn: StepTurn<ParkInput>): Decision | Refusal {
  const { school, record, person, now, input } = turn;
  const { why, until } = input;
  const today = todayOf(turn);
  if (until === undefined || until <= today || until > addDays(today, LONGEST_PARKED))
    return invalid({ until: text('step.error.later') });
  const back = fittedAgain(school, record.data, until, until);
  const note = text('step.parkedNote', { called: calledOf(record.data), day: day(back.day) });
  return act(turn, {
    act: 'park',
    verb: 'step.park.save',
    what: 'parked',
    change: { backOn: back.day, parkedWhy: why },
    work: tellOwner(record.data, record.id, { now, by: person.id, what: 'parked', act: turn.id() }),
    reply: { kind: 'close', note: withReasons(note, back.moves) },
  });
}

/** "Weer opnemen": with a day to look back from the moment that it runs again. */
export function resume(turn: StepTurn): Decision | Refusal {
  const { school, record, person, now } = turn;
  const date = laterSchoolDays(school, record.data, todayOf(turn), AFTER_PARK);
  return act(turn, {
    act: 'resume',
    verb: 'step.resume',
    what: 'resumed',
    lookBackOn: date.day,
    work: tellOwner(record.data, record.id, { now, by: person.id, what: 'resumed', act: turn.id() }),
    reply: {
      kind: 'close',
      note: text('step.resumedNote', { called: calledOf(record.data), date: dayNote(date) }),
    },
  });
}

/** Its day has come: it runs again, and the digest of its owner says so. */
export async function back({ read, ref, school, now, data }: At): Promise<Partial<Thought>> {
  const record = ref && (await read.get(INTERVENTION, ref.id));
  if (record?.data.status !== 'PARKED' || record.data.backOn !== data.day) return {};
  const { id, data: step } = record;
  const date = laterSchoolDays(school, step, todayOf({ now }), AFTER_PARK);
  return (
    acted({ school, now, person: { id: AUTOMATIC } }, record, {
      act: 'resume',
      verb: 'step.back',
      what: 'back',
      lookBackOn: date.day,
      work: [
        {
          type: 'send',
          name: 'step.back',
          id: `step.back:${id}:${date.day}:line`,
          ref: stepRef(id),
          to: { person: step.ownerId ?? step.createdBy },
          manner: 'digest',
          dueAt: now,
          data: { day: date.day },
        },
      ],
    }) ?? {}
  );
}

/** "Mag stoppen": asked once whether it is meant. */
export const stop = (turn: StepTurn): Decision =>
  decision(
    { kind: 'dialog', card: stopCard(turn, turn.id()) },
    { audit: [auditedStep(turn, 'step.stop', turn.record.id, 'read')] },
  );

export const stopped = (turn: StepTurn): Decision | Refusal => {
  const { record, person, now } = turn;
  return act(turn, {
    act: 'stop',
    verb: 'step.stop.save',
    what: 'stopped',
    change: { offered: undefined },
    work: tellOwner(record.data, record.id, { now, by: person.id, what: 'stopped', act: turn.id() }),
    reply: { kind: 'close', note: text('step.stoppedNote', { called: calledOf(record.data) }) },
  });
};
