import type { Sections } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { visionHome } from './home.js';
import { priorityHome } from './priorities.js';
import { surveyHome } from './survey.js';
import { tasksHold } from './team-held.js';

/** What each part of the compass adds to homes, in this order. */
const HOME: NonNullable<Sections<School, Person>['home']>[] = [visionHome, priorityHome, surveyHome];

export const sections: Sections<School, Person> = {
  home: async (scene) => (await Promise.all(HOME.map((part) => part(scene)))).flat(),
  holds: tasksHold,
};
