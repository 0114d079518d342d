import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { handoverThinks, handoverVerbs } from './feature/handover.js';
import { suggestVerbs } from './feature/suggest.js';
import { widerThinks, widerVerbs } from './feature/wider.js';
import { countChoice } from './handlers/suggestions.js';
import { BUNDLE } from './model/bundle.js';
import { CLASS_HANDOVER } from './model/class-handover.js';
import { SUGGESTION_TALLY } from './model/tally.js';
import { handoverSends } from './view/handover.js';
import { widerSends } from './view/messages.js';
import { sections } from './view/sections.js';

/** What a coordinator does beyond one request: suggestions, looking wider, several at once. */
export const triage: Feature<School, Person> = {
  name: 'triage',
  kinds: [BUNDLE, CLASS_HANDOVER, SUGGESTION_TALLY],
  verbs: [...suggestVerbs, ...widerVerbs, ...handoverVerbs],
  thinks: [...widerThinks, ...handoverThinks],
  sends: [...widerSends, ...handoverSends],
  sections: { ...sections, alongside: countChoice },
};
