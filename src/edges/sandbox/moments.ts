import { Temporal } from 'temporal-polyfill';
import type { Epoch } from '../../kernel/values.js';

const ZONE = 'Europe/Brussels';

/** ISO 8601 to the millisecond with the offset of that moment in Brussels: `2026-11-24T08:30:00.000+01:00`. */
export const isoOf = (at: Epoch): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(ZONE)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });

/**
 * A moment as the sandbox's callers write it: epoch milliseconds, ISO 8601 with a zone, or ISO 8601 without one, which
 * is Brussels time (a bare date is its midnight). undefined: none of these.
 */
export function momentOf(value: unknown): Epoch | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  for (const read of [zoned, local]) {
    try {
      return read(value.trim());
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

const zoned = (value: string): Epoch => Temporal.Instant.from(value).epochMilliseconds;
const local = (value: string): Epoch =>
  Temporal.PlainDateTime.from(value).toZonedDateTime(ZONE, { disambiguation: 'compatible' })
    .epochMilliseconds;

/** The next Monday to Friday after today at 08:30: for a school whose calendar nobody handed in. */
export function nextWeekdayMorning(now: Epoch): Epoch {
  let date = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(ZONE)
    .toPlainDate()
    .add({ days: 1 });
  while (date.dayOfWeek > 5) date = date.add({ days: 1 });
  return date.toZonedDateTime({ timeZone: ZONE, plainTime: '08:30' }).epochMilliseconds;
}
