import type { Day } from '../kernel/values.js';
import { firstSchoolDay, schoolYearOf } from './holidays.js';
import { addDays, daysBetween, isDay, weekdayOf } from './time.js';

export type DayPart = 'full' | 'morning' | 'afternoon' | 'off';

export interface WorkWeek {
  mon: DayPart;
  tue: DayPart;
  wed: DayPart;
  thu: DayPart;
  fri: DayPart;
}

/**
 * One week, or several that take turns by calendar week, holidays counted along. `anchor` is a day in the first of
 * them; without one the week of the first school day is the first, so that each school year starts afresh.
 */
export interface WorkingPattern {
  weeks: WorkWeek[];
  anchor?: Day;
}

/** Monday to Friday, in that order. */
export const WORK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const satisfies readonly (keyof WorkWeek)[];

const DUTCH = ['ma', 'di', 'wo', 'do', 'vr'] as const;
const FULL_TIME_WORD = 'voltijds';
const HALVES = new Map<string, DayPart>([
  ['vm', 'morning'],
  ['nm', 'afternoon'],
]);

const week = (part: DayPart): WorkWeek => ({ mon: part, tue: part, wed: part, thu: part, fri: part });

export const FULL_TIME: WorkingPattern = { weeks: [week('full')] };

/** What of `day` somebody with this pattern works, whether or not there is school; a weekend is `off`. */
export function workPart(pattern: WorkingPattern, day: Day): DayPart {
  const name = WORK_DAYS[weekdayOf(day) - 1];
  if (name === undefined) return 'off';
  return weekOf(pattern, day)?.[name] ?? 'off';
}

function weekOf({ weeks, anchor }: WorkingPattern, day: Day): WorkWeek | undefined {
  if (weeks.length < 2) return weeks[0];
  const first = anchor ?? firstSchoolDay(schoolYearOf(day));
  const passed = daysBetween(mondayOf(first), mondayOf(day)) / 7;
  return weeks[((passed % weeks.length) + weeks.length) % weeks.length];
}

const mondayOf = (day: Day) => addDays(day, 1 - weekdayOf(day));

/**
 * Reads what a roster file says: `voltijds` · `ma di wo do vr` · `ma-vr` · halves (`ma vm di wo nm`, also after a range)
 * · weeks that take turns (`ma di | wo do vr`) · `-` for a week off · `vanaf 2026-09-07` at the end: a day in the first
 * week. Case, commas and spaces do not matter. Undefined when it is anything else, or names a day twice.
 */
export function parsePattern(text: string): WorkingPattern | undefined {
  const [body = '', anchor, ...more] = text
    .trim()
    .toLowerCase()
    .split(/\s+vanaf\s+/);
  if (more.length > 0 || (anchor !== undefined && !isDay(anchor))) return undefined;
  const weeks: WorkWeek[] = [];
  for (const part of body.split('|')) {
    const parsed = parseWeek(part);
    if (parsed === undefined) return undefined;
    weeks.push(parsed);
  }
  return anchor === undefined ? { weeks } : { weeks, anchor };
}

function parseWeek(text: string): WorkWeek | undefined {
  const words = text
    .trim()
    .replace(/\s*-\s*(?=[a-z])/g, '-')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 1 && words[0] === FULL_TIME_WORD) return week('full');
  const result = week('off');
  if (words.length === 1 && words[0] === '-') return result;
  let open: (keyof WorkWeek)[] = [];
  for (const word of words) {
    const half = HALVES.get(word);
    if (half !== undefined) {
      if (open.length === 0) return undefined;
      for (const day of open) result[day] = half;
      open = [];
      continue;
    }
    open = daysOf(word);
    if (open.length === 0 || open.some((day) => result[day] !== 'off')) return undefined;
    for (const day of open) result[day] = 'full';
  }
  return words.length === 0 ? undefined : result;
}

/** `ma` or `ma-do` as days; empty when it is neither. */
function daysOf(word: string): (keyof WorkWeek)[] {
  const [first = '', last = first, ...more] = word.split('-');
  const from = DUTCH.indexOf(first as (typeof DUTCH)[number]);
  const to = DUTCH.indexOf(last as (typeof DUTCH)[number]);
  return more.length > 0 || from < 0 || to < from ? [] : WORK_DAYS.slice(from, to + 1);
}

/** Writes a pattern as `parsePattern` reads it, ranges of three and more full days as `ma-do`. */
export function formatPattern({ weeks, anchor }: WorkingPattern): string {
  const body = (weeks.length === 0 ? [week('off')] : weeks).map(formatWeek).join(' | ');
  return anchor === undefined ? body : `${body} vanaf ${anchor}`;
}

function formatWeek(one: WorkWeek): string {
  const parts = WORK_DAYS.map((day) => one[day]);
  if (parts.every((part) => part === 'full')) return FULL_TIME_WORD;
  const words: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === 'off') continue;
    let last = at;
    while (part === 'full' && parts[last + 1] === 'full') last += 1;
    if (last - at >= 2) {
      words.push(`${DUTCH[at]}-${DUTCH[last]}`);
      at = last;
    } else {
      words.push(`${DUTCH[at]}${part === 'morning' ? ' vm' : part === 'afternoon' ? ' nm' : ''}`);
    }
  }
  return words.length === 0 ? '-' : words.join(' ');
}
