import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { wordsOf } from '../../../kernel/spelling.js';
import { day, list, type TextParam, type TextRef, text } from '../../../kernel/text.js';
import { activeOn, displayName, nameOf, peopleOn } from '../../school/model/people.js';
import type { Person } from '../../school/model/school.js';
import type { AskMe, Task } from '../model/task.js';
import { foundIn, type TaskBook } from '../model/task-book.js';
import type { ListInput, ListView } from '../model/task-form.js';
import { VIEWS } from '../model/task-form.js';
import type { Hit } from '../model/task-search.js';
import { isOf, lapseOf, type Today, whatOf, whoseLine } from '../model/whose.js';
import { keepsTask, keepsTasks } from '../policy.js';

/** So many of them at once. */
const PAGE = 6;
const MOST_FOUND = 60;
const MOST_PROPOSED = 8;

interface Row {
  task?: Stored<Task>;
  askMe?: AskMe;
  because?: Hit['because'];
  /** Found by the name of whoever does it. */
  named?: string;
}

/** Why it was found, in the entry's own words. */
const whyOf = ({ because, named }: Row): TextRef | null => {
  if (named !== undefined) return text('task.why.name', { name: named });
  if (because === undefined || because.length === 0) return null;
  const slip = because.every(({ how }) => how === 'slip');
  const like = because.every(({ how }) => how === 'like');
  const words = list(...because.map(({ word }) => text('task.why.word', { word })));
  return text(slip ? 'task.why.slip' : like ? 'task.why.like' : 'task.why.words', { words });
};

/** Everything that is in the list, or what fits the question; who left has nothing to be asked about. */
function rowsOf(at: Today, person: Person, book: TaskBook, { words, which = 'all' }: ListInput): Row[] {
  const here = ({ personId }: AskMe) => {
    const one = at.school.people.get(personId);
    return one !== undefined && activeOn(one, at.today);
  };
  const asked = [...book.askMe.values()].filter(here);
  const listed = [...book.tasks.values()].filter(({ data }) => data.state === 'LISTED');
  const rows: Row[] =
    words === undefined
      ? [
          ...listed.map((task) => ({ task })),
          ...(which === 'people' ? asked.map((askMe) => ({ askMe })) : []),
        ]
      : [
          ...foundIn(book, words, MOST_FOUND).filter((one) => 'task' in one || here(one.askMe)),
          ...byPerson(at, words, listed, asked),
        ];
  const seen = new Set<string>();
  const once = rows.filter(({ task, askMe }) => {
    const id = task?.id ?? `${askMe?.personId}:asked`;
    return !seen.has(id) && seen.add(id);
  });
  return once.filter((row) => fits(at, person, which, row));
}

function fits(at: Today, person: Person, which: ListView, { task, askMe }: Row): boolean {
  if (which === 'all') return true;
  if (task === undefined) return which === 'people' || (which === 'mine' && askMe?.personId === person.id);
  if (which === 'mine') return isOf(at, task.data, person) || task.data.ownerId === person.id;
  if (which === 'teachers') return task.data.everyTeacher;
  if (which === 'outside') return task.data.partner !== undefined;
  return which === 'check' && keepsTask(person, task.data) && lapseOf(at, task.data) !== undefined;
}

/** What somebody does, where the question is a name. */
function byPerson(at: Today, words: string, tasks: readonly Stored<Task>[], asked: readonly AskMe[]): Row[] {
  const typed = wordsOf(words).filter((word) => word.length > 2);
  if (typed.length === 0) return [];
  const meant = peopleOn(at.school, at.today).filter(({ name }) => {
    const parts = wordsOf(name);
    return typed.every((word) => parts.some((part) => part.startsWith(word)));
  });
  return meant
    .slice(0, 3)
    .flatMap((one): Row[] => [
      ...asked.filter(({ personId }) => personId === one.id).map((askMe) => ({ askMe, named: one.name })),
      ...tasks
        .filter(
          ({ data }) =>
            data.personIds.includes(one.id) || data.roles.some((role) => one.roles.includes(role)),
        )
        .map((task) => ({ task, named: one.name })),
    ]);
}

