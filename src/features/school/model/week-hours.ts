import type { TimeRange } from '../../../calendar/polite.js';
import { minutesOf, timeFromMinutes } from '../../../calendar/time.js';
import { WORK_DAYS, type WorkWeek } from '../../../calendar/working-pattern.js';
import type { Language } from '../../../kernel/values.js';

/** Hours that return each week: lessons, supervision, hours kept for talks. Per day in order, without overlap. */
export type WeekHours = Partial<Record<keyof WorkWeek, TimeRange[]>>;

/** Longest text that is read, in characters. */
export const MOST_HOURS_TEXT = 500;
const MOST_A_DAY = 12;

/** How the days are written, the first as we write them ourselves. */
const DAYS: Record<Language, readonly string[]> = {
  nl: ['ma', 'di', 'wo', 'do', 'vr'],
  en: ['mon', 'tue', 'wed', 'thu', 'fri'],
  fr: ['lun', 'mar', 'mer', 'jeu', 'ven'],
};
const LONG: readonly (readonly string[])[] = [
  ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'],
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
];

const dayAt = (word: string): number => {
  for (const names of [...Object.values(DAYS), ...LONG]) {
    const at = names.indexOf(word);
    if (at >= 0) return at;
  }
  return -1;
};

/**
 * Reads `ma 08:30-10:10, 10:25-12:05; di 13:05-14:45`: one or more days, then hours, as often as it goes on. Days by their first
 * letters or whole, in Dutch, English or French, also `ma-vr`; hours also as `8u30`, `8h30`, `8.30` or `8`. Undefined when anything
 * else stands there, hours run backwards or into each other, or there is nothing.
 */
export function parseWeekHours(text: string): WeekHours | undefined {
  if (text.length > MOST_HOURS_TEXT) return undefined;
  const words = text
    .toLowerCase()
    .replace(/\s*[-–—]\s*/g, '-')
    .replace(/([a-z]):/g, '$1 ')
    .split(/[\s,;|]+/)
    .filter((word) => word !== '');
  const hours: WeekHours = {};
  let days: number[] = [];
  let lastWasDay = false;
  for (const word of words) {
    const named = daysFrom(word);
    if (named) {
      days = lastWasDay ? [...days, ...named] : named;
      lastWasDay = true;
      continue;
    }
    const range = rangeFrom(word);
    if (!range || days.length === 0) return undefined;
    lastWasDay = false;
    for (const day of days) {
      const name = WORK_DAYS[day]!;
      hours[name] = [...(hours[name] ?? []), range];
    }
  }
  if (lastWasDay || words.length === 0) return undefined;
  return inOrder(hours);
}

function daysFrom(word: string): number[] | undefined {
  const [first = '', last = first, ...more] = word.replace(/\.$/, '').split('-');
  const [from, to] = [dayAt(first), dayAt(last)];
  if (more.length > 0 || from < 0 || to < from) return undefined;
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

function rangeFrom(word: string): TimeRange | undefined {
  const [from, to, ...more] = word.split('-').map(timeFrom);
  return more.length === 0 && from && to && from < to ? { from, to } : undefined;
}

function timeFrom(typed: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.uh](\d{2})?)?$/.exec(typed) ?? [];
  const at = Number(hours) * 60 + Number(minutes ?? 0);
  return hours !== undefined && Number(minutes ?? 0) < 60 && at < 24 * 60 ? timeFromMinutes(at) : undefined;
}

function inOrder(hours: WeekHours): WeekHours | undefined {
  const sorted: WeekHours = {};
  for (const day of WORK_DAYS) {
    const ranges = [...(hours[day] ?? [])].sort((a, b) => (a.from < b.from ? -1 : 1));
    if (ranges.length > MOST_A_DAY || ranges.some((one, n) => n > 0 && one.from < ranges[n - 1]!.to))
      return undefined;
    if (ranges.length > 0) sorted[day] = ranges;
  }
  return sorted;
}

/** As `parseWeekHours` reads it, a day a line, in a reader's language. */
export const formatWeekHours = (hours: WeekHours | undefined, language: Language): string =>
  WORK_DAYS.flatMap((day, n) => {
    const ranges = hours?.[day] ?? [];
    if (ranges.length === 0) return [];
    return `${DAYS[language][n]} ${ranges.map(({ from, to }) => `${from}-${to}`).join(', ')}`;
  }).join('\n');

/** The hours of each day that these leave, between two times: whoever says when they are free teaches the rest. */
export function restOfWeek(hours: WeekHours, from: string, until: string): WeekHours {
  const rest: WeekHours = {};
  for (const day of WORK_DAYS) {
    let at = minutesOf(from);
    const left: TimeRange[] = [];
    for (const range of hours[day] ?? []) {
      if (minutesOf(range.from) > at) left.push({ from: timeFromMinutes(at), to: range.from });
      at = Math.max(at, minutesOf(range.to));
    }
    if (at < minutesOf(until)) left.push({ from: timeFromMinutes(at), to: until });
    if (left.length > 0) rest[day] = left;
  }
  return rest;
}
