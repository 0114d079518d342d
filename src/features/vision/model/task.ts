import { z } from 'zod';
import { addDays } from '../../../calendar/time.js';
import { type AuditLine, auditLine, type Doer, type Save } from '../../../kernel/decision.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { ROLES } from '../../school/model/school.js';

/** PROPOSED by anybody of the team · LISTED: everybody finds it · ASIDE: not taken in or taken out, and may come back. */
export const TASK_STATES = ['PROPOSED', 'LISTED', 'ASIDE'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Longest texts, in characters (UTF-16 units), and most people of one task. */
export const TASK_LIMITS = {
  what: 120,
  about: 400,
  words: 200,
  name: 80,
  phone: 40,
  mail: 120,
  link: 500,
  when: 120,
  askMe: 300,
  people: 10,
} as const;

/** Somebody outside the school, and how to reach them. */
const partner = z.strictObject({
  /** Absent: as the list to start from calls them. */
  name: z.string().min(1).max(TASK_LIMITS.name).optional(),
  phone: z.string().max(TASK_LIMITS.phone).optional(),
  mail: z.string().max(TASK_LIMITS.mail).optional(),
  link: z.string().max(TASK_LIMITS.link).optional(),
  when: z.string().max(TASK_LIMITS.when).optional(),
});
export type Partner = z.infer<typeof partner>;

const key = z.string().min(1).max(80);
const schema = z.strictObject({
  /** The task in a few words; absent: as the list to start from says it, in the reader's language. */
  what: z.string().min(1).max(TASK_LIMITS.what).optional(),
  starter: key.optional(),
  about: z.string().max(TASK_LIMITS.about).optional(),
  /** Other words by which it should be found. */
  words: z.string().max(TASK_LIMITS.words).optional(),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  /** What each class teacher does themself, in phase 0. */
  everyTeacher: z.boolean(),
  personIds: z.array(key).max(TASK_LIMITS.people),
  teamId: key.optional(),
  partner: partner.optional(),
  /** Who keeps it right; and the day on which that was last said, and on which it is asked again. */
  ownerId: key.optional(),
  checkedOn: z.iso.date(),
  askOn: z.iso.date(),
  state: z.enum(TASK_STATES),
  proposedBy: key.optional(),
  createdAt: z.number(),
  changedAt: z.number(),
  changedBy: key.optional(),
});
/** Who does what, without any pupil in it, so that staff own its text. */
export type Task = z.infer<typeof schema>;
/** What somebody writes of it. */
export type TaskText = Pick<
  Task,
  | 'what'
  | 'starter'
  | 'about'
  | 'words'
  | 'roles'
  | 'everyTeacher'
  | 'personIds'
  | 'teamId'
  | 'partner'
  | 'ownerId'
>;

export const TASK = defineKind<Task>({
  kind: 'task',
  schema,
  sealed: [],
  indexes: [['state', 'askOn']],
});

/** "Hier mag je mij over aanspreken": somebody's own words; one a person, under the person's id. */
export interface AskMe {
  personId: string;
  words: string;
  changedAt: Epoch;
}
export const ASK_ME = defineKind<AskMe>({
  kind: 'askMe',
  schema: z.strictObject({
    personId: key,
    words: z.string().min(1).max(TASK_LIMITS.askMe),
    changedAt: z.number(),
  }),
  sealed: [],
  indexes: [],
});

/** Changes with every change of a task: what was read to search in holds as long as this is the same. One a school. */
export const TASK_BOOK = defineKind<{ stamp: string }>({
  kind: 'taskBook',
  schema: z.strictObject({ stamp: key }),
  sealed: [],
  indexes: [],
});
export const BOOK = 'book';

/** A year later whoever keeps it is asked whether it still holds. */
export const YEAR_DAYS = 365;
export const askAgainOn = (today: Day): Day => addDays(today, YEAR_DAYS);

export const newTask = (
  said: TaskText,
  at: { now: Epoch; today: Day; by: string },
  state: TaskState,
): Task => ({
  ...said,
  checkedOn: at.today,
  askOn: askAgainOn(at.today),
  state,
  proposedBy: at.by,
  createdAt: at.now,
  changedAt: at.now,
  changedBy: at.by,
});

export const taskRef = (id: string) => ({ kind: TASK.kind, id });

export const auditedTask = (doer: Doer, verb: string, id: string): AuditLine =>
  auditLine(doer, verb, taskRef(id));

/** Whether somebody wrote who does it. */
export const isSomebodys = ({
  roles,
  everyTeacher,
  personIds,
  teamId,
  partner: outside,
}: TaskText): boolean =>
  roles.length > 0 || everyTeacher || personIds.length > 0 || teamId !== undefined || outside !== undefined;

export type TaskSave = Save<Task>;
