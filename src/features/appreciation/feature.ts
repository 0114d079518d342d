import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { APPRECIATION, PREFERENCE, SECOND } from './model/appreciation.js';

/** Appreciation (*waardering*): what somebody saw a colleague do, said out loud; a fact, never a trophy. */
export const appreciation: Feature<School, Person> = {
  name: 'appreciation',
  kinds: [APPRECIATION, SECOND, PREFERENCE],
  verbs: [],
  thinks: [],
  sends: [],
};
