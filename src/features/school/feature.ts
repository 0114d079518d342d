import { z } from 'zod';
import type { Feature, VerbSpec } from '../../kernel/feature.js';
import { optionalChoice, optionalDay, optionalText, requiredChoice } from '../../kernel/input.js';
import { LANGUAGES } from '../../kernel/values.js';
import { absence, absenceEnded, absenceSaved } from './handlers/absence.js';
import * as own from './handlers/own.js';
import type { Person, School } from './model/school.js';
import { IDENTITY, PERSON, REACH, SCHOOL, TENANT } from './model/school-kinds.js';
import { choosesNewRequests } from './policy.js';
import { sends } from './view.js';

/** Whoever is here today: the router lets nobody else through. */
const everyone = () => true;
const nothing = z.object({});
const whom = optionalText(64);

const verb = (
  name: string,
  opens: VerbSpec['opens'],
  input: z.ZodType,
  handle: VerbSpec['handle'],
  may: (person: Person) => boolean = everyone,
): VerbSpec<School, Person> => ({ name, opens, input, handle, may });

export const school: Feature<School, Person> = {
  name: 'school',
  kinds: [SCHOOL, PERSON, IDENTITY, TENANT, REACH],
  verbs: [
    verb('school.home', 'act', nothing, own.home),
    verb('school.help', 'dialog', nothing, own.help),
    verb('school.phones', 'dialog', nothing, own.phones),
    verb('school.who', 'dialog', nothing, own.who),
    verb('school.absence', 'dialog', nothing, absence),
    verb(
      'school.absence.save',
      'act',
      z.object({ personId: whom, from: optionalDay, to: optionalDay, standInId: whom }),
      absenceSaved,
    ),
    verb('school.absence.end', 'act', z.object({ personId: whom, from: z.iso.date() }), absenceEnded),
    verb('school.digest-pause', 'dialog', nothing, own.digestPause),
    verb(
      'school.digest-pause.save',
      'act',
      z.object({ until: optionalDay, resume: optionalChoice(['yes']) }),
      own.digestPaused,
    ),
    verb('school.language', 'dialog', nothing, own.language),
    verb(
      'school.language.save',
      'act',
      z.object({ language: requiredChoice(LANGUAGES as ['nl', 'en', 'fr']) }),
      own.languageSaved,
    ),
    verb('school.new-requests', 'dialog', nothing, own.newRequests, choosesNewRequests),
    verb(
      'school.new-requests.save',
      'act',
      z.object({ how: requiredChoice(['each', 'hourly', 'digest']) }),
      own.newRequestsSaved,
      choosesNewRequests,
    ),
  ],
  thinks: [],
  sends,
};
