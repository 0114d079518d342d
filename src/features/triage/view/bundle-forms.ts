import type { CardRef } from '../../../kernel/card.js';
import { LIMITS } from '../../requests/model/request.js';
import type { BundleTurn } from '../model/turn.js';
import { workOf } from './bundle.js';
import { daysFrom } from './plan.js';

const head = ({ school, record }: BundleTurn) => workOf(school, record, 0);

export const answerCard = (turn: BundleTurn, once: string): CardRef => ({
  card: 'triage/bundle-answer',
  data: { ...head(turn), once, max: LIMITS.long },
});

export const planCard = (turn: BundleTurn, once: string): CardRef => ({
  card: 'triage/bundle-plan',
  data: { ...head(turn), once, ...daysFrom(turn.now) },
});

export const closeCard = (turn: BundleTurn, once: string): CardRef => ({
  card: 'triage/bundle-close',
  data: { ...head(turn), once },
});
