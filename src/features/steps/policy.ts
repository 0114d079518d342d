import type { Day } from '../../kernel/values.js';
import type { CareRequest } from '../requests/model/request.js';
import { isRequester, leads, officeOnly } from '../requests/policy.js';
import {
  activeOn,
  activeStandIn,
  hasRole,
  isCoordinator,
  isHead,
  mayStandIn,
  taughtBy,
} from '../school/model/people.js';
import { routeRequest } from '../school/model/routing.js';
import type { Person, School } from '../school/model/school.js';
import type { SmallIntervention } from './model/step-kind.js';

/** What there is to see of a small step; the table of `product.md`, "Who may read what", and nothing beyond it. */
export type Aspect = 'words' | 'timeline';

/** A team's own step is about no pupil: it belongs to the staff. */
const ofTeam = ({ scope }: SmallIntervention) => scope === 'team';

/** With whom it lies today: whoever follows its class; of "mijn aanpak" its own coordinator, or who stands in for them. */
export function coordinatorOf(school: School, step: SmallIntervention, today: Day): string {
  const { classCode, closed, coordinatorId } = step;
  const standIn = activeStandIn(school, coordinatorId, today);
  if (standIn) return standIn.id;
  const own = school.people.get(coordinatorId);
  if (own && activeOn(own, today) && mayStandIn(own)) return coordinatorId;
  return closed ? coordinatorId : routeRequest(school, classCode, today).personId;
}

/** Its coordinator, and whoever follows its class today. */
export function coordinates(person: Person, step: SmallIntervention, school: School, today: Day): boolean {
  if (ofTeam(step) || !mayStandIn(person) || officeOnly(person) || !activeOn(person, today)) return false;
  if (step.coordinatorId === person.id || coordinatorOf(school, step, today) === person.id) return true;
  return (
    !step.closed &&
    step.classCode !== undefined &&
    routeRequest(school, step.classCode, today).personId === person.id
  );
}

export const owns = (person: Person, { ownerId }: SmallIntervention): boolean => ownerId === person.id;
export const helps = (person: Person, { helpers }: SmallIntervention): boolean => helpers.includes(person.id);

/** Agreements and running steps of a class are for everyone who teaches it, unless they are nobody else's business. */
export const teachesIn = (person: Person, { classCode, closed, scope }: SmallIntervention): boolean =>
  !closed && scope !== 'practice' && classCode !== undefined && person.classes.includes(classCode);

/** On the card of its class: what runs or was agreed about pupils of it, and is not somebody's own business. */
export const onClassCard = ({ closed, scope, status, classCode }: SmallIntervention): boolean =>
  !closed &&
  classCode !== undefined &&
  (scope === 'pupil' || scope === 'group' || scope === 'class') &&
  (status === 'RUNNING' || status === 'KEPT');

/**
 * In agreed words and no more, for whoever teaches the class now, also without being its class teacher; who owns a step or helps with it
 * sees that one, its coordinator what they coordinate. Not the head, nor another coordinator, nor the office.
 */
export const seesOnClassCard = (
  person: Person,
  step: SmallIntervention,
  school: School,
  today: Day,
): boolean =>
  onClassCard(step) &&
  !officeOnly(person) &&
  activeOn(person, today) &&
  (taughtBy(person).includes(String(step.classCode)) ||
    owns(person, step) ||
    helps(person, step) ||
    coordinates(person, step, school, today));

/** The card itself, also while there is nothing on it. */
export const opensClassCard = (person: Person, school: School, classCode: string, today: Day): boolean =>
  !officeOnly(person) &&
  activeOn(person, today) &&
  (taughtBy(person).includes(classCode) || routeRequest(school, classCode, today).personId === person.id);

/** Deny by default: an empty set is an answer that does not tell whether the step exists. */
export function aspectsFor(
  person: Person,
  step: SmallIntervention,
  school: School,
  today: Day,
): ReadonlySet<Aspect> {
  if (ofTeam(step)) return new Set<Aspect>(['words', 'timeline']);
  if (officeOnly(person)) return new Set();
  const takesPart =
    owns(person, step) ||
    helps(person, step) ||
    person.id === step.requesterId ||
    person.id === step.createdBy ||
    step.offered?.to === person.id;
  if (takesPart || coordinates(person, step, school, today) || teachesIn(person, step))
    return new Set<Aspect>(['words', 'timeline']);
  if (!step.closed && (isCoordinator(person) || isHead(person))) return new Set<Aspect>(['timeline']);
  return new Set();
}

