import { addDays } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { day, text } from '../../../kernel/text.js';
import { nextDayAtWork } from '../../school/model/people.js';
import { savedStep } from '../model/act.js';
import { type LookBackDay, laterSchoolDays, onChosenDay } from '../model/dates.js';
import { calledOf } from '../model/head.js';
import { MOST_SNOOZES, type MoveInput, snoozesOf, tellOwner, USUAL_MOVE } from '../model/life.js';
import { asksOn } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { moveCard } from '../view/life.js';
import { act, dayNote, movedOnNote, todayOf } from './shared.js';

/** Another day, by whoever looks back. */

export const move = (turn: StepTurn): Decision =>
  decision({ kind: 'dialog', card: moveCard(turn, turn.id()) });

export function moveSaved(turn: StepTurn<MoveInput>): Decision | Refusal {
  const { school, record, input } = turn;
  const today = todayOf(turn);
  const date =
    input.day === undefined
      ? laterSchoolDays(school, record.data, today, Number(input.span ?? USUAL_MOVE))
      : onChosenDay(school, record.data, input.day, addDays(today, 1));
  if (!date) return invalid({ day: text('step.error.later') });
  return movedTo(turn, date, 'moved', 'step.move.save');
}

/** "Morgen opnieuw": one tap, the next morning on which its owner works. */
export function snooze(turn: StepTurn): Decision | Refusal {
  const { school, record } = turn;
  const step = record.data;
  if (snoozesOf(step) >= MOST_SNOOZES)
    return refuse('gone', text('step.snoozedEnough', { called: calledOf(step) }));
  const tomorrow = addDays(todayOf(turn), 1);
  const owner = school.people.get(step.ownerId ?? '');
  const next = owner ? nextDayAtWork(school, owner, tomorrow) : tomorrow;
  const date = onChosenDay(school, step, next, tomorrow);
  // Before its day comes there is nothing to put off: it would only come sooner.
  if (date && step.lookBackOn !== undefined && step.lookBackOn > date.day)
    return refuse('gone', movedOnNote(turn));
  return date ? movedTo(turn, date, 'snoozed', 'step.snooze') : refuse('gone');
}

function movedTo(turn: StepTurn<unknown>, date: LookBackDay, what: string, verb: string): Decision | Refusal {
  const { record, person, now } = turn;
  const called = calledOf(record.data);
  if (date.day <= todayOf(turn)) return refuse('gone', text('step.noLaterDay', { called }));
  const note = text('step.movedNote', { called, date: dayNote(date) });
  // A second tap, or the day that it has already: nothing changes, and nobody is told.
  if (record.data.lookBackOn === date.day) return decision({ kind: 'close', note });
  return act(turn, {
    act: 'move',
    verb,
    what,
    lookBackOn: date.day,
    work: tellOwner(record.data, record.id, { now, by: person.id, what: 'moved', act: turn.id() }),
    reply: { kind: 'close', note },
  });
}

/** "Goed": the day that followed from "niet aan toe gekomen" is all right. */
export function fine(turn: StepTurn): Decision | Refusal {
  const { record, now } = turn;
  const before = record.data;
  const last = before.lookBacks.at(-1);
  if (last?.outcome !== 'NOT_DONE' || before.lookBackOn === undefined) return refuse('gone');
  const lookBacks = [...before.lookBacks.slice(0, -1), { ...last, fine: true }];
  return decision(
    { kind: 'note', text: text('step.fineNote', { called: calledOf(before), day: day(before.lookBackOn) }) },
    savedStep(
      turn,
      record,
      before,
      { ...before, lookBacks, changedAt: now },
      {
        verb: 'step.fine',
        asked: asksOn(before),
      },
    ),
  );
}
