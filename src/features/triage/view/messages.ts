import { dayOf } from '../../../calendar/time.js';
import type { SendSpec } from '../../../kernel/feature.js';
import { text } from '../../../kernel/text.js';
import { REQUEST } from '../../requests/model/request.js';
import { stateLine } from '../../requests/model/state-line.js';
import { leads, maySee } from '../../requests/policy.js';
import { nameOf } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { BUNDLE } from '../model/bundle.js';
import { alikeOfMembers } from '../model/others.js';
import { mayLookAlong } from '../policy.js';
import { whereOf } from './head.js';

/** To a requester: on which day somebody speaks with them. */
const planned: SendSpec<School, Person> = {
  name: 'triage.planned',
  async view({ read, ref, person, school, now }) {
    const record = ref && (await read.get(REQUEST, ref.id));
    if (!record || !maySee(person, record.data, school, dayOf(now))) return undefined;
    const { roepnaam, classCode, open } = record.data;
    const state = stateLine(school, record.data, person.id);
    return { card: 'triage/planned', data: { id: record.id, roepnaam, classCode, state, open } };
  },
};

/** The morning of that day, to whoever looks after it for the one who set it. */
const speak: SendSpec<School, Person> = {
  name: 'triage.speak',
  view: () => undefined,
  async line({ read, ref, person, school, now, data }) {
    const record = ref && (await read.get(REQUEST, ref.id));
    if (!record || record.data.plannedFor !== data.day) return undefined;
    const { roepnaam, classCode, requesterId, takenBy } = record.data;
    return leads(person, record.data, school, dayOf(now))
      ? text('digest.speak', {
          roepnaam,
          classCode,
          name: nameOf(school, requesterId),
          holder: nameOf(school, takenBy),
        })
      : undefined;
  },
};

/** To a coordinator who is asked along: how many in which part of the school. What they are about opens in a dialog. */
const asked: SendSpec<School, Person> = {
  name: 'bundle.asked',
  async view(at) {
    const { read, ref, person, school } = at;
    const record = ref && (await read.get(BUNDLE, ref.id));
    if (!record?.data.asked.includes(person.id)) return undefined;
    const { ownerId, classCode, span, roepnaam } = record.data;
    const open = mayLookAlong(person, record.data);
    const n = open ? (await alikeOfMembers(at, record)).length : 0;
    return {
      card: 'triage/asked',
      data: {
        id: record.id,
        roepnaam,
        name: nameOf(school, ownerId),
        where: whereOf(school, classCode, span),
        n,
        open,
      },
    };
  },
};

export const widerSends = [planned, speak, asked];
