import type { Day } from '../../kernel/values.js';
import {
  activeOn,
  activeStandIn,
  hasRole,
  isCoordinator,
  isHead,
  mayStandIn,
  presentOn,
} from '../school/model/people.js';
import { routeRequest } from '../school/model/routing.js';
import type { Person, School } from '../school/model/school.js';
import type { CareRequest } from './model/request.js';
import { type Share, sharesNow } from './model/shares.js';

/** What there is to see of a request; the table of `product.md`, "Who may read what", and nothing beyond it. */
export type Aspect = 'words' | 'capacity' | 'safety' | 'timeline' | 'shared';

/** Administrator and secretary read nothing of a request, whoever shares it; what else somebody is counts as that. */
export const officeOnly = (person: Person) =>
  person.roles.every((role) => role === 'ADMINISTRATOR' || role === 'SECRETARY');

/** About somebody of the school, and this is one of those whom the requester picked. */
const picked = (person: Person, request: CareRequest) => request.onlyFor?.includes(person.id) ?? false;

/** A head who follows no requests, and so never reads "mijn aanpak". */
const onlyHead = (person: Person) => isHead(person) && !isCoordinator(person);

/** A request lies with somebody because of what they do at the school; when that ends, so does their reading. */
export const mayHold = (person: Person, request: CareRequest) =>
  !officeOnly(person) && (request.onlyFor ? picked(person, request) : mayStandIn(person));

/**
 * With whom a request lies today: its coordinator, whoever stands in for them, or, when its coordinator left or does
 * something else by now and nobody stands in, whoever follows its class.
 */
export function holderOf(school: School, request: CareRequest, today: Day): string {
  const { coordinatorId, classCode, onlyFor } = request;
  if (onlyFor) return coordinatorId;
  const standIn = activeStandIn(school, coordinatorId, today);
  if (standIn) return standIn.id;
  const coordinator = school.people.get(coordinatorId);
  if (coordinator && activeOn(coordinator, today) && mayHold(coordinator, request)) return coordinatorId;
  return routeRequest(school, classCode, today).personId;
}

/** Its coordinator, who stands in for them today, who was asked to take what nobody took, and who took it, as long as it is open. */
export function leads(person: Person, request: CareRequest, school: School, today: Day): boolean {
  const { status, coordinatorId, takenBy, open } = request;
  if (status === 'HELD' || status === 'UNCONFIRMED' || status === 'DROPPED') return false;
  if (!mayHold(person, request)) return false;
  if (person.id === coordinatorId || (person.id === takenBy && open)) return true;
  if (status === 'NEW' && person.id === request.standInAsked) return true;
  return holderOf(school, request, today) === person.id;
}

/** Who hears what a requester does: whoever follows it up and is there, else with whom it lies today. */
export function keeperOf(school: School, request: CareRequest, today: Day): string {
  const taker = request.takenBy === undefined ? undefined : school.people.get(request.takenBy);
  if (taker && presentOn(taker, today) && leads(taker, request, school, today)) return taker.id;
  return holderOf(school, request, today);
}

const teaches = (person: Person, request: CareRequest) =>
  person.classes.includes(request.classCode) && request.words.scope !== 'practice';
const alarmed = (person: Person, request: CareRequest) =>
  (request.alarm?.told.includes(person.id) ?? false) && mayHold(person, request);
const told = (person: Person, request: CareRequest) =>
  request.sharedWith.includes(person.id) || alarmed(person, request);

/** Whoever may note a talk in the corridor for a colleague. */
export const mayNote = (person: Person) => isCoordinator(person) || hasRole(person, 'CARE_TEACHER');

/** Whoever is alarmed by a "ja" may try out whether it reaches them. */
export const mayDrill = (person: Person) => isCoordinator(person) || isHead(person);

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
  if (officeOnly(person)) return seen;
  // Before the teacher said "Klopt" a corridor note belongs to the two who talked.
  if (request.status === 'UNCONFIRMED' || request.status === 'DROPPED')
    return person.id === request.notedBy ? all() : seen;
  if (request.status === 'HELD') return seen;
  // About somebody of the school: nobody but those whom the requester picked, whatever their role.
  if (request.onlyFor && !picked(person, request)) return seen;
  const leading = leads(person, request, school, today);
  if (leading && !onlyHead(person)) return all();

  // "Mijn aanpak" is for its coordinator, and for those whom its author picked.
  const practice = request.words.scope === 'practice' && !picked(person, request);
  if (isCoordinator(person)) {
    seen.add('timeline');
    const may = request.handedTo.includes(person.id) || request.openedBy.includes(person.id);
    if (may && !practice) seen.add('words');
  }
  if (isHead(person)) seen.add('timeline');
  if (leading || told(person, request)) {
    seen.add('timeline');
    if (!practice) seen.add('words');
    if (leading || isHead(person) || alarmed(person, request)) seen.add('safety');
  }
  if (teaches(person, request) && !request.onlyFor) seen.add('timeline');
  // Their message goes on to say what became of it.
  if (person.id === request.standInAsked && mayHold(person, request)) seen.add('timeline');
  if (sharedWith(person, request, today).length > 0) seen.add('shared');
  return seen;
}

