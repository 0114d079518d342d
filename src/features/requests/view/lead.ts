import { addDays, dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { activeStandIn, byName, mayStandIn, standsInToday } from '../../school/model/people.js';
import { routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { FOLLOWED, type Tally } from '../model/lists.js';
import { weekOf } from '../model/load.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { leads } from '../policy.js';

export type At = Scene<School> & { person: Person };
type Found = Stored<CareRequest>;

/** Read at a time, and at most: nobody has more new requests at once, and what lies beyond them stands in its place by date. */
const AT_A_TIME = 100;
export const MOST_NEW = 1000;

/**
 * For whom this person looks after requests today: those who are not there and whose stand-in they are; and those who left
 * without one, of whose classes one is theirs now, as long as they left something open.
 */
export async function standsInFor(at: At): Promise<Person[]> {
  const { school, person, now } = at;
  const today = dayOf(now);
  const others = [...school.people.values()].filter((one) => one.id !== person.id);
  const absent = standsInToday(school, person, today);
  const left = others.filter((one) => one.until !== undefined && one.until < today && mayStandIn(one));
  const heirless = left.filter((one) => activeStandIn(school, one.id, today) === undefined);
  const follows = new Set<string>();
  if (heirless.length > 0)
    for (const { code } of school.classes)
      if (routeRequest(school, code, today).personId === person.id) follows.add(code);
  if (follows.size === 0) return absent;
  const heirs = await Promise.all(
    heirless.map(async (one) => ((await leftIn(at, one, follows)) ? one : undefined)),
  );
  return [...absent, ...heirs.filter((one) => one !== undefined)].sort(byName);
}

async function leftIn({ read }: At, { id }: Person, classes: ReadonlySet<string>): Promise<boolean> {
  const where = { coordinatorId: id, open: true };
  if ((await read.count(REQUEST, where)) === 0) return false;
  for (const classCode of classes) if ((await read.count(REQUEST, { ...where, classCode })) > 0) return true;
  return false;
}

export const ledBy =
  ({ person, school, now }: At) =>
  ({ data }: Found): boolean =>
    leads(person, data, school, dayOf(now));

/** All that is new with `of` and that the reader leads; the answer on safety and the day of an answer are read from it. */
export async function newWith(at: At, of: Person, classCode?: string): Promise<Found[]> {
  const found: Found[] = [];
  let after: string | undefined;
  do {
    const page = await at.read.find(REQUEST, {
      where: { coordinatorId: of.id, status: 'NEW', ...(classCode === undefined ? {} : { classCode }) },
      order: { field: 'changedAt', direction: 'asc' },
      limit: AT_A_TIME,
      after,
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < MOST_NEW);
  return found.filter(ledBy(at));
}

/** More new requests than this are one line in a morning message. */
const MOST_LINES = 5;

/** Whether a morning message names each new request apart, or says how many there are. */
export const namesEach = async ({ read, person }: Pick<At, 'read' | 'person'>): Promise<boolean> =>
  (await read.count(REQUEST, { coordinatorId: person.id, status: 'NEW' })) <= MOST_LINES;

/** How many lie with somebody and how many they took, in each state, counted through indexes. */
export async function tallyOf({ read }: Pick<At, 'read'>, { id }: Person): Promise<Tally> {
  const each = async <S extends string>(states: readonly S[], where: Record<string, string>) => {
    const counted = await Promise.all(
      states.map(async (status) => [status, await read.count(REQUEST, { ...where, status })] as const),
    );
    return Object.fromEntries(counted) as Record<S, number>;
  };
  const [lies, taken, both] = await Promise.all([
    each(['NEW', ...FOLLOWED], { coordinatorId: id }),
    each(FOLLOWED, { takenBy: id }),
    each(FOLLOWED, { coordinatorId: id, takenBy: id }),
  ]);
  return { lies, taken, both };
}

/** The Monday to come: what has a day before it belongs to this week. */
export const nextWeek = (today: Day): Day => addDays(weekOf(today), 7);
/** Days of this week as a range of a field. */
export const thisWeek = (field: 'plannedFor' | 'backOn', today: Day) => ({
  field,
  from: weekOf(today),
  below: nextWeek(today),
});
