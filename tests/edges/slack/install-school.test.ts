import { describe, expect, it } from '@jest/globals';
import { SCHOOL } from '../../../src/features/school/model/school-kinds.js';
import { group, schoolOf } from '../../features/school/support.js';
import { allow, bench, browser, clients } from './installing.js';

async function addSchool(id: string) {
  const { people: _people, ...data } = schoolOf([], [group('L3B', { year: 3 })], { id });
  const save = [{ kind: SCHOOL, id, expect: 0, data }];
  await bench.store.commit({ schoolId: id, save, remove: [], work: [], audit: [] }, 0);
}
const schoolsOf = (tenant: string) => bench.turns.schoolsOf({ platform: 'slack', tenant });

describe('the school of a workspace', () => {
  const install = async (user: string) => {
    const who = browser('en');
    return (await who.open(await allow(who, user))).text;
  };
  const byHand = (team: string) => `<code>npm run cli -- slack link --workspace ${team} --school ID</code>`;

  it('is the only one there is, for the first workspace and for no other', async () => {
    await addSchool('wolkenschip');
    expect(await install('UKAAT')).toContain('The workspace belongs to your school.');
    expect(await install('UJEF')).toContain(byHand('TBERG'));
    expect([await schoolsOf('TWOLK'), await schoolsOf('TBERG')]).toEqual([['wolkenschip'], []]);
  });

  it('is not given to the next one when the first has left, and is to the first when it comes back', async () => {
    await addSchool('wolkenschip');
    await install('UKAAT');
    await clients.uninstalled('TWOLK');
    expect(await install('UJEF')).toContain(byHand('TBERG'));
    expect(await schoolsOf('TBERG')).toEqual([]);
    expect(await install('UKAAT')).toContain('The workspace belongs to your school.');
    expect(await schoolsOf('TWOLK')).toEqual(['wolkenschip']);
  });

  it('is linked by hand where there are several, or none yet', async () => {
    expect(await install('UKAAT')).toContain(byHand('TWOLK'));
    await addSchool('wolkenschip');
    await addSchool('bergop');
    expect(await install('UKAAT')).toContain(byHand('TWOLK'));
    expect(await schoolsOf('TWOLK')).toEqual([]);
  });

  it('goes to one of two that come at the same moment', async () => {
    await addSchool('wolkenschip');
    await Promise.all([install('UKAAT'), install('UJEF')]);
    const linked = [...(await schoolsOf('TWOLK')), ...(await schoolsOf('TBERG'))];
    expect(linked).toEqual(['wolkenschip']);
  });

  it('stays what it was linked to', async () => {
    await addSchool('wolkenschip');
    await addSchool('bergop');
    await bench.turns.link({ platform: 'slack', tenant: 'TBERG' }, ['bergop']);
    expect(await install('UJEF')).toContain('The workspace belongs to your school.');
    expect(await schoolsOf('TBERG')).toEqual(['bergop']);
  });
});
