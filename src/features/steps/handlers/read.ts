import { type Decision, decision } from '../../../kernel/decision.js';
import { auditedStep } from '../model/act.js';
import type { StepTurn } from '../model/turn.js';
import { readCard } from '../view/read.js';

export const read = (turn: StepTurn): Decision =>
  decision(
    { kind: 'dialog', card: readCard(turn) },
    { audit: [auditedStep(turn, 'step.read', turn.record.id, 'read')] },
  );
