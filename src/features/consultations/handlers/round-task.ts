import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { placedIn, roundRef } from '../model/round.js';
import { MOST_TASKS, tasksOfRound } from '../model/round-classes.js';
import { ROUND_TASK, type RoundTask, taskRef, tellTask } from '../model/round-task.js';
import { mayTakePart } from '../policy.js';
import { roundTaskCard, roundTaskFormCard } from '../view/round-task.js';
import { roundAudit } from './round-confirm.js';
import type { RoundTurn } from './round-plan.js';
import { todayOf } from './shared.js';

type TaskTurn<I = { id: string }> = Turn<School, Person, I, RoundTask>;
/** School days before the first class of it, unless somebody says otherwise. */
const BEFORE = 3;

/** "Voorbereidende taak": who looks at what before which classes, by when. */
export const form = (turn: RoundTurn): Decision | Refusal =>
  turn.record.data.status === 'PLANNED'
    ? decision({
        kind: turn.place.kind === 'dialog' ? 'next' : 'dialog',
        card: roundTaskFormCard(turn, turn.record, turn.id()),
      })
    : refuse('gone', text('consult.round.gone'));

export interface TaskInput {
  id: string;
  personId?: string;
  classes?: string[];
  by?: string;
  what?: string;
}

export async function saved(turn: RoundTurn<TaskInput>): Promise<Decision | Refusal> {
  const { record, input, school, now, person } = turn;
  if (record.data.status !== 'PLANNED') return refuse('gone', text('consult.round.gone'));
  const today = todayOf(turn);
  const owner = input.personId === undefined ? undefined : school.people.get(input.personId);
  if (!owner || !mayTakePart(owner, today)) return invalid({ personId: text('consult.error.who') });
  const placed = placedIn(record.data).filter(({ of, from }) => of !== undefined && from > now);
  const chosen = placed.filter(({ code }) => !input.classes?.length || input.classes.includes(code));
  if (chosen.length === 0) return invalid({ classes: text('consult.round.error.classes') });
  if ((await tasksOfRound(turn.read, record.id)).length >= MOST_TASKS)
    return invalid({ personId: text('consult.round.error.tasks') });
  const first = dayOf(Math.min(...chosen.map(({ from }) => from)));
  const soonest = addSchoolDays(school.calendar, today, 1);
  const usual = addSchoolDays(school.calendar, first, -BEFORE);
  const by = input.by ?? [usual, soonest].sort().at(-1)!;
  if (by < today) return invalid({ by: text('consult.round.error.by') });
  const id = turn.id();
  const data: RoundTask = {
    roundId: record.id,
    ownerId: owner.id,
    askedBy: person.id,
    by,
    createdAt: now,
    open: true,
    classes: chosen.map(({ code }) => code),
    done: [],
    ...(input.what === undefined ? {} : { what: input.what }),
  };
  return decision(
    {
      kind: 'close',
      note: text('consult.round.taskNote', { name: nameOf(school, owner.id), n: chosen.length }),
    },
    {
      save: [{ kind: ROUND_TASK, id, expect: 0, data }],
      work: tellTask(school, id, data, now),
      audit: [roundAudit(turn, 'consult.round.task.save', record.id)],
      changed: [roundRef(record.id)],
    },
  );
}

/** What was asked, and for which classes it is done. */
export const read = (turn: TaskTurn): Decision =>
  decision({
    kind: turn.place.kind === 'dialog' ? 'next' : 'dialog',
    card: roundTaskCard(turn, turn.record, turn.id()),
  });

export function ticked(turn: TaskTurn<{ id: string; classes?: string[] }>): Decision {
  const { record, input, now, person } = turn;
  const { data, id } = record;
  const done = data.classes.filter((code) => input.classes?.includes(code));
  const after: RoundTask = { ...data, done, open: done.length < data.classes.length };
  return decision(
    {
      kind: 'close',
      note: text('consult.round.taskTicked', { n: done.length, all: data.classes.length }),
    },
    {
      save: [{ kind: ROUND_TASK, id, expect: record.version, data: after }],
      audit: [{ at: now, who: person.id, verb: 'consult.round.task.done', ...taskRef(id), access: 'change' }],
      changed: [taskRef(id), roundRef(data.roundId)],
    },
  );
}
