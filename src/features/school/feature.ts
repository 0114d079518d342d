import { z } from 'zod';
import type { Feature } from '../../kernel/feature.js';
import { optionalChoice, optionalDay, optionalText, requiredChoice } from '../../kernel/input.js';
import { LANGUAGES } from '../../kernel/values.js';
import { channelVerbs } from './feature/channels.js';
import { instrumentSends, instrumentVerbs } from './feature/instruments.js';
import { settingVerbs } from './feature/settings.js';
import { verb } from './feature/verb.js';
import { absence, absenceEnded, absenceSaved } from './handlers/absence.js';
import * as own from './handlers/own.js';
import * as team from './handlers/team.js';
import { CORE_VALUE } from './model/core-values.js';
import { INSTRUMENT } from './model/instruments.js';
import { OPTIONAL_ASKED } from './model/optional-asks.js';
import type { Person, School } from './model/school.js';
import { IDENTITY, PERSON, REACH, SCHOOL, TENANT } from './model/school-kinds.js';
import { CHANNEL_OFFER, TEAM } from './model/teams.js';
import { choosesNewRequests, managesTeam, opensTeam } from './policy.js';
import { channelSends } from './view/channels.js';
import { teamChanged } from './view/team.js';
import { sends } from './view.js';

const nothing = z.object({});
const whom = optionalText(64);

export const school: Feature<School, Person> = {
  name: 'school',
  kinds: [
    SCHOOL,
    PERSON,
    IDENTITY,
    TENANT,
    REACH,
    INSTRUMENT,
    TEAM,
    CHANNEL_OFFER,
    CORE_VALUE,
    OPTIONAL_ASKED,
  ],
  verbs: [
    verb('school.home', 'act', nothing, own.home),
    // Who is in danger should not have to look for a button first.
    { ...verb('school.help', 'dialog', nothing, own.help), inChat: true },
    { ...verb('school.phones', 'dialog', nothing, own.phones), inChat: true },
    { ...verb('school.who', 'dialog', nothing, own.who), inChat: true },
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
      z.object({ how: requiredChoice(['each', 'hourly', 'digest']), cap: optionalText(20) }),
      own.newRequestsSaved,
      choosesNewRequests,
    ),
    verb('school.team', 'dialog', nothing, team.team, opensTeam),
    verb('school.team.edit', 'dialog', z.object({ personId: whom }), team.member, opensTeam),
    verb('school.team.add', 'dialog', nothing, team.added, managesTeam),
    verb(
      'school.team.save',
      'act',
      z.object({
        once: z.string().max(80).optional(),
        personId: whom,
        givenName: optionalText(80),
        familyName: optionalText(80),
        email: optionalText(254),
        roles: optionalText(300),
        classes: optionalText(2000),
        teaches: optionalText(2000),
        covers: optionalText(300),
        pattern: optionalText(200),
        from: optionalDay,
        until: optionalDay,
      }),
      team.memberSaved,
      opensTeam,
    ),
    ...instrumentVerbs,
    ...settingVerbs,
    ...channelVerbs,
  ],
  thinks: [],
  sends: [...sends, teamChanged, ...instrumentSends, ...channelSends],
};
