import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { careVerbs } from './feature/care-off.js';
import { classCardVerbs } from './feature/class-card.js';
import { lifeThinks, lifeVerbs } from './feature/life.js';
import { mainVerbs } from './feature/main.js';
import { nextSends, nextVerbs } from './feature/next.js';
import { teamVerbs } from './feature/team.js';
import { stepThinks } from './handlers/due.js';
import { teamThinks } from './handlers/team-day.js';
import { CARE_LOST } from './model/care-lost.js';
import { STEP_JOIN } from './model/join.js';
import { SHARED_EXAMPLE } from './model/shared-example.js';
import { INTERVENTION } from './model/step-kind.js';
import { careSends } from './view/care-off.js';
import { fileSends } from './view/class-card.js';
import { lifeSends } from './view/life-messages.js';
import { stepSends } from './view/messages.js';
import { sections } from './view/sections.js';
import { teamSends } from './view/team-messages.js';

/** Small steps (*kleine stappen*): what is tried, by whom, and the day on which somebody looks back on it. */
export const steps: Feature<School, Person> = {
  name: 'steps',
  kinds: [INTERVENTION, STEP_JOIN, SHARED_EXAMPLE, CARE_LOST],
  verbs: [...mainVerbs, ...lifeVerbs, ...classCardVerbs, ...nextVerbs, ...teamVerbs, ...careVerbs],
  thinks: [...stepThinks, ...lifeThinks, ...teamThinks],
  sends: [...stepSends, ...lifeSends, ...fileSends, ...nextSends, ...teamSends, ...careSends],
  sections,
};
