import type { Turn } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import type { Bundle } from './bundle.js';

/** One act of one colleague on one piece of work. */
export type BundleTurn<I = { id: string }> = Turn<School, Person, I, Bundle>;
