import type { Epoch } from '../../kernel/values.js';
import { daysOf } from './recurrence.js';
import { dayNumberOf, propertyOf, ruleOf, type WrittenRule, writtenOf } from './values.js';
import { type Stretch, type Zone, zoneNamed, zoneOf } from './zone.js';

/** A VTIMEZONE: under which name the file speaks of it, and what its clock does. RFC 5545, 3.6.5. */
export interface FileZone {
  name: string;
  zone: Zone;
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 400;
/** Of a zone that a file describes, no more changes than this: a century of two a year. */
const MOST_PARTS = 200;

interface Change {
  at: Epoch;
  offset: number;
  before: number;
}

/** The zone that these lines describe, as far as a window needs it. undefined: it cannot be read. */
export function fileZone(lines: string[], window: { from: Epoch; until: Epoch }): FileZone | undefined {
  let name = '';
  let place: Zone | undefined;
  let part: string[] | undefined;
  const changes: Change[] = [];
  for (const line of lines) {
    if (/^BEGIN:/i.test(line)) part = [];
    else if (/^END:/i.test(line)) {
      if (part && changes.length < MOST_PARTS * 4) changes.push(...changesOf(part, window));
      part = undefined;
    } else if (part) part.push(line);
    else {
      const property = propertyOf(line);
      if (property?.name === 'tzid') name = String(property.values[0] ?? '').trim();
      if (property?.name === 'x-lic-location') place = zoneNamed(String(property.values[0] ?? ''));
    }
  }
  if (name === '') return undefined;
  if (place) return { name, zone: place };
  return changes.length === 0 ? undefined : { name, zone: zoneOf(stretches(changes)) };
}

/** One STANDARD or DAYLIGHT: each moment at which it begins, near the window, and the last one before it. */
function changesOf(lines: string[], window: { from: Epoch; until: Epoch }): Change[] {
  const properties = lines.flatMap((line) => propertyOf(line) ?? []);
  const first = (name: string) => properties.find((one) => one.name === name);
  const start = first('dtstart');
  const onset = start && writtenOf(start.values[0], {});
  const before = offsetOf(first('tzoffsetfrom')?.values[0]);
  const offset = offsetOf(first('tzoffsetto')?.values[0]);
  if (!onset || before === undefined || offset === undefined) return [];
  const walls = [onset.wall];
  const rrule = first('rrule');
  const rule = rrule && ruleOf(rrule);
  if (rule?.freq === 'YEARLY') walls.push(...yearly(rule, onset.wall, window));
  for (const { values } of properties.filter((one) => one.name === 'rdate').slice(0, MOST_PARTS))
    for (const value of values.slice(0, MOST_PARTS)) {
      const more = writtenOf(value, {});
      if (more) walls.push(more.wall);
    }
  return walls.map((wall) => ({ at: wall - before, offset, before }));
}

function yearly(rule: WrittenRule, onset: number, window: { from: Epoch; until: Epoch }): number[] {
  const last = rule.until?.wall ?? Number.POSITIVE_INFINITY;
  const from = dayNumberOf(Math.min(window.from, last)) - YEAR_DAYS;
  const below = dayNumberOf(window.until) + YEAR_DAYS;
  const time = onset - dayNumberOf(onset) * DAY_MS;
  return daysOf(rule, dayNumberOf(onset), from, below)
    .map((day) => day * DAY_MS + time)
    .filter((wall) => wall <= last + DAY_MS);
}

/** `+01:00`, also with seconds, as ms. */
function offsetOf(value: unknown): number | undefined {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(String(value)) ?? [];
  if (!sign) return undefined;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
  return Math.abs(ms) > DAY_MS ? undefined : sign === '-' ? -ms : ms;
}

function stretches(changes: Change[]): (at: Epoch) => Stretch {
  const sorted = [...changes].sort((a, b) => a.at - b.at);
  const all: Stretch[] = [
    { from: Number.NEGATIVE_INFINITY, until: sorted[0]!.at, offset: sorted[0]!.before },
    ...sorted.map(({ at, offset }, n) => ({
      from: at,
      until: sorted[n + 1]?.at ?? Number.POSITIVE_INFINITY,
      offset,
    })),
  ];
  return (at) => all.findLast((one) => at >= one.from) ?? all[0]!;
}
