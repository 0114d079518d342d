import { type Decision, decision, type Onward } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import { text } from '../../../kernel/text.js';
import {
  type ChoosablePhase,
  type Permission,
  type STEP_UP_CHECKS,
  stepsUpToExtended,
} from '../../school/model/phases.js';
import { hasPhase, mayChoosePhase, stepUp } from '../model/phase.js';
import type { CareRequest } from '../model/request.js';
import { overtaken } from '../model/state-line.js';
import type { RequestTurn } from '../model/turn.js';
import { phaseCard, stepUpCard } from '../view/phase.js';
import { step } from './shared.js';

/** The phase of the support that a request asks, as whoever leads it chooses it. The CLB's report alone leads to the last one. */

const impossible = (turn: RequestTurn<unknown>): Refusal =>
  hasPhase(turn.record.data)
    ? refuse('gone', overtaken(turn, turn.record.data))
    : refuse('conflict', text('request.phase.none'));

export const open = (turn: RequestTurn): Decision | Refusal =>
  mayChoosePhase(turn.record.data)
    ? decision({ kind: 'dialog', card: phaseCard(turn, turn.id()) })
    : impossible(turn);

const backToReading = (id: string): Onward => ({
  kind: 'go',
  verb: 'request.read',
  input: { id, walk: 'on' },
});

const saved = (turn: RequestTurn<unknown>, verb: string, change: Partial<CareRequest>): Decision | Refusal =>
  step(turn, { act: 'mark', verb, what: 'phase', change, reply: backToReading(turn.record.id) });

export function chosen(turn: RequestTurn<{ id: string; phase: ChoosablePhase }>): Decision | Refusal {
  const { record, input } = turn;
  const { phase } = record.data;
  if (!mayChoosePhase(record.data)) return impossible(turn);
  if (phase === input.phase) return decision(backToReading(record.id));
  if (stepsUpToExtended(phase, input.phase))
    return decision({ kind: 'next', card: stepUpCard(turn, turn.id()) });
  return saved(turn, 'request.phase.save', { phase: input.phase });
}

export interface StepUpInput {
  id: string;
  checked?: (typeof STEP_UP_CHECKS)[number][];
  permission: Permission;
}
export function steppedUp(turn: RequestTurn<StepUpInput>): Decision | Refusal {
  const { record, person, now, input } = turn;
  const request = record.data;
  if (!mayChoosePhase(request)) return impossible(turn);
  if (!stepsUpToExtended(request.phase, 'EXTENDED_CARE')) return decision(backToReading(record.id));
  const taken = stepUp(person.id, now, input.checked ?? [], input.permission);
  return saved(turn, 'request.step-up.save', {
    phase: 'EXTENDED_CARE',
    steppedUp: [...(request.steppedUp ?? []), taken],
  });
}
