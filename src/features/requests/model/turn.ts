import type { Turn } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import type { CareRequest } from './request.js';

/** One act of one colleague, without a record. */
export type SchoolTurn<I> = Turn<School, Person, I, undefined>;
/** One act on one care request. */
export type RequestTurn<I = { id: string }> = Turn<School, Person, I, CareRequest>;
