import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { NewSend, NewThink, Save } from '../../src/kernel/decision.js';
import { defineKind, type KindSpec } from '../../src/kernel/kind.js';
import type { Change, Store, WorkRow } from '../../src/ports/store.js';
import { createSeal, type Seal } from '../../src/store/seal.js';

export interface Task {
  owner: string;
  state: string;
  due?: number;
  rank?: number;
  label?: string;
  urgent?: boolean;
  code?: string;
  words?: string;
  pupil?: string;
  nested?: unknown;
  /** Stands in no index. */
  note?: string;
}

export const TASK = defineKind<Task>({
  kind: 'task',
  schema: z.object({
    owner: z.string(),
    state: z.string(),
    due: z.number().optional(),
    rank: z.number().optional(),
    label: z.string().optional(),
    urgent: z.boolean().optional(),
    code: z.string().optional(),
    words: z.string().max(5000).optional(),
    pupil: z.string().optional(),
    nested: z.json().optional(),
    note: z.string().optional(),
  }) as z.ZodType<Task>,
  sealed: ['words', 'pupil'],
  indexes: [['owner', 'due'], ['state', 'due'], ['due'], ['label'], ['urgent', 'rank']],
  unique: [['owner', 'code']],
  blind: {
    pupil: (data) => data.pupil,
    word: (data) => data.words?.toLowerCase().split(' '),
  },
});

export interface Draft {
  text: string;
  until: number;
}
export const DRAFT = defineKind<Draft>({
  kind: 'draft',
  schema: z.object({ text: z.string(), until: z.number() }),
  sealed: ['text'],
  indexes: [],
  expiresAt: (data) => data.until,
});

/** What many put in, each once: sorted, so that it says nothing of who came first. */
export interface Box {
  marks: string;
  who: string[];
}
export const BOX = defineKind<Box>({
  kind: 'box',
  schema: z.object({ marks: z.string(), who: z.array(z.string()) }),
  sealed: ['marks', 'who'],
  indexes: [],
  pool: (data = { marks: '', who: [] }, put) => {
    const { mark, by } = put as { mark: string; by: string };
    if (data.who.includes(by)) return undefined;
    return { marks: [...data.marks, mark].sort().join(''), who: [...data.who, by].sort() };
  },
});

/** Asked for in every turn. */
export const SEEN = defineKind<{ list: { n: number }[] }>({
  kind: 'seen',
  schema: z.object({ list: z.array(z.object({ n: z.number() })) }),
  sealed: [],
  often: true,
  indexes: [],
});
/** The same, asked for now and then. */
export const SELDOM = defineKind<{ list: { n: number }[] }>({
  kind: 'seldom',
  schema: z.object({ list: z.array(z.object({ n: z.number() })) }),
  sealed: [],
  indexes: [],
});
export const KINDS: KindSpec[] = [TASK, DRAFT, BOX, SEEN, SELDOM];

export const DAY = 24 * 60 * 60 * 1000;
/** A real moment; school time in these tests is a few small numbers. */
export const REAL = Date.UTC(2026, 10, 24, 9);
export const LEASE = 30_000;

export const MASTER = randomBytes(32);
export const seal = (): Seal => createSeal(MASTER);

export const change = (schoolId: string, parts: Partial<Omit<Change, 'schoolId'>> = {}): Change => ({
  schoolId,
  save: [],
  remove: [],
  work: [],
  audit: [],
  ...parts,
});

export const task = (id: string, expect: number, data: Partial<Task> = {}): Save<Task> => ({
  kind: TASK,
  id,
  expect,
  data: { owner: 'an', state: 'open', ...data },
});

export const think = (name: string, dueAt: number, more: Partial<NewThink> = {}): NewThink => ({
  type: 'think',
  name,
  dueAt,
  ...more,
});

export const send = (name: string, dueAt: number, more: Partial<NewSend> = {}): NewSend => ({
  type: 'send',
  name,
  dueAt,
  to: { person: 'p1' },
  manner: 'now',
  ...more,
});

/** Commits, and fails the test when it was not done. */
export const put = async (
  store: Store,
  schoolId: string,
  parts: Partial<Omit<Change, 'schoolId'>>,
): Promise<void> => {
  const outcome = await store.commit(change(schoolId, parts), REAL);
  if (outcome !== 'done') throw new Error(`the commit ended in ${outcome}`);
};

export const names = (rows: WorkRow[]): string[] => rows.map((row) => row.name);

/** One database engine, and a way to an empty store on it. */
export interface Engine {
  /** Empty, with KINDS. Closes the one before. */
  fresh(): Promise<Store>;
  /** A second store on the same data, as another process would open it; with other keys or kinds, as after a change. */
  second(other?: { seal?: Seal; kinds?: KindSpec[] }): Promise<Store>;
  /** Closes all and cleans up. */
  end(): Promise<void>;
}
