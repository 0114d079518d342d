import type { Turn } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import type { Recurring } from './recurring.js';

/** One act on one series. */
export type RecurringTurn<I = { id: string }> = Turn<School, Person, I, Recurring>;
