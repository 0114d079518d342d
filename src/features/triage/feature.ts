import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { widerThinks, widerVerbs } from './feature/wider.js';
import { BUNDLE } from './model/bundle.js';
import { widerSends } from './view/messages.js';
import { sections } from './view/sections.js';

/** What a coordinator does beyond one request: suggestions, looking wider, several at once. */
export const triage: Feature<School, Person> = {
  name: 'triage',
  kinds: [BUNDLE],
  verbs: [...widerVerbs],
  thinks: [...widerThinks],
  sends: [...widerSends],
  sections,
};
