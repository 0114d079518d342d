import { dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { activeStandIn, byName } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareRequest, REQUEST } from '../model/request.js';

type At = Scene<School> & { person: Person };
/** More than anybody takes over from others at once. */
const MOST = 20;

/** For whom this person looks after requests today: those who are not there and whose stand-in they are. */
export const standsInFor = ({ school, person, now }: At): Person[] =>
  [...school.people.values()]
    .filter((one) => one.id !== person.id && activeStandIn(school, one.id, dayOf(now))?.id === person.id)
    .sort(byName);

/** Open requests that this person took while they lay with another, the last changed first. */
export async function takenFromOthers({ read, person }: At): Promise<Stored<CareRequest>[]> {
  const { items } = await read.find(REQUEST, {
    where: { takenBy: person.id, open: true },
    order: { field: 'changedAt', direction: 'desc' },
    limit: MOST,
  });
  return items.filter(({ data }) => data.coordinatorId !== person.id);
}
