import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { optionalDay, optionalText, requiredChoice } from '../../../kernel/input.js';
import * as classes from '../handlers/classes.js';
import * as own from '../handlers/own.js';
import * as settings from '../handlers/settings.js';
import { CARE_PHASES } from '../model/phases.js';
import type { Person, School } from '../model/school.js';
import { MOST_THEMES_TEXT, NUMBER_FIELDS, SETTING_GROUPS, TIME_FIELDS } from '../model/setting-groups.js';
import { MEETING_TIMES } from '../model/settings.js';
import { choosesNewRequests, editsCareSettings, seesClasses } from '../policy.js';
import { verb } from './verb.js';

const nothing = z.object({});
const short = optionalText(20);
const which = requiredChoice(SETTING_GROUPS);
const each = <T>(fields: readonly string[], schema: T) =>
  Object.fromEntries(fields.map((field) => [field, schema]));
const groupInput = z.object({
  which,
  headIsTold: optionalText(5),
  themes: optionalText(MOST_THEMES_TEXT),
  asks: optionalText(100),
  ...each(Object.values(NUMBER_FIELDS).flat(), short),
  ...each([...TIME_FIELDS, 'roundAt'], short),
  ...each(MEETING_TIMES, short),
  ...each(CARE_PHASES, optionalText(40)),
});

/** What holds for the school, what somebody wants for themselves, and to whom each class goes. */
export const settingVerbs: VerbSpec<School, Person>[] = [
  verb('school.settings', 'dialog', nothing, settings.settings, editsCareSettings),
  verb('school.settings.edit', 'dialog', z.object({ which }), settings.edit, editsCareSettings),
  verb('school.settings.save', 'act', groupInput, settings.saved, editsCareSettings),
  verb('school.limit', 'dialog', nothing, own.limit, choosesNewRequests),
  verb('school.limit.save', 'act', z.object({ cap: short }), own.limitSaved, choosesNewRequests),
  verb('school.quiet', 'dialog', nothing, own.quiet),
  verb('school.quiet.save', 'act', z.object({ quietFrom: short, quietUntil: short }), own.quietSaved),
  verb(
    'school.classes',
    'dialog',
    z.object({ from: optionalDay, after: optionalText(6) }),
    classes.classes,
    seesClasses,
  ),
  verb('school.classes.away', 'dialog', nothing, classes.ifAway, seesClasses),
  verb(
    'school.classes.would',
    'act',
    z.object({ personId: optionalText(64), from: optionalDay, to: optionalDay }),
    classes.would,
    seesClasses,
  ),
];
