import { worksOn } from '../../../calendar/polite.js';
import { addDays, epochOf, weekdayOf } from '../../../calendar/time.js';
import type { NewSend } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import { hashOf } from '../../../kernel/hash.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch, LocalTime } from '../../../kernel/values.js';
import {
  asksHere,
  OPTIONAL_ASKED,
  OPTIONAL_ASKS,
  type OptionalAsk,
  type OptionalAsks,
  weekOf,
} from '../../school/model/optional-asks.js';
import { isCoordinator, nextDayAtWork, politenessOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { schoolWeek } from './value-of-week.js';

/** Everybody is asked for an example once in so many school weeks, not everybody in the same. */
export const PULSE_WEEKS = 4;

/** After lessons, so that what must be said that day goes first; who works the morning alone is asked before noon. */
const AFTERNOON: LocalTime = '15:40';
const BEFORE_NOON: LocalTime = '11:00';

/**
 * Whether today is the day of this week on which somebody is asked: the first one they work from `from` (1: Monday) on, and for
 * who works earlier in the week alone, their last.
 */
export function isAskDay(school: School, person: Person, today: Day, from: number): boolean {
  if (worksOn(politenessOf(school, person), today) === 'off') return false;
  if (weekdayOf(today) >= from) return true;
  return nextDayAtWork(school, person, addDays(today, 1)) > addDays(weekOf(today), 4);
}

/** One message, this week or not at all. */
export function askRow(school: School, person: Person, name: string, today: Day, now: Epoch): NewSend {
  const part = worksOn(politenessOf(school, person), today);
  return {
    type: 'send',
    name,
    id: `${name}:${person.id}:${weekOf(today)}`,
    to: { person: person.id },
    manner: 'capped',
    dueAt: Math.max(now, epochOf(today, part === 'morning' ? BEFORE_NOON : AFTERNOON)),
    notAfter: epochOf(addDays(weekOf(today), 5), '00:00'),
    data: { week: weekOf(today) },
  };
}

/** Whether it is this person's week to be asked for an example. */
export function pulseDue(
  school: School,
  person: Person,
  asks: OptionalAsks | undefined,
  today: Day,
): boolean {
  const week = schoolWeek(school.calendar, today);
  const last = asks?.asked?.pulse;
  if (last !== undefined) return week - schoolWeek(school.calendar, last) >= PULSE_WEEKS;
  return hashOf(`pulse:${person.id}`) % PULSE_WEEKS === week % PULSE_WEEKS;
}

/** What may be asked of this person here at all; whether they want it, is theirs. */
export const asksOf = (school: School, person: Person): OptionalAsk[] =>
  OPTIONAL_ASKS.filter(
    (what) => asksHere(school.settings, what) && (what !== 'thanks' || isCoordinator(person)),
  );

const PAGE = 500;

/** What everybody of the school chose, read once for a morning. */
export async function allAsks(read: Read): Promise<Map<string, Stored<OptionalAsks>>> {
  const found = new Map<string, Stored<OptionalAsks>>();
  let after: string | undefined;
  do {
    const page = await read.find(OPTIONAL_ASKED, { limit: PAGE, after });
    for (const one of page.items) found.set(one.id, one);
    after = page.next;
  } while (after !== undefined);
  return found;
}
