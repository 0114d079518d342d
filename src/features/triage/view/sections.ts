import type { Sections } from '../../../kernel/feature.js';
import type { Person, School } from '../../school/model/school.js';
import { instrumentsBeside } from './instruments.js';
import { piecesHome } from './pieces.js';
import { suggestBeside } from './suggest.js';
import { widerBeside } from './wider.js';

/** What each part of triage adds to homes and to the dialog of a request, in this order. */
const HOME: NonNullable<Sections<School, Person>['home']>[] = [piecesHome];
const BESIDE: NonNullable<Sections<School, Person>['beside']>[] = [
  suggestBeside,
  widerBeside,
  instrumentsBeside,
];

export const sections: Sections<School, Person> = {
  home: async (scene) => (await Promise.all(HOME.map((part) => part(scene)))).flat(),
  beside: async (scene) => (await Promise.all(BESIDE.map((part) => part(scene)))).flat(),
};
