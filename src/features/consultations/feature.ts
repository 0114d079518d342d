import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { beforeVerbs } from './feature/before.js';
import { mainVerbs } from './feature/main.js';
import { minutesVerbs } from './feature/minutes.js';
import { movingThinks, movingVerbs } from './feature/moving.js';
import { worthVerbs } from './feature/worth.js';
import { BOOKED_DAY } from './model/booking.js';
import { CONSULTATION } from './model/consultation.js';
import { MINUTES } from './model/minutes.js';
import { MINUTES_DRAFT } from './model/minutes-draft.js';
import { PLAN_DRAFT } from './model/plan-draft.js';
import { WORTH_TALLY } from './model/worth.js';
import { beforeSends } from './view/before.js';
import { consultationSends } from './view/messages.js';
import { minutesSends } from './view/minutes-messages.js';
import { movingSends } from './view/moving.js';
import { sections } from './view/sections.js';

/** Consultations (*overlegmomenten*): why people come together, when all of them can, and what comes of it. */
export const consultations: Feature<School, Person> = {
  name: 'consultations',
  kinds: [CONSULTATION, BOOKED_DAY, PLAN_DRAFT, MINUTES, MINUTES_DRAFT, WORTH_TALLY],
  verbs: [...mainVerbs, ...beforeVerbs, ...minutesVerbs, ...movingVerbs, ...worthVerbs],
  thinks: [...movingThinks],
  sends: [...consultationSends, ...beforeSends, ...minutesSends, ...movingSends],
  sections,
};