/** It lies with its coordinator, its requester chose nobody in particular to know, and it goes on. */
const lies = ({ status, open, onlyFor }: CareRequest) =>
  open && status !== 'HELD' && status !== 'UNCONFIRMED' && !onlyFor;

/**
 * What a colleague who was invited to think along may read: what was written for them, while the request is open and nobody took
 * it back; of "mijn aanpak" only what its requester shared, and the head nothing.
 */
export function sharedWith(person: Person, request: CareRequest, today: Day): Share[] {
  if (person.id === request.requesterId || officeOnly(person) || !activeOn(person, today)) return [];
  if (!lies(request)) return [];
  const practice = request.words.scope === 'practice';
  if (practice && onlyHead(person)) return [];
  return sharesNow(request, person.id).filter(({ by }) => !practice || by === request.requesterId);
}

/** Whoever leads it asks colleagues to think along, and its requester; about "mijn aanpak" its requester alone. */
export const mayInvite = (person: Person, request: CareRequest, school: School, today: Day) =>
  lies(request) &&
  (isRequester(person, request) ||
    (request.words.scope !== 'practice' && leads(person, request, school, today)));

/** Who was invited, and what they said. */
export const seesShares = (person: Person, request: CareRequest, school: School, today: Day) =>
  isRequester(person, request) ||
  (leads(person, request, school, today) && aspectsFor(person, request, school, today).has('words'));

/** Who may be asked: any colleague who would read it because of that alone. */
export const mayBeInvited = (person: Person, request: CareRequest, school: School, today: Day) =>
  person.id !== request.requesterId &&
  activeOn(person, today) &&
  !officeOnly(person) &&
  !(request.words.scope === 'practice' && onlyHead(person)) &&
  !leads(person, request, school, today);

export const maySee = (person: Person, request: CareRequest, school: School, today: Day) =>
  aspectsFor(person, request, school, today).has('timeline');

/** A coordinator of the school who does not lead it may open it with a reason, which is logged. */
export const mayGiveReason = (person: Person, request: CareRequest) =>
  isCoordinator(person) &&
  !request.onlyFor &&
  request.status !== 'HELD' &&
  request.status !== 'UNCONFIRMED' &&
  request.status !== 'DROPPED' &&
  request.words.scope !== 'practice';

export const isRequester = (person: Person, request: CareRequest) => person.id === request.requesterId;

/** Whoever leads it confirms an alarm, and those who were told and may still know. */
export const mayAcknowledge = (person: Person, request: CareRequest, school: School, today: Day) =>
  leads(person, request, school, today) ||
  ((request.alarm?.told.includes(person.id) ?? false) &&
    aspectsFor(person, request, school, today).has('safety'));

/** Who is ever told of an alarm: with whom a request may lie, the heads, and whom a requester may pick. Nobody else is looked for. */
export const mayBeTold = (person: Person) => mayStandIn(person) || hasRole(person, 'TRUST_TEACHER');

/** About somebody of the school: whom its requester may pick. A care request never lies with its own requester. */
export const mayBePicked = (person: Person, request: CareRequest) =>
  person.id !== request.requesterId &&
  (isCoordinator(person) || hasRole(person, 'HEAD', 'POLICY_TEAM', 'TRUST_TEACHER'));

/** Who may receive it from whoever leads it. The head never reads "mijn aanpak", so it is never handed to them. */
export const mayReceive = (person: Person, request: CareRequest) =>
  person.id !== request.coordinatorId &&
  person.id !== request.requesterId &&
  (isCoordinator(person) || (isHead(person) && request.words.scope !== 'practice')) &&
  (!request.onlyFor || picked(person, request));

/** Who may find what others asked: for whom the steps of every request of the school are there to see. */
export const findsAll = (person: Person) => isCoordinator(person) || isHead(person);

/** Classes of which somebody finds what others asked: their own, of which the steps are there for them to see. */
export const findsOf = (person: Person, classCode: string) =>
  findsAll(person) || person.classes.includes(classCode);

/** By its roepnaam or class: what somebody asked, noted or follows up; of others what they may see of it. */
export const mayFind = (person: Person, request: CareRequest, school: School, today: Day) =>
  isRequester(person, request) ||
  leads(person, request, school, today) ||
  ((findsOf(person, request.classCode) || person.id === request.notedBy) &&
    maySee(person, request, school, today));

/** By the pupil's code: who finds it so learns of whom it is, so only a coordinator who may read its words, and who asked. */
export const mayFindByPupil = (person: Person, request: CareRequest, school: School, today: Day) =>
  isRequester(person, request) ||
  (isCoordinator(person) && aspectsFor(person, request, school, today).has('words'));
