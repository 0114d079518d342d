import { FULL_TIME } from '../dist/calendar/working-pattern.js';
import { readConfig } from '../dist/config.js';
import { saveRoster } from '../dist/features/school/model/roster.js';
import { demoSchool } from '../dist/tools/example-school.js';
import { openStore } from '../dist/tools/open-store.js';

/**
 * The example school with so many more teachers, each with a Slack user: Slack takes one message a second for a person, and a
 * benchmark waits for no one. Coordinators have their new requests in the digest: one message per submit remains.
 */
export async function prepareSchool(folder, teachers) {
  const { school, people } = await demoSchool();
  const { store } = await openStore(readConfig({ DATA_DIR: folder }));
  const colleagues = people.map((one) => ({ ...one, newRequests: 'digest' }));
  for (let n = 0; n < teachers; n++) {
    colleagues.push({
      id: `leraar-${n}`,
      name: `Leraar ${n}`,
      givenName: 'Leraar',
      email: `leraar-${n}@wolkenschip.example`,
      roles: ['TEACHER'],
      classes: [school.classes[n % school.classes.length].code],
      covers: [],
      pattern: FULL_TIME,
      absences: [],
    });
  }
  const save = saveRoster(
    { version: 0, data: school },
    colleagues.map((one) => ({ person: one, expect: 0 })),
  );
  await store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, Date.now());
  await store.close();
  const users = colleagues.map(({ id, email }, n) => ({ id: `U${n}`, name: id, email }));
  return { school: school.id, users, teachers: users.slice(-teachers) };
}
