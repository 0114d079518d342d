import ICAL from 'ical.js';
import type { Rule } from './recurrence.js';

/** A moment as a calendar writes it. `wall`: what its clock shows, ms as if it were UTC; of a date its midnight. */
export interface Written {
  wall: number;
  date: boolean;
  utc: boolean;
  zone?: string;
}

/** One property: name in lower case, parameters, and its values as text or pairs of texts. */
export interface Property {
  name: string;
  parameters: Record<string, unknown>;
  values: unknown[];
}

const DAY_MS = 86_400_000;
/** Earlier than this nobody's calendar begins; it bounds what a rule that counts can ask of us. */
const FIRST_YEAR = 1600;

/** undefined: a broken line. */
export function propertyOf(line: string): Property | undefined {
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(quoted(line)) as [
      string,
      Record<string, unknown>,
      string,
      ...unknown[],
    ];
    return { name, parameters, values };
  } catch {
    return undefined;
  }
}

/** Outlook writes `TZID=(UTC+01:00) Brussels, Paris` and `TZID=tzone://Microsoft/Utc` without the quotation marks that a colon asks for. */
function quoted(line: string): string {
  if (!/;TZID=(\(|tzone:)/i.test(line)) return line;
  const [, name, zone = '', value] = /^([A-Z-]+);TZID=([^";]*):([0-9TZ,]+)$/i.exec(line) ?? [];
  return name ? `${name};TZID="${zone.replace(/\\,/g, ',')}":${value}` : line;
}

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:T(?:(\d\d):(\d\d):(\d\d)(Z)?|::))?$/;

/** One value of a property as a moment; undefined when it is none. */
export function writtenOf(value: unknown, parameters: Record<string, unknown>): Written | undefined {
  const found = typeof value === 'string' ? WRITTEN.exec(value) : null;
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = Date.UTC(year, month - 1, day);
  const real = new Date(date);
  if (year < FIRST_YEAR || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return undefined;
  if (found[4] === undefined) return { wall: date, date: true, utc: false };
  const [hour, minute, second] = [Number(found[4]), Number(found[5]), Number(found[6])];
  const time = (hour * 60 + minute) * 60 + second;
  if (hour > 24 || minute > 59 || second > 60 || time > 86_400) return undefined;
  const zone = typeof parameters.tzid === 'string' ? parameters.tzid.trim() : '';
  return {
    wall: date + time * 1000,
    date: false,
    utc: found[7] === 'Z',
    ...(zone ? { zone } : {}),
  };
}

/** A length of time: whole days of the calendar, and ms beside them. undefined: none, or backwards. */
export function lengthOf(value: unknown): { days: number; ms: number } | undefined {
  if (typeof value !== 'string' || !/^\+?P/i.test(value)) return undefined;
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(
      value.toUpperCase(),
    );
    if (isNegative) return undefined;
    return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  } catch {
    return undefined;
  }
}

export interface WrittenRule extends Rule {
  until?: Written;
}

const FREQUENCIES = new Set(['MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The RRULE of a property; undefined: broken, or by the second, which nobody is busy by. */
export function ruleOf({ values: [value] }: Property): WrittenRule | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = value as Record<string, unknown>;
  const freq = String(parts.freq).toUpperCase();
  if (!FREQUENCIES.has(freq)) return undefined;
  const until = parts.until === undefined ? undefined : writtenOf(parts.until, {});
  const count = whole(parts.count);
  if (parts.until !== undefined && !until) return undefined;
  return {
    freq: freq as Rule['freq'],
    interval: Math.max(1, whole(parts.interval) ?? 1),
    ...(count === undefined ? {} : { count: Math.max(0, count) }),
    weekStart: typeof parts.wkst === 'number' ? (parts.wkst + 6) % 7 : 1,
    ...numbers('months', parts.bymonth),
    ...numbers('weekNumbers', parts.byweekno),
    ...numbers('yearDays', parts.byyearday),
    ...numbers('monthDays', parts.bymonthday),
    ...numbers('positions', parts.bysetpos),
    ...below('hours', parts.byhour, 24),
    ...below('minutes', parts.byminute, 60),
    ...weekDays(parts.byday),
    ...(until ? { until } : {}),
  };
}

const whole = (value: unknown): number | undefined =>
  value !== undefined && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function numbers(name: string, value: unknown): Record<string, number[]> {
  const found = asList(value).flatMap((one) => whole(one) ?? []);
  return found.length > 0 ? { [name]: found } : {};
}

function below(name: string, value: unknown, most: number): Record<string, number[]> {
  const found = asList(value)
    .flatMap((one) => whole(one) ?? [])
    .filter((one) => one >= 0 && one < most);
  return found.length > 0 ? { [name]: found } : {};
}

function weekDays(value: unknown): Pick<Rule, 'weekDays'> {
  const found = asList(value).flatMap((one) => {
    const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/i.exec(String(one)) ?? [];
    const day = WEEKDAYS.indexOf(name.toUpperCase());
    return day < 0 ? [] : { day, nth: Number(nth ?? 0) };
  });
  return found.length > 0 ? { weekDays: found } : {};
}

export const dayNumberOf = (wall: number): number => Math.floor(wall / DAY_MS);
