import { type Decision, decision, type NewWork, type Save, show } from '../../../kernel/decision.js';
import { type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { coordinatorsOn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { readTeams } from '../../school/model/teams.js';
import { askAgainOn, auditedTask, TASK, type Task, taskRef } from '../model/task.js';
import { newStamp, taskBook } from '../model/task-book.js';
import type { ListInput } from '../model/task-form.js';
import { onDay, type Today } from '../model/whose.js';
import { taskCard, tasksCard } from '../view/tasks.js';
import { type At, todayOf } from './shared.js';

/** The list of who does what: looking in it, and keeping it. */

export type OnTask<I = { id: string }> = Turn<School, Person, I, Task>;

export const todayIn = async (turn: Pick<At, 'school' | 'now' | 'read'>): Promise<Today> =>
  onDay(turn.school, todayOf(turn), await readTeams(turn.read));

export async function list(turn: At<ListInput>): Promise<Decision> {
  const [at, book] = await Promise.all([todayIn(turn), taskBook(turn.read, turn.school.id)]);
  return show(turn, tasksCard(at, turn.person, book, turn.input));
}

export async function read(turn: OnTask): Promise<Decision> {
  return show(turn, taskCard(await todayIn(turn), turn.person, turn.record));
}

/** Into the list: what was proposed, or taken out before. Whoever takes it in keeps it right until somebody else does. */
export async function accept(turn: OnTask): Promise<Decision | Refusal> {
  const { record, person } = turn;
  if (record.data.state === 'LISTED') return refuse('gone', text('task.alreadyIn'));
  const ownerId = record.data.ownerId ?? person.id;
  return changed(turn, 'task.accept', { state: 'LISTED', ownerId, ...checkedNow(turn) }, tellProposer(turn));
}

export async function aside(turn: OnTask): Promise<Decision | Refusal> {
  if (turn.record.data.state === 'ASIDE') return refuse('gone', text('task.alreadyOut'));
  return changed(turn, 'task.aside', { state: 'ASIDE' }, tellProposer(turn));
}

export const checkedNow = (turn: Pick<At, 'now'>): Pick<Task, 'checkedOn' | 'askOn'> => ({
  checkedOn: todayOf(turn),
  askOn: askAgainOn(todayOf(turn)),
});

/** Who waits to hear what became of it reads it in their digest, without its words. */
function tellProposer({ record, person, now }: OnTask<unknown>): NewWork[] {
  const { state, proposedBy } = record.data;
  if (state !== 'PROPOSED' || proposedBy === undefined || proposedBy === person.id) return [];
  return [digestLine('task.looked', proposedBy, now, taskRef(record.id))];
}

export const digestLine = (
  name: string,
  person: string,
  now: number,
  ref?: { kind: string; id: string },
): NewWork => ({
  type: 'send',
  name,
  id: `${name}:${ref?.id ?? ''}:${person}`,
  ...(ref ? { ref } : {}),
  to: { person },
  manner: 'digest',
  dueAt: now,
});

/** Those who look at what is proposed hear of it in one line, however much it is. */
export const tellKeepers = ({ school, now }: Pick<At, 'school' | 'now'>): NewWork[] =>
  coordinatorsOn(school, todayOf({ now })).map(({ id }) => digestLine('task.proposed', id, now));

/** Saved, with all that was read to search in made new; then the list as it is by then. */
export async function changed(
  turn: OnTask<unknown>,
  verb: string,
  change: Partial<Task>,
  work: NewWork[] = [],
  reply: Decision['reply'] = { kind: 'go', verb: 'task.list', input: {} },
): Promise<Decision> {
  const { record, now, person } = turn;
  const data = { ...record.data, ...change, changedAt: now, changedBy: person.id };
  return decision(reply, {
    save: [
      { kind: TASK, id: record.id, expect: record.version, data } satisfies Save<Task>,
      await newStamp(turn),
    ],
    work,
    audit: [auditedTask(turn, verb, record.id)],
    changed: [taskRef(record.id)],
  });
}
