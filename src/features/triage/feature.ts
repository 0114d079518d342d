import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';

/** What a coordinator does beyond one request: suggestions, looking wider, several at once. */
export const triage: Feature<School, Person> = {
  name: 'triage',
  kinds: [],
  verbs: [],
  thinks: [],
  sends: [],
};
