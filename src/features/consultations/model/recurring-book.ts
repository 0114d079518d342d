import { addDays, dayOf } from '../../../calendar/time.js';
import type { NewWork, Save } from '../../../kernel/decision.js';
import type { Read, Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import { siteOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { bookEach, bookedOf } from './booking.js';
import { CONSULTATION, type Consultation, everyoneIn } from './consultation.js';
import { absentFrom } from './hits.js';
import { occurrenceId, type Recurring } from './recurring.js';
import { type HeldDay, type SeriesDays, seriesDays, spanOf, startOf } from './recurring-days.js';
import type { Span } from './slots.js';
import { remind } from './tell.js';

/** So many days ahead the days of a series are consultations that take their people's time: further on nobody is in the way. */
export const AHEAD_DAYS = 42;

type At = Pick<Scene<School>, 'school' | 'read' | 'now'>;

/** Its days, by the site of who organises it. */
export function daysIn(school: School, series: Recurring): SeriesDays {
  const organiser = school.people.get(series.organiserId);
  return seriesDays(school.calendar, series, organiser && siteOf(school, organiser));
}

/** What of them comes next, and was not looked at yet. */
export const dueDays = (days: SeriesDays, { bookedTo }: Pick<Recurring, 'bookedTo'>, today: Day): HeldDay[] =>
  days.held.filter(({ on, day }) => on > bookedTo && day <= addDays(today, AHEAD_DAYS));

export interface Ahead {
  series: Recurring;
  save: Save[];
  work: NewWork[];
  /** Days of which somebody has something else already, or which nobody could come to: its organiser is told. */
  tell: boolean;
}

/**
 * Makes consultations of the next days: everybody who works then and has nothing else is in it. `instead`: what it had until now,
 * of which the time is free again in the same commit.
 */
export async function bookAhead(
  at: At,
  id: string,
  series: Recurring,
  instead: readonly Stored<Consultation>[] = [],
): Promise<Ahead> {
  const { school, read, now } = at;
  const due = dueDays(daysIn(school, series), series, dayOf(now));
  const own = new Set(instead.map((one) => one.id));
  const made: { id: string; data: Consultation }[] = [];
  const missed = [...series.missed];
  const clashes = [...series.clashes];
  for (const { on, day } of due) {
    const span = spanOf(series, day);
    if (span.from <= now) continue;
    const free = await freeThen(read, everyoneIn(series), day, span, own);
    const there = series.people.filter((one) => !absentFrom(school, one, span));
    const people = there.filter((one) => free.has(one));
    const taken = there.filter((one) => !free.has(one));
    if (people.length === 0 || !free.has(series.organiserId)) missed.push(on);
    else {
      if (taken.length > 0) clashes.push({ on, who: taken });
      made.push({ id: occurrenceId(id, series, on), data: occurrence(id, series, on, span, people, now) });
    }
  }
  const { taken, save } = await bookEach(read, [
    ...instead.flatMap(({ id: of, data: { from, to, ...data } }) =>
      from === undefined || to === undefined
        ? []
        : [{ of, people: [], span: { from, to }, before: { people: everyoneIn(data), span: { from, to } } }],
    ),
    ...made.map(({ id: of, data }) => ({
      of,
      people: everyoneIn(data),
      span: { from: data.from!, to: data.to! },
    })),
  ]);
  // What was free a moment ago: somebody else is saving the same days, and this act is done again.
  if (taken.size > 0) throw new Error('a day of a recurring meeting was taken while it was booked');
  const bookedTo = due.at(-1)?.on ?? series.bookedTo;
  return {
    series: { ...series, bookedTo, missed, clashes },
    save: [...made.map((one) => ({ kind: CONSULTATION, id: one.id, expect: 0, data: one.data })), ...save],
    work: made.flatMap((one) =>
      everyoneIn(one.data).flatMap((person) => remind(school, one.id, person, one.data.from!, 0, now)),
    ),
    tell: missed.length > series.missed.length || clashes.length > series.clashes.length,
  };
}

async function freeThen(
  read: Read,
  people: readonly string[],
  day: Day,
  span: Span,
  own: ReadonlySet<string>,
): Promise<Set<string>> {
  const free = new Set<string>();
  for (const one of people) {
    const spans = (await bookedOf(read, one, day, addDays(day, 1))).flatMap((booked) => booked.spans);
    if (!spans.some(({ of, from, to }) => !own.has(of) && from < span.to && span.from < to)) free.add(one);
  }
  return free;
}

/** A consultation as any other; told by its series, and not asked to be noted: it returns. */
const occurrence = (
  seriesId: string,
  series: Recurring,
  on: Day,
  { from, to }: Span,
  people: string[],
  now: number,
): Consultation => ({
  roepnaam: series.roepnaam,
  reference: series.reference,
  schoolYear: series.schoolYear,
  status: 'CONFIRMED',
  open: true,
  kind: series.kind,
  minutes: series.minutes,
  seriesId,
  seriesAt: startOf(series, on),
  seriesSequence: series.sequence,
  organiserId: series.organiserId,
  createdAt: now,
  changedAt: now,
  from,
  to,
  sequence: 0,
  people,
  outside: [],
  words: series.words,
  slots: [{ from, to, reasons: [] }],
  votes: {},
  events: [{ at: now, by: AUTOMATIC, what: 'planned' }],
});

const MOST = 60;

/** Its consultations that are still to come, or look for another time. */
export async function comingOf(
  { read, now }: Pick<At, 'read' | 'now'>,
  seriesId: string,
): Promise<Stored<Consultation>[]> {
  const { items } = await read.find(CONSULTATION, { where: { seriesId, open: true }, limit: MOST });
  return items
    .filter(({ data }) => data.from === undefined || data.from > now)
    .sort((a, b) => (a.data.from ?? 0) - (b.data.from ?? 0));
}
