import { type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import { ROUND, roundRef } from '../model/round.js';
import { answerId, ROUND_ANSWER } from '../model/round-task.js';
import type { ConsultationTurn } from '../model/turn.js';
import { roundAnswerCard } from '../view/round-answer.js';
import { gone } from './gone.js';
import { acted, audited } from './shared.js';

/** What is asked of a class beforehand, with what this person answered already. */
export async function form(turn: ConsultationTurn): Promise<Decision | Refusal> {
  const { record, read, person } = turn;
  const { data, id } = record;
  if (!data.open || data.roundId === undefined) return gone(turn);
  const round = await read.get(ROUND, data.roundId);
  if (!round) return refuse('gone');
  const given = await read.get(ROUND_ANSWER, answerId(id, person.id));
  return show(turn, roundAnswerCard(turn, round.data, given?.data.text, turn.id()), {
    audit: [audited(turn, 'consult.round.answer', id, 'read')],
  });
}

/** Until the class itself; what was written before is replaced. */
export async function saved(
  turn: ConsultationTurn<{ id: string; answer?: string }>,
): Promise<Decision | Refusal> {
  const { record, read, person, now, input } = turn;
  const { data, id } = record;
  const { prepare } = data;
  if (!data.open || !prepare) return gone(turn);
  if (input.answer === undefined) return invalid({ answer: text('error.needed') });
  const answered = [...new Set([...prepare.answered, person.id])];
  const done = acted(turn, record, 'change', 'consult.round.answer.save', 'preparedRound', {
    prepare: { ...prepare, answered },
  });
  if (!done) return gone(turn);
  const own = answerId(id, person.id);
  const before = await read.get(ROUND_ANSWER, own);
  const answer = { personId: person.id, of: id, at: now, text: input.answer };
  return decision(
    { kind: 'close', note: text('consult.round.answered', { code: String(data.classCode) }) },
    {
      ...done,
      save: [...done.save, { kind: ROUND_ANSWER, id: own, expect: before?.version ?? 0, data: answer }],
      changed: [...done.changed, ...(data.roundId === undefined ? [] : [roundRef(data.roundId)])],
    },
  );
}
