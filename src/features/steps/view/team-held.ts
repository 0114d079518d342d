import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { TEAM } from '../../school/model/teams.js';
import { INTERVENTION } from '../model/step-kind.js';

/** A team with steps that are not over is needed yet. What is over needs none. */
export async function stepsHold({ read, ref }: Scene<School> & { ref: RecordKey }): Promise<TextRef[]> {
  if (ref.kind !== TEAM.kind) return [];
  const n = await read.count(INTERVENTION, { teamId: ref.id, open: true });
  return n > 0 ? [text('group.held.steps', { n })] : [];
}
