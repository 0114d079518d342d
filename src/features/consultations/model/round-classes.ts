import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { CONSULTATION, type Consultation } from './consultation.js';
import { MOST_CLASSES } from './round.js';
import { ROUND_ANSWER, ROUND_TASK, type RoundAnswer, type RoundTask } from './round-task.js';

/** More tasks than this are asked of nobody in one round. */
export const MOST_TASKS = 40;

/** Its consultations in the order of their times; those without one last. */
export async function classesOfRound(read: Read, roundId: string): Promise<Stored<Consultation>[]> {
  const { items } = await read.find(CONSULTATION, { where: { roundId }, limit: MOST_CLASSES * 2 });
  const at = ({ data }: Stored<Consultation>) => data.from ?? data.was?.from ?? Number.MAX_SAFE_INTEGER;
  return items.sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));
}

export async function tasksOfRound(read: Read, roundId: string): Promise<Stored<RoundTask>[]> {
  const { items } = await read.find(ROUND_TASK, { where: { roundId }, limit: MOST_TASKS });
  return items;
}

export async function answersOf(read: Read, of: string): Promise<Stored<RoundAnswer>[]> {
  const { items } = await read.find(ROUND_ANSWER, { where: { of }, limit: 20 });
  return items;
}

/** What is asked of somebody for a class that is still to come; undefined: nothing, or it is there already. */
export const stillDue = (
  { prepare, status, from }: Consultation,
  personId: string,
  now: Epoch,
): Day | undefined =>
  status === 'CONFIRMED' && (from ?? 0) > now && !prepare?.answered.includes(personId)
    ? prepare?.due[personId]
    : undefined;
