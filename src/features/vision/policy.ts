import type { Person } from '../school/model/school.js';
import { editsCareSettings } from '../school/policy.js';

/** The page of the care vision is everybody's to read; who sets care in the school writes it. */
export const writesVision = (person: Person): boolean => editsCareSettings(person);
