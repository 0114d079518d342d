import { z } from 'zod';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import {
  CALENDAR_FAILURES,
  type CalendarAnswer,
  type CalendarAsk,
  type CalendarFailure,
} from '../../../kernel/busy.js';
import type { NewThink } from '../../../kernel/decision.js';
import { defineKind } from '../../../kernel/kind.js';
import type { Epoch } from '../../../kernel/values.js';
import type { Span } from './slots.js';

const HOUR = 3_600_000;
/** Older than this, or failing, what is known of a calendar is said to be old. */
const STALE = 24 * HOUR;
/** While somebody plans, a calendar is not read more often than this. */
const SELDOM = 2 * HOUR;
/** Too many are being read: soon again. */
const SOON = 10_000;
/** So many days ahead are kept; a calendar that says "as it was" is believed while this many are left. */
const AHEAD_DAYS = 140;
const LEAST_DAYS = 75;
/** Without an answer for so long, it is nobody's any more. */
const KEPT = 150 * 24 * HOUR;

/**
 * Of the calendar that somebody published: its address, and when they are busy. Both sealed, since the address opens the calendar, and
 * the times tell when somebody is at a doctor's. One for each person; they alone see it.
 */
const schema = z.object({
  personId: z.string(),
  /** When this address was given. */
  setAt: z.number(),
  fetchedAt: z.number().optional(),
  triedAt: z.number().optional(),
  /** Known up to here. */
  until: z.number().optional(),
  why: z.enum(CALENDAR_FAILURES).optional(),
  /** That it cannot be read is said once. */
  told: z.boolean().optional(),
  url: z.string().max(2048),
  host: z.string(),
  etag: z.string().optional(),
  modified: z.string().optional(),
  spans: z.array(z.object({ from: z.number(), to: z.number() })),
});
export type BusyCalendar = z.infer<typeof schema>;

export const BUSY_CALENDAR = defineKind<BusyCalendar>({
  kind: 'busyCalendar',
  schema,
  sealed: ['url', 'host', 'etag', 'modified', 'spans'],
  indexes: [],
  expiresAt: ({ setAt, fetchedAt }) => Math.max(setAt, fetchedAt ?? 0) + KEPT,
});

export const calendarId = (personId: string): string => `calendar:${personId}`;
export const busyRef = (personId: string) => ({ kind: BUSY_CALENDAR.kind, id: calendarId(personId) });

/** The longest address, in characters. */
export const MOST_URL = 1000;

/** An address as an edge may be asked for it: https (also written webcal), without a name and password. Its host; undefined: not so. */
export function hostOf(typed: string): string | undefined {
  const text = typed.replace(/^webcals?:\/\//i, 'https://');
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === ''
    ? hostname
    : undefined;
}

export const newCalendar = (personId: string, url: string, host: string, now: Epoch): BusyCalendar => ({
  personId,
  setAt: now,
  url,
  host,
  spans: [],
});

/** `first`: somebody waits to hear whether it works. */
export const fetchRow = (
  { personId, setAt }: Pick<BusyCalendar, 'personId' | 'setAt'>,
  dueAt: Epoch,
  first = false,
): NewThink => ({
  type: 'think',
  name: 'busy.fetch',
  ref: busyRef(personId),
  id: `busy.fetch:${personId}:${setAt}`,
  dueAt,
  data: { setAt, first },
});
export const againRow = (data: BusyCalendar, now: Epoch, first: boolean): NewThink =>
  fetchRow(data, now + SOON, first);

export function askFor({ url, etag, modified, until }: BusyCalendar, now: Epoch): CalendarAsk {
  const today = dayOf(now);
  const enough = until !== undefined && until >= epochOf(addDays(today, LEAST_DAYS), '00:00');
  return {
    url,
    ...(enough && etag ? { etag } : {}),
    ...(enough && modified ? { modified } : {}),
    from: epochOf(today, '00:00'),
    until: endOf(now),
  };
}
const endOf = (now: Epoch): Epoch => epochOf(addDays(dayOf(now), AHEAD_DAYS), '00:00');

/** The calendar after an answer; `tell`: its owner must hear that it cannot be read. */
export function afterAnswer(
  before: BusyCalendar,
  answer: Exclude<CalendarAnswer, { kind: 'later' }>,
  now: Epoch,
): { data: BusyCalendar; tell: boolean } {
  const { why: _, told, etag: __, modified: ___, ...kept } = before;
  if (answer.kind === 'failed') {
    const { why } = answer;
    const tell = !told && (isFirm(why) || now - (before.fetchedAt ?? 0) >= STALE);
    return { data: { ...before, triedAt: now, why, told: told || tell }, tell };
  }
  const well = { fetchedAt: now, triedAt: now };
  if (answer.kind === 'same') {
    const { etag, modified } = before;
    const asked = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
    return { data: { ...kept, ...asked, ...well }, tell: false };
  }
  const { spans, etag, modified } = answer;
  const asked = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
  return { data: { ...kept, ...asked, ...well, until: endOf(now), spans }, tell: false };
}

/** It will not pass by itself, as a server that is away does. */
const isFirm = (why: CalendarFailure): boolean => why !== 'away' && why !== 'slow';

export const isStale = ({ fetchedAt, why }: BusyCalendar, now: Epoch): boolean =>
  why !== undefined || fetchedAt === undefined || now - fetchedAt >= STALE;

/** Whether to read it again now that somebody plans. */
export const wantsReading = ({ triedAt }: BusyCalendar, now: Epoch): boolean =>
  triedAt === undefined || now - triedAt >= SELDOM;

/** The busy times without those of a consultation that may itself stand in the calendar by now. */
export const spansWithout = (spans: readonly Span[], own: readonly Span[]): Span[] =>
  own.reduce<Span[]>(
    (left, { from, to }) =>
      left.flatMap((span) =>
        span.to <= from || to <= span.from
          ? [span]
          : [
              { from: span.from, to: Math.min(span.to, from) },
              { from: Math.max(span.from, to), to: span.to },
            ].filter((one) => one.from < one.to),
      ),
    [...spans],
  );
