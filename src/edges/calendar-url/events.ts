import type { BusySpan } from '../../kernel/busy.js';
import type { Epoch } from '../../kernel/values.js';
import { wallsOf } from './recurrence.js';
import {
  dayNumberOf,
  lengthOf,
  type Property,
  propertyOf,
  ruleOf,
  type Written,
  type WrittenRule,
  writtenOf,
} from './values.js';

const DAY_MS = 86_400_000;
/** Zones are at most this far from each other. */
const SLACK = 2 * DAY_MS;
/** What lasts longer than this is taken as lasting this long. */
const LONGEST_DAYS = 400;

/** What we know of an event: when it is, and which of its days it is not. */
export interface CalendarEvent {
  uid: string;
  start: Written;
  end?: Written;
  length?: { days: number; ms: number };
  rule?: WrittenRule;
  /** Further times; `to` where the file gives an end of its own. */
  also: { start: Written; end?: Written; length?: { days: number; ms: number } }[];
  not: Written[];
  /** It stands in for the event of this uid that was to be then. */
  instead?: Written;
  /** And so for all that come after it. RFC 5545, 3.2.13. */
  onwards?: true;
  /** On the way to it, ms. */
  travel?: number;
  busy: boolean;
}

export interface Window {
  from: Epoch;
  until: Epoch;
}
/** The moment that a calendar means. */
export type Resolve = (written: Written) => Epoch;

/** An event by its lines; undefined when it has no start that can be read. */
export function eventOf(lines: string[]): CalendarEvent | undefined {
  const event: Partial<CalendarEvent> & Pick<CalendarEvent, 'uid' | 'also' | 'not' | 'busy'> = {
    uid: '',
    also: [],
    not: [],
    busy: true,
  };
  for (const line of lines) {
    const property = propertyOf(line);
    if (property) put(event, property);
  }
  const { start } = event;
  return start && { ...event, start };
}

function put(event: Partial<CalendarEvent> & Pick<CalendarEvent, 'also' | 'not'>, property: Property): void {
  const { name, parameters, values } = property;
  const [value] = values;
  const word = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (name === 'uid') event.uid = String(value ?? '').slice(0, 300);
  else if (name === 'dtstart') event.start ??= writtenOf(value, parameters);
  else if (name === 'dtend') event.end = writtenOf(value, parameters);
  else if (name === 'duration') event.length = lengthOf(value);
  else if (name === 'rrule') event.rule ??= ruleOf(property);
  else if (name === 'exdate') event.not.push(...values.flatMap((one) => writtenOf(one, parameters) ?? []));
  else if (name === 'rdate') event.also.push(...values.flatMap((one) => alsoOf(one, parameters)));
  else if (name === 'recurrence-id') {
    event.instead = writtenOf(value, parameters);
    if (String(parameters.range ?? '').toUpperCase() === 'THISANDFUTURE') event.onwards = true;
  } else if (name === 'x-apple-travel-duration') event.travel = travelOf(value);
  else if (name === 'status' && word === 'CANCELLED') event.busy = false;
  else if (name === 'transp' && word === 'TRANSPARENT') event.busy = false;
  else if (name === 'x-microsoft-cdo-busystatus' && (word === 'FREE' || word === 'WORKINGELSEWHERE'))
    event.busy = false;
}

const MOST_TRAVEL = 12 * 3_600_000;
function travelOf(value: unknown): number {
  const length = lengthOf(value);
  return length ? Math.min(length.days * DAY_MS + length.ms, MOST_TRAVEL) : 0;
}

function alsoOf(value: unknown, parameters: Record<string, unknown>): CalendarEvent['also'] {
  const [from, to] = Array.isArray(value) ? value : [value, undefined];
  const start = writtenOf(from, parameters);
  if (!start) return [];
  const length = lengthOf(to);
  const end = length ? undefined : writtenOf(to, parameters);
  return [{ start, ...(end ? { end } : {}), ...(length ? { length } : {}) }];
}

/** Busy times of a VFREEBUSY. RFC 5545, 3.8.2.6. */
export function freeBusyOf(lines: string[], resolve: Resolve): BusySpan[] {
  return lines.flatMap((line) => {
    const property = propertyOf(line);
    if (property?.name !== 'freebusy') return [];
    if (String(property.parameters.fbtype ?? 'BUSY').toUpperCase() === 'FREE') return [];
    return property.values
      .flatMap((value) => alsoOf(value, property.parameters))
      .map((one) => spanOf(one, resolve));
  });
}

/** Whether anything of it can lie in the window, or take something out of it: the others need not be kept. */
export function matters(event: CalendarEvent, { from, until }: Window): boolean {
  if (event.instead || event.rule || event.also.length > 0) return event.busy || event.instead !== undefined;
  const { start, end, length } = event;
  const last = (end?.wall ?? start.wall) + (length ? length.days * DAY_MS + length.ms : 0) + DAY_MS;
  return event.busy && start.wall - SLACK < until && last + SLACK > from;
}

