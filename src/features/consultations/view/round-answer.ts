import type { CardRef } from '../../../kernel/card.js';
import { day, text } from '../../../kernel/text.js';
import type { Round } from '../model/round.js';
import { ROUND_LIMITS } from '../model/round-form.js';
import type { ConsultationTurn } from '../model/turn.js';
import { headOf, stateLine } from './consultation.js';

/** In the words of who organises it; else in ours. */
export const questionOf = ({ form }: Round) => form.question ?? text('consult.round.question');

export function roundAnswerCard(
  { school, record, person, now }: ConsultationTurn<unknown>,
  round: Round,
  given: string | undefined,
  once: string,
): CardRef {
  const due = record.data.prepare?.due[person.id];
  return {
    card: 'consultations/round-answer',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      state: stateLine(school, record.data, now),
      question: questionOf(round),
      by: due === undefined ? null : text('consult.round.by', { day: day(due) }),
      answer: given ?? '',
      max: ROUND_LIMITS,
    },
  };
}
