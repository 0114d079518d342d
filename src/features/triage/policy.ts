import type { Day } from '../../kernel/values.js';
import type { CareRequest } from '../requests/model/request.js';
import { aspectsFor, leads } from '../requests/policy.js';
import { activeStandIn, isCoordinator, isHead, mayStandIn } from '../school/model/people.js';
import type { Person, School } from '../school/model/school.js';
import type { Bundle } from './model/bundle.js';
import type { ClassHandover } from './model/class-handover.js';
import { isCounted } from './model/wider.js';

/** Who may look wider, bundle, and act on several at once. What is then done to each request asks `leads()` of that request. */

/** Counting is for coordinators: they may open a request of another with a reason anyway, and the count says of which nothing. */
export const mayLookWider = (person: Person, request: CareRequest, school: School, today: Day): boolean =>
  isCoordinator(person) && isCounted(request) && request.open && leads(person, request, school, today);

/** A piece of work is its owner's, and of who stands in for them today. Its requests are authorised one by one. */
export const leadsBundle = (person: Person, bundle: Bundle, school: School, today: Day): boolean =>
  isCoordinator(person) &&
  (person.id === bundle.ownerId || activeStandIn(school, bundle.ownerId, today)?.id === person.id);

/** A coordinator who was asked sees which of their own look like it, and how many there are; no other request. */
export const mayLookAlong = (person: Person, bundle: Bundle): boolean =>
  isCoordinator(person) && bundle.status === 'OPEN' && bundle.asked.includes(person.id);

/** Several at once is for whoever can lead requests at all. */
export const mayActOnSeveral = mayStandIn;

/** Suggestions, and what else is about the same pupil: for who leads a request and reads its words. */
export const mayTriage = (person: Person, request: CareRequest, school: School, today: Day): boolean =>
  leads(person, request, school, today) && aspectsFor(person, request, school, today).has('words');

/** How often suggestions were followed in the whole school; it holds no request. */
export const maySeeTally = (person: Person): boolean => isCoordinator(person) || isHead(person);

/** Who looked at what a hand-over of classes brings about confirms it, as long as they may give these classes. */
export const confirmsHandover = (person: Person, { by, from }: ClassHandover): boolean =>
  person.id === by && (isHead(person) || (isCoordinator(person) && person.id === from));

/** It is cancelled, or taken back on its day, by who did it, by whose classes they were, and by the head. */
export const changesHandover = (person: Person, { by, from, state }: ClassHandover): boolean =>
  state !== 'DRAFT' && (person.id === by || person.id === from || isHead(person));
