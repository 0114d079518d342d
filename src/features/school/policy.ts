import { ONE_PERSON, type OneField } from './model/import/one-person.js';
import { hasRole, isCoordinator, isHead, mayStandIn } from './model/people.js';
import type { Person } from './model/school.js';

/**
 * What colleagues may do with the school's own data. Whom nobody here may read about: pupils. An absence is dates and a
 * stand-in, never a reason; who reads which words of a care request is in `requests/policy.ts`.
 */

/** Sets and takes away absences of others: the head, and the secretary's office. */
export const managesAbsences = (person: Person): boolean => hasRole(person, 'HEAD', 'SECRETARY');

export const maySetAbsence = (actor: Person, of: string): boolean =>
  actor.id === of || managesAbsences(actor);

/** Who follows care requests, or is alarmed, has a stand-in. A stand-in reads words, so only some roles can be one. */
export const hasStandIn = (person: Person): boolean => isCoordinator(person) || isHead(person);
export const canStandInFor = (standIn: Person, person: Person): boolean =>
  standIn.id !== person.id && mayStandIn(standIn);

/** Keeps the team list: the administrator; the secretary's office who teaches which class. */
export const managesTeam = (person: Person): boolean => hasRole(person, 'ADMINISTRATOR');
export const opensTeam = (person: Person): boolean => managesTeam(person) || hasRole(person, 'SECRETARY');

/**
 * What somebody may change of a colleague; `of` absent: of somebody new. Nobody gives themselves a role, a class to follow, lessons
 * or a longer stay: that would make a reader of who keeps the list.
 */
export function changesOf(actor: Person, of: string | undefined): readonly OneField[] {
  if (!managesTeam(actor))
    return hasRole(actor, 'SECRETARY') && of !== undefined ? ['classes', 'teaches'] : [];
  return of === actor.id ? OWN_FIELDS : ONE_PERSON;
}
const OWN_FIELDS: readonly OneField[] = ['givenName', 'familyName', 'email', 'classes', 'pattern'];

/** How new requests arrive is the coordinator's own choice. */
export const choosesNewRequests = isCoordinator;

/**
 * Anybody proposes material for everybody; who follows care requests says what is in the list, changes it and takes it out.
 * What is only proposed is seen by them and by who proposed it.
 */
export const keepsInstruments = isCoordinator;

/** What holds for everyone's care at the school; the technical side is the administrator's. */
export const editsCareSettings = (person: Person): boolean => isHead(person) || isCoordinator(person);

/** To whom each class resolves: colleagues and classes, nothing of any request. */
export const seesClasses = (person: Person): boolean => editsCareSettings(person) || managesTeam(person);

/** Whole classes go to another coordinator: by the head, or by who follows them. */
export const mayHandOverClasses = editsCareSettings;

/** Whose is which channel, and who is in a team: who sets care, and who keeps the technical side. */
export const linksChannels = (person: Person): boolean => editsCareSettings(person) || managesTeam(person);
