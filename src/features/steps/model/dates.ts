import { lastSchoolDay, schoolYearOf } from '../../../calendar/holidays.js';
import { previousWorkingDay } from '../../../calendar/polite.js';
import {
  addSchoolDays,
  hasLessons,
  isSchoolDay,
  nextSchoolDay,
  previousSchoolDay,
  schoolDayOnOrAfter,
  whyClosed,
} from '../../../calendar/school-calendar.js';
import { addDays } from '../../../calendar/time.js';
import type { Day } from '../../../kernel/values.js';
import { classOf } from '../../school/model/classes.js';
import { absentUntil, politenessOf, siteOf, worksToday } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { SmallIntervention } from './step-kind.js';

/** After so many school days somebody looks back, unless they choose otherwise (`domain.md` §3.3 (c)). */
export const USUAL_DAYS = 15;
export const SPANS = [5, 10, 15, 30] as const;
export type Span = (typeof SPANS)[number];

/** So many school days after its day a step that nobody looked back on is asked for once more; and then its coordinator is told. */
export const OVERDUE_DAYS = 5;

/**
 * Why a day is another than the one that was counted or chosen: `lessons`, evaluation or stage weeks are not counted · `closed`, no
 * school that day · `weekend` · `off`, its owner does not work then · `away`, its owner is absent · `year`, it would lie past the
 * last school day · `nextYear`, this school year has no later day.
 */
export type Why = 'lessons' | 'closed' | 'weekend' | 'off' | 'away' | 'year' | 'nextYear';
export interface Move {
  why: Why;
  from: Day;
  to: Day;
  /** The holiday or the free day, as the school calls it. */
  label?: string;
}

export interface LookBackDay {
  day: Day;
  moves: Move[];
  /** It is the last one that this school year has: what is still open then goes into the transfer (*overdracht*). */
  forTransfer: boolean;
}

export type Whose = Pick<SmallIntervention, 'ownerId' | 'classCode' | 'scope'>;

const TAKES_PLACE_IN_CLASS: readonly SmallIntervention['scope'][] = ['pupil', 'group', 'class'];

/**
 * The school day, so many school days after `start`, on which its owner looks back; evaluation, exam and stage weeks are not counted
 * for what happens in a class. Never past the last school day of the school year of its start. `product.md` §4.
 */
export function afterSchoolDays(school: School, whose: Whose, start: Day, days: number): LookBackDay {
  const { site, level } = placeOf(school, whose);
  const first = schoolDayOnOrAfter(school.calendar, start, site);
  const plain = addSchoolDays(school.calendar, first, days, site);
  const end = lastOf(school, schoolYearOf(first), site);
  if (level === undefined || plain > end) return fitted(school, whose, plain, { from: first, end });
  const counted = addLessonDays(school, first, days, level, site, end);
  const moves: Move[] = counted === plain ? [] : [{ why: 'lessons', from: plain, to: counted }];
  return fitted(school, whose, counted, { from: first, end }, moves);
}

/** As `afterSchoolDays`, but always later than `today`: on the last day of a school year it is counted from the first of the next. */
export function laterSchoolDays(school: School, whose: Whose, today: Day, days: number): LookBackDay {
  const date = afterSchoolDays(school, whose, today, days);
  if (date.day > today) return date;
  const { site } = placeOf(school, whose);
  const first = addDays(
    lastOf(school, schoolYearOf(schoolDayOnOrAfter(school.calendar, today, site)), site),
    1,
  );
  const next = afterSchoolDays(school, whose, first, days);
  return { ...next, moves: [{ why: 'nextYear', from: today, to: next.day }, ...next.moves] };
}

/** The first day with school from a day on, for what begins; with the reason where that is another day. */
export function beginsOn(school: School, whose: Whose, wished: Day): Pick<LookBackDay, 'day' | 'moves'> {
  const { site } = placeOf(school, whose);
  const day = schoolDayOnOrAfter(school.calendar, wished, site);
  if (day === wished) return { day, moves: [] };
  const label = labelBetween(school, wished, day, site);
  const why = label === undefined ? 'weekend' : 'closed';
  return { day, moves: [{ why, from: wished, to: day, ...(label === undefined ? {} : { label }) }] };
}

/** The day somebody chose, or the nearest that will do. Undefined for a day that lies before `from`. */
export function onChosenDay(school: School, whose: Whose, chosen: Day, from: Day): LookBackDay | undefined {
  if (chosen < from) return undefined;
  return fitted(school, whose, chosen, { from, end: endFrom(school, whose, from) });
}

/** The day of a step that is there already, after a change of calendar, pattern or owner: never in the past. */
export function fittedAgain(school: School, whose: Whose, day: Day, today: Day): LookBackDay {
  const own = lastOf(school, schoolYearOf(day), placeOf(school, whose).site);
  const end = own < today ? endFrom(school, whose, today) : own;
  return fitted(school, whose, day < today ? today : day, { from: today, end });
}

