import { addSchoolDays } from '../../../calendar/school-calendar.js';
import { dayOf } from '../../../calendar/time.js';
import { auditLine, type Decision, decision, show } from '../../../kernel/decision.js';
import { invalid, type Refusal, refuse } from '../../../kernel/errors.js';
import type { Turn } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { wordsOf } from '../../../kernel/spelling.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { placedIn, roundRef } from '../model/round.js';
import { MOST_TASKS, tasksOfRound } from '../model/round-classes.js';
import { ROUND_TASK, type RoundTask, taskRef, tellTask } from '../model/round-task.js';
import { mayTakePart } from '../policy.js';
import { shortened } from '../view/round-form.js';
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
    ? show(turn, roundTaskFormCard(turn, turn.record, turn.id()))
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
  const wanted = { ownerId: owner.id, classes: chosen.map(({ code }) => code), what: input.what };
  const tasks = await tasksOfRound(turn.read, record.id);
  if (tasks.length >= MOST_TASKS) return invalid({ personId: text('consult.round.error.tasks') });
  const twice = askedBefore(tasks, wanted);
  if (twice)
    return invalid({
      personId: text('consult.round.error.taskTwice', {
        name: nameOf(school, owner.id),
        classes: { list: shortened(twice.classes) },
        day: day(twice.by),
      }),
    });
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
    classes: wanted.classes,
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

/** The same, asked of the same colleague and not done yet: by when, and for which of these classes. */
function askedBefore(
  tasks: readonly Stored<RoundTask>[],
  { ownerId, classes, what }: Pick<RoundTask, 'ownerId' | 'classes' | 'what'>,
): Pick<RoundTask, 'by' | 'classes'> | undefined {
  for (const { data } of tasks) {
    if (!data.open || data.ownerId !== ownerId || said(data.what) !== said(what)) continue;
    const both = classes.filter((code) => data.classes.includes(code) && !data.done.includes(code));
    if (both.length > 0) return { by: data.by, classes: both };
  }
  return undefined;
}
const said = (what = ''): string => wordsOf(what).join(' ');

/** What was asked, and for which classes it is done. */
export const read = (turn: TaskTurn): Decision => show(turn, roundTaskCard(turn, turn.record, turn.id()));

export function ticked(turn: TaskTurn<{ id: string; classes?: string[] }>): Decision {
  const { record, input } = turn;
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
      audit: [auditLine(turn, 'consult.round.task.done', taskRef(id))],
      changed: [taskRef(id), roundRef(data.roundId)],
    },
  );
}
