import { addDays, dayOf, epochOf, minutesOf, timeOf } from '../../../calendar/time.js';
import type { Day, Epoch } from '../../../kernel/values.js';

/** From `from` up to, not including, `to`. */
export interface Span {
  from: Epoch;
  to: Epoch;
}

/** What is known of one participant's time. Who has no account here has none of it, and is in nobody's way. */
export interface Agenda {
  personId: string;
  /** When they work and do not teach or supervise, in order, without overlap; absences and free days are out of it. */
  free: readonly Span[];
  /** The hours of each day within which that is: what ends before them is followed by something. Absent: not known. */
  works?: readonly Span[];
  /** Consultations and busy times, in order of `from`; these may overlap each other. */
  busy: readonly Span[];
  /** The weekly hours that they keep for consultations; outside these is possible, not wished. Absent: no such hours. */
  keeps?: readonly Span[];
  /** No more consultations than this on a day; `planned` says how many each has already. */
  most?: number;
  planned?: ReadonlyMap<Day, number>;
}

export interface Wish {
  agendas: readonly Agenda[];
  /** How long it lasts, ms. */
  length: number;
  /** Not before, and over by. */
  from: Epoch;
  until: Epoch;
  /** Ms that everybody has free before and after it. */
  buffer: number;
  /** The day by which it is wished; later ones come behind. */
  by?: Day;
}

/** Why a slot is offered where it is; `along`: nobody waits for it or comes back for it. Everybody is free in every slot. */
export type Reason = 'kept' | 'before' | 'along';
export interface Slot extends Span {
  day: Day;
  reasons: Reason[];
}

/** Slots begin on these minutes. */
export const GRID = 5 * 60_000;
export const MOST_OFFERED = 5;
/** Of the first ones offered no more than this on one day, where other days have some. */
const MOST_A_DAY = 2;

/**
 * The times at which everybody can, in the order in which they are best: by the day wished, inside the hours kept for it, next to
 * what its people do already (so that nobody comes for it alone), soonest. Spread over days: `spread`. Pure; linear in the events.
 */
export function slotsFor(wish: Wish): Slot[] {
  // Where the search begins or ends is nothing that anybody does: it bounds what they have in common, not each one's own.
  const open = wish.agendas.map((agenda) => ({
    agenda,
    own: openTimes(agenda, {
      from: Number.NEGATIVE_INFINITY,
      until: Number.POSITIVE_INFINITY,
      buffer: wish.buffer,
    }),
    at: 0,
  }));
  const common = open.map(({ own }) => own).reduce(intersect, [{ from: wish.from, to: wish.until }]);
  const kept = wish.agendas.flatMap(({ keeps }) => (keeps ? [keeps] : []));
  // In order of time within each cost, which is a small whole number: nothing is left to sort.
  const found: Slot[][] = Array.from({ length: 8 }, () => []);
  for (const { from, to } of common) {
    // A stretch of work lies within a day: asking for each time which day it is would be half of the search.
    const first = dayOf(from);
    const oneDay = first === dayOf(to - 1);
    const edges = open.map((one) => {
      while (one.own[one.at]!.to < to) one.at += 1;
      return edgesOf(one.own[one.at]!, one.agenda);
    });
    for (let at = onGrid(from); at + wish.length <= to; at += GRID) {
      const span = { from: at, to: at + wish.length };
      const day = oneDay ? first : dayOf(at);
      const inKept = kept.length > 0 && kept.every((hours) => hours.some((one) => within(span, one)));
      const late = wish.by !== undefined && day > wish.by;
      const joins = edges.filter(({ starts, ends }) => at === starts || span.to + GRID > ends).length;
      const reasons: Reason[] = [];
      if (inKept) reasons.push('kept');
      if (wish.by !== undefined && !late) reasons.push('before');
      if (joins > 0 && joins === edges.length) reasons.push('along');
      const cost = (late ? 4 : 0) + (kept.length > 0 && !inKept ? 2 : 0) + (joins === 0 ? 1 : 0);
      found[cost]?.push({ from: span.from, to: span.to, day, reasons });
    }
  }
  return found.flat();
}

/**
 * Between which times one person is free. What begins with it follows their day's begin or something they do; what ends with it comes
 * before something, unless their day is over then.
 */
