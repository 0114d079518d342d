import { dayOf } from '../../../calendar/time.js';
import { REQUEST } from '../model/request.js';
import type { RequestTurn } from '../model/turn.js';
import { leads } from '../policy.js';
import { ORDER } from './home.js';
import { firstOf, pressing, standsInFor, takenFromOthers } from './lead.js';

/** Nobody goes through more than this one by one. */
const MOST = 100;

/** Ids of the requests before and after this one in the open list of who leads it, in the order of that list. */
export interface Neighbours {
  previous?: string;
  next?: string;
}

export async function neighboursOf(turn: RequestTurn<unknown>): Promise<Neighbours> {
  const { record, person, school, now, read } = turn;
  const { coordinatorId, takenBy, open } = record.data;
  if (!open || !leads(person, record.data, school, dayOf(now))) return {};
  const own = coordinatorId === person.id || takenBy === person.id;
  const of = own ? person : standsInFor(turn).find(({ id }) => id === coordinatorId);
  if (!of) return {};
  const { items } = await read.find(REQUEST, {
    where: { coordinatorId: of.id, open: true },
    order: ORDER.coordinatorId,
    limit: MOST,
  });
  const taken = own ? await takenFromOthers(turn) : [];
  const list = firstOf(await pressing(turn, of), [...taken, ...items])
    .filter(({ data }) => leads(person, data, school, dayOf(now)))
    .map(({ id }) => id);
  const at = list.indexOf(record.id);
  return at < 0 ? {} : { previous: list[at - 1], next: list[at + 1] };
}
