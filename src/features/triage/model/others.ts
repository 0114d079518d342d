import { dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { CareRequest } from '../../requests/model/request.js';
import { holderOf } from '../../requests/policy.js';
import { byName, isCoordinator } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import type { Bundle } from './bundle.js';
import { gather } from './gather.js';
import { membersOf } from './members.js';

type At = Pick<Scene<School>, 'read' | 'school' | 'now'>;

/** The requests of a piece of work, and all those of its part of the school that look like the first of them. */
export async function alikeOfMembers(
  at: At,
  bundle: Pick<Stored<Bundle>, 'id' | 'data'>,
): Promise<Stored<CareRequest>[]> {
  const members = await membersOf(at.read, bundle);
  const [first] = members;
  if (!first) return [];
  const { alike } = await gather(at, first, Number.POSITIVE_INFINITY);
  const found = alike[bundle.data.span] ?? [];
  return [...members, ...found.filter(({ id }) => members.every((one) => one.id !== id))];
}

/** The other coordinators with whom an open one of these lies today. */
export function leadersOf(
  { school, now }: At,
  requests: readonly Stored<CareRequest>[],
  but: string,
): Person[] {
  const today = dayOf(now);
  const ids = new Set(
    requests.filter(({ data }) => data.open).map(({ data }) => data.takenBy ?? holderOf(school, data, today)),
  );
  return [...school.people.values()]
    .filter((one) => one.id !== but && ids.has(one.id) && isCoordinator(one))
    .sort(byName);
}
