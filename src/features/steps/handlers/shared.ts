import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { hintsOf } from '../../school/model/hints.js';
import type { School } from '../../school/model/school.js';
import { acted, type StepAct } from '../model/act.js';
import type { LookBackDay, Move } from '../model/dates.js';
import { calledOf, moveLines, stateLine } from '../model/head.js';
import type { StepTurn } from '../model/turn.js';

export const todayOf = ({ now }: { now: Epoch }): Day => dayOf(now);

/** One act on a step, if the table of states allows it; else the answer says how it stands by now. */
export function act(
  turn: StepTurn<unknown>,
  { reply, ...one }: StepAct & { reply?: Decision['reply'] },
): Decision | Refusal {
  const done = acted(turn, turn.record, one);
  return done ? decision(reply ?? { kind: 'close' }, done) : refuse('gone', movedOnNote(turn));
}

/** How it stands by now, where what was asked does not fit any more. */
export const movedOnNote = ({ school, record, person }: StepTurn<unknown>): TextRef =>
  text('step.movedOn', {
    called: calledOf(record.data),
    state: stateLine(school, record.data, person.id),
  });

/** "Terugblik op dinsdag 24 november. …" with the reason for each move of that day. */
export function dayNote({ day: on, moves, forTransfer }: LookBackDay): TextRef {
  const when = text('step.lookBackOn', { day: day(on) });
  const why = moveLines(moves);
  if (forTransfer && !moves.some(({ why: one }) => one === 'year')) why.push(text('step.forTransfer'));
  return joined(when, why);
}

const joined = (said: TextRef, more: readonly TextRef[]): TextRef =>
  more.reduce((when, why) => text('step.lookBackWhy', { when, why }), said);

/** Something about a day, with the reason for each move of it. */
export const withReasons = (note: TextRef, moves: readonly Move[]): TextRef => joined(note, moveLines(moves));

/** When it begins, where that is another day than was meant, and when it is looked back on. */
export function daysNote(begins: Pick<LookBackDay, 'day' | 'moves'>, date: LookBackDay): TextRef {
  if (begins.moves.length === 0) return dayNote(date);
  const start = withReasons(text('step.startsOn', { day: day(begins.day) }), begins.moves);
  return joined(start, [dayNote(date)]);
}

/** A note with one quiet line about what could be left out of a text; a class name is no name of a person. */
export function withHint(school: School, note: TextRef, written: string): TextRef {
  const hint = hintsOf(written, { classNames: school.classes.map(({ code }) => code) })[0];
  return hint ? text('request.sentWithHint', { sent: note, hint: text(`hint.${hint}`) }) : note;
}
