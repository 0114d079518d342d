import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision, type RecordKey } from '../../../kernel/decision.js';
import { isRefusal, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { askRef, askRow, nextAskDay } from '../../school/model/asking.js';
import { auditedStep } from '../model/act.js';
import { calledOf, stateLine } from '../model/head.js';
import { joinId, joinsOf, STEP_JOIN, type StepJoin, takesMore } from '../model/join.js';
import type { Outcome } from '../model/states.js';
import { type SmallIntervention, stepRef } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { keeperOfTeam } from '../policy.js';
import { mineCard, togetherCard } from '../view/join.js';
import { type LookBackInput, lookBack } from './look-back.js';
import { todayOf } from './shared.js';

/** "Wie test mee?": in, out, and what somebody who tests along says of it. */

const runs = ({ status, trial }: SmallIntervention): boolean => status === 'RUNNING' && trial !== undefined;

function over({ record, school, person }: StepTurn<unknown>): Refusal {
  const state = stateLine(school, record.data, person.id);
  return refuse('gone', text('step.movedOn', { called: calledOf(record.data), state }));
}

export const join = (turn: StepTurn): Promise<Decision | Refusal> => be(turn, 'joins');
export const hear = (turn: StepTurn): Promise<Decision | Refusal> => be(turn, 'hears');
export const leave = (turn: StepTurn): Promise<Decision | Refusal> => be(turn, 'left');

/** One tap, that may be made twice. */
async function be(turn: StepTurn, as: StepJoin['as']): Promise<Decision | Refusal> {
  const { record, read, person, now, school } = turn;
  const step = record.data;
  if (!runs(step) || step.lookBackOn === undefined) return over(turn);
  const before = await read.get(STEP_JOIN, joinId(record.id, person.id));
  if (as !== 'left' && !takesMore(step, todayOf(turn)))
    return refuse('gone', text('step.join.tooLate', { called: calledOf(step) }));
  const again = (before?.data.as ?? 'left') === as;
  const keeps = keeperOfTeam(school, step, todayOf(turn)) === person.id;
  if (keeps && (again || as !== 'joins'))
    return refuse('refused', text('step.join.keeper', { called: calledOf(step) }));
  if (again) return decision({ kind: 'note', text: said(turn, as, true) });
  // Its day has come already: the others are asked this morning.
  const asks = as === 'joins' && step.lookBackOn <= dayOf(now);
  const askOn = asks ? nextAskDay(school, person, now) : undefined;
  const data: StepJoin = {
    stepId: record.id,
    personId: person.id,
    as,
    since: now,
    ...(askOn === undefined ? {} : { askOn }),
  };
  const of = before?.data.askOn;
  return decision(
    { kind: 'close', note: said(turn, as, false) },
    {
      save: [{ kind: STEP_JOIN, id: joinId(record.id, person.id), expect: before?.version ?? 0, data }],
      work: askOn === undefined ? [] : [askRow(school, person.id, askOn)],
      audit: [auditedStep(turn, VERBS[as], record.id)],
      changed: [stepRef(record.id), ...(of === undefined ? [] : [askRef(person.id, of)])],
    },
  );
}

const VERBS = { joins: 'step.join', hears: 'step.hear', left: 'step.leave' } as const;

const said = ({ record: { data } }: StepTurn, as: StepJoin['as'], again: boolean): TextRef =>
  text(`step.join.${as}${again ? '.again' : ''}`, {
    called: calledOf(data),
    day: { day: data.lookBackOn ?? data.startsOn },
  });

/** Their own record on it, where they test along. */
async function mineOf({ read, record, person }: StepTurn<unknown>): Promise<Stored<StepJoin> | undefined> {
  const mine = await read.get(STEP_JOIN, joinId(record.id, person.id));
  return mine?.data.as === 'joins' ? mine : undefined;
}

type Answer = { outcome: Outcome; words?: string };

/** One tap on the day, or the dialog with a sentence of one's own. */
export async function answer(turn: StepTurn<{ id: string } & Answer>): Promise<Decision | Refusal> {
  const { outcome, words } = turn.input;
  const done = await answered(turn, 'step.join.answer', { outcome, ...(words ? { words } : {}) });
  if (isRefusal(done)) return done;
  const note = text('step.join.answered', {
    called: calledOf(turn.record.data),
    what: text(`step.outcome.${outcome}`),
  });
  return decision({ kind: 'close', note }, done);
}

/** Until it is closed: as if nothing had been said. */
export async function unanswer(turn: StepTurn): Promise<Decision | Refusal> {
  const done = await answered(turn, 'step.join.undo', undefined);
  if (isRefusal(done)) return done;
  return decision({ kind: 'close', note: text('step.undone', { called: calledOf(turn.record.data) }) }, done);
}

async function answered(
  turn: StepTurn<unknown>,
  verb: string,
  said: Answer | undefined,
): Promise<Omit<Partial<Decision>, 'reply'> | Refusal> {
  const { record, now, person } = turn;
  const asked = record.data.lookBackOn;
  const mine = await mineOf(turn);
  if (!mine) return refuse('gone', text('step.join.not', { called: calledOf(record.data) }));
  if (!runs(record.data) || asked === undefined) return over(turn);
  const { answer: _, ...before } = mine.data;
  const data: StepJoin = { ...before, ...(said ? { answer: { ...said, at: now, asked } } : {}) };
  const on = before.askOn;
  return {
    save: [{ kind: STEP_JOIN, id: mine.id, expect: mine.version, data }],
    audit: [auditedStep(turn, verb, record.id)],
    changed: on === undefined ? [] : [askRef(person.id, on)],
  };
}

/** What somebody says of it, in a dialog. */
export async function mine(turn: StepTurn): Promise<Decision | Refusal> {
  const { record } = turn;
  const own = await mineOf(turn);
  if (!own) return refuse('gone', text('step.join.not', { called: calledOf(record.data) }));
  if (!runs(record.data)) return over(turn);
  return decision(
    { kind: 'dialog', card: mineCard(turn, own.data, turn.id()) },
    { audit: [auditedStep(turn, 'step.join.mine', record.id, 'read')] },
  );
}

/** Who answered what, for who keeps it. */
export async function together(turn: StepTurn): Promise<Decision | Refusal> {
  const { read, record } = turn;
  if (!record.data.open || record.data.status === 'PARKED') return over(turn);
  return decision(
    { kind: 'dialog', card: togetherCard(turn, await joinsOf(read, record.id)) },
    { audit: [auditedStep(turn, 'step.together', record.id, 'read')] },
  );
}

/** The one look back on what several tested: it closes the question to those who did not answer. */
export async function closed(turn: StepTurn<LookBackInput>): Promise<Decision | Refusal> {
  const done = lookBack(turn);
  if (isRefusal(done)) return done;
  const joins = await joinsOf(turn.read, turn.record.id);
  const days = joins.flatMap(({ data: { personId, askOn } }): RecordKey[] =>
    askOn === undefined ? [] : [askRef(personId, askOn)],
  );
  return { ...done, changed: [...done.changed, ...days] };
}
