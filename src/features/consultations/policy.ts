import type { Day, Epoch } from '../../kernel/values.js';
import type { CareRequest } from '../requests/model/request.js';
import { officeOnly } from '../requests/policy.js';
import { activeOn, isCoordinator, isHead } from '../school/model/people.js';
import type { Person, School } from '../school/model/school.js';
import { mayStartFrom } from '../steps/policy.js';
import { type Consultation, everyoneIn } from './model/consultation.js';
import { everyoneInRound, type Round } from './model/round.js';
import type { RoundTask } from './model/round-task.js';
import { stateAfter } from './model/states.js';

/** Why people come together, and what was agreed, is for those who take part; the office takes part in nothing about a pupil. */

/** One consultation, or a series of them. */
type Meeting = Pick<Consultation, 'organiserId' | 'people'>;

export const mayPlan = (person: Person): boolean => !officeOnly(person);

/** What returns until the end of the year takes everybody's time: who leads the care of the school sets it up. */
export const maySetUpSeries = (person: Person): boolean =>
  mayPlan(person) && (isCoordinator(person) || isHead(person));

/** From a care request: whoever leads it, and who asked. */
export const mayPlanFrom = (person: Person, request: CareRequest, school: School, today: Day): boolean =>
  mayStartFrom(person, request, school, today);

export const mayTakePart = (person: Person, today: Day): boolean =>
  activeOn(person, today) && !officeOnly(person);

export const takesPart = (person: Person, consultation: Meeting): boolean =>
  !officeOnly(person) && everyoneIn(consultation).includes(person.id);

export const organises = (person: Person, { organiserId }: Pick<Meeting, 'organiserId'>): boolean =>
  !officeOnly(person) && person.id === organiserId;

/** Writes down what was agreed: whoever takes part, once it began; who planned it also before, when it took place earlier. */
export const mayNoteNow = (person: Person, consultation: Consultation, now: Epoch): boolean =>
  takesPart(person, consultation) &&
  stateAfter(consultation.status, 'hold') !== undefined &&
  (organises(person, consultation) || (consultation.from !== undefined && consultation.from <= now));

/** It took place, as far as is known, and waits for what its organiser writes down or says is not needed. One of a series returns instead. */
export const waitsForMinutes = (
  person: Person,
  consultation: Pick<Consultation, 'organiserId' | 'status' | 'open' | 'to' | 'seriesId'>,
  now: Epoch,
): boolean => isOverFor(person, consultation, now) && consultation.seriesId === undefined;

/** The same of any, also one of a series: its organiser may say that nothing needs to be written down. */
export const isOverFor = (
  person: Person,
  { organiserId, status, open, to }: Pick<Consultation, 'organiserId' | 'status' | 'open' | 'to'>,
  now: Epoch,
): boolean =>
  organises(person, { organiserId }) && status === 'CONFIRMED' && open && to !== undefined && to <= now;

/** Whether a message may do is only asked of colleagues who all have a say in it: not with parents, nor with anybody from outside. */
export const asksEnough = (consultation: Consultation, now: Epoch): boolean =>
  consultation.status === 'CONFIRMED' &&
  (consultation.from ?? now) > now &&
  consultation.kind !== 'parents' &&
  consultation.outside.length === 0 &&
  everyoneIn(consultation).length > 1;

/** Everybody said so, and it did not begin yet nor end. */
export const allSayEnough = (consultation: Consultation): boolean =>
  consultation.status === 'CONFIRMED' &&
  everyoneIn(consultation).every((one) => consultation.enough?.[one] === 'enough');

/** How often people found it worth it, by kind and never of one consultation. */
export const seesWorth = (person: Person): boolean => isCoordinator(person) || isHead(person);

/** A round asks time of a whole school: who follows care requests, or heads it. */
export const plansRounds = (person: Person): boolean =>
  !officeOnly(person) && (isCoordinator(person) || isHead(person));

/** Whoever planned it; once they are gone, who could have and is in it. */
export function runsRound(person: Person, round: Round, school: School, today: Day): boolean {
  if (!plansRounds(person)) return false;
  if (person.id === round.organiserId) return true;
  const organiser = school.people.get(round.organiserId);
  if (round.status === 'DRAFT' || (organiser && activeOn(organiser, today))) return false;
  return everyoneInRound(round).includes(person.id);
}

/** Which classes, when: those who are in it. Of the others' classes only who runs it sees more. */
export const isInRound = (person: Person, round: Round, school: School, today: Day): boolean =>
  runsRound(person, round, school, today) ||
  (round.status !== 'DRAFT' && !officeOnly(person) && everyoneInRound(round).includes(person.id));

/** What is asked beforehand of a class is answered by who was asked; read by who takes part in it. */
export const preparesFor = (person: Person, consultation: Consultation): boolean =>
  takesPart(person, consultation) && consultation.prepare?.due[person.id] !== undefined;

export const doesTask = (person: Person, { ownerId }: RoundTask): boolean =>
  !officeOnly(person) && person.id === ownerId;
