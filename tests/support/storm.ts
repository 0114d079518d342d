import { readConfig } from '../../src/config.js';
import { REQUEST } from '../../src/features/requests/model/request.js';
import { saveRoster } from '../../src/features/school/model/roster.js';
import type { Epoch } from '../../src/kernel/values.js';
import type { Store } from '../../src/ports/store.js';
import { openStore } from '../../src/tools/open-store.js';
import { coordinator, group, person, schoolOf } from '../features/school/support.js';

/** Many schools in which many ask at once, while the platform fails. */
export const SCHOOLS = 40;
export const COORDINATORS = 3;
export const TEACHERS = 25;
export const SUBMITS = Number(process.env.STORM ?? 2000);
/** Submits under way at once; each is its teacher's next. */
export const AT_ONCE = 20;
export const SECOND = 1000;
/** Seconds of clock time, three times what 10,000 forms need; whoever waits longer than that waits for ever. */
export const LONGEST = 3600;

/** Teachers `te-<school>-<nth>`, and coordinators `co-<school>-<nth>` who each follow one class. */
export const stormSchools = () =>
  Array.from({ length: SCHOOLS }, (_, s) => {
    const classes = Array.from({ length: COORDINATORS }, (_, c) => group(`L${c + 1}A`, { year: c + 1 }));
    const people = [
      ...classes.map(({ code }, c) =>
        coordinator(`co-${s}-${c}`, {
          covers: [{ by: 'class', value: code }, { by: 'fallback' }].slice(0, c ? 1 : 2) as never,
        }),
      ),
      ...Array.from({ length: TEACHERS }, (_, t) => person(`te-${s}-${t}`)),
    ];
    return schoolOf(people, classes, { id: `school-${s}`, name: `School ${s}` });
  });
type StormSchools = ReturnType<typeof stormSchools>;

export async function keepSchools(store: Store, schools: StormSchools, at: Epoch): Promise<void> {
  for (const { people, ...record } of schools) {
    const team = [...people.values()].map((one) => ({ person: one, expect: 0 }));
    const save = saveRoster({ version: 0, data: record }, team);
    await store.commit({ schoolId: record.id, save, remove: [], work: [], audit: [] }, at);
  }
}

/** All requests in the store of `dir`, and who was not told of theirs. `isTold`: whether somebody got a message with this word. */
export async function heardOf(
  dir: string,
  schools: StormSchools,
  isTold: (personId: string, roepnaam: string) => boolean,
): Promise<{ stored: number; missing: string[] }> {
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const missing: string[] = [];
  let stored = 0;
  for (const school of schools) {
    let after: string | undefined;
    do {
      const page = await store.find(REQUEST, school.id, { limit: 500, ...(after ? { after } : {}) });
      stored += page.items.length;
      for (const { id, data } of page.items) {
        if (!isTold(data.requesterId, data.roepnaam)) missing.push(`${id} to its requester`);
        if (!isTold(data.coordinatorId, data.roepnaam)) missing.push(`${id} to its coordinator`);
      }
      after = page.next;
    } while (after);
  }
  await store.close();
  return { stored, missing };
}
