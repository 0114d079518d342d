import type { CardData } from '../../../kernel/card.js';
import { isList, partIn } from '../model/lists.js';
import type { RequestTurn } from '../model/turn.js';
import { ledBy, standsInFor } from './lead.js';
import { openedFrom } from './rows.js';
import { deskOf, walk } from './walk.js';

/** From which list a reading was opened; without it the part of what they lead that it is in. */
export interface From {
  which?: string;
  personId?: string;
  classCode?: string;
}

/** Ids of the requests before and after this one in a list of who leads it, and what their buttons carry to stay in that list. */
export interface Neighbours {
  previous?: string;
  next?: string;
  from?: CardData;
}

export async function neighboursOf(turn: RequestTurn<From>): Promise<Neighbours> {
  const { record, person, input } = turn;
  const { coordinatorId, takenBy, open } = record.data;
  if (!open || !ledBy(turn)(record)) return {};
  const own = coordinatorId === person.id || takenBy === person.id;
  const absent = input.personId !== undefined || !own ? await standsInFor(turn) : [];
  const named = input.personId ?? (own ? undefined : coordinatorId);
  const listed = isList(input.which) && input.which !== 'mine' ? input.which : undefined;
  const desk = deskOf(turn, absent, { ...input, personId: named }, 'lead');
  const from = { ...desk, list: listed ?? partIn(desk, record.data) };
  const list = await walk(turn, from);
  const place = list.has(record) ? list.placeOf(record) : undefined;
  const [next, previous] = await Promise.all([
    list.from(place, 'on', 1),
    // What is not in it any more has a beginning to go to, and nothing before it.
    place ? list.from(place, 'back', 1) : [],
  ]);
  const others = (one: (typeof next)[number] | undefined) => (one?.id === record.id ? undefined : one?.id);
  return { previous: others(previous[0]), next: others(next[0]), from: openedFrom(from) };
}
