import { dayOf } from '../../../calendar/time.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { activeStandIn, byName } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { aspectsFor } from '../policy.js';

/** Nobody has more new requests at once; what lies beyond them stands in its place by date. */
const MOST_NEW = 100;

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

/** Somebody has to speak or read today, and nobody follows it up yet. */
const presses = ({ status, words }: CareRequest) => status === 'NEW' && words.safety !== 'no';

/**
 * What cannot wait among what lies with `of`, as far as the reader may know that it cannot: "ja" before "ik twijfel", then
 * the one that has lain still longest. The answer on safety is sealed, so the few new ones are read for it.
 */
export async function pressing(at: At, of: Person): Promise<Stored<CareRequest>[]> {
  const { items } = await at.read.find(REQUEST, {
    where: { coordinatorId: of.id, status: 'NEW' },
    order: { field: 'changedAt', direction: 'asc' },
    limit: MOST_NEW,
  });
  const mine = items.filter(({ data }) => markOf(at, data) !== null);
  const alarms = mine.filter(({ data }) => data.words.safety === 'yes');
  return [...alarms, ...mine.filter((record) => !alarms.includes(record))];
}

/** Says that it is for today, never why; null for who may not see the answer on safety, and for who asked. */
export function markOf({ person, school, now }: At, request: CareRequest): TextRef | null {
  if (!presses(request) || person.id === request.requesterId) return null;
  if (!aspectsFor(person, request, school, dayOf(now)).has('safety')) return null;
  return text(request.words.safety === 'yes' ? 'home.row.now' : 'home.row.today');
}

/** Some first, each once. */
export const firstOf = (first: Stored<CareRequest>[], rest: Stored<CareRequest>[]): Stored<CareRequest>[] => [
  ...first,
  ...rest.filter(({ id }) => first.every((one) => one.id !== id)),
];
