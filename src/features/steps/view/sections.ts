import type { Sections } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { stepsBeside } from './beside.js';
import { careHome } from './care-off.js';
import { classCardHome } from './class-card.js';
import { stepAsks } from './due.js';
import { feed } from './feed.js';
import { stepsFound } from './found.js';
import { stepsHome } from './home.js';
import { overviewHome } from './overview.js';
import { teamHome } from './team.js';
import { stepsHold } from './team-held.js';

/** What each part of the steps adds to homes and to the dialog of a request, in this order. */
const HOME: NonNullable<Sections<School, Person>['home']>[] = [
  stepsHome,
  teamHome,
  classCardHome,
  careHome,
  overviewHome,
];
const BESIDE: NonNullable<Sections<School, Person>['beside']>[] = [stepsBeside];

export const sections: Sections<School, Person> = {
  home: async (scene) => (await Promise.all(HOME.map((part) => part(scene)))).flat(),
  asks: stepAsks,
  found: stepsFound,
  calendar: feed,
  holds: stepsHold,
  beside: async (scene) => (await Promise.all(BESIDE.map((part) => part(scene)))).flat(),
};
