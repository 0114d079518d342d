import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, SendSpec } from '../../../kernel/feature.js';
import { list, text } from '../../../kernel/text.js';
import { classesOn } from '../model/classes.js';
import type { OneCells, OneField } from '../model/import/one-person.js';
import { activeOn, byName, displayName, nameOf } from '../model/people.js';
import { type Person, ROLES, type School } from '../model/school.js';
import { changesOf, linksChannels } from '../policy.js';

type At = Scene<School> & { person: Person };
const roleName = (role: string) => text(`sandbox.role.${role}`);

/** Everybody of the list, also who left or is still to come. */
export function teamCard({ school, person, now }: At): CardRef {
  const today = dayOf(now);
  const people = [...school.people.values()].sort(byName).map((one) => {
    const name = displayName(school, one, today);
    return { title: activeOn(one, today) ? name : text('team.notNow', { name }), value: one.id };
  });
  return {
    card: 'school/team',
    data: {
      people,
      personId: '',
      adds: changesOf(person, undefined).length > 0,
      channels: linksChannels(person),
    },
  };
}

/** One colleague: the fields that whoever looks may change, filled in as the team list writes them. */
export function memberCard(
  { school, person, now, id }: At,
  of: Person | undefined,
  cells: OneCells,
  fields: readonly OneField[],
): CardRef {
  const codes = [
    ...new Set([
      ...classesOn(school, dayOf(now)).map(({ code }) => code),
      ...(of?.classes ?? []),
      ...(of?.teaches ?? []),
    ]),
  ];
  return {
    card: 'school/team-member',
    data: {
      ...cells,
      once: id(),
      personId: of?.id ?? '',
      who: of ? of.name : text('team.new'),
      own: of?.id === person.id,
      person: fields.includes('email'),
      place: fields.includes('roles'),
      lessons: fields.includes('teaches'),
      allRoles: ROLES.map((role) => ({ title: roleName(role), value: role })),
      allClasses: codes.map((code) => ({ title: code, value: code })),
    },
  };
}

/** Roles and classes to follow, changed by another; said to who is concerned and to the heads. */
export const teamChanged: SendSpec<School, Person> = {
  name: 'school.team-changed',
  view({ school, person, ref, data }) {
    const changed = school.people.get(ref?.id ?? '');
    if (!changed) return undefined;
    return {
      card: 'school/team-changed',
      data: {
        by: nameOf(school, String(data.by)),
        you: changed.id === person.id ? 'yes' : 'no',
        name: changed.name,
        roles: list(...changed.roles.map(roleName)),
      },
    };
  },
};
