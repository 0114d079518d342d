import { addDays, weekdayOf } from '../../../calendar/time.js';
import type { Read } from '../../../kernel/feature.js';
import type { Day } from '../../../kernel/values.js';
import type { Load } from '../../school/model/choice.js';
import type { Person } from '../../school/model/school.js';
import { REQUEST } from './request.js';
import { UNUSUAL, USUAL } from './weights.js';

/** The Monday of the week that `today` lies in: by it new requests of a week are counted. */
export const weekOf = (today: Day): Day => addDays(today, 1 - weekdayOf(today));

/** The open requests of one person, counted through an index: nothing of them is read. */
export async function loadOf(read: Pick<Read, 'count'>, personId: string): Promise<Load> {
  const where = { coordinatorId: personId, open: true };
  const [open = 0, ...unusual] = await Promise.all([
    read.count(REQUEST, where),
    ...UNUSUAL.map((weight) => read.count(REQUEST, { ...where, weight })),
  ]);
  const extra = unusual.reduce((sum, n, i) => sum + n * (UNUSUAL[i]! - USUAL), 0);
  return { open, points: open * USUAL + extra };
}

/** How many requests that came this week lie with this person. */
export const arrivedWith = (read: Pick<Read, 'count'>, personId: string, today: Day): Promise<number> =>
  read.count(REQUEST, { coordinatorId: personId, week: weekOf(today) });

/** What the routing has to know of these people (`weighedFor`): open work only when there is a choice, the week of who set a limit. */
export async function loadsOf(
  read: Pick<Read, 'count'>,
  people: readonly Person[],
  today: Day,
): Promise<Map<string, Load>> {
  const known = await Promise.all(
    people.map(async (person): Promise<[string, Load]> => {
      const load = people.length > 1 ? await loadOf(read, person.id) : { open: 0, points: 0 };
      if (person.weeklyCap === undefined) return [person.id, load];
      return [person.id, { ...load, arrived: await arrivedWith(read, person.id, today) }];
    }),
  );
  return new Map(known);
}
