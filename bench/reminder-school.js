import { epochOf } from '../dist/calendar/time.js';
import { FULL_TIME } from '../dist/calendar/working-pattern.js';
import { saveIdentity, saveRoster } from '../dist/features/school/model/roster.js';
import { REACH } from '../dist/features/school/model/school-kinds.js';
import { startStep } from '../dist/features/steps/model/new-step.js';
import { stepRef } from '../dist/features/steps/model/step-kind.js';
import { EVERYWHERE } from '../dist/kernel/values.js';

const DAY = '2026-11-24';
const STARTED = '2026-11-02';
const AT_ONCE = 500;

/**
 * Fills an empty store: so many teachers over so many schools, each with a Slack user they have used, and each with one small step
 * on which they look back on `DAY`, made the way a form makes it. `more`: so many other messages to each at the same moment.
 */
export async function prepareReminders(store, { school, due, schools, team, real, more = 0 }) {
  const commit = async (schoolId, save, work = []) => {
    const result = await store.commit({ schoolId, save, remove: [], work, audit: [] }, real);
    if (result !== 'done') throw new Error(`not saved: ${result}`);
  };
  const each = due / schools;
  for (let n = 0; n < schools; n++) {
    const id = `school${String(n).padStart(2, '0')}`;
    const data = { ...school, id, name: id, calendar: { closures: [], lessonFree: [] } };
    const people = Array.from({ length: each }, (_, i) => teacher(data, `t${i}`));
    const entries = people.map((person) => ({ person, expect: 0 }));
    await commit(id, saveRoster({ version: 0, data }, entries));
    const made = { ...data, people: new Map(people.map((one) => [one.id, one])) };
    for (let from = 0; from < each; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const user = ({ id: person }) => `U${n}X${person}`;
      await commit(
        EVERYWHERE,
        some.map((one) =>
          saveIdentity(
            { platform: 'slack', tenant: team, user: user(one) },
            { schoolId: id, personId: one.id },
            0,
          ),
        ),
      );
      const steps = some.map((one) => startStep(made, stepOf(one), real));
      const reach = some.map((one) => ({
        kind: REACH,
        id: one.id,
        expect: 0,
        data: { surface: 'slack', tenant: team, place: user(one) },
      }));
      // Only what falls due on that morning: the digest of the day before has gone out.
      const work = steps.flatMap((one) => one.work).filter(({ name }) => name === 'school.ask');
      await commit(
        id,
        [...steps.flatMap((one) => one.save), ...reach],
        [...work, ...some.flatMap((one) => others(one, more))],
      );
    }
  }
  return { day: DAY };
}

const others = ({ id }, n) =>
  Array.from({ length: n }, () => ({
    type: 'send',
    name: 'step.yours',
    ref: stepRef(`step-${id}`),
    to: { person: id },
    manner: 'addressed',
    dueAt: epochOf(DAY, '08:00'),
  }));

const teacher = (school, id) => ({
  id,
  name: `Leraar ${id}`,
  givenName: 'Leraar',
  email: `${id}@${school.id}.example`,
  roles: ['TEACHER'],
  classes: [school.classes[0].code],
  covers: [],
  pattern: FULL_TIME,
  absences: [],
});

const stepOf = ({ id, classes }) => ({
  id: `step-${id}`,
  roepnaam: `vuurtoren ${id}`,
  scope: 'class',
  classCode: classes[0],
  ownerId: id,
  createdBy: id,
  coordinatorId: id,
  startsOn: STARTED,
  lookBackOn: DAY,
  words: { what: 'Een vaste plek vooraan', notice: 'Begint zelf aan de eerste taak' },
  helpers: [],
});
