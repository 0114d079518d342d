import type { Sections } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { visionHome } from './home.js';

/** What each part of the compass adds to homes, in this order. */
const HOME: NonNullable<Sections<School, Person>['home']>[] = [visionHome];

export const sections: Sections<School, Person> = {
  home: async (scene) => (await Promise.all(HOME.map((part) => part(scene)))).flat(),
};
