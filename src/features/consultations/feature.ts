import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { availabilityThinks, availabilityVerbs } from './feature/availability.js';
import { beforeVerbs } from './feature/before.js';
import { calendarVerbs } from './feature/calendar.js';
import { mainVerbs } from './feature/main.js';
import { minutesVerbs } from './feature/minutes.js';
import { movingThinks, movingVerbs } from './feature/moving.js';
import { recurringThinks, recurringVerbs } from './feature/recurring.js';
import { roundVerbs } from './feature/round.js';
import { worthVerbs } from './feature/worth.js';
import { BOOKED_DAY } from './model/booking.js';
import { BUSY_CALENDAR } from './model/busy.js';
import { CONSULTATION } from './model/consultation.js';
import { MINUTES } from './model/minutes.js';
import { MINUTES_DRAFT } from './model/minutes-draft.js';
import { PLAN_DRAFT } from './model/plan-draft.js';
import { RECURRING } from './model/recurring.js';
import { RECURRING_DRAFT } from './model/recurring-form.js';
import { ROUND } from './model/round.js';
import { ROUND_ANSWER, ROUND_TASK } from './model/round-task.js';
import { WORTH_TALLY } from './model/worth.js';
import { availabilitySends } from './view/availability.js';
import { beforeSends } from './view/before.js';
import { calendarSends } from './view/calendar.js';
import { consultationSends } from './view/messages.js';
import { minutesSends } from './view/minutes-messages.js';
import { movingSends } from './view/moving.js';
import { recurringSends } from './view/recurring-messages.js';
import { roundSends } from './view/round-messages.js';
import { roundTaskSends } from './view/round-task.js';
import { sections } from './view/sections.js';

/** Consultations (*overlegmomenten*): why people come together, when all of them can, and what comes of it. */
export const consultations: Feature<School, Person> = {
  name: 'consultations',
  kinds: [
    CONSULTATION,
    BOOKED_DAY,
    BUSY_CALENDAR,
    PLAN_DRAFT,
    RECURRING,
    RECURRING_DRAFT,
    MINUTES,
    MINUTES_DRAFT,
    WORTH_TALLY,
    ROUND,
    ROUND_ANSWER,
    ROUND_TASK,
  ],
  verbs: [
    ...mainVerbs,
    ...availabilityVerbs,
    ...beforeVerbs,
    ...calendarVerbs,
    ...minutesVerbs,
    ...movingVerbs,
    ...recurringVerbs,
    ...roundVerbs,
    ...worthVerbs,
  ],
  thinks: [...availabilityThinks, ...movingThinks, ...recurringThinks],
  sends: [
    ...consultationSends,
    ...availabilitySends,
    ...beforeSends,
    ...calendarSends,
    ...minutesSends,
    ...movingSends,
    ...recurringSends,
    ...roundSends,
    ...roundTaskSends,
  ],
  sections,
};
