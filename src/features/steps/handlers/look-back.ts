import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { gotMessage } from '../../school/model/asking.js';
import { nameOf } from '../../school/model/people.js';
import { auditedStep, savedStep } from '../model/act.js';
import { type LookBackDay, laterSchoolDays, USUAL_DAYS } from '../model/dates.js';
import { calledOf } from '../model/head.js';
import { EXTENSIONS_BEFORE_WHY, extensionsOf, SPAN_AFTER, tellOutcome } from '../model/outcome.js';
import { canBeShared, exampleRef } from '../model/shared-example.js';
import { type Outcome, stateAfter } from '../model/states.js';
import { asksOn, type SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { exampleCard } from '../view/examples.js';
import { learnedCard, lookBackCard, whyCard } from '../view/look-back.js';
import { act, dayNote, todayOf } from './shared.js';

export interface LookBackInput {
  id: string;
  outcome: Outcome;
}

/** "Terugkijken": all outcomes, with what was agreed. */
export const open = (turn: StepTurn): Decision | Refusal =>
  turn.record.data.open && turn.record.data.status !== 'PARKED'
    ? decision(
        { kind: 'dialog', card: lookBackCard(turn) },
        { audit: [auditedStep(turn, 'step.look-back.open', turn.record.id, 'read')] },
      )
    : refuse('gone');

/**
 * One tap. It goes on to whom it concerns with their next digest, so that a slip can be undone before. After three extensions
 * "te vroeg, nog even" asks why first.
 */
export function lookBack(turn: StepTurn<LookBackInput>): Decision | Refusal {
  const { record, input } = turn;
  const { outcome } = input;
  const same = saidAlready(turn, outcome);
  if (same) return same;
  // A team is not asked why.
  const asksWhy =
    record.data.scope !== 'team' && extensionsOf(insteadOfLast(turn).record.data) >= EXTENSIONS_BEFORE_WHY;
  if (outcome === 'TOO_EARLY_EXTEND' && asksWhy)
    return decision({ kind: 'dialog', card: whyCard(turn, turn.id()) });
  return looked(turn, outcome, 'step.look-back');
}

/**
 * A second tap on the button just pressed is the same look back as long as it can be undone. Of a team's step whoever taps first
 * looked back: a colleague who tapped at the same moment reads what was chosen, whatever they chose themselves.
 */
function saidAlready(turn: StepTurn<unknown>, outcome: Outcome): Decision | Refusal | undefined {
  const { record, person, school } = turn;
  const { undo: before, lookBacks, lookBackOn, scope } = record.data;
  const last = lookBacks.at(-1);
  if (!before || !last) return undefined;
  if (scope === 'team' && last.by !== person.id) {
    const said = { name: nameOf(school, last.by), what: text(`step.outcome.${last.outcome}`) };
    return refuse('gone', text('step.team.first', { called: calledOf(record.data), ...said }));
  }
  if (last.outcome !== outcome || last.by !== person.id) return undefined;
  const date = lookBackOn === undefined ? undefined : { day: lookBackOn, moves: [], forTransfer: false };
  return decision(replyTo(turn, outcome, date));
}

/** The answer to why it is extended once more; an empty one is an answer too. */
export const stillEarly = (turn: StepTurn<{ id: string; why?: string }>): Decision | Refusal =>
  saidAlready(turn, 'TOO_EARLY_EXTEND') ?? looked(turn, 'TOO_EARLY_EXTEND', 'step.why', turn.input.why);

/** Another button than the one just pressed: a slip of the finger put right, so the last look back gives way to it. */
function insteadOfLast(turn: StepTurn<unknown>): StepTurn<unknown> {
  const { record, person, now } = turn;
  const { undo, lookBacks, events } = record.data;
  if (!undo || lookBacks.at(-1)?.by !== person.id) return turn;
  const data = {
    ...(undo as SmallIntervention),
    events: [...events, { at: now, by: person.id, what: 'undone' }],
  };
  return { ...turn, record: { ...record, data } };
}

function looked(
  pressed: StepTurn<unknown>,
  outcome: Outcome,
  verb: string,
  why?: string,
): Decision | Refusal {
  const turn = insteadOfLast(pressed);
  const { record, school, person, now } = turn;
  const step = record.data;
  const date = stateAfter(step.status, outcome) === 'RUNNING' ? nextDay(turn, step, outcome) : undefined;
  const id = turn.id();
  const done = act(turn, {
    act: outcome,
    verb,
    what: 'lookedBack',
    lookBackOn: date?.day,
    lookBack: { id, outcome, ...(why ? { why } : {}) },
    work: tellOutcome(school, record.id, step, { lookBack: id, by: person.id, outcome }, now),
    reply: replyTo(turn, outcome, date),
  });
  if (isRefusal(done) || turn === pressed) return done;
  return { ...done, remove: exampleRef(pressed.record.data) };
}

const replyTo = (turn: StepTurn<unknown>, outcome: Outcome, date?: LookBackDay): Decision['reply'] =>
  outcome === 'PART_OF_BASIC_CARE' && canBeShared(turn.record.data)
    ? { kind: 'next', card: exampleCard(turn, turn.id()) }
    : { kind: 'close', note: noted(turn.record.data, outcome, date) };

function nextDay({ school, now }: StepTurn<unknown>, step: SmallIntervention, outcome: Outcome): LookBackDay {
  return laterSchoolDays(school, step, todayOf({ now }), SPAN_AFTER[outcome] ?? USUAL_DAYS);
}

function noted(step: SmallIntervention, outcome: Outcome, date: LookBackDay | undefined): TextRef {
  const what = text(`step.outcome.${outcome}`);
  const called = calledOf(step);
  return date
    ? text('step.notedNext', { called, what, date: dayNote(date) })
    : text('step.noted', { called, what });
}

/** "Eén zin erbij": beside the look back that was just made. */
export const learned = (turn: StepTurn): Decision | Refusal =>
  turn.record.data.lookBacks.length === 0
    ? refuse('gone')
    : decision(
        { kind: 'dialog', card: learnedCard(turn, turn.id()) },
        { audit: [auditedStep(turn, 'step.learned', turn.record.id, 'read')] },
      );

export function learnedSaved(turn: StepTurn<{ id: string; learned?: string }>): Decision | Refusal {
  const { record, input, person } = turn;
  const before = record.data;
  const last = before.lookBacks.at(-1);
  if (!last || last.by !== person.id) return refuse('gone');
  if (input.learned === undefined) return invalid({ learned: text('error.needed') });
  const lookBacks = [...before.lookBacks.slice(0, -1), { ...last, learned: input.learned }];
  const data = { ...before, lookBacks, changedAt: turn.now };
  return decision(
    { kind: 'close', note: text('step.learnedNote', { called: calledOf(before) }) },
    savedStep(turn, record, before, data, { verb: 'step.learned.save' }),
  );
}

/** Until somebody was told of it: as if it had not been. */
export async function undo(turn: StepTurn): Promise<Decision | Refusal> {
  const { record, now, read } = turn;
  const { undo: before, ...current } = record.data;
  if (!before) {
    const called = calledOf(record.data);
    // A second tap: it was undone, and nobody was told.
    return current.events.at(-1)?.what === 'undone'
      ? decision({ kind: 'close', note: text('step.undone', { called }) })
      : refuse('gone', text('step.undoGone', { called }));
  }
  const by = current.lookBacks.at(-1)?.by;
  // In a channel everybody sees the button; it is for who tapped.
  if (current.scope === 'team' && by !== turn.person.id)
    return refuse('refused', text('step.team.notYours', { name: nameOf(turn.school, by) }));
  const back = before as SmallIntervention;
  const data: SmallIntervention = {
    ...back,
    changedAt: now,
    askedFor: back.askedFor,
    events: [...current.events, { at: now, by: turn.person.id, what: 'undone' }],
  };
  // Where it was looked back on before its morning's message went out, none may have come: then it is still to be asked.
  const on = asksOn(back);
  const whose = back.ownerId ?? `team:${back.teamId}`;
  const asked = on !== undefined && (await gotMessage(read, whose, on)) ? { asked: on } : {};
  return decision(
    { kind: 'close', note: text('step.undone', { called: calledOf(back) }) },
    {
      ...savedStep(turn, record, current as SmallIntervention, data, { verb: 'step.undo', ...asked }),
      remove: exampleRef(current as SmallIntervention),
    },
  );
}
