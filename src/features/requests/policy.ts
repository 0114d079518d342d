import type { Day } from '../../kernel/values.js';
import { activeStandIn, isCoordinator } from '../school/model/people.js';
import type { Person, School } from '../school/model/school.js';
import type { CareRequest } from './model/request.js';

/** What there is to see of a request; the table of `product.md`, "Who may read what", and nothing beyond it. */
export type Aspect = 'words' | 'capacity' | 'safety' | 'timeline';

const has = (person: Person, role: Person['roles'][number]) => person.roles.includes(role);

/** Its coordinator, or who stands in for them today. */
export function leads(person: Person, request: CareRequest, school: School, today: Day): boolean {
  if (request.status === 'HELD' || request.status === 'UNCONFIRMED') return false;
  if (request.onlyFor && !request.onlyFor.includes(person.id)) return false;
  if (person.id === request.coordinatorId || person.id === request.takenBy) return true;
  return activeStandIn(school, request.coordinatorId, today)?.id === person.id && !request.onlyFor;
}

/** Administrator and secretary read nothing of a request, whoever shares it; what else somebody is counts as that. */
const officeOnly = (person: Person) =>
  person.roles.every((role) => role === 'ADMINISTRATOR' || role === 'SECRETARY');

const teaches = (person: Person, request: CareRequest) => person.classes.includes(request.classCode);
const told = (person: Person, request: CareRequest) =>
  request.sharedWith.includes(person.id) || (request.alarm?.told.includes(person.id) ?? false);

/** Deny by default: an empty set is an answer that does not tell whether the request exists. */
export function aspectsFor(
  person: Person,
  request: CareRequest,
  school: School,
  today: Day,
): ReadonlySet<Aspect> {
  const seen = new Set<Aspect>();
  const all = () => new Set<Aspect>(['words', 'capacity', 'safety', 'timeline']);
  if (person.id === request.requesterId) return all();
  // Before the teacher said "Klopt" a corridor note belongs to the two who talked.
  if (request.status === 'UNCONFIRMED' || request.status === 'DROPPED')
    return person.id === request.notedBy ? all() : seen;
  if (request.status === 'HELD') return seen;
  if (officeOnly(person)) return seen;
  // About somebody of the school: nobody but those whom the requester picked, whatever their role.
  if (request.onlyFor && !request.onlyFor.includes(person.id)) return seen;
  if (leads(person, request, school, today)) return all();

  const practice = request.words.scope === 'practice';
  if (isCoordinator(person)) {
    seen.add('timeline');
    const may = request.handedTo.includes(person.id) || request.openedBy.includes(person.id);
    if (may && !practice) seen.add('words');
  }
  if (has(person, 'HEAD')) {
    seen.add('timeline');
    if (told(person, request) && !practice) seen.add('words').add('safety');
  } else if (told(person, request)) {
    seen.add('timeline');
    if (!practice) seen.add('words');
    if (request.alarm?.told.includes(person.id)) seen.add('safety');
  }
  if (teaches(person, request) && !request.onlyFor) seen.add('timeline');
  return seen;
}

export const maySee = (person: Person, request: CareRequest, school: School, today: Day) =>
  aspectsFor(person, request, school, today).size > 0;

/** A coordinator of the school who does not lead it may open it with a reason, which is logged. */
export const mayGiveReason = (person: Person, request: CareRequest) =>
  isCoordinator(person) &&
  !request.onlyFor &&
  request.status !== 'HELD' &&
  request.status !== 'UNCONFIRMED' &&
  request.status !== 'DROPPED' &&
  request.words.scope !== 'practice';

export const isRequester = (person: Person, request: CareRequest) => person.id === request.requesterId;
