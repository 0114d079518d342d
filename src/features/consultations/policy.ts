import type { Day } from '../../kernel/values.js';
import type { CareRequest } from '../requests/model/request.js';
import { officeOnly } from '../requests/policy.js';
import { activeOn } from '../school/model/people.js';
import type { Person, School } from '../school/model/school.js';
import { mayStartFrom } from '../steps/policy.js';
import { type Consultation, everyoneIn } from './model/consultation.js';

/** Why people come together, and what was agreed, is for those who take part; the office takes part in nothing about a pupil. */

export const mayPlan = (person: Person): boolean => !officeOnly(person);

/** From a care request: whoever leads it, and who asked. */
export const mayPlanFrom = (person: Person, request: CareRequest, school: School, today: Day): boolean =>
  mayStartFrom(person, request, school, today);

export const mayTakePart = (person: Person, today: Day): boolean =>
  activeOn(person, today) && !officeOnly(person);

export const takesPart = (person: Person, consultation: Consultation): boolean =>
  !officeOnly(person) && everyoneIn(consultation).includes(person.id);

export const organises = (person: Person, { organiserId }: Consultation): boolean =>
  !officeOnly(person) && person.id === organiserId;
