import type { CalendarAnswer, CalendarAsk } from '../kernel/busy.js';

/** Reads when somebody is busy, from the calendar they published; nothing else of what stands in it. */
export interface Busy {
  /** Never throws: what goes wrong is an answer. */
  read(ask: CalendarAsk): Promise<CalendarAnswer>;
}
