import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { epochOf } from '../../../src/calendar/time.js';
import { readCalendar } from '../../../src/edges/calendar-url/read-calendar.js';

const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** '2026-11-24 10:00', on the clock in the school. */
export const local = (at: number): string => shown.format(at);

export const pieces = async function* (content: string | Uint8Array, size = 65_536) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

/** From the first day up to, not including, the last: when somebody is busy, as "from – to". */
export async function busy(content: string | Uint8Array, from: string, below: string, size?: number) {
  const window = { from: epochOf(from, '00:00'), until: epochOf(below, '00:00') };
  const spans = await readCalendar(pieces(content, size), window);
  return spans.map((span) => `${local(span.from)} – ${local(span.to)}`);
}

export const fixture = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../fixtures/calendars/${name}.ics`, import.meta.url)));

/** A calendar with these lines in it, in one event each unless they open a part of their own. */
export const calendar = (...events: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zqx//Test//NL',
    ...events.map((event) => (event.startsWith('BEGIN:') ? event : `BEGIN:VEVENT\n${event}\nEND:VEVENT`)),
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replace(/\n/g, '\r\n');
