import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';

/** The team's compass: the care vision with its core values, who does what, what the year is about, and what both sides think of it. */
export const vision: Feature<School, Person> = {
  name: 'vision',
  kinds: [],
  verbs: [],
  thinks: [],
  sends: [],
};