/** Whether anybody can look back on this day: the school is open, and its owner works. */
export function suits(school: School, whose: Whose, day: Day): boolean {
  const { site } = placeOf(school, whose);
  const owner = whose.ownerId === undefined ? undefined : school.people.get(whose.ownerId);
  return isSchoolDay(school.calendar, day, site) && (!owner || worksToday(school, owner, day));
}

/** The last day at work before it, on which its digest says that it comes; undefined when that is not after `today`. */
export function dayBefore(
  school: School,
  personId: string | undefined,
  day: Day,
  today: Day,
): Day | undefined {
  const person = personId === undefined ? undefined : school.people.get(personId);
  const before = person
    ? previousWorkingDay(politenessOf(school, person), day)
    : previousSchoolDay(school.calendar, day);
  return before !== undefined && before > today ? before : undefined;
}

/** The morning on which it is asked for once more; `times` 2: on which its coordinator is told. */
export const overdueOn = (school: School, day: Day, times: 1 | 2 = 1): Day =>
  addSchoolDays(school.calendar, day, OVERDUE_DAYS * times);

/** Whose calendar it follows: that of its class, else of its owner. `level` is absent where weeks without lessons count too. */
function placeOf(school: School, whose: Whose): { site?: string; level?: string } {
  const group = whose.classCode === undefined ? undefined : classOf(school, whose.classCode);
  const owner = whose.ownerId === undefined ? undefined : school.people.get(whose.ownerId);
  const site = group?.site ?? (owner && siteOf(school, owner));
  const inClass = group !== undefined && TAKES_PLACE_IN_CLASS.includes(whose.scope);
  return inClass ? { site, level: group.level } : { site };
}

/** The last day with school of a school year: a school may close before it. */
function lastOf(school: School, schoolYear: string, site: string | undefined): Day {
  const last = lastSchoolDay(schoolYear);
  return isSchoolDay(school.calendar, last, site) ? last : previousSchoolDay(school.calendar, last, site);
}

/** The last day with school of the year in which it goes on from a day: after the last one it is about the year to come. */
function endFrom(school: School, whose: Whose, from: Day): Day {
  const { site } = placeOf(school, whose);
  return lastOf(school, schoolYearOf(schoolDayOnOrAfter(school.calendar, from, site)), site);
}

/** Beyond `end` it is no use counting on: it is brought back to it anyway. */
function addLessonDays(
  school: School,
  first: Day,
  days: number,
  level: string,
  site: string | undefined,
  end: Day,
): Day {
  let day = first;
  for (let left = days; left > 0 && day <= end; ) {
    day = nextSchoolDay(school.calendar, day, site);
    if (hasLessons(school.calendar, day, level, site)) left -= 1;
  }
  return day;
}

/**
 * Forward to a day with school on which its owner works, else back to the last such day that the year has. Whoever works on no day
 * that is left does not count: then it is the day that the school has, and somebody else is asked.
 */
function fitted(
  school: School,
  whose: Whose,
  wished: Day,
  { from, end }: { from: Day; end: Day },
  moves: Move[] = [],
): LookBackDay {
  const { site } = placeOf(school, whose);
  let day = wished;
  const to = (next: Day | undefined, why: Why, label?: string) => {
    if (next === undefined || next === day) return;
    moves.push({ why, from: day, to: next, ...(label === undefined ? {} : { label }) });
    day = next;
  };
  if (day > end) {
    to(lastSuiting(school, whose, from, end) ?? end, 'year');
    return { day, moves, forTransfer: true };
  }
  if (!isSchoolDay(school.calendar, day, site)) {
    const next = schoolDayOnOrAfter(school.calendar, day, site);
    const label = labelBetween(school, day, next, site);
    to(next, label === undefined ? 'weekend' : 'closed', label);
  }
  const owner = whose.ownerId === undefined ? undefined : school.people.get(whose.ownerId);
  if (owner && !suits(school, whose, day)) {
    const why = absentUntil(owner, day) === undefined ? 'off' : 'away';
    to(nextSuiting(school, whose, day, end) ?? lastSuiting(school, whose, from, day), why);
  }
  const another = suits(school, whose, day) ? whose : { ...whose, ownerId: undefined };
  return { day, moves, forTransfer: nextSuiting(school, another, addDays(day, 1), end) === undefined };
}

/** Why the school is closed from a day until another; a weekend before a holiday is of that holiday. */
function labelBetween(school: School, from: Day, to: Day, site: string | undefined): string | undefined {
  for (let day = from; day < to; day = addDays(day, 1)) {
    const label = whyClosed(school.calendar, day, site);
    if (label !== undefined) return label;
  }
  return undefined;
}

function nextSuiting(school: School, whose: Whose, from: Day, end: Day): Day | undefined {
  for (let day = from; day <= end; day = addDays(day, 1)) if (suits(school, whose, day)) return day;
  return undefined;
}

function lastSuiting(school: School, whose: Whose, from: Day, end: Day): Day | undefined {
  for (let day = end; day >= from; day = addDays(day, -1)) if (suits(school, whose, day)) return day;
  return undefined;
}
