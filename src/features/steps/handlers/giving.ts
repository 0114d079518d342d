import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { calledOf } from '../model/head.js';
import { type DelegateInput, tell } from '../model/life.js';
import type { StepTurn } from '../model/turn.js';
import { coordinatorOf, mayOwn } from '../policy.js';
import { delegateCard } from '../view/life.js';
import { dayFor, givenTo } from './replan.js';
import { act, todayOf } from './shared.js';

/** Into other hands: a colleague is asked, and it stays where it is until they take it. */

export const delegate = (turn: StepTurn): Decision | Refusal =>
  turn.record.data.ownerId === undefined
    ? refuse('gone', text('step.ofTeam', { called: calledOf(turn.record.data) }))
    : decision({ kind: 'dialog', card: delegateCard(turn, turn.id()) });

export function delegated(turn: StepTurn<DelegateInput>): Decision | Refusal {
  const { school, record, person, now, input } = turn;
  const step = record.data;
  const to = school.people.get(input.to);
  if (step.ownerId === undefined || !to || to.id === step.ownerId || !mayOwn(to, todayOf(turn)))
    return invalid({ to: text('step.error.owner') });
  // Nobody asks themselves.
  if (to.id === person.id) return takenOver(turn);
  return act(turn, {
    act: 'give',
    verb: 'step.delegate.save',
    what: 'offered',
    to: to.id,
    change: { offered: { to: to.id, by: person.id, at: now } },
    work: [tell('step.offered', to.id, record.id, now, { by: person.id })],
    reply: { kind: 'close', note: text('step.offeredNote', { called: calledOf(step), name: to.name }) },
  });
}

/** "Ik neem het over": its day is one on which they work, and whoever had it hears of it. */
export function takenOver(turn: StepTurn<unknown>): Decision | Refusal {
  const { record, person, now } = turn;
  const step = record.data;
  const on = dayFor(turn, step, person.id);
  const called = calledOf(step);
  const told = new Set([step.ownerId, step.offered?.by].flatMap((one) => one ?? []));
  told.delete(person.id);
  return act(turn, {
    act: 'give',
    verb: 'step.take-over',
    what: 'takenOver',
    lookBackOn: on,
    change: givenTo(step, person.id),
    work: [...told].map((one) => tell('step.taken-over', one, record.id, now, { by: person.id })),
    reply: {
      kind: 'close',
      note: on
        ? text('step.takenOverNote', { called, day: day(on) })
        : text('step.takenOverKept', { called }),
    },
  });
}

/** "Liever niet": without a reason. */
export function declined(turn: StepTurn): Decision | Refusal {
  const { school, record, person, now } = turn;
  const step = record.data;
  const told = new Set([step.ownerId, step.offered?.by].flatMap((one) => one ?? []));
  return act(turn, {
    act: 'give',
    verb: 'step.decline',
    what: 'declined',
    change: { offered: undefined },
    work: [...told].map((one) => tell('step.declined', one, record.id, now, { by: person.id })),
    reply: {
      kind: 'close',
      note: text('step.declinedNote', { called: calledOf(step), owner: nameOf(school, step.ownerId) }),
    },
  });
}

/** "Ik kan hulp gebruiken": its coordinator hears it, as a question of a colleague. */
export function help(turn: StepTurn): Decision | Refusal {
  const { school, record, person, now } = turn;
  const step = record.data;
  const to = coordinatorOf(school, step, todayOf(turn));
  const called = calledOf(step);
  const name = nameOf(school, to);
  if (to === person.id || name === '') return refuse('gone', text('step.helpSelf', { called }));
  const id = `step.help:${record.id}:${person.id}:${todayOf(turn)}`;
  return act(turn, {
    act: 'change',
    verb: 'step.help',
    what: 'askedHelp',
    to,
    change: { undo: step.undo },
    work: [{ ...tell('step.help', to, record.id, now, { by: person.id }), id }],
    reply: { kind: 'note', text: text('step.helpNote', { called, name }) },
  });
}
