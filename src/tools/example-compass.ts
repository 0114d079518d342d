import { readFile } from 'node:fs/promises';
import { firstSchoolDay, schoolYearOf } from '../calendar/holidays.js';
import { dayOf, epochOf } from '../calendar/time.js';
import { CORE_VALUE, type CoreValue } from '../features/school/model/core-values.js';
import type { Person, Role } from '../features/school/model/school.js';
import {
  CARE_VISION,
  type CareVision,
  SCHOOL_AGREEMENT,
  type SchoolAgreement,
  VISION_ID,
} from '../features/vision/model/care-vision.js';
import {
  ASK_ME,
  type AskMe,
  BOOK,
  newTask,
  type Partner,
  TASK,
  TASK_BOOK,
  type Task,
} from '../features/vision/model/task.js';
import type { Save } from '../kernel/decision.js';
import type { KindSpec } from '../kernel/kind.js';
import type { Day } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';

const FILE = new URL('../../infra/example-school/compass.json', import.meta.url);

/** `infra/example-school/compass.json`; people by their id. */
interface Written {
  by: string;
  vision: string[];
  values: Pick<CoreValue, 'name' | 'emoji' | 'about'>[];
  agreements: { title: string; text?: string; yearsAgo: number }[];
  tasks: {
    what?: string;
    starter?: string;
    about?: string;
    words?: string;
    roles?: Role[];
    everyTeacher?: boolean;
    people?: string[];
    partner?: Partner;
    owner: string;
  }[];
  askMe: { person: string; words: string }[];
}

/**
 * What the team of the example school wrote down together: its care vision, core values, agreements and who does what, as their
 * handlers would have saved it on the first day of the school year in which the clock stands (or earlier that day, where it is not nine yet).
 */
export async function demoCompass(
  people: readonly Person[],
  { now, id }: Pick<Clock, 'now' | 'id'>,
): Promise<Save[]> {
  const written: Written = JSON.parse(await readFile(FILE, 'utf8'));
  const known = new Set(people.map((person) => person.id));
  const here = (person: string): string => {
    if (!known.has(person)) throw new Error(`compass.json: nobody has the id ${person}`);
    return person;
  };
  const by = here(written.by);
  const today = firstSchoolDay(schoolYearOf(dayOf(now())));
  const at = Math.min(now(), epochOf(today, '09:00'));
  const stamp = { changedAt: at, changedBy: by };
  const added = <T>(kind: KindSpec<T>, data: T, own = id()): Save<T> => ({ kind, id: own, expect: 0, data });
  return [
    added<CareVision>(CARE_VISION, { text: written.vision.join('\n\n'), ...stamp }, VISION_ID),
    ...written.values.map((said, nth) => added<CoreValue>(CORE_VALUE, { ...said, nth, ...stamp })),
    ...written.agreements.map(({ yearsAgo, ...said }) =>
      added<SchoolAgreement>(SCHOOL_AGREEMENT, {
        ...said,
        since: yearsBefore(today, yearsAgo),
        checkedOn: today,
        ...stamp,
      }),
    ),
    ...written.tasks.map(({ owner, people: who = [], roles = [], everyTeacher = false, ...said }) =>
      added<Task>(
        TASK,
        newTask(
          { ...said, roles, everyTeacher, personIds: who.map(here), ownerId: here(owner) },
          { now: at, today, by },
          'LISTED',
        ),
      ),
    ),
    ...written.askMe.map(({ person, words }) =>
      added<AskMe>(ASK_ME, { personId: here(person), words, changedAt: at }, person),
    ),
    added(TASK_BOOK, { stamp: id() }, BOOK),
  ];
}

const yearsBefore = (day: Day, years: number): Day => {
  const [start] = schoolYearOf(day).split('-').map(Number) as [number];
  return firstSchoolDay(`${start - years}-${start - years + 1}`);
};
