import { z } from 'zod';
import { epochOf } from '../../../calendar/time.js';
import type { RecordKey } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import { APPRECIATION, type Appreciation } from './appreciation.js';
import { wantsOf } from './preference.js';

/** `YYYY-MM`. */
export type Month = string;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** Months later, or earlier. */
export function addMonths(month: Month, n: number): Month {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  const at = year * 12 + nth - 1 + n;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** "oktober 2026". */
export const monthText = (month: Month): TextRef =>
  text('thanks.month.named', { month: `m${Number(month.slice(5))}`, year: month.slice(0, 4) });

/** Of no record: what is shown is asked for anew each time. */
export const monthRef = (month: Month): RecordKey => ({ kind: 'appreciationMonth', id: month });

/** Broken ones read as none, which is the month of today. */
const month = z.preprocess(
  (value) => (typeof value === 'string' && MONTH.test(value) ? value : undefined),
  z.string().optional(),
);
export const monthInput = z.object({ which: month, after: z.string().max(80).optional() });
export type MonthInput = z.infer<typeof monthInput>;

/** More in one month has no school. */
const MOST = 300;

/**
 * What stood in a channel in this month and still may, in the order in which it came: never by person, and nothing is counted. Who came to
 * want it personally since is left out.
 */
export async function postedIn(read: Read, of: Month): Promise<Stored<Appreciation>[]> {
  const { items } = await read.find(APPRECIATION, {
    where: { state: 'POSTED' },
    range: {
      field: 'postedAt',
      from: epochOf(`${of}-01`, '00:00'),
      below: epochOf(`${addMonths(of, 1)}-01`, '00:00'),
    },
    order: { field: 'postedAt', direction: 'asc' },
    limit: MOST,
  });
  const may = await Promise.all(
    items.map(async ({ data }) => !(await wantsOf(read, data.recipientIds)).includes('personal')),
  );
  return items.filter(({ data }, nth) => may[nth] && data.words !== undefined);
}
