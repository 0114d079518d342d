import type { BusySpan } from '../../kernel/busy.js';
import type { Epoch } from '../../kernel/values.js';
import { Failed } from './download.js';
import {
  type CalendarEvent,
  eventOf,
  freeBusyOf,
  matters,
  nothingOut,
  type Resolve,
  takeOut,
  timesOf,
  type Window,
  type Without,
} from './events.js';
import { fileZone } from './file-zone.js';
import { CalendarLines, type Part } from './lines.js';
import type { Written } from './values.js';
import { HOME_ZONE, UTC, type Zone, zoneNamed } from './zone.js';

/** Characters, and times, after which others may go first: a few ms. */
const PIECE = 8_192;
const TURN = 150;
/** More busy times than this in a window are no calendar of a person. */
const MOST_SPANS = 20_000;
const MOST_EVENTS = 60_000;
const MOST_ZONES = 100;

const others = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * When somebody is busy, by the calendar that comes in: in order, without overlap, within the window. Reads piece by piece, and lets
 * others go first after each, so that no calendar keeps anybody waiting. Throws Failed (`broken`, `large`), and what the signal says.
 */
export async function readCalendar(
  bytes: AsyncIterable<Uint8Array>,
  window: Window,
  signal?: AbortSignal,
): Promise<BusySpan[]> {
  const parts = await partsOf(bytes, window, signal);
  const resolve = resolverOf(parts.zones, window);
  const found: BusySpan[] = [];
  let spans: BusySpan[] = [];
  let work = 0;
  const give = async (more: BusySpan[], cost = 1) => {
    for (const span of more) if (span.to > window.from && span.from < window.until) found.push(span);
    work += cost + more.length;
    if (found.length > MOST_SPANS) spans = await settled(spans, found.splice(0), window);
    if (work < TURN) return;
    work = 0;
    await others();
    signal?.throwIfAborted();
  };
  for (const lines of parts.freeBusy) await give(freeBusyOf(lines, resolve), lines.length);
  const out = takenOut(parts.events, resolve);
  const onwards = changedOnwards(parts.events, resolve);
  for (const event of parts.events) {
    if (!event.busy) continue;
    const [without, later] = event.instead ? [] : [out.get(event.uid), onwards.get(event.uid)];
    await give(
      timesOf(event, window, resolve, without ?? nothingOut(), later),
      event.rule?.count === undefined ? 1 : 50,
    );
  }
  return settled(spans, found, window);
}

interface Parts {
  events: CalendarEvent[];
  freeBusy: string[][];
  zones: string[][];
}

async function partsOf(
  bytes: AsyncIterable<Uint8Array>,
  window: Window,
  signal: AbortSignal | undefined,
): Promise<Parts> {
  const parts: Parts = { events: [], freeBusy: [], zones: [] };
  const lines = new CalendarLines((part) => keep(parts, part, window));
  const decoder = new TextDecoder('utf-8');
  const push = async (text: string) => {
    for (let at = 0; at < text.length; at += PIECE) {
      lines.push(text.slice(at, at + PIECE));
      if (lines.state === 'none') throw new Failed('broken');
      await others();
      signal?.throwIfAborted();
    }
  };
  for await (const chunk of bytes) await push(decoder.decode(chunk, { stream: true }));
  await push(decoder.decode());
  lines.end();
  // A file that breaks off would say that somebody is free where nobody knows.
  if (lines.state !== 'whole') throw new Failed('broken');
  return parts;
}

function keep(parts: Parts, { kind, lines }: Part, window: Window): void {
  if (kind === 'VTIMEZONE') {
    if (parts.zones.length < MOST_ZONES) parts.zones.push(lines);
    return;
  }
  if (kind === 'VFREEBUSY') parts.freeBusy.push(lines);
  else {
    const event = eventOf(lines);
    if (event && matters(event, window)) parts.events.push(event);
  }
  if (parts.events.length + parts.freeBusy.length > MOST_EVENTS) throw new Failed('large');
}

/**
 * A name that everybody knows means what everybody knows, whatever the file says of it; one that only the file knows means that;
 * anything else, and a time without a zone, is what the clock in the school shows.
 */
function resolverOf(described: string[][], window: Window): Resolve {
  const home = zoneNamed(HOME_ZONE)!;
  const known = new Map<string, Zone>();
  const inFile = new Map(
    described.flatMap((lines) => {
      const found = fileZone(lines, window);
      return found ? [[found.name, found.zone] as const] : [];
    }),
  );
  const zoneFor = (name: string): Zone => {
    let zone = known.get(name);
    if (!zone) {
      zone = zoneNamed(name) ?? inFile.get(name) ?? home;
      known.set(name, zone);
    }
    return zone;
  };
  return ({ wall, date, utc, zone }: Written): Epoch =>
    (utc ? UTC : date || zone === undefined ? home : zoneFor(zone)).epochOf(wall);
}

/** By uid, what single events stand in for. */
function takenOut(events: CalendarEvent[], resolve: Resolve): Map<string, Without> {
  const out = new Map<string, Without>();
  for (const { uid, instead } of events) {
    if (!instead) continue;
    const of = out.get(uid) ?? nothingOut();
    takeOut(of, instead, resolve);
    out.set(uid, of);
  }
  return out;
}

/** By uid, from where on a series is otherwise; in order. */
function changedOnwards(events: CalendarEvent[], resolve: Resolve): Map<string, CalendarEvent[]> {
  const changes = new Map<string, CalendarEvent[]>();
  for (const event of events)
    if (event.onwards && event.instead) changes.set(event.uid, [...(changes.get(event.uid) ?? []), event]);
  for (const some of changes.values())
    some.sort((a, b) => resolve(a.instead ?? a.start) - resolve(b.instead ?? b.start));
  return changes;
}

/** All of them in order, as few as possible, within the window. */
async function settled(some: BusySpan[], more: BusySpan[], { from, until }: Window): Promise<BusySpan[]> {
  const all = [...some, ...more].sort((a, b) => a.from - b.from);
  await others();
  const spans: BusySpan[] = [];
  for (const one of all) {
    const span = { from: Math.max(one.from, from), to: Math.min(one.to, until) };
    const last = spans.at(-1);
    if (span.from >= span.to) continue;
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else spans.push(span);
  }
  if (spans.length > MOST_SPANS) throw new Failed('large');
  return spans;
}
