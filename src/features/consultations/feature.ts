import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { mainVerbs } from './feature/main.js';
import { BOOKED_DAY } from './model/booking.js';
import { CONSULTATION } from './model/consultation.js';
import { PLAN_DRAFT } from './model/plan-draft.js';
import { consultationSends } from './view/messages.js';
import { sections } from './view/sections.js';

/** Consultations (*overlegmomenten*): why people come together, when all of them can, and what comes of it. */
export const consultations: Feature<School, Person> = {
  name: 'consultations',
  kinds: [CONSULTATION, BOOKED_DAY, PLAN_DRAFT],
  verbs: [...mainVerbs],
  thinks: [],
  sends: [...consultationSends],
  sections,
};
