import { dayOf } from '../calendar/time.js';
import { createDirectory } from '../features/school/directory.js';
import { activeOn } from '../features/school/model/people.js';
import type { Person, School } from '../features/school/model/school.js';
import type { Reader } from '../kernel/card.js';
import type { Feature, Read } from '../kernel/feature.js';
import type { Epoch } from '../kernel/values.js';
import type { Store } from '../ports/store.js';
import { createRegistry, type Registry } from './registry.js';

/** What every part of the router shares: the features by name, the schools, and reading within one of them. */
export interface House {
  registry: Registry;
  directory: ReturnType<typeof createDirectory>;
  read(schoolId: string): Read;
  reader(school: School, person: Person): Reader;
  /** undefined: nobody who is at this school on the day of `now`. */
  readerOf(schoolId: string, personId: string, now: Epoch): Promise<Reader | undefined>;
}

export function createHouse(features: readonly Feature[], store: Store): House {
  const directory = createDirectory(store);
  const reader = (school: School, person: Person): Reader => ({
    schoolId: school.id,
    personId: person.id,
    language: person.language ?? school.language,
  });
  return {
    registry: createRegistry(features),
    directory,
    reader,
    async readerOf(schoolId, personId, now) {
      const school = await directory.school(schoolId);
      const person = school?.people.get(personId);
      return school && person && activeOn(person, dayOf(now)) ? reader(school, person) : undefined;
    },
    read: (schoolId) => ({
      get: (kind, id) => store.get(kind, schoolId, id),
      find: (kind, query) => store.find(kind, schoolId, query),
      count: (kind, where, range) => store.count(kind, schoolId, where, range),
    }),
  };
}
