import type { CardRef } from '../../../kernel/card.js';
import { day } from '../../../kernel/text.js';
import { headOf, ownerName } from '../model/head.js';
import { stateAfter } from '../model/states.js';
import { LIMITS } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { lifeOf } from './life.js';

/** All ways to look back, in a dialog, with what was agreed. */
export function lookBackCard(turn: StepTurn<unknown>): CardRef {
  const { school, record } = turn;
  const { id, data } = record;
  const can = (outcome: Parameters<typeof stateAfter>[1]) => stateAfter(data.status, outcome) !== undefined;
  return {
    card: 'steps/look-back',
    data: {
      ...headOf(school, id, data),
      what: data.words.what,
      notice: data.words.notice ?? null,
      since: day(data.startsOn),
      owner: ownerName(school, data),
      may: { keep: can('WORKS_KEEP'), early: can('TOO_EARLY_EXTEND'), notDone: can('NOT_DONE') },
      life: lifeOf(turn),
    },
  };
}

export const learnedCard = ({ school, record }: StepTurn<unknown>, once: string): CardRef => ({
  card: 'steps/learned',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    max: LIMITS.learned,
    learned: record.data.lookBacks.at(-1)?.learned ?? '',
  },
});

export const whyCard = ({ school, record }: StepTurn<unknown>, once: string): CardRef => ({
  card: 'steps/why',
  data: { ...headOf(school, record.id, record.data), once, max: LIMITS.why },
});
