import { z } from 'zod';
import { schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { Before } from '../../requests/model/pass-on.js';
import { equalsAmong } from '../../school/model/class-states.js';
import { classesOn, classOf } from '../../school/model/classes.js';
import { activeOn, hasRole, isCoordinator } from '../../school/model/people.js';
import { claimsOn } from '../../school/model/routing.js';
import type { Coverage, Person, School } from '../../school/model/school.js';

/** Classes that go from one coordinator to another: what was chosen, when it was done, and how it was before. */

export const OPEN_CHOICES = ['along', 'stay'] as const;
export const STATES = ['DRAFT', 'PLANNED', 'DONE', 'UNDONE', 'CANCELLED', 'FAILED'] as const;

const coverage = z.object({
  by: z.enum(['class', 'year', 'grade', 'level', 'fallback']),
  value: z.string().optional(),
  level: z.enum(['nursery', 'primary', 'secondary']).optional(),
  site: z.string().optional(),
});
const lists = z.object({ from: z.array(coverage), to: z.array(coverage) });
const schema = z.object({
  state: z.enum(STATES),
  by: z.string(),
  from: z.string(),
  to: z.string(),
  /** Rules that go over whole, and classes that are taken out of a wider rule which stays. */
  covers: z.array(coverage),
  classes: z.array(z.string()),
  day: z.string(),
  open: z.enum(OPEN_CHOICES),
  createdAt: z.number(),
  doneAt: z.number().optional(),
  before: lists.optional(),
  after: lists.optional(),
  /** The open requests that went along, as they were: states, colleagues and dates, no words. */
  moved: z.array(z.object({ id: z.string(), before: z.any() })).optional(),
});
export type ClassHandover = Omit<z.infer<typeof schema>, 'moved'> & {
  moved?: { id: string; before: Before }[];
};
/** What two coordinators follow. */
export type Lists = z.infer<typeof lists>;

const DRAFT_DAYS = 1;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

export const CLASS_HANDOVER = defineKind<ClassHandover>({
  kind: 'classHandover',
  schema: schema as z.ZodType<ClassHandover>,
  sealed: ['moved'],
  indexes: [['state', 'day']],
  expiresAt: ({ state, day, createdAt }) =>
    state === 'DRAFT' ? createdAt + DRAFT_DAYS * DAY_MS : epochOf(day, '00:00') + KEPT_DAYS * DAY_MS,
});

export const handoverRef = (id: string) => ({ kind: CLASS_HANDOVER.kind, id });

/** How a rule is called in a form: no comma, since several are joined by commas. */
export const codeOf = ({ by, value, level, site }: Coverage): string =>
  [by, value, level, site].map((part) => encodeURIComponent(part ?? '')).join('.');
export const classCode = (value: string): string => codeOf({ by: 'class', value });
const same = (a: Coverage) => (b: Coverage) => codeOf(a) === codeOf(b);
const without = (list: readonly Coverage[], gone: readonly Coverage[]) =>
  list.filter((one) => !gone.some(same(one)));

/** What both follow afterwards. Of what the other follows already nothing is added. */
export function afterHandover(
  before: Lists,
  { covers, classes }: Pick<ClassHandover, 'covers' | 'classes'>,
): Lists {
  const given = [...covers, ...classes.map((value): Coverage => ({ by: 'class', value }))];
  return { from: without(before.from, covers), to: [...before.to, ...without(given, before.to)] };
}

/**
 * What both follow once it is taken back: exactly as before, where nobody changed it since. Otherwise only what this brought about
 * is taken back, and what another changed stays.
 */
export function takenBack(now: Lists, { before, after }: { before: Lists; after: Lists }): Lists {
  const back = (side: 'from' | 'to'): Coverage[] => {
    if (JSON.stringify(now[side]) === JSON.stringify(after[side])) return before[side];
    const added = without(after[side], before[side]);
    const removed = without(before[side], after[side]);
    const kept = without(now[side], added);
    return [...kept, ...without(removed, kept)];
  };
  return { from: back('from'), to: back('to') };
}

/** The school with both as they are by then. */
export function schoolWithLists(school: School, from: string, to: string, lists: Lists): School {
  const people = new Map(school.people);
  for (const [id, covers] of [
    [from, lists.from],
    [to, lists.to],
  ] as const) {
    const person = people.get(id);
    if (person) people.set(id, { ...person, covers });
  }
  return { ...school, people };
}

const follows = (school: School, classCode: string, day: Day, personId: string): boolean =>
  equalsAmong(claimsOn(school, classOf(school, classCode, day), day)).some(({ id }) => id === personId);

/** Whether this class goes over with it: the one followed it (or left by that day), and then the other does. */
export function goesOver(
  school: School,
  after: School,
  { from, to, day }: Pick<ClassHandover, 'from' | 'to' | 'day'>,
  classCode: string,
): boolean {
  const giver = school.people.get(from);
  if (!follows(after, classCode, day, to) || follows(after, classCode, day, from)) return false;
  const gone = giver !== undefined && !activeOn(giver, day) && !follows(school, classCode, day, to);
  return gone || follows(school, classCode, day, from);
}

/** Classes that somebody follows by a rule for more than that class: each can be given along by itself. */
export const singleClasses = (school: School, person: Person, day: Day): string[] =>
  classesOn(school, day)
    .map(({ code }) => code)
    .filter(
      (code) =>
        follows(school, code, day, person.id) &&
        !person.covers.some(({ by, value }) => by === 'class' && value === code),
    );

/** Who may get classes: a coordinator, also a grade coordinator who follows nothing yet. */
export const canFollow = (person: Person): boolean =>
  hasRole(person, 'CARE_COORDINATOR', 'PUPIL_COUNSELLOR', 'GRADE_COORDINATOR');

export type HandoverProblem = 'from' | 'to' | 'covers';

/** What stands in the way on its day; asked when it is planned, confirmed and done. */
export function handoverProblem(school: School, handover: ClassHandover): HandoverProblem | undefined {
  const [from, to] = [school.people.get(handover.from), school.people.get(handover.to)];
  const { day, covers, classes } = handover;
  if (!from || !isCoordinator(from)) return 'from';
  if (!to || to.id === from.id || !canFollow(to) || !activeOn(to, day)) return 'to';
  if (covers.length + classes.length === 0) return 'covers';
  const theirs = covers.every((one) => from.covers.some(same(one)));
  // Who left by that day still gives along what they followed until then.
  const on = activeOn(from, day) ? day : (from.until ?? day);
  const single = singleClasses(school, from, on);
  return theirs && classes.every((code) => single.includes(code)) ? undefined : 'covers';
}

/** The last day on which it can be taken back: the school day on which it was done, or the first after that. */
export const undoUntil = (school: School, { doneAt }: Pick<ClassHandover, 'doneAt'>): Day | undefined =>
  doneAt === undefined ? undefined : schoolDayOnOrAfter(school.calendar, dayOf(doneAt));

export const mayStillUndo = (
  school: School,
  handover: Pick<ClassHandover, 'state' | 'doneAt'>,
  now: Epoch,
): boolean => {
  const until = undoUntil(school, handover);
  return handover.state === 'DONE' && until !== undefined && dayOf(now) <= until;
};

/** When its messages no longer offer that. */
export const undoOver = (school: School, handover: Pick<ClassHandover, 'doneAt'>): Epoch =>
  epochOf(addDays(undoUntil(school, handover)!, 1), '00:00');
