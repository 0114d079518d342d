import { z } from 'zod';
import { schoolYearOf } from '../../../calendar/holidays.js';
import { addDays, dayOf, weekdayOf } from '../../../calendar/time.js';
import { WORK_DAYS } from '../../../calendar/working-pattern.js';
import type { Read } from '../../../kernel/feature.js';
import { defineKind, type Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { classTeachersOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { suits } from './dates.js';
import { INTERVENTION, type SmallIntervention } from './step-kind.js';

/**
 * "Zorg valt weg vandaag": whoever gives care stands in for a class, so today's sessions do not take place. Days, minutes and
 * ids: what it was about stands in the steps. Who loses the hours is no part of the number that the policy team sees.
 */
const schema = z.object({
  personId: z.string(),
  day: z.string(),
  week: z.string(),
  schoolYear: z.string(),
  minutes: z.number(),
  steps: z.array(z.string()),
  told: z.array(z.string()),
  at: z.number(),
  /** It takes place after all. */
  back: z.boolean(),
});
export type CareLost = z.infer<typeof schema>;

export const CARE_LOST = defineKind<CareLost>({
  kind: 'careLost',
  schema,
  sealed: [],
  indexes: [
    ['schoolYear', 'day'],
    ['week', 'back'],
  ],
});

export const lostId = (personId: string, day: Day): string => `${personId}:${day}`;
export const lostRef = (id: string) => ({ kind: CARE_LOST.kind, id });

type Step = Stored<SmallIntervention>;
const MOST = 60;
const MOST_AHEAD = 60;

const dayName = (day: Day) => WORK_DAYS[weekdayOf(day) - 1];
const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** Whether it takes place on this day, by what was agreed. */
export function takesPlace(
  { session, status, startsOn, outsideUntil }: SmallIntervention,
  day: Day,
): boolean {
  if (session === undefined || (status !== 'RUNNING' && status !== 'KEPT') || day < startsOn) return false;
  if (outsideUntil !== undefined && day > outsideUntil) return false;
  const name = dayName(day);
  return name !== undefined && session.days.includes(name);
}

/** What this person would give today: what they own, and what they help with. */
export async function sessionsOf(read: Read, personId: string, day: Day): Promise<Step[]> {
  const [own, helped] = await Promise.all([
    read.find(INTERVENTION, { where: { ownerId: personId, open: true }, limit: MOST }),
    read.find(INTERVENTION, { where: { helper: personId }, limit: MOST }),
  ]);
  const all = new Map([...own.items, ...helped.items].map((one) => [one.id, one]));
  return [...all.values()].filter(({ data }) => takesPlace(data, day));
}

/** The first day after it on which it takes place, there is school, and this person works; undefined when it is over by then. */
export function nextSession(
  school: School,
  step: SmallIntervention,
  personId: string,
  after: Day,
): Day | undefined {
  let day = after;
  for (let tries = 0; tries < MOST_AHEAD; tries += 1) {
    day = addDays(day, 1);
    if (takesPlace(step, day) && suits(school, { ...step, ownerId: personId }, day)) return day;
  }
  return undefined;
}

/** Who has to know before the bell: who teaches the class, and whose step it is. */
export function concerned(school: School, step: SmallIntervention, by: Person, day: Day): string[] {
  const { classCode, closed, ownerId } = step;
  const teachers =
    closed || classCode === undefined ? [] : classTeachersOf(school, classCode, day).map(({ id }) => id);
  return [...new Set([...teachers, ...(ownerId === undefined ? [] : [ownerId])])].filter(
    (id) => id !== by.id,
  );
}

export function careLost(
  person: Person,
  steps: readonly Step[],
  told: string[],
  minutes: number,
  now: Epoch,
): CareLost {
  const day = dayOf(now);
  return {
    personId: person.id,
    day,
    week: mondayOf(day),
    schoolYear: schoolYearOf(day),
    minutes,
    steps: steps.map(({ id }) => id),
    told,
    at: now,
    back: false,
  };
}

/** Minutes that fell away this week and this school year; whose they were is not in it. */
export async function minutesLost(read: Read, now: Epoch): Promise<{ week: number; year: number }> {
  const today = dayOf(now);
  const monday = mondayOf(today);
  let week = 0;
  let year = 0;
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await read.find(CARE_LOST, {
      where: { schoolYear: schoolYearOf(today) },
      order: { field: 'day', direction: 'desc' },
      limit: 200,
      after,
    });
    for (const { data } of page.items) {
      if (data.back) continue;
      year += data.minutes;
      if (data.week === monday) week += data.minutes;
    }
    after = page.next;
  }
  return { week, year };
}
