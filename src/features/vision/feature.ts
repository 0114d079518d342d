import type { Feature } from '../../kernel/feature.js';
import type { Person, School } from '../school/model/school.js';
import { askVerbs } from './feature/asks.js';
import { pageVerbs } from './feature/page.js';
import { priorityVerbs } from './feature/priorities.js';
import { surveyVerbs } from './feature/survey.js';
import { taskThinks, taskVerbs } from './feature/tasks.js';
import { askThinks } from './handlers/asking.js';
import { priorityThinks } from './handlers/priority-mornings.js';
import { surveyThinks } from './handlers/survey-answer.js';
import { BUDDY } from './model/buddy.js';
import { CARE_VISION, SCHOOL_AGREEMENT } from './model/care-vision.js';
import { PRIORITY_ANSWER, PRIORITY_POLL } from './model/priorities.js';
import { SURVEY } from './model/survey.js';
import { SURVEY_ANSWERED, SURVEY_ANSWERS } from './model/survey-box.js';
import { ASK_ME, TASK, TASK_BOOK } from './model/task.js';
import { askSends } from './view/asks.js';
import { buddySends } from './view/buddy.js';
import { prioritySends } from './view/priorities.js';
import { sections } from './view/sections.js';
import { surveySends } from './view/survey-results.js';
import { taskSends } from './view/task-messages.js';

/** The team's compass: the care vision with its core values, who does what, what the year is about, and what both sides think of it. */
export const vision: Feature<School, Person> = {
  name: 'vision',
  kinds: [
    CARE_VISION,
    SCHOOL_AGREEMENT,
    BUDDY,
    TASK,
    ASK_ME,
    TASK_BOOK,
    PRIORITY_POLL,
    PRIORITY_ANSWER,
    SURVEY,
    SURVEY_ANSWERS,
    SURVEY_ANSWERED,
  ],
  verbs: [...pageVerbs, ...askVerbs, ...taskVerbs, ...priorityVerbs, ...surveyVerbs],
  thinks: [...askThinks, ...taskThinks, ...priorityThinks, ...surveyThinks],
  sends: [...askSends, ...buddySends, ...taskSends, ...prioritySends, ...surveySends],
  sections,
};
