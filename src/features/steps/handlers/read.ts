import { type Decision, decision } from '../../../kernel/decision.js';
import { auditedStep } from '../model/act.js';
import type { StepTurn } from '../model/turn.js';
import { readCard } from '../view/read.js';
import { teamPart } from '../view/team.js';

export async function read(turn: StepTurn): Promise<Decision> {
  const card = readCard(turn, await teamPart(turn));
  return decision(
    { kind: 'dialog', card },
    { audit: [auditedStep(turn, 'step.read', turn.record.id, 'read')] },
  );
}
