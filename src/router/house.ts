import { createDirectory } from '../features/school/directory.js';
import type { Person, School } from '../features/school/model/school.js';
import type { Reader } from '../kernel/card.js';
import type { Feature, Read } from '../kernel/feature.js';
import type { Store } from '../ports/store.js';
import { createRegistry, type Registry } from './registry.js';

/** What every part of the router shares: the features by name, the schools, and reading within one of them. */
export interface House {
  registry: Registry;
  directory: ReturnType<typeof createDirectory>;
  read(schoolId: string): Read;
  reader(school: School, person: Person): Reader;
}

export function createHouse(features: readonly Feature[], store: Store): House {
  return {
    registry: createRegistry(features),
    directory: createDirectory(store),
    read: (schoolId) => ({
      get: (kind, id) => store.get(kind, schoolId, id),
      find: (kind, query) => store.find(kind, schoolId, query),
      count: (kind, where, range) => store.count(kind, schoolId, where, range),
    }),
    reader: (school, person) => ({
      schoolId: school.id,
      personId: person.id,
      language: person.language ?? school.language,
    }),
  };
}
