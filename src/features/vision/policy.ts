import type { Person } from '../school/model/school.js';
import { editsCareSettings } from '../school/policy.js';
import type { Task } from './model/task.js';

/** The page of the care vision is everybody's to read; who sets care in the school writes it. */
export const writesVision = (person: Person): boolean => editsCareSettings(person);

/** Who does what is everybody's to read and to propose; who sets care in the school keeps the list. */
export const keepsTasks = (person: Person): boolean => editsCareSettings(person);

/** What is only proposed is seen by them and by who proposed it; what was taken out by them alone. */
export const seesTask = (person: Person, { state, proposedBy }: Task): boolean =>
  state === 'LISTED' || keepsTasks(person) || (state === 'PROPOSED' && proposedBy === person.id);

/** Whoever was asked to keep one entry right changes that one, and says that it still holds. */
export const keepsTask = (person: Person, { state, ownerId }: Task): boolean =>
  keepsTasks(person) || (state === 'LISTED' && ownerId === person.id);