export const mayRead = (person: Person, step: SmallIntervention, school: School, today: Day): boolean =>
  aspectsFor(person, step, school, today).has('words');
export const maySee = (person: Person, step: SmallIntervention, school: School, today: Day): boolean =>
  aspectsFor(person, step, school, today).has('timeline');

/** Anybody who teaches or gives care starts one; the office never does about a pupil. */
export const mayStart = (person: Person): boolean => !officeOnly(person);

/** From a care request: whoever leads it, and who asked; while it is open and its requester chose nobody in particular to keep it from. */
export const mayStartFrom = (person: Person, request: CareRequest, school: School, today: Day): boolean =>
  mayStart(person) &&
  request.open &&
  request.status !== 'HELD' &&
  request.status !== 'UNCONFIRMED' &&
  (isRequester(person, request) || leads(person, request, school, today));

/** Who keeps a team's step: whoever made it; once they left, with whom the school's requests lie. */
export function keeperOfTeam(school: School, step: SmallIntervention, today: Day): string {
  const made = school.people.get(step.createdBy);
  return made && activeOn(made, today) ? made.id : coordinatorOf(school, step, today);
}
const keeps = (person: Person, step: SmallIntervention, school: School, today: Day): boolean =>
  ofTeam(step) && activeOn(person, today) && keeperOfTeam(school, step, today) === person.id;

/**
 * Looks back, and says when: its owner; its coordinator where the owner is not there; of a team's step anybody of the staff, but of
 * what colleagues test along only who keeps it, who has the answers.
 */
export function mayLookBack(person: Person, step: SmallIntervention, school: School, today: Day): boolean {
  if (!ofTeam(step)) return owns(person, step) || coordinates(person, step, school, today);
  return step.trial ? keeps(person, step, school, today) : activeOn(person, today);
}

/** What colleagues who test along answered: only who keeps it, to close it with. */
export const maySeeAnswers = (person: Person, step: SmallIntervention, school: School, today: Day): boolean =>
  step.trial !== undefined && keeps(person, step, school, today);

/** "Ik doe mee": anybody of the staff, on what is asked of the team to test along. */
export const mayJoin = (person: Person, step: SmallIntervention, _school: School, today: Day): boolean =>
  ofTeam(step) && step.trial !== undefined && activeOn(person, today);

/**
 * Changes its words, its owner and its helpers: also who made it, as long as they still work with children. Somebody's own approach is
 * changed by nobody else.
 */
export function mayChange(person: Person, step: SmallIntervention, school: School, today: Day): boolean {
  if (step.scope === 'practice') return owns(person, step);
  return (
    mayLookBack(person, step, school, today) ||
    (person.id === step.createdBy && !officeOnly(person)) ||
    (helps(person, step) && hasRole(person, 'CARE_TEACHER'))
  );
}

/** Who can be pulled away from care to replace a colleague. */
export const givesCare = (person: Person): boolean =>
  isCoordinator(person) || hasRole(person, 'CARE_TEACHER');

/** Answers an offer: only who got it. */
export const mayAnswerOffer = (person: Person, { offered }: SmallIntervention): boolean =>
  offered?.to === person.id;

/** Says whether they saw the same: a class teacher who was asked, as long as it is their class. */
export const maySaySame = (person: Person, step: SmallIntervention): boolean =>
  !officeOnly(person) && teachesIn(person, step) && (step.duo ?? []).some(({ to }) => to === person.id);

/** What became everyday care is there for all who work with children. */
export const mayReadExamples = (person: Person, today: Day): boolean =>
  activeOn(person, today) && !officeOnly(person);
export const mayRemoveExample = (person: Person, { createdBy }: { createdBy: string }): boolean =>
  !officeOnly(person) && (person.id === createdBy || isCoordinator(person) || isHead(person));

/** Follows the steps of others: what is looked back on, what is still open, who is outside their class. */
export const mayOverlook = (person: Person): boolean =>
  !officeOnly(person) && (isCoordinator(person) || person.covers.length > 0);
/** The groups outside their class, without any pupil, for a staff meeting. */
export const mayListOutside = (person: Person): boolean =>
  !officeOnly(person) && (isCoordinator(person) || isHead(person) || hasRole(person, 'POLICY_TEAM'));

/** Whom it may lie with. */
export const mayOwn = (person: Person, today: Day): boolean => activeOn(person, today) && !officeOnly(person);
