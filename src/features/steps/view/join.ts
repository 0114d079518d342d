import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { headOf } from '../model/head.js';
import { answerFor, type StepJoin, TRIAL_OUTCOMES } from '../model/join.js';
import { stateAfter } from '../model/states.js';
import { LIMITS } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';

/** What somebody who tests along says of it. */
export function mineCard({ school, record }: StepTurn<unknown>, mine: StepJoin, once: string): CardRef {
  const answer = answerFor(mine, record.data);
  return {
    card: 'steps/trial-mine',
    data: {
      ...headOf(school, record.id, record.data),
      once,
      what: record.data.words.what,
      outcomes: TRIAL_OUTCOMES.map((value) => ({ title: text(`step.button.${value}`), value })),
      outcome: answer?.outcome ?? '',
      words: answer?.words ?? '',
      max: LIMITS.learned,
    },
  };
}

/** Who answered what, in the order in which they came: to look back together, and to close it with. */
export function togetherCard(
  { school, record }: StepTurn<unknown>,
  joins: readonly Stored<StepJoin>[],
): CardRef {
  const { id, data } = record;
  const answers = joins
    .filter((one) => one.data.as === 'joins')
    .map((one): CardData => {
      const answer = answerFor(one.data, data);
      const name = nameOf(school, one.data.personId);
      return {
        line: answer
          ? text('step.together.answer', { name, what: text(`step.outcome.${answer.outcome}`) })
          : text('step.together.none', { name }),
        words: answer?.words ?? null,
      };
    });
  const can = (outcome: Parameters<typeof stateAfter>[1]) => stateAfter(data.status, outcome) !== undefined;
  return {
    card: 'steps/together',
    data: {
      ...headOf(school, id, data),
      what: data.words.what,
      day: day(data.lookBackOn ?? data.startsOn),
      answers,
      may: { keep: can('WORKS_KEEP'), early: can('TOO_EARLY_EXTEND'), notDone: can('NOT_DONE') },
    },
  };
}
