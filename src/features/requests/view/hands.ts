import { dayOf } from '../../../calendar/time.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import { isHead, mayStandIn } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { REQUEST } from '../model/request.js';
import { callsForHands } from '../model/waiting.js';

const MOST = 100;

/** How many requests have been untaken for long: a number, of no person and no class. */
export async function untakenForLong({ read, school, now }: Scene<School>): Promise<number> {
  const today = dayOf(now);
  let n = 0;
  for (const person of school.people.values()) {
    if (!mayStandIn(person)) continue;
    const { items } = await read.find(REQUEST, {
      where: { coordinatorId: person.id, status: 'NEW' },
      order: { field: 'changedAt', direction: 'asc' },
      limit: MOST,
    });
    n += items.filter(({ data }) => callsForHands(school, data, today)).length;
  }
  return n;
}

/** To a head, where the school wants that: whether there are hands, not whose requests they are. */
export const hands: SendSpec<School, Person> = {
  name: 'request.hands',
  async view(at) {
    if (!isHead(at.person) || !at.school.settings.headIsTold) return undefined;
    const n = await untakenForLong(at);
    return n === 0 ? undefined : { card: 'requests/hands', data: { n } };
  },
};
