import type { Turn } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import type { Appreciation } from './appreciation.js';

/** One act of one colleague, without a record. */
export type SchoolTurn<I> = Turn<School, Person, I, undefined>;
/** One act on one appreciation. */
export type ThanksTurn<I = { id: string }> = Turn<School, Person, I, Appreciation>;
