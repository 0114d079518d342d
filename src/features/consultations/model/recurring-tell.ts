import type { NewSend } from '../../../kernel/decision.js';
import type { Epoch } from '../../../kernel/values.js';
import { recurringRef } from './recurring.js';
import { sendTo } from './tell.js';

/** What somebody is told of a series: it begins, it changed, it ended, they are not in it any more. */
export type SeriesNews = 'new' | 'changed' | 'ended' | 'left';

/** One message about a series as a whole; of each of its days nothing is told but what is told of any consultation before it begins. */
export const tellSeries = (
  name: string,
  id: string,
  person: string,
  dueAt: Epoch,
  data?: { what: SeriesNews; sequence: number },
): NewSend => sendTo(name, recurringRef(id), person, dueAt, data ? { data } : {});
