import { addDays, epochOf, weekdayOf } from '../dist/calendar/time.js';
import { planRound } from '../dist/features/consultations/model/round-plan.js';
import { whyNot } from '../dist/features/consultations/model/round-ways.js';
import { spanOn } from '../dist/features/consultations/model/slots.js';
import { median, round } from './figures.js';

const FIRST = '2026-11-30';
/** Two weeks, and two more in which a longer period is tried for what has no time. */
const DAYS = 28;
const MINUTE = 60_000;
const EVENTS = 2000;
const RUNS = 5;
const MOST_MS = 1000;

/** Always the same numbers. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Six people for each class: three who are in all of them, and three of its own, who teach in every third half day. */
function wishWith(classes) {
  const days = Array.from({ length: DAYS }, (_, n) => addDays(FIRST, n)).filter((day) => weekdayOf(day) <= 5);
  const windows = days.flatMap((day) =>
    weekdayOf(day) === 3
      ? [spanOn(day, '08:30', '12:00')]
      : [spanOn(day, '08:30', '12:00'), spanOn(day, '13:00', '16:00')],
  );
  const agenda = (personId, seed, away) => {
    const next = numbers(seed);
    const busy = Array.from({ length: EVENTS }, () => {
      const day = Math.floor(next() * DAYS);
      // Most of a real calendar lies in the evening and at weekends; of the working day one piece in a hundred is taken.
      const minute = next() < 0.01 ? 510 + 30 * Math.floor(next() * 14) : 1020 + Math.floor(next() * 300);
      const at = epochOf(addDays(FIRST, day), '00:00') + minute * MINUTE;
      return { from: at, to: at + 30 * MINUTE };
    }).sort((a, b) => a.from - b.from);
    const free = away === undefined ? windows : windows.filter((_, n) => (n + away) % 3 !== 0);
    return { personId, free, busy, most: 4, planned: new Map() };
  };
  const shared = ['coordinator', 'careTeacher', 'counsellor'].map((id, n) => agenda(id, n + 1));
  return {
    classes: Array.from({ length: classes }, (_, n) => ({
      key: `L${n}`,
      agendas: [...shared, ...[0, 1, 2].map((k) => agenda(`t${n}.${k}`, 10 + n * 3 + k, n))],
    })),
    windows,
    length: 25 * MINUTE,
    from: epochOf(FIRST, '00:00'),
    until: epochOf(addDays(FIRST, 14), '00:00'),
    buffer: 5 * MINUTE,
  };
}

/** The search for the times of a whole round, with what has none and why. `worked`: ms that this thread has worked. */
export function roundSearches(worked) {
  return [18, 40].map((classes) => {
    const times = [];
    let placed = [];
    let missing = [];
    for (let run = 0; run < RUNS; run += 1) {
      // Anew each time: what people have open is remembered by their agenda.
      const wish = wishWith(classes);
      const start = worked();
      placed = planRound(wish);
      missing = whyNot(wish, placed);
      times.push(worked() - start);
    }
    const halfDays = new Set(
      placed.map(({ from }) => Math.floor((from - epochOf(FIRST, '00:00')) / 43_200_000)),
    );
    return {
      classes,
      people: 6,
      events: EVENTS,
      ms: round(median(times)),
      placed: placed.length,
      missing: missing.length,
      halfDays: halfDays.size,
    };
  });
}

export const roundsOk = ([first]) => first.ms < MOST_MS && first.placed === first.classes;
export { MOST_MS as ROUND_MS };
