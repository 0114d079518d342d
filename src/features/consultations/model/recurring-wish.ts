import { addDays, dayOf, minutesOf } from '../../../calendar/time.js';
import { invalid, type Refusal } from '../../../kernel/errors.js';
import type { Read } from '../../../kernel/feature.js';
import { list, type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { nameOf, siteOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { mayTakePart } from '../policy.js';
import { everyoneIn, USUAL_MINUTES } from './consultation.js';
import { absentFrom } from './hits.js';
import type { Recurring } from './recurring.js';
import { AHEAD_DAYS } from './recurring-book.js';
import { endOfYear, isHeld, ruleDays, type SeriesDays, seriesDays, spanOf } from './recurring-days.js';
import type { RecurringInput } from './recurring-form.js';
import { cannotNow } from './still.js';

/** What somebody wants, with its days; nothing of it is saved yet. */
export type Wished = Pick<
  Recurring,
  'kind' | 'minutes' | 'weekday' | 'rhythm' | 'time' | 'start' | 'until' | 'organiserId' | 'people' | 'words'
>;

interface At {
  school: School;
  person: Person;
  now: Epoch;
}
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** What comes less often is planned as a consultation. */
const LEAST = 2;
/** Nobody comes together at night; a slip of the finger does. */
const [EARLIEST, LATEST] = ['07:00', '21:00'];

/** `before`: the series that changes; only other days or hours begin anew, from the day that is given or the next one on. */
export function wishedFrom(
  { school, person, now }: At,
  input: RecurringInput,
  before?: Recurring,
): { wished: Wished; days: SeriesDays } | Refusal {
  const today = dayOf(now);
  const people = [...new Set(input.people ?? [])].filter((id) => {
    const one = school.people.get(id);
    return id !== person.id && one !== undefined && (mayTakePart(one, today) || before?.people.includes(id));
  });
  if (people.length === 0) return invalid({ people: text('consult.series.error.people') });
  if (!TIME.test(input.time)) return invalid({ time: text('consult.series.error.time') });
  if (input.time < EARLIEST || input.time > LATEST)
    return invalid({ time: text('consult.series.error.night') });
  const { goal, kind, weekday, rhythm, time, place } = input;
  const when = { weekday, rhythm, time, minutes: Number(input.minutes ?? USUAL_MINUTES[kind]) };
  const start = input.start !== undefined && input.start > today ? input.start : addDays(today, 1);
  const wished: Wished = {
    ...when,
    kind,
    organiserId: person.id,
    people,
    words: { goal, ...(place ? { place } : {}) },
    ...(before && sameTimes(before, when)
      ? { start: before.start, until: before.until }
      : { start, until: endOfYear(start) }),
  };
  const site = siteOf(school, person);
  const days = seriesDays(school.calendar, wished, site);
  if (days.held.length >= LEAST) return { wished, days };
  const open = ruleDays(wished).some((day) =>
    isHeld(school.calendar, { time: '10:00', minutes: 15 }, day, site),
  );
  return open && days.held.length === 0
    ? invalid({ time: text('consult.series.error.time') })
    : invalid({ start: text('consult.series.error.days') });
}

export const sameTimes = (
  a: Pick<Recurring, 'weekday' | 'rhythm' | 'time' | 'minutes'>,
  b: Pick<Recurring, 'weekday' | 'rhythm' | 'time' | 'minutes'>,
): boolean =>
  a.weekday === b.weekday && a.rhythm === b.rhythm && a.time === b.time && a.minutes === b.minutes;

/** Who cannot, and how often, as far as is known: said before it is settled; nothing is forbidden. `own`: what it has already. */
export async function cannotLines(
  { school, read, now }: At & { read: Read },
  wished: Wished,
  { held }: SeriesDays,
  own: readonly string[],
): Promise<TextRef[]> {
  const lines: TextRef[] = [];
  const coming = held.filter(({ day }) => spanOf(wished, day).from > now);
  const near = coming.filter(({ day }) => day <= addDays(dayOf(now), AHEAD_DAYS));
  for (const id of everyoneIn(wished)) {
    const name = nameOf(school, id);
    const away = coming.filter(({ day }) => absentFrom(school, id, spanOf(wished, day))).length;
    if (away > 0) lines.push(text('consult.series.cannot.away', { name, n: away, all: coming.length }));
    if (teachesThen(school.people.get(id), wished))
      lines.push(text('consult.series.cannot.lesson', { name }));
    const found = await Promise.all(
      near.map(({ day }) =>
        cannotNow({ school, read }, [id], spanOf(wished, day), { except: own, saidAt: () => 0 }),
      ),
    );
    const taken = found.flat().filter(({ why }) => why !== 'away').length;
    if (taken > 0) lines.push(text('consult.series.cannot.taken', { name, n: taken }));
  }
  return lines;
}

const teachesThen = (person: Person | undefined, { weekday, time, minutes }: Wished): boolean =>
  [person?.lessons, person?.duties].some((hours) =>
    hours?.[weekday]?.some(
      ({ from, to }) => minutesOf(from) < minutesOf(time) + minutes && minutesOf(time) < minutesOf(to),
    ),
  );

export const namesOf = (school: School, ids: readonly string[]): TextRef =>
  text('consult.names', { names: list(...ids.map((id) => nameOf(school, id))) });