function edgesOf({ from, to }: Span, { works = [] }: Agenda): { starts: Epoch; ends: Epoch } {
  const day = works.find((one) => one.from <= from && from < one.to);
  return { starts: onGrid(from), ends: day && to < day.to ? to : Number.POSITIVE_INFINITY };
}

/** The best few, no two that overlap, spread over days as far as there are others. */
export function spread(slots: readonly Slot[], most = MOST_OFFERED): Slot[] {
  const chosen: Slot[] = [];
  const onDay = new Map<Day, number>();
  const take = (each: number) => {
    for (const slot of slots) {
      if (chosen.length >= most) return;
      if ((onDay.get(slot.day) ?? 0) >= each) continue;
      if (chosen.some((one) => one.from < slot.to && slot.from < one.to)) continue;
      chosen.push(slot);
      onDay.set(slot.day, (onDay.get(slot.day) ?? 0) + 1);
    }
  };
  take(MOST_A_DAY);
  take(most);
  return chosen.sort((a, b) => a.from - b.from);
}

/** When one person can begin and end it: free, with room around what they have, on days that are not full. */
export function openTimes(
  { free, busy, most, planned }: Agenda,
  { from, until, buffer }: Pick<Wish, 'from' | 'until' | 'buffer'>,
): Span[] {
  const full = (day: Day) => most !== undefined && (planned?.get(day) ?? 0) >= most;
  const open: Span[] = [];
  let next = 0;
  for (const span of free) {
    let start = Math.max(span.from, from);
    const end = Math.min(span.to, until);
    if (start >= end || full(dayOf(start))) continue;
    // Of busy times that overlap each other the longest reaches into the next free time: none is skipped for good.
    while (next < busy.length && busy[next]!.to + buffer <= start) next += 1;
    for (let at = next; at < busy.length && busy[at]!.from - buffer < end; at += 1) {
      const taken = busy[at]!;
      if (taken.from - buffer > start) open.push({ from: start, to: Math.min(taken.from - buffer, end) });
      start = Math.max(start, taken.to + buffer);
      if (start >= end) break;
    }
    if (start < end) open.push({ from: start, to: end });
  }
  return open;
}

/** What two lists of spans have in common; both in order and without overlap. */
export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i]!.from, b[j]!.from);
    const to = Math.min(a[i]!.to, b[j]!.to);
    if (from < to) both.push({ from, to });
    if (a[i]!.to < b[j]!.to) i += 1;
    else j += 1;
  }
  return both;
}

export const onGrid = (at: Epoch): Epoch => Math.ceil(at / GRID) * GRID;
export const within = (slot: Span, span: Span): boolean => span.from <= slot.from && slot.to <= span.to;

/** What stands in the way when there is none: whom to leave out, a shorter one, or later. */
export interface Way {
  /** Without this person there are some. */
  without?: string;
  /** A length (ms) for which there are some. */
  shorter?: number;
  /** A later end for which there are some. */
  until?: Epoch;
}

const SHORTER = [25, 15] as const;
const LATER_DAYS = 14;

/** Which one change would help; the first two of them, in the order of least loss. Empty: none of these does. */
export function waysOut(wish: Wish): Way[] {
  const some = (change: Partial<Wish>) => slotsFor({ ...wish, ...change }).length > 0;
  const ways: Way[] = [];
  for (const minutes of SHORTER) {
    const length = minutes * 60_000;
    if (length < wish.length && some({ length })) {
      ways.push({ shorter: length });
      break;
    }
  }
  const later = epochOf(addDays(dayOf(wish.until), LATER_DAYS), timeOf(wish.until));
  if (some({ until: later })) ways.push({ until: later });
  for (const { personId } of wish.agendas) {
    if (wish.agendas.length < 3) break;
    if (some({ agendas: wish.agendas.filter((one) => one.personId !== personId) }))
      ways.push({ without: personId });
  }
  return ways.slice(0, 3);
}

/** Times of a day as a span of that day, by the clock of the school. */
export const spanOn = (day: Day, from: string, to: string): Span => ({
  from: epochOf(day, from),
  to: minutesOf(to) >= 24 * 60 ? epochOf(addDays(day, 1), '00:00') : epochOf(day, to),
});
