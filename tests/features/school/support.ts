import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FULL_TIME } from '../../../src/calendar/working-pattern.js';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { INSTRUMENT } from '../../../src/features/school/model/instruments.js';
import type { ClassGroup, Person, School } from '../../../src/features/school/model/school.js';
import { IDENTITY, PERSON, SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import { DEFAULT_SETTINGS } from '../../../src/features/school/model/settings.js';
import type { Store } from '../../../src/ports/store.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `${id[0]?.toUpperCase()}${id.slice(1)} Test`,
  givenName: `${id[0]?.toUpperCase()}${id.slice(1)}`,
  email: `${id}@school.example`,
  roles: ['TEACHER'],
  classes: [],
  covers: [],
  pattern: FULL_TIME,
  absences: [],
  ...more,
});

export const coordinator = (id: string, more: Partial<Person> = {}): Person =>
  person(id, { roles: ['CARE_COORDINATOR'], ...more });

export const group = (code: string, more: Partial<ClassGroup> = {}): ClassGroup => ({
  code,
  level: 'primary',
  site: 'dorp',
  ...more,
});

export const schoolOf = (
  people: Person[],
  classes: ClassGroup[] = [],
  more: Partial<School> = {},
): School => ({
  id: 'school',
  name: 'School',
  language: 'nl',
  revision: 1,
  sites: [
    { id: 'dorp', name: 'Dorp' },
    { id: 'kaai', name: 'Kaai' },
  ],
  classes,
  calendar: { closures: [], lessonFree: [] },
  settings: DEFAULT_SETTINGS,
  phones: { checkedOn: '2026-09-01' },
  ...more,
  people: new Map(people.map((one) => [one.id, one])),
});

/** A file with as many stores on it as a test opens, as two processes would. */
export function schoolStores(): { open(): Promise<Store>; end(): Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), 'zorgbode-school-'));
  const master = randomBytes(32);
  const stores: Store[] = [];
  return {
    async open() {
      const kinds = [SCHOOL, PERSON, IDENTITY, INSTRUMENT, REQUEST];
      const store = await createSqliteStore({
        path: join(dir, 'school.db'),
        kinds,
        seal: createSeal(master),
      });
      stores.push(store);
      return store;
    },
    async end() {
      await Promise.all(stores.map((store) => store.close()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
