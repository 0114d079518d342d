import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { hintsOf } from '../../school/model/hints.js';
import { activeOn } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { signalOf } from '../model/signals.js';
import { overtaken } from '../model/state-line.js';
import { type Step, stepped } from '../model/step.js';
import type { RequestTurn } from '../model/turn.js';

export const todayOf = (turn: { now: Epoch }): Day => dayOf(turn.now);

/**
 * One step of a request, if the table of states allows it; else the answer says what happened in the meantime.
 * The messages that show the request follow by themselves.
 */
export function step(
  turn: RequestTurn<unknown>,
  { reply, ...one }: Step & { reply?: Decision['reply'] },
): Decision | Refusal {
  const done = stepped(turn, turn.record, one);
  if (!done) return refuse('gone', overtaken(turn, turn.record.data));
  return decision(reply ?? { kind: 'close' }, done);
}

/** A colleague that somebody chose from a list; undefined when that is nobody of the school today. */
export function colleague(school: School, personId: string | undefined, today: Day) {
  const person = personId === undefined ? undefined : school.people.get(personId);
  return person && activeOn(person, today) ? person : undefined;
}

/** A note that says whom to speak with today, when there are words in it that worry. Never an alarm. */
export function withWorry(sent: TextRef, written: string, coordinator: string): TextRef | undefined {
  return signalOf(written) === 'none' ? undefined : text('request.sentWorrying', { sent, coordinator });
}

/** A note with one quiet line about what could be left out of a text; a class name is no name of a person. */
export function withHint(school: School, sent: TextRef, written: string): TextRef {
  const classNames = school.classes.map((group) => group.code);
  const hint = hintsOf(written, { classNames })[0];
  return hint ? text('request.sentWithHint', { sent, hint: text(`hint.${hint}`) }) : sent;
}
