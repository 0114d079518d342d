import { addDays, daysBetween } from '../../../calendar/time.js';
import { day, type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { Absence, Person } from './school.js';

/** Nobody plans further, and a slip of the pen in the year is caught. */
export const LONGEST_DAYS = 400;
/** Somebody who fell ill enters it afterwards; what is longer ago changes nothing any more. */
const BACK_DAYS = 60;

export type AbsenceProblem = 'order' | 'past' | 'long';

/** What is wrong with these two days, if anything. */
export function absenceProblem({ from, to }: Absence, today: Day): AbsenceProblem | undefined {
  if (to < from) return 'order';
  if (to < today || daysBetween(from, today) > BACK_DAYS) return 'past';
  return daysBetween(today, to) > LONGEST_DAYS ? 'long' : undefined;
}

/** In order, with what overlaps or follows on made one. */
export function joined(absences: readonly Absence[]): Absence[] {
  const result: Absence[] = [];
  for (const next of [...absences].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || next.from > addDays(last.to, 1)) result.push({ ...next });
    else if (next.to > last.to) last.to = next.to;
  }
  return result;
}

export const withAbsence = (person: Person, absence: Absence): Person => ({
  ...person,
  absences: joined([...person.absences, absence]),
});

/** Somebody is there after all: what lies ahead goes, what runs ends yesterday. */
export const withoutAbsence = (person: Person, from: Day, today: Day): Person => ({
  ...person,
  absences: person.absences.flatMap((one) => {
    if (one.from !== from || one.to < today) return one;
    return one.from < today ? { from: one.from, to: addDays(today, -1) } : [];
  }),
});

/** In words: one day, or from the first to the last. */
export const periodOf = ({ from, to }: Absence): TextRef =>
  text('school.period', { one: from === to ? 'yes' : 'no', from: day(from), to: day(to) });

/** Now or later. */
export const plannedAbsences = (person: Person, today: Day): Absence[] =>
  person.absences.filter((absence) => absence.to >= today);