function spanOf({ start, end, length }: CalendarEvent['also'][number], resolve: Resolve): BusySpan {
  const from = resolve(start);
  if (length) {
    const days = Math.min(length.days, LONGEST_DAYS);
    return { from, to: resolve({ ...start, wall: start.wall + days * DAY_MS }) + length.ms };
  }
  if (end && (end.wall > start.wall || !start.date)) return { from, to: Math.max(from, resolve(end)) };
  // A date without an end is that day; a moment without one is nothing. RFC 5545, 3.6.1.
  return { from, to: start.date ? resolve({ ...start, wall: start.wall + DAY_MS }) : from };
}

/** Days by their number, moments by themselves: what is taken out of a series. */
export interface Without {
  days: Set<number>;
  moments: Set<Epoch>;
}
export const nothingOut = (): Without => ({ days: new Set(), moments: new Set() });
export function takeOut(out: Without, written: Written, resolve: Resolve): void {
  if (written.date) out.days.add(dayNumberOf(written.wall));
  else out.moments.add(resolve(written));
}

/**
 * Every time at which this event takes place near the window, without what others stand in for. `onwards`: from where on it is
 * otherwise, in order.
 */
export function timesOf(
  event: CalendarEvent,
  window: Window,
  resolve: Resolve,
  out: Without,
  onwards: readonly CalendarEvent[] = [],
): BusySpan[] {
  const { start, also } = event;
  const rule = start.date ? wholeDays(event.rule) : event.rule;
  for (const not of event.not) takeOut(out, not, resolve);
  const own = spanOf(event, resolve);
  const isOut = (written: Written, from: Epoch) =>
    out.days.has(dayNumberOf(written.wall)) || (!written.date && out.moments.has(from));
  const spans: BusySpan[] = [];
  const add = (written: Written, span: BusySpan) => {
    if (isOut(written, span.from)) return;
    const other = onwards.length === 0 ? undefined : otherwise(event, written, span.from, onwards, resolve);
    if (other !== null) spans.push(other ?? span);
  };
  if (!rule) add(start, own);
  else {
    const moved = Math.max(0, ...onwards.map((one) => Math.abs(one.start.wall - (one.instead?.wall ?? 0))));
    const longest = Math.min(Math.ceil((own.to - own.from + moved) / DAY_MS), LONGEST_DAYS) + 2;
    const first = (dayNumberOf(window.from) - longest) * DAY_MS;
    const below = (dayNumberOf(window.until + moved) + 2) * DAY_MS;
    for (const wall of wallsOf(rule, start.wall, first, below)) {
      const at = { ...start, wall };
      const from = resolve(at);
      if (isAfter(rule.until, at, from)) break;
      add(
        at,
        start.date || event.length ? spanAt(event, at, resolve) : { from, to: from + own.to - own.from },
      );
    }
  }
  for (const more of also) {
    const withLength = more.end || more.length ? more : { ...more, ...sameLength(event, more.start) };
    add(more.start, spanOf(withLength, resolve));
  }
  const { travel = 0 } = event;
  return travel === 0 ? spans : spans.map(({ from, to }) => ({ from: from - travel, to }));
}

/** A whole day has no hours. */
const wholeDays = (rule: WrittenRule | undefined): WrittenRule | undefined => {
  if (!rule || rule.freq === 'HOURLY' || rule.freq === 'MINUTELY') return undefined;
  const { hours: _, minutes: __, ...days } = rule;
  return days;
};

/** When it is instead, by the last change that came before it: as far from that change as it was from what that changed. `null`: not at all. */
function otherwise(
  { start }: CalendarEvent,
  at: Written,
  from: Epoch,
  onwards: readonly CalendarEvent[],
  resolve: Resolve,
): BusySpan | undefined | null {
  const change = onwards.findLast(({ instead }) => instead && resolve(instead) < from);
  if (!change?.instead) return undefined;
  if (!change.busy) return null;
  const moment = resolve(change.instead);
  const before = [-1, 0, 1]
    .map((days) => (dayNumberOf(moment) + days - dayNumberOf(start.wall)) * DAY_MS + start.wall)
    .find((wall) => resolve({ ...start, wall }) === moment);
  const then = { ...change.start, wall: change.start.wall + at.wall - (before ?? change.instead.wall) };
  return spanOf({ start: then, ...sameLength(change, then) }, resolve);
}

/** The same number of days, whatever the clocks do in between. */
const spanAt = (event: CalendarEvent, at: Written, resolve: Resolve): BusySpan =>
  spanOf({ start: at, ...sameLength(event, at) }, resolve);

const sameLength = ({ start, end, length }: CalendarEvent, at: Written) =>
  length ? { length } : end ? { end: { ...end, wall: end.wall + at.wall - start.wall } } : {};

function isAfter(until: Written | undefined, at: Written, from: Epoch): boolean {
  if (!until) return false;
  if (until.date) return dayNumberOf(at.wall) > dayNumberOf(until.wall);
  return until.utc && !at.date ? from > until.wall : at.wall > until.wall;
}
