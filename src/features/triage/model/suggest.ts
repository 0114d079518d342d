import type { SchoolCalendar } from '../../../calendar/school-calendar.js';
import { addSchoolDays, schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { addDays, weekdayOf } from '../../../calendar/time.js';
import type { Day } from '../../../kernel/values.js';
import type { ChoosablePhase } from '../../school/model/phases.js';
import type { Facts } from './facts.js';
import {
  BY_RULES,
  type ByWhen,
  type Condition,
  NEXT_RULES,
  type NextStep,
  ONLY_IF,
  PHASE_RULES,
  type Rule,
} from './rules.js';

/** What is suggested, by which rule, and the ids of the rules whose reasons are said: at least that one, at most two. */
export interface Suggestion<T> {
  rule: string;
  value: T;
  because: string[];
}
export interface Suggestions {
  phase?: Suggestion<ChoosablePhase>;
  by?: Suggestion<Day>;
  next?: Suggestion<NextStep>;
}

/** Said beside the reasons of a rule for a day that has passed; no rule of its own. */
export const LIES_LONG = 'lies-long';
const MOST_REASONS = 2;

export interface At {
  calendar: SchoolCalendar;
  today: Day;
  /** The day on which it came to whom it lies with. */
  came: Day;
  /** What can be done with it now. */
  possible: ReadonlySet<NextStep>;
}

/** Nothing but what follows from the facts, by the table: the same facts give the same suggestions. */
export function suggestionsFor(facts: Facts, at: At): Suggestions {
  const phase = first('phase', PHASE_RULES, facts, (value) => value !== facts.phase);
  const next = first('next', NEXT_RULES, facts, (value) => at.possible.has(value));
  const by = first('by', BY_RULES, facts, () => true);
  return {
    ...(phase && { phase }),
    ...(by && { by: onDay(by, at) }),
    ...(next && { next }),
  };
}

function first<S>(
  kind: keyof typeof ONLY_IF,
  rules: readonly Rule<S>[],
  facts: Facts,
  fits: (value: S) => boolean,
): Suggestion<S> | undefined {
  if (!ONLY_IF[kind].some((condition) => holds(condition, facts))) return undefined;
  const holding = rules.filter((rule) => fits(rule.suggests) && holds(rule.if, facts));
  const [rule] = holding;
  if (!rule) return undefined;
  const same = holding.filter((one) => one.suggests === rule.suggests && !one.id.endsWith('-usual'));
  const because = (same.length > 0 ? same : [rule]).slice(0, MOST_REASONS).map(({ id }) => id);
  return { rule: rule.id, value: rule.suggests, because };
}

/** Whether every fact that a condition names is as it asks. */
export const holds = (condition: Condition, facts: Facts): boolean =>
  Object.entries(condition).every(([fact, test]) => passes(test, facts[fact as keyof Facts]));

function passes(test: NonNullable<Condition[keyof Facts]>, value: Facts[keyof Facts]): boolean {
  if (typeof value === 'number') {
    const { from = 0, below = Number.POSITIVE_INFINITY } = test as { from?: number; below?: number };
    return value >= from && value < below;
  }
  const wanted = test as readonly unknown[];
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value);
}

/** Always a school day, and never one that has passed. */
function onDay({ value, ...said }: Suggestion<ByWhen>, { calendar, today, came }: At): Suggestion<Day> {
  const wished = dayBy(value, calendar, today, came);
  const day = schoolDayOnOrAfter(calendar, today);
  if (wished >= day) return { ...said, value: wished };
  return { ...said, value: day, because: [...said.because.slice(0, MOST_REASONS - 1), LIES_LONG] };
}

function dayBy(by: ByWhen, calendar: SchoolCalendar, today: Day, came: Day): Day {
  if (by === 'today') return schoolDayOnOrAfter(calendar, today);
  if (by !== 'thisWeek') return addSchoolDays(calendar, came, by);
  const start = schoolDayOnOrAfter(calendar, came);
  const sunday = addDays(start, 7 - weekdayOf(start));
  let last = start;
  for (let day = start; day <= sunday; day = addDays(day, 1)) {
    if (schoolDayOnOrAfter(calendar, day) === day) last = day;
  }
  return last;
}