const row = (at: Today, person: Person, one: Row): CardData => {
  const { task, askMe } = one;
  if (task === undefined) {
    const who = at.school.people.get(askMe?.personId ?? '');
    return {
      id: '',
      what: who ? displayName(at.school, who, at.today) : '',
      whose: text('task.askMe.row', { words: askMe?.words ?? '' }),
      why: whyOf(one),
      lapse: null,
      open: false,
    };
  }
  const lapse = keepsTask(person, task.data) ? lapseOf(at, task.data) : undefined;
  return {
    id: task.id,
    what: whatOf(task.data),
    whose: whoseLine(at, task.data),
    why: whyOf(one),
    lapse: lapse ? text(`task.lapse.${lapse}`) : null,
    open: true,
  };
};

/** A page of the list; beside it what was proposed, for who keeps it and for who proposed it. */
export function tasksCard(at: Today, person: Person, book: TaskBook, asked: ListInput): CardRef {
  const keeps = keepsTasks(person);
  const rows = rowsOf(at, person, book, asked);
  const first = Number(asked.after ?? 0) || 0;
  const from = first > 0 && first < rows.length ? Math.trunc(first) : 0;
  const page = rows.slice(from, from + PAGE);
  const waiting: Stored<Task>[] = [];
  let lapsed = 0;
  let listed = 0;
  for (const task of book.tasks.values()) {
    const { state, proposedBy } = task.data;
    if (state === 'PROPOSED' && (keeps || proposedBy === person.id)) waiting.push(task);
    if (state !== 'LISTED') continue;
    listed++;
    if (keepsTask(person, task.data) && lapseOf(at, task.data) !== undefined) lapsed++;
  }
  const empty = listed === 0 && book.askMe.size === 0;
  return {
    card: 'vision/tasks',
    data: {
      keeps,
      words: asked.words ?? '',
      which: asked.which ?? 'all',
      views: VIEWS.filter((one) => one !== 'check' || lapsed > 0 || asked.which === one).map((value) => ({
        title: text(`task.view.${value}`),
        value,
      })),
      found: text(empty ? 'task.list.empty' : 'task.list.found', {
        n: rows.length,
        from: from + 1,
        to: from + page.length,
        page: rows.length > PAGE ? 'yes' : 'no',
      }),
      lapsed: lapsed > 0 && asked.which !== 'check' ? text('task.list.lapsed', { n: lapsed }) : null,
      items: page.map((one) => row(at, person, one)),
      next: from + PAGE < rows.length ? String(from + PAGE) : null,
      proposals: waiting.slice(0, MOST_PROPOSED).map((task) => ({
        id: task.id,
        what: whatOf(task.data),
        whose: whoseLine(at, task.data),
        by: keeps
          ? text('task.proposedBy', { name: nameOf(at.school, task.data.proposedBy) })
          : text('task.yours'),
        keeps,
      })),
    },
  };
}

/** How somebody outside is reached, a line each. */
export const reachOf = ({ partner }: Task): TextRef[] =>
  partner === undefined
    ? []
    : (['phone', 'mail', 'when'] as const).flatMap((field) => {
        const words = partner[field];
        return words === undefined ? [] : [text(`task.reach.${field}`, { words })];
      });

/** One entry whole: what, whose, how to reach them, and who keeps it right. */
export function taskCard(at: Today, person: Person, { id, data }: Stored<Task>): CardRef {
  const keeps = keepsTask(person, data);
  const owner = at.school.people.get(data.ownerId ?? '');
  const kept = owner && activeOn(owner, at.today);
  const lines: TextParam[] = [
    ...reachOf(data),
    kept
      ? text('task.kept', { name: displayName(at.school, owner, at.today), day: day(data.checkedOn, 'date') })
      : text('task.unkept', { day: day(data.checkedOn, 'date') }),
    ...(data.words === undefined ? [] : [text('task.alsoFound', { words: data.words })]),
  ];
  const listed = data.state === 'LISTED';
  return {
    card: 'vision/task',
    data: {
      id,
      what: whatOf(data),
      about: data.about ?? null,
      whose: whoseLine(at, data),
      lines: lines.map((line) => ({ line })),
      link: data.partner?.link ?? null,
      state: listed ? null : text(`task.state.${data.state}`),
      may: {
        right: keeps && listed,
        edit: keeps,
        other: keeps && listed,
        accept: keepsTasks(person) && !listed,
        aside: keepsTasks(person) && data.state !== 'ASIDE',
      },
    },
  };
}
