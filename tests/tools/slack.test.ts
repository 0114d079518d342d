import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FIRST, SLACK_WORKSPACE } from '../../src/edges/slack/workspace.js';
import { IDENTITY, identityId, SCHOOL } from '../../src/features/school/model/school-kinds.js';
import { EVERYWHERE } from '../../src/kernel/values.js';
import { runSlack } from '../../src/tools/slack.js';
import { type Bench, openBench } from '../edges/slack/with-store.js';
import { group, schoolOf } from '../features/school/support.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ teams: [{ id: 'TWOLK' }, { id: 'TBERG', domain: 'bergop' }] });
  for (const id of ['bergop', 'wolkenschip']) {
    const { people: _people, ...data } = schoolOf([], [group('L3B', { year: 3 })], { id });
    const save = [{ kind: SCHOOL, id, expect: 0, data }];
    await bench.store.commit({ schoolId: id, save, remove: [], work: [], audit: [] }, 0);
  }
});
afterEach(() => bench.close());

async function run(line: string) {
  const said: string[] = [];
  const { store, clock } = bench;
  const say = (text: string) => void said.push(text);
  const code = await runSlack(line.split(' '), { store, clock, out: say, complain: say });
  return { code, said: said.join('\n') };
}
const schoolsOf = (tenant: string) => bench.turns.schoolsOf({ platform: 'slack', tenant });
const known = async (user: string) =>
  (await bench.store.get(IDENTITY, EVERYWHERE, identityId({ platform: 'slack', tenant: 'TWOLK', user }))) !==
  undefined;
async function meet(user: string, tenant = 'TWOLK') {
  const data = { schoolId: 'wolkenschip', personId: 'lies' };
  const save = [{ kind: IDENTITY, id: identityId({ platform: 'slack', tenant, user }), expect: 0, data }];
  await bench.store.commit({ schoolId: EVERYWHERE, save, remove: [], work: [], audit: [] }, 0);
}

describe('slack link', () => {
  it('gives a workspace its schools, and list tells which', async () => {
    expect(await run('list')).toEqual({ code: 0, said: 'No workspace has installed the app yet.' });
    await bench.install('TWOLK', { teamName: 'Het Wolkenschip' });
    await bench.install('TBERG');
    expect((await run('list')).said).toMatch(
      /^TBERG .*linked to no school\nTWOLK {2}Het Wolkenschip +linked to no school$/,
    );
    expect(await run('link --workspace TWOLK --school wolkenschip --school bergop')).toEqual({
      code: 0,
      said: 'TWOLK is linked to wolkenschip, bergop.',
    });
    expect(await schoolsOf('TWOLK')).toEqual(['wolkenschip', 'bergop']);
    expect(await schoolsOf('TBERG')).toEqual([]);
    expect((await run('list')).said).toMatch(/^TWOLK .*wolkenschip, bergop$/m);
  });

  it('looks anew for everybody when the schools are others', async () => {
    await bench.install('TWOLK');
    await run('link --workspace TWOLK --school wolkenschip');
    await meet('U1');
    await run('link --workspace TWOLK --school bergop');
    expect([await schoolsOf('TWOLK'), await known('U1')]).toEqual([['bergop'], false]);
  });

  it.each([
    ['link --workspace TELDERS --school bergop', 1, 'The app is not installed in TELDERS.'],
    [
      'link --workspace TWOLK --school elders',
      1,
      'There is no school "elders". There is: bergop, wolkenschip.',
    ],
    ['unlink --workspace TWOLK', 1, 'TWOLK is linked to no school.'],
    ['link --workspace TWOLK', 2, 'zorgbode slack list'],
    ['unlink', 2, 'zorgbode slack list'],
    ['join', 2, 'zorgbode slack list'],
    ['link --team TWOLK', 2, "Unknown option '--team'"],
  ])('%s says what is wrong and changes nothing', async (line, code, said) => {
    await bench.install('TWOLK');
    expect(await run(line)).toEqual({ code, said: expect.stringContaining(said) });
    expect(await schoolsOf('TWOLK')).toEqual([]);
  });

  it('explains itself', async () => {
    expect(await run('--help')).toEqual({ code: 0, said: expect.stringContaining('slack link --workspace') });
  });
});

describe('slack unlink', () => {
  it('makes nobody of everybody there, for good, and of nobody elsewhere', async () => {
    await bench.install('TWOLK');
    await run('link --workspace TWOLK --school wolkenschip');
    for (let n = 0; n < 3; n++) await meet(`U${n}`);
    await meet('U0', 'TBERG');
    expect((await run('unlink --workspace TWOLK')).code).toBe(0);
    expect([await schoolsOf('TWOLK'), await known('U0'), await known('U2')]).toEqual([[], false, false]);
    const other = identityId({ platform: 'slack', tenant: 'TBERG', user: 'U0' });
    expect(await bench.store.get(IDENTITY, EVERYWHERE, other)).toBeDefined();
    // Installing it once more does not bring the link back.
    const first = await bench.store.get(SLACK_WORKSPACE, EVERYWHERE, FIRST);
    expect(first?.data.tenant).not.toBe('TWOLK');
  });
});
