import type { CalendarAnswer, CalendarAsk, CalendarFailure } from '../../kernel/busy.js';
import type { Log } from '../../log.js';
import type { Busy } from '../../ports/busy.js';
import { download, Failed, OPEN_WIRE, type Wire } from './download.js';
import { readCalendar } from './read-calendar.js';

/** So many calendars are read at once: the work loop's hands are for messages too. */
const AT_ONCE = 6;

/** Reads published iCalendar addresses. Writes no address to the log: who has it, reads the calendar. */
export function createCalendarUrl({ log, wire = {} }: { log: Log; wire?: Partial<Wire> }): Busy {
  const how: Wire = { ...OPEN_WIRE, ...wire };
  let reading = 0;
  return {
    async read(ask): Promise<CalendarAnswer> {
      if (reading >= AT_ONCE) return { kind: 'later' };
      reading += 1;
      const signal = AbortSignal.timeout(how.mostMs);
      try {
        return await readOne(ask, how, signal);
      } catch (error) {
        const why = whyOf(error, signal);
        log.info({ host: hostOf(ask.url), why, code: codeOf(error) }, 'calendar not read');
        return { kind: 'failed', why };
      } finally {
        reading -= 1;
      }
    },
  };
}

async function readOne(ask: CalendarAsk, how: Wire, signal: AbortSignal): Promise<CalendarAnswer> {
  const { body, etag, modified } = await download(ask.url, ask, how, signal);
  if (!body) return { kind: 'same' };
  const spans = await readCalendar(body, ask, signal);
  return { kind: 'read', spans, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
}

/** What the network says has a code; what has none is our own reading that stumbled. */
const whyOf = (error: unknown, signal: AbortSignal): CalendarFailure => {
  if (error instanceof Failed) return error.why;
  if (signal.aborted) return 'slow';
  return codeOf(error) === undefined ? 'broken' : 'away';
};

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
