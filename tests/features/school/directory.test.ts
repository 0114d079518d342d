import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import { createDirectory, type Directory, type Source } from '../../../src/features/school/directory.js';
import { saveIdentity, saveRoster } from '../../../src/features/school/model/roster.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON, SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import type { Save } from '../../../src/kernel/decision.js';
import { EVERYWHERE } from '../../../src/kernel/values.js';
import type { Store } from '../../../src/ports/store.js';
import { coordinator, person, schoolOf, schoolStores } from './support.js';

const NOW = epochOf('2026-11-24', '09:00');
const stores = schoolStores();
let [here, there] = [] as unknown as [Store, Store];
const commit = (store: Store, save: Save[], schoolId = 'school') =>
  store.commit({ schoolId, save, remove: [], work: [], audit: [] }, NOW);

beforeAll(async () => {
  here = await stores.open();
  there = await stores.open();
  const { people: _, ...record } = schoolOf([]);
  const team = [
    coordinator('an'),
    person('bo'),
    person('old', { until: '2026-11-23' }),
    person('new', { from: '2026-11-25' }),
  ];
  const save = saveRoster(
    { version: 0, data: record },
    team.map((one) => ({ person: one, expect: 0 })),
  );
  expect(await commit(here, save)).toBe('done');
});
afterAll(() => stores.end());

async function change(store: Store, id: string, how: (person: Person) => Person) {
  const school = (await store.get(SCHOOL, 'school', 'school'))!;
  const stored = (await store.get(PERSON, 'school', id))!;
  return commit(store, saveRoster(school, [{ person: how(stored.data), expect: stored.version }]));
}

describe('two processes on one store', () => {
  it('see at their next turn what the other saved', async () => {
    const [mine, yours] = [createDirectory(here), createDirectory(there)];
    const before = (await mine.school('school'))!;
    expect((await yours.school('school'))?.people.get('an')?.standInId).toBeUndefined();
    expect(await change(there, 'an', (an) => ({ ...an, standInId: 'bo' }))).toBe('done');
    const after = (await mine.school('school'))!;
    expect(after.people.get('an')?.standInId).toBe('bo');
    expect(after.revision).toBe(before.revision + 1);
    expect(before.people.get('an')?.standInId).toBeUndefined();
    expect((await yours.school('school'))?.people.get('an')?.standInId).toBe('bo');
  });

  it('cannot both save from the same revision', async () => {
    const school = (await here.get(SCHOOL, 'school', 'school'))!;
    const [an, bo] = [(await here.get(PERSON, 'school', 'an'))!, (await here.get(PERSON, 'school', 'bo'))!];
    const results = [
      await commit(
        here,
        saveRoster(school, [{ person: { ...an.data, language: 'en' }, expect: an.version }]),
      ),
      await commit(
        there,
        saveRoster(school, [{ person: { ...bo.data, language: 'fr' }, expect: bo.version }]),
      ),
    ];
    expect(results).toEqual(['done', 'conflict']);
    expect((await there.get(PERSON, 'school', 'bo'))?.data.language).toBeUndefined();
  });

  it('read the people once per revision', async () => {
    let finds = 0;
    const counting: Source = {
      get: (...args) => here.get(...args),
      version: (...args) => here.version(...args),
      find: (...args) => {
        finds += 1;
        return here.find(...args);
      },
    };
    const directory = createDirectory(counting);
    await directory.school('school');
    await directory.school('school');
    expect(finds).toBe(1);
    await change(here, 'bo', (bo) => ({ ...bo, phone: '1' }));
    await directory.school('school');
    expect(finds).toBe(2);
  });

  it('never keep people that were read while somebody saved', async () => {
    let during: (() => Promise<unknown>) | undefined = () =>
      change(there, 'bo', (bo) => ({ ...bo, phone: '2' }));
    const slow: Source = {
      get: (...args) => here.get(...args),
      version: (...args) => here.version(...args),
      find: async (...args) => {
        const page = await here.find(...args);
        const save = during;
        during = undefined;
        await save?.();
        return page;
      },
    };
    expect((await createDirectory(slow).school('school'))?.people.get('bo')?.phone).toBe('2');
  });

  it('knows no other school', async () => {
    expect(await createDirectory(here).school('elsewhere')).toBeUndefined();
  });
});

describe('who acts', () => {
  let directory: Directory;
  const slack = { platform: 'slack', tenant: 'T1', user: 'U1' } as const;
  beforeAll(async () => {
    directory = createDirectory(here);
    const to = { schoolId: 'school', personId: 'bo' };
    expect(await commit(here, [saveIdentity(slack, to, 0)], EVERYWHERE)).toBe('done');
  });
  const sandbox = (user: string, tenant = 'school') =>
    directory.who({ platform: 'sandbox', tenant, user }, NOW);

  it('is a persona of the sandbox, or who a platform user was matched to', async () => {
    expect((await sandbox('an'))?.person.id).toBe('an');
    expect((await directory.who(slack, NOW))?.person.id).toBe('bo');
    expect((await directory.who(slack, NOW))?.school.id).toBe('school');
  });

  it('is nobody for strangers, another platform, and who has left or not yet come', async () => {
    expect(await sandbox('nobody')).toBeUndefined();
    expect(await sandbox('an', 'elsewhere')).toBeUndefined();
    expect(await directory.who({ ...slack, user: 'U2' }, NOW)).toBeUndefined();
    expect(await directory.who({ ...slack, platform: 'teams' }, NOW)).toBeUndefined();
    expect(await sandbox('old')).toBeUndefined();
    expect(await sandbox('new')).toBeUndefined();
    const tomorrow = epochOf('2026-11-25', '00:30');
    expect(
      (await directory.who({ platform: 'sandbox', tenant: 'school', user: 'new' }, tomorrow))?.person.id,
    ).toBe('new');
  });
});
