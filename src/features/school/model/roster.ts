import type { Save } from '../../../kernel/decision.js';
import type { Actor } from '../../../kernel/interaction.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Person, SchoolRecord } from './school.js';
import { IDENTITY, identityId, PERSON, SCHOOL } from './school-kinds.js';

/** A person to save: `expect` is the version read, 0 for somebody new. */
export interface RosterEntry {
  person: Person;
  expect: number;
}

/**
 * Every change of a school or of one of its people goes through here: the school's revision grows in the same commit, which
 * is how other processes come to know. `school.data` may already hold other changes of the record itself.
 */
export function saveRoster(
  school: Pick<Stored<SchoolRecord>, 'version' | 'data'>,
  people: RosterEntry[],
): Save[] {
  const { data } = school;
  return [
    {
      kind: SCHOOL,
      id: data.id,
      expect: school.version,
      data: { ...data, revision: school.version === 0 ? 1 : data.revision + 1 },
    },
    ...people.map(({ person, expect }) => ({ kind: PERSON, id: person.id, expect, data: person })),
  ];
}

/** The identity of a platform's user, saved under the reserved school `EVERYWHERE`. */
export const saveIdentity = (
  actor: Pick<Actor, 'platform' | 'tenant' | 'user'>,
  to: { schoolId: string; personId: string },
  expect: number,
): Save => ({ kind: IDENTITY, id: identityId(actor), expect, data: to });
