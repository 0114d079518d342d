import { Temporal } from 'temporal-polyfill';
import type { Day, Epoch, LocalTime } from '../kernel/values.js';

/** The zone of every Flemish school; the functions here take another one as their last argument. */
export const BRUSSELS = 'Europe/Brussels';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A stretch of time in which a zone's clock stays `offset` ms ahead of UTC; `until` is not in it. */
interface Stretch {
  from: Epoch;
  until: Epoch;
  offset: number;
}

const stretches = new Map<string, Stretch[]>();
let latest: { zone: string; stretch: Stretch } | undefined;

/** Asking a zone costs about a hundred times a comparison, and a zone has two stretches a year: ask once for each. */
function stretchAt(at: Epoch, zone: string): Stretch {
  if (
    latest !== undefined &&
    latest.zone === zone &&
    at >= latest.stretch.from &&
    at < latest.stretch.until
  ) {
    return latest.stretch;
  }
  let known = stretches.get(zone);
  if (known === undefined) {
    known = [];
    stretches.set(zone, known);
  }
  let stretch = known.find((one) => at >= one.from && at < one.until);
  if (stretch === undefined) {
    stretch = askZone(at, zone);
    known.push(stretch);
  }
  latest = { zone, stretch };
  return stretch;
}

function askZone(at: Epoch, zone: string): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone);
  // "previous" is strictly before, and the moment of the change itself already belongs to the new stretch.
  const previous = local.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = local.getTimeZoneTransition('next');
  return {
    from: previous === null ? Number.NEGATIVE_INFINITY : previous.epochMilliseconds,
    until: next === null ? Number.POSITIVE_INFINITY : next.epochMilliseconds,
    offset: local.offsetNanoseconds / 1_000_000,
  };
}

const localMs = (at: Epoch, zone: string) => at + stretchAt(at, zone).offset;

/** The calendar day at a moment. */
export const dayOf = (at: Epoch, zone = BRUSSELS): Day =>
  dayFromNumber(Math.floor(localMs(at, zone) / DAY_MS));

/** The time on the wall at a moment, `HH:MM`; seconds are dropped. */
export const timeOf = (at: Epoch, zone = BRUSSELS): LocalTime => timeFromMinutes(minuteOfDay(at, zone));

/** Minutes that the clock on the wall shows since 00:00, 0 to 1439. */
export function minuteOfDay(at: Epoch, zone = BRUSSELS): number {
  const local = localMs(at, zone);
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/**
 * The moment at which the clock on the wall shows `time` on `day`. A time that the clock skips gives the first moment
 * after the gap, a time that it shows twice the first of both. Throws RangeError on an impossible day or time.
 */
export function epochOf(day: Day, time: LocalTime, zone = BRUSSELS): Epoch {
  const wall = dayNumber(day) * DAY_MS + minutesOf(time) * MINUTE_MS;
  const before = stretchAt(wall - DAY_MS, zone);
  const early = wall - before.offset;
  if (early < before.until) return early;
  const after = stretchAt(early, zone);
  return Math.max(wall - after.offset, after.from);
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const number = dayNumber(day);
  // 1970-01-01 was a Thursday.
  return (((((number + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The day `n` days later, earlier when negative. Throws RangeError outside the years 0000-9999. */
export const addDays = (day: Day, n: number): Day => dayFromNumber(dayNumber(day) + n);

/** Days from `a` to `b`: 1 when `b` is the day after `a`, negative when it is before. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a);

/** Is this text a day that exists, `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** At most the 1,440 of a day. */
const minutes = new Map<LocalTime, number>();

/** `HH:MM` as minutes since 00:00. Throws RangeError when it is not a time. */
export function minutesOf(time: LocalTime): number {
  const known = minutes.get(time);
  if (known !== undefined) return known;
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (found === null) throw new RangeError(`not a time (HH:MM): ${time}`);
  const all = Number(found[1]) * 60 + Number(found[2]);
  minutes.set(time, all);
  return all;
}

/** Minutes since 00:00 (0 to 1439) as `HH:MM`. */
export const timeFromMinutes = (all: number): LocalTime =>
  `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;

/** The days asked for lately: a walk over the calendar asks for the same few again and again. */
const numbers = new Map<Day, number>();
const MOST_NUMBERS = 4000;

function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = parseDay(day);
  if (number === undefined) throw new RangeError(`not a day (YYYY-MM-DD): ${day}`);
  if (numbers.size >= MOST_NUMBERS) numbers.clear();
  numbers.set(day, number);
  return number;
}

/*
 * Days are counted from 1970-01-01 in plain arithmetic on years that begin in March, so that the leap day comes last
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). A walk over the calendar asks this thousands of times.
 */
function parseDay(day: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (found === null) return undefined;
  const month = Number(found[2]);
  const date = Number(found[3]);
  if (date < 1 || date > daysInMonth(Number(found[1]), month)) return undefined;
  const year = Number(found[1]) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** The other way round: written once, a day costs 0.4 µs less each time it is named. */
const days = new Map<number, Day>();

function dayFromNumber(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const day = writtenDay(number);
  if (days.size >= MOST_NUMBERS) days.clear();
  days.set(number, day);
  return day;
}

function writtenDay(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`outside the years 0000-9999: day ${number}`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
