import type { Epoch } from './values.js';

/** From `from` up to, not including, `to`. */
export interface BusySpan {
  from: Epoch;
  to: Epoch;
}

/** A published calendar to be read. The address is a secret: who has it, reads the calendar. */
export interface CalendarAsk {
  url: string;
  /** What it answered last time, so that a calendar that did not change is not sent again. */
  etag?: string;
  modified?: string;
  /** Busy times between these are wanted. */
  from: Epoch;
  until: Epoch;
}

/**
 * Why a calendar cannot be read. `address`: not https, or not on the public internet · `refused`: it wants a log-in · `gone`: there is
 * nothing at that address · `large` · `slow` · `broken`: what is there is no calendar · `away`: the server does not answer.
 */
export const CALENDAR_FAILURES = ['address', 'refused', 'gone', 'large', 'slow', 'broken', 'away'] as const;
export type CalendarFailure = (typeof CALENDAR_FAILURES)[number];

/** `same`: as it was when `etag` or `modified` was given · `later`: too many are being read at this moment. */
export type CalendarAnswer =
  | { kind: 'read'; spans: BusySpan[]; etag?: string; modified?: string }
  | { kind: 'same' }
  | { kind: 'later' }
  | { kind: 'failed'; why: CalendarFailure };
