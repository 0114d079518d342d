import type { Save } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import type { KindSpec, Stored } from '../../../kernel/kind.js';
import { plain } from '../../../kernel/spelling.js';
import { placeOf, starterOf } from './starters.js';
import { ASK_ME, type AskMe, BOOK, TASK, TASK_BOOK, type Task } from './task.js';
import { type Hit, indexOf, type SearchIndex, search } from './task-search.js';
import { ROLE_WORDS } from './task-words.js';

/** All that is in the list of a school, ready to be searched in. */
export interface TaskBook {
  tasks: ReadonlyMap<string, Stored<Task>>;
  /** Of who said what they may be asked about, by person. */
  askMe: ReadonlyMap<string, AskMe>;
  index: SearchIndex;
}

/** An entry of somebody who may be asked is found under this and the person's id. */
const ASKED = 'askMe:';

const TEACHERS = ROLE_WORDS.TEACHER ?? '';

/** The words of a task by where they stand; a name of somebody outside is searched in as well. */
function entryOf({ id, data }: Stored<Task>) {
  const { what, about, words, roles, everyTeacher, partner } = data;
  const whose = [...roles.map((role) => ROLE_WORDS[role]), everyTeacher ? TEACHERS : '', partner?.name];
  const starter = starterOf(data.starter)?.words;
  return {
    id,
    texts: {
      what: what ?? starter,
      words: [words, what === undefined ? '' : starter].filter(Boolean).join(' '),
      whose: whose.filter(Boolean).join(' '),
      about,
    },
  };
}

/** The school's own words by the alphabet; behind them what is in the words of the list to start from, in its order in every language. */
const orderOf = ({ what, starter }: Task): string =>
  what === undefined ? `~${String(placeOf(starter)).padStart(3, '0')}` : plain(what);

export function bookOf(tasks: readonly Stored<Task>[], asked: readonly AskMe[]): TaskBook {
  const sorted = tasks
    .map((task) => ({ task, title: orderOf(task.data) }))
    .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.task.id < b.task.id ? -1 : 1))
    .map(({ task }) => task);
  const listed = sorted.filter(({ data }) => data.state === 'LISTED');
  return {
    tasks: new Map(sorted.map((one) => [one.id, one])),
    askMe: new Map(asked.map((one) => [one.personId, one])),
    index: indexOf([
      ...listed.map(entryOf),
      ...asked.map(({ personId, words }) => ({ id: `${ASKED}${personId}`, texts: { words } })),
    ]),
  };
}

export type Found = Hit & ({ task: Stored<Task> } | { askMe: AskMe });

/** What fits a question, the best first. */
export const foundIn = (book: TaskBook, typed: string, most?: number): Found[] =>
  search(book.index, typed, most).flatMap((hit): Found[] => {
    const task = book.tasks.get(hit.id);
    if (task) return [{ ...hit, task }];
    const askMe = book.askMe.get(hit.id.slice(ASKED.length));
    return askMe ? [{ ...hit, askMe }] : [];
  });

/** So many schools at once; a school that is not asked about for long is read again. */
const KEPT = 60;
const books = new Map<string, { stamp: string; book: TaskBook }>();
const PAGE = 500;

/**
 * The list of a school as it is now. Read once for all that ask until something changes: a stamp that is new with each change says
 * whether it did, so that another process and another database are never answered from here.
 */
export async function taskBook(read: Read, schoolId: string): Promise<TaskBook> {
  const stamp = (await read.get(TASK_BOOK, BOOK))?.data.stamp;
  if (stamp === undefined) return bookOf([], []);
  const known = books.get(schoolId);
  if (known?.stamp === stamp) return known.book;
  const [tasks, asked] = await Promise.all([all(read, TASK), all(read, ASK_ME)]);
  const book = bookOf(
    tasks,
    asked.map(({ data }) => data),
  );
  books.delete(schoolId);
  books.set(schoolId, { stamp, book });
  const [oldest] = books.keys();
  if (books.size > KEPT && oldest !== undefined) books.delete(oldest);
  return book;
}

async function all<T>(read: Read, kind: KindSpec<T>): Promise<Stored<T>[]> {
  const items: Stored<T>[] = [];
  for (let after: string | undefined; ; ) {
    const page = await read.find(kind, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    if (page.next === undefined) return items;
    after = page.next;
  }
}

/** To be saved with every change of a task or of what somebody may be asked about. */
export async function newStamp(turn: { read: Pick<Read, 'get'>; id(): string }): Promise<Save> {
  const stored = await turn.read.get(TASK_BOOK, BOOK);
  return { kind: TASK_BOOK, id: BOOK, expect: stored?.version ?? 0, data: { stamp: turn.id() } };
}
