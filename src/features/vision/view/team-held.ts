import type { RecordKey } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { School } from '../../school/model/school.js';
import { TEAM } from '../../school/model/teams.js';
import { taskBook } from '../model/task-book.js';

/** A team that stands in the list of who does what is found by it yet. */
export async function tasksHold({
  read,
  school,
  ref,
}: Scene<School> & { ref: RecordKey }): Promise<TextRef[]> {
  if (ref.kind !== TEAM.kind) return [];
  const { tasks } = await taskBook(read, school.id);
  const n = [...tasks.values()].filter(
    ({ data }) => data.state === 'LISTED' && data.teamId === ref.id,
  ).length;
  return n > 0 ? [text('group.held.tasks', { n })] : [];
}
