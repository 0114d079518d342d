/** Days are numbers from 1970-01-01 on; weekdays from 0 (Sunday). RFC 5545, 3.3.10. */
export interface Rule {
  freq: 'MINUTELY' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  count?: number;
  /** The first day of a week. */
  weekStart: number;
  months?: number[];
  weekNumbers?: number[];
  yearDays?: number[];
  monthDays?: number[];
  /** `nth`: of the month or the year, from the end when negative; 0: each. */
  weekDays?: { day: number; nth: number }[];
  positions?: number[];
  /** Of a day and of an hour; without them those of the start. */
  hours?: number[];
  minutes?: number[];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** No more periods than this are walked: sixty years of days, or half a year of every ten minutes. */
const MOST_PERIODS = 22_000;

interface Ymd {
  year: number;
  /** 1-12. */
  month: number;
  day: number;
}
const numberOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY_MS;
function ymdOf(number: number): Ymd {
  const date = new Date(number * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7;
const monthLength = (year: number, month: number): number =>
  numberOf(year, month + 1, 1) - numberOf(year, month, 1);

/**
 * What a clock on the wall shows (ms, as if it were UTC) at each time, from `from` up to, not including, `below`, at which something
 * that begins at `start` takes place; in order. `start` itself is always one of them, as calendars show it, whether or not the rule has
 * it. Always ends, whatever the rule: without a count it looks at nothing before `from`, and a rule that fits no day is walked no further
 * than `below`.
 */
export function wallsOf(rule: Rule, start: number, from: number, below: number): number[] {
  if (rule.freq === 'HOURLY' || rule.freq === 'MINUTELY') return stepsOf(rule, start, from, below);
  const startDay = Math.floor(start / DAY_MS);
  const times = timesOfDay(rule, start - startDay * DAY_MS);
  const walls = start >= from && start < below ? [start] : [];
  const counts = rule.count !== undefined;
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  const first = counts ? 0 : Math.max(0, stepAt(rule, startDay, Math.floor(from / DAY_MS)));
  for (let step = first; left > 0 && step - first < MOST_PERIODS; step += 1) {
    const period = periodAt(rule, startDay, step);
    if (period.from * DAY_MS >= below) break;
    const days = candidates(rule, startDay, period);
    const all = days.flatMap((day) => times.map((time) => day * DAY_MS + time));
    for (const wall of withPositions(rule, all)) {
      if (wall < start) continue;
      if (left <= 0 || wall >= below) break;
      left -= 1;
      if (wall >= from && wall !== start) walls.push(wall);
    }
  }
  return walls;
}

/** The same for whole days, by their numbers. */
export const daysOf = (rule: Rule, start: number, from: number, below: number): number[] =>
  wallsOf(rule, start * DAY_MS, from * DAY_MS, below * DAY_MS).map((wall) => wall / DAY_MS);

/** `own`: when on its day it begins. */
function timesOfDay({ hours, minutes }: Rule, own: number): number[] {
  if (!hours && !minutes) return [own];
  const seconds = own % MINUTE_MS;
  const each = (hours ?? [Math.floor(own / HOUR_MS)]).flatMap((hour) =>
    (minutes ?? [Math.floor((own % HOUR_MS) / MINUTE_MS)]).map(
      (minute) => hour * HOUR_MS + minute * MINUTE_MS + seconds,
    ),
  );
  return [...new Set(each)].sort((a, b) => a - b);
}

/** By the hour or the minute: each step is looked at, so many of them at most. All parts of such a rule only take times away. */
function stepsOf(rule: Rule, start: number, from: number, below: number): number[] {
  const { freq, interval, hours, minutes } = rule;
  const unit = freq === 'HOURLY' ? HOUR_MS : MINUTE_MS;
  const walls = start >= from && start < below ? [start] : [];
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  const first = rule.count === undefined ? Math.max(0, Math.floor((from - start) / (unit * interval))) : 0;
  for (let step = first; left > 0 && step - first < MOST_PERIODS; step += 1) {
    const at = start + step * unit * interval;
    if (at - unit >= below) break;
    if (!fitsStep(rule, at)) continue;
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    const all =
      freq === 'HOURLY' && minutes
        ? [...minutes].sort((a, b) => a - b).map((minute) => hour + minute * MINUTE_MS + (at % MINUTE_MS))
        : [at];
    const now = Math.floor(at / HOUR_MS) % 24;
    if (hours && !hours.includes(now)) continue;
    if (freq === 'MINUTELY' && minutes && !minutes.includes(Math.floor(at / MINUTE_MS) % 60)) continue;
    for (const wall of withPositions(rule, all)) {
      if (wall < start) continue;
      if (left <= 0 || wall >= below) break;
      left -= 1;
      if (wall >= from && wall !== start) walls.push(wall);
    }
  }
  return walls;
}

function fitsStep({ months, yearDays, monthDays, weekDays }: Rule, at: number): boolean {
  const number = Math.floor(at / DAY_MS);
  const ymd = ymdOf(number);
  if (months && !months.includes(ymd.month)) return false;
  if (monthDays && !onMonthDay(monthDays, ymd, monthLength(ymd.year, ymd.month))) return false;
  if (weekDays && !onWeekDay(weekDays, number)) return false;
  const [from, to] = [numberOf(ymd.year, 1, 1), numberOf(ymd.year + 1, 1, 1)];
  return !yearDays || yearDays.includes(number - from + 1) || yearDays.includes(number - to);
}

interface Period {
  from: number;
  to: number;
  ymd: Ymd;
}

/** The nth period of a rule: a day, week, month or year. */
function periodAt({ freq, interval, weekStart }: Rule, start: number, step: number): Period {
  const at = ymdOf(start);
  if (freq === 'DAILY') {
    const from = start + step * interval;
    return { from, to: from + 1, ymd: ymdOf(from) };
  }
  if (freq === 'WEEKLY') {
    const from = weekOf(start, weekStart) + step * interval * 7;
    return { from, to: from + 7, ymd: ymdOf(from) };
  }
  if (freq === 'MONTHLY') {
    const months = at.year * 12 + at.month - 1 + step * interval;
    const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
    const from = numberOf(year, month, 1);
    return { from, to: numberOf(year, month + 1, 1), ymd: { year, month, day: 1 } };
  }
  const year = at.year + step * interval;
  return { from: numberOf(year, 1, 1), to: numberOf(year + 1, 1, 1), ymd: { year, month: 1, day: 1 } };
}

/** The last period that begins before `from`, so that nothing after it is missed. */
function stepAt({ freq, interval, weekStart }: Rule, start: number, from: number): number {
  const [a, b] = [ymdOf(start), ymdOf(from)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const passed =
    freq === 'DAILY'
      ? from - start
      : freq === 'WEEKLY'
        ? (from - weekOf(start, weekStart)) / 7
        : freq === 'MONTHLY'
          ? months
          : b.year - a.year;
  return Math.floor(passed / interval) - 1;
}

const weekOf = (day: number, weekStart: number): number => day - ((weekdayOf(day) - weekStart + 7) % 7);

function candidates(rule: Rule, start: number, period: Period): number[] {
  const { freq, months } = rule;
  if (months && (freq === 'MONTHLY' || freq === 'DAILY') && !months.includes(period.ymd.month)) return [];
  const at = ymdOf(start);
  const fits =
    freq === 'YEARLY'
      ? fitsYear(rule, start, at)
      : freq === 'MONTHLY'
        ? fitsMonth(rule, at)
        : fitsDay(rule, freq === 'WEEKLY' ? weekdayOf(start) : undefined);
  const days: number[] = [];
  let ymd = period.ymd;
  let length = monthLength(ymd.year, ymd.month);
  for (let number = period.from; number < period.to; number += 1) {
    if (fits(number, ymd, length)) days.push(number);
    ymd = { ...ymd, day: ymd.day + 1 };
    if (ymd.day > length) {
      ymd = ymdOf(number + 1);
      length = monthLength(ymd.year, ymd.month);
    }
  }
  return days;
}

type Fits = (number: number, ymd: Ymd, monthLength: number) => boolean;

const inMonth = ({ months }: Rule, { month }: Ymd): boolean => !months || months.includes(month);
const onMonthDay = (days: number[], { day }: Ymd, length: number): boolean =>
  days.includes(day) || days.includes(day - length - 1);
const onWeekDay = (days: NonNullable<Rule['weekDays']>, number: number): boolean =>
  days.some(({ day }) => day === weekdayOf(number));
/** The nth such weekday of the days from `from` up to `to`. */
const onNth = (days: NonNullable<Rule['weekDays']>, number: number, from: number, to: number): boolean =>
  days.some(
    ({ day, nth }) =>
      day === weekdayOf(number) &&
      (nth === 0 ||
        nth === Math.floor((number - from) / 7) + 1 ||
        nth === -(Math.floor((to - 1 - number) / 7) + 1)),
  );

const fitsDay =
  (rule: Rule, weekday: number | undefined): Fits =>
  (number, ymd, length) =>
    inMonth(rule, ymd) &&
    (!rule.monthDays || onMonthDay(rule.monthDays, ymd, length)) &&
    (rule.weekDays
      ? onWeekDay(rule.weekDays, number)
      : weekday === undefined || weekdayOf(number) === weekday);

const fitsMonth =
  (rule: Rule, at: Ymd): Fits =>
  (number, ymd, length) => {
    const { monthDays, weekDays } = rule;
    if (!monthDays && !weekDays) return ymd.day === at.day;
    if (monthDays && !onMonthDay(monthDays, ymd, length)) return false;
    const from = number - ymd.day + 1;
    return !weekDays || onNth(weekDays, number, from, from + length);
  };

function fitsYear(rule: Rule, start: number, at: Ymd): Fits {
  const { months, weekNumbers, yearDays, monthDays, weekDays } = rule;
  return (number, ymd, length) => {
    if (!inMonth(rule, ymd)) return false;
    const [from, to] = [numberOf(ymd.year, 1, 1), numberOf(ymd.year + 1, 1, 1)];
    if (weekNumbers && !inWeek(weekNumbers, number, rule.weekStart)) return false;
    if (yearDays && !yearDays.includes(number - from + 1) && !yearDays.includes(number - to)) return false;
    if (monthDays && !onMonthDay(monthDays, ymd, length)) return false;
    if (weekDays) {
      if (yearDays || monthDays || weekNumbers) return onWeekDay(weekDays, number);
      const first = number - ymd.day + 1;
      return months ? onNth(weekDays, number, first, first + length) : onNth(weekDays, number, from, to);
    }
    if (yearDays || monthDays) return true;
    if (weekNumbers) return weekdayOf(number) === weekdayOf(start);
    return ymd.day === at.day && (months !== undefined || ymd.month === at.month);
  };
}

/** The first week of a year has at least four of its days. */
const firstWeek = (year: number, weekStart: number): number => weekOf(numberOf(year, 1, 4), weekStart);

function inWeek(numbers: number[], day: number, weekStart: number): boolean {
  const week = weekOf(day, weekStart);
  // The year in which the fourth day of a week lies is the week's.
  const { year } = ymdOf(week + 3);
  const [from, to] = [firstWeek(year, weekStart), firstWeek(year + 1, weekStart)];
  return numbers.includes((week - from) / 7 + 1) || numbers.includes((week - to) / 7);
}

function withPositions({ positions }: Rule, days: number[]): number[] {
  if (!positions) return days;
  return days.filter((_, n) => positions.includes(n + 1) || positions.includes(n - days.length));
}
