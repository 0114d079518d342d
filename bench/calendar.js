import { addDays, epochOf } from '../dist/calendar/time.js';
import { readCalendar } from '../dist/edges/calendar-url/read-calendar.js';
import { slotsFor, spanOn, spread } from '../dist/features/consultations/model/slots.js';
import { median, round, worked } from './figures.js';
import { ROUND_MS, roundSearches, roundsOk } from './rounds.js';

const FROM = '2026-11-23';
const DAYS = 42;
const MINUTE = 60_000;
const MB = 1024 * 1024;
const LARGEST = 5 * MB - 100;
/** A chunk as a socket gives it. */
const CHUNK = 65_536;
const TIMES = [1, 2, 4, 8, 16];
const ROUNDS = 7;
const BATCH = 80;
const READINGS = 3;
const LONGEST_BLOCK_MS = 50;
const SEARCH_MS = 5;

const two = (n) => String(n).padStart(2, '0');
const dayAt = (n) => addDays('2026-08-31', n).replaceAll('-', '');

/** An event as Outlook publishes it, with words; every third returns each week, one in nine since six years and with a count. */
function event(n) {
  const day = dayAt(n % 300);
  const hour = 8 + (n % 8);
  const zone = 'TZID=Romance Standard Time';
  const rule =
    n % 9 === 0
      ? `RRULE:FREQ=WEEKLY;COUNT=500;BYDAY=MO,WE\r\n`
      : n % 3 === 0
        ? `RRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE;${zone}:${day}T${two(hour)}0000\r\n`
        : '';
  return [
    `BEGIN:VEVENT\r\nUID:040000008200E00074C5B7101A82E008${n}\r\nSUMMARY:Overleg ${n}\r\n`,
    `DTSTART;${zone}:${n % 9 === 0 ? '20200907' : day}T${two(hour)}${two(n % 60)}00\r\n`,
    `DTEND;${zone}:${n % 9 === 0 ? '20200907' : day}T${two(hour + 1)}${two(n % 60)}00\r\n${rule}`,
    `DESCRIPTION:${'Wat er besproken wordt\\, en met wie. '.repeat(6)}\r\n`,
    'TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nEND:VEVENT\r\n',
  ].join('');
}

/** The least of an event that asks for the most work: it never ends. */
const least = (n) =>
  `BEGIN:VEVENT\nDTSTART:20260901T${two(n % 24)}0000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEND:VEVENT\n`;

function fileOf(make) {
  const parts = ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'];
  for (let n = 0, size = 0; size < LARGEST - 1000; n += 1) {
    const one = make(n);
    size += one.length;
    parts.push(one);
  }
  return Buffer.from(`${parts.join('')}END:VCALENDAR\r\n`);
}

async function* chunks(bytes) {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** The middle of three. */
async function reading(make) {
  const bytes = fileOf(make);
  const runs = [];
  for (let n = 0; n < READINGS; n += 1) runs.push(await readingOnce(bytes));
  const [first] = runs;
  const middle = (field) => round(median(runs.map((run) => run[field])));
  return { ...first, ms: middle('ms'), longestBlockMs: middle('longestBlockMs'), peakMb: middle('peakMb') };
}

async function readingOnce(bytes) {
  const window = { from: epochOf(FROM, '00:00'), until: epochOf(addDays(FROM, 140), '00:00') };
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  let longest = 0;
  let over = false;
  let last = worked();
  // One turn of the event loop after the other: what lies between two of them is what others wait for.
  const turn = () => {
    const now = worked();
    longest = Math.max(longest, now - last);
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    last = worked();
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const start = worked();
  const outcome = await readCalendar(chunks(bytes), window).then(
    (spans) => spans.length,
    (error) => error.message,
  );
  const ms = worked() - start;
  over = true;
  return {
    mb: round(bytes.length / MB),
    outcome,
    ms: Math.round(ms),
    longestBlockMs: round(longest),
    peakMb: Math.round((peak - before) / MB),
  };
}

/** Always the same numbers. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function wishWith(people, events) {
  const from = epochOf(FROM, '00:00');
  const until = epochOf(addDays(FROM, DAYS), '00:00');
  const days = Array.from({ length: DAYS }, (_, n) => addDays(FROM, n)).filter((_, n) => n % 7 < 5);
  const agendas = Array.from({ length: people }, (_, person) => {
    const next = numbers(person + 1);
    // What fills a real calendar: most of it in the evening, at weekends and beside each other, so that some time is left.
    const busy = Array.from({ length: events }, () => {
      const day = Math.floor(next() * DAYS);
      const working = next() < 0.3 && day % 7 < 5;
      const minute = working ? 540 + 30 * Math.floor(next() * 3) : 1020 + Math.floor(next() * 300);
      const at = from + (day * 1440 + minute) * MINUTE;
      return { from: at, to: at + (15 + Math.floor(next() * 30)) * MINUTE };
    }).sort((a, b) => a.from - b.from);
    const free = days.flatMap((day) => [spanOn(day, '08:00', '12:00'), spanOn(day, '13:00', '16:30')]);
    return { personId: `p${person}`, free, busy, most: 4, planned: new Map() };
  });
  return { agendas, length: 25 * MINUTE, from, until, buffer: 5 * MINUTE };
}

/** Milliseconds of one search: the middle of several batches, since the system counts what a thread worked in steps of 4 ms. */
function searching(wish) {
  const times = [];
  let found = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = worked();
    for (let n = 0; n < BATCH; n += 1) found = spread(slotsFor(wish)).length;
    if (round > 0) times.push((worked() - start) / BATCH);
  }
  return { ms: median(times), found };
}

/** Published calendars: how long the largest keeps others waiting, and how the search for a time grows with what stands in them. */
export async function calendarBenchmark() {
  const usual = await reading(event);
  const worst = await reading(least);
  const searches = TIMES.map((times) => {
    const events = 2000 * times;
    const { ms, found } = searching(wishWith(8, events));
    return { events, ms: round(ms), found };
  });
  const [first] = searches;
  for (const one of searches) one.ratio = round(one.ms / first.ms);
  const open = searching(wishWith(8, 20));
  const rounds = roundSearches(worked);
  const ok =
    usual.longestBlockMs <= LONGEST_BLOCK_MS &&
    worst.longestBlockMs <= LONGEST_BLOCK_MS &&
    first.ms < SEARCH_MS &&
    roundsOk(rounds) &&
    open.ms < SEARCH_MS &&
    searches.every(({ ratio, events }) => ratio <= (events / first.events) * 1.1);
  return {
    ok,
    usual,
    worst,
    people: 8,
    searches,
    open: { events: 20, ms: round(open.ms), found: open.found },
    rounds,
    targets: { longestBlockMs: LONGEST_BLOCK_MS, searchMs: SEARCH_MS, roundMs: ROUND_MS },
  };
}
