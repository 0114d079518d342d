import { z } from 'zod';
import type { VerbSpec } from '../../../kernel/feature.js';
import { ids, optionalText, recordId } from '../../../kernel/input.js';
import * as channels from '../handlers/channels.js';
import type { Person, School } from '../model/school.js';
import { TEAM_LIMITS } from '../model/teams.js';
import { linksChannels } from '../policy.js';
import { verb } from './verb.js';

const nothing = z.object({});
const once = z.string().max(80).optional();
const onOne = z.object({ id: recordId, once });
const named = { name: optionalText(TEAM_LIMITS.name), memberIds: ids(TEAM_LIMITS.members) };

export const channelVerbs: VerbSpec<School, Person>[] = [
  verb('school.channel', 'dialog', nothing, channels.channel, linksChannels),
  verb(
    'school.channel.save',
    'act',
    onOne.extend({ teamId: optionalText(80), ...named }),
    channels.linked,
    linksChannels,
  ),
  verb('school.channel.unlink', 'act', onOne, channels.unlinked, linksChannels),
  verb('school.groups', 'dialog', nothing, channels.teams, linksChannels),
  verb('school.group.edit', 'dialog', onOne, channels.edit, linksChannels),
  verb('school.group.save', 'act', onOne.extend(named), channels.saved, linksChannels),
  verb('school.group.remove', 'dialog', onOne, channels.remove, linksChannels),
  verb('school.group.removed', 'act', onOne, channels.removed, linksChannels),
  verb('school.group.who', 'dialog', onOne, channels.who),
];
