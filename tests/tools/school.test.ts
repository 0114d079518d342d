import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newRequest, REQUEST } from '../../src/features/requests/model/request.js';
import { INSTRUMENT } from '../../src/features/school/model/instruments.js';
import { PERSON, SCHOOL } from '../../src/features/school/model/school-kinds.js';
import type { Store } from '../../src/ports/store.js';
import { runSchool } from '../../src/tools/school.js';
import { decode } from '../../src/tools/school-files.js';
import { schoolStores } from '../features/school/support.js';
import { stillClock } from '../support/clock.js';

const EXAMPLE = fileURLToPath(new URL('../../infra/example-school', import.meta.url));
let stores: ReturnType<typeof schoolStores>;
let store: Store;
let dir: string;

beforeEach(async () => {
  stores = schoolStores();
  store = await stores.open();
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-import-'));
});
afterEach(async () => {
  await stores.end();
  rmSync(dir, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const [out, complaints]: string[][] = [[], []];
  const parts = { store, clock: stillClock('2026-11-24 10:00'), out: (line: string) => void out!.push(line) };
  const code = await runSchool(args, { ...parts, complain: (line) => void complaints!.push(line) });
  return { code, out: out!.join('\n'), complaints: complaints!.join('\n') };
}
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};
const people = async () =>
  (await store.find(PERSON, 'wolkenschip', { limit: 500 })).items.map((one) => one.data);

describe('school import', () => {
  it('loads a folder, and a second time finds nothing different', async () => {
    const dry = await run('import', EXAMPLE, '--dry-run');
    expect([dry.code, await store.schools(SCHOOL)]).toEqual([0, []]);
    expect(dry.out).toContain('nothing is saved');
    const first = await run('import', EXAMPLE);
    expect([first.code, first.complaints]).toEqual([0, '']);
    expect(first.out).toMatch(/new \(42\): .*An Duindoorn/);
    expect(await people()).toHaveLength(42);
    // Its mornings begin by themselves, also in a process that is running already.
    expect(await store.nextDue()).toBeDefined();
    const again = await run('import', EXAMPLE);
    expect(again.out).toContain('Nothing is different.');
    expect((await store.get(SCHOOL, 'wolkenschip', 'wolkenschip'))?.version).toBe(1);
    const audit = await store.audit('wolkenschip', { limit: 100 });
    // The school, its people and its material.
    expect(audit).toHaveLength(1 + 42 + 11);
    expect(audit[0]).toMatchObject({ who: 'cli', verb: 'school.import', access: 'change' });
  });

  it('has what lies with somebody looked at who is no longer in the files, or whose work with requests ended', async () => {
    await run('import', EXAMPLE);
    const csv = readFileSync(join(EXAMPLE, 'people.csv'), 'utf8').split('\n');
    const changed = csv
      .filter((line) => !line.startsWith('Bert;'))
      .map((line) =>
        line.startsWith('An;')
          ? line.replace(';zorgcoördinator;;;leerjaar 1-4, school;', ';leraar;;;;')
          : line.replace(/;an\.duindoorn@wolkenschip\.example;;/, ';;;'),
      );
    const again = await run('import', write('people.csv', changed.join('\n')));
    expect([again.code, again.complaints]).toEqual([0, '']);
    const rows = await store.claim(stillClock('2026-11-24 10:00').now(), 0, 1000, 50);
    const looked = rows
      .filter(({ name }) => name === 'request.leaver')
      .map(({ ref, data }) => [ref?.id, data]);
    expect(looked.sort()).toEqual([
      ['an-duindoorn', { role: true }],
      ['bert-zeewind', { role: false }],
    ]);
  });

  it('tells every mistake by file and line, and saves nothing', async () => {
    mkdirSync(join(dir, 'school'));
    write('school/school.json', '{ "id": "x", "name": "X", "phones": { "checkedOn": "2026-09-01" } }');
    write('school/classes.csv', 'klas;niveau\nL1;lager\nL2;hoger\n');
    write(
      'school/people.csv',
      'naam;e-mail;rollen;klassen\nAn A;an@x.example;directie;\nBo B;bo@x.example;leraar;L9\n',
    );
    const { code, complaints } = await run('import', join(dir, 'school'));
    expect(code).toBe(1);
    expect(complaints.split('\n')).toEqual([
      expect.stringMatching(/^classes\.csv:3: level "hoger"/),
      expect.stringMatching(/^people\.csv:3: unknown class "L9"/),
      '2 to put right; nothing is saved.',
    ]);
    expect(await store.schools(SCHOOL)).toEqual([]);
  });

  it('takes a team list alone, in the code page of Excel, by any name', async () => {
    await run('import', EXAMPLE);
    const row = 'Zoë Rif;griet.baken@wolkenschip.example;directie';
    const file = write('leerkrachten.csv', Buffer.from(`naam;e-mail;rollen\n${row}\n`, 'latin1'));
    const careful = await run('import', file);
    expect([careful.code, (await people()).length]).toEqual([1, 42]);
    expect(careful.complaints).toContain('40 of 41 people would lose access');
    expect((await people()).every((one) => one.name !== 'Zoë Rif')).toBe(true);
    expect((await run('import', file, '--complete')).code).toBe(0);
    const here = (await people()).filter((one) => one.until === undefined || one.until >= '2026-11-24');
    expect(here.map((one) => [one.id, one.name])).toEqual([['griet-baken', 'Zoë Rif']]);
  });

  it('takes a list of material alone, by any name; what the team took out stays out, and nothing goes away', async () => {
    await run('import', EXAMPLE);
    const all = async () => (await store.find(INSTRUMENT, 'wolkenschip', { limit: 100 })).items;
    expect(await all()).toHaveLength(11);
    const out = (await all()).find(({ data }) => data.title === 'Gevoelens als weerkaart')!;
    const data = { ...out.data, state: 'WITHDRAWN' as const };
    const save = [{ kind: INSTRUMENT, id: out.id, expect: out.version, data }];
    await store.commit({ schoolId: 'wolkenschip', save, remove: [], work: [], audit: [] }, 0);
    const file = write('lijst.csv', 'titel;thema\nGevoelens als weerkaart;gevoel\nRekenrek;rekenen\n');
    const again = await run('import', file);
    expect([again.code, again.complaints]).toEqual([0, '']);
    expect(again.out).toContain('new material (1): Rekenrek');
    expect(again.out).toContain('changed material (1): Gevoelens als weerkaart');
    expect(await all()).toHaveLength(12);
    expect((await all()).find(({ id }) => id === out.id)?.data).toMatchObject({
      state: 'WITHDRAWN',
      topic: 'gevoel',
    });
    const wrong = await run('import', write('fout.csv', 'titel;link\nX;http://x.example\n'));
    expect([wrong.code, wrong.complaints]).toEqual([1, expect.stringContaining('fout.csv:2:')]);
  });

  it('takes a class list alone', async () => {
    await run('import', EXAMPLE);
    const { code, out } = await run(
      'import',
      write('klassen.csv', 'klas,niveau,leerjaar,vestiging\nL1A,lager,1,Dorp\n'),
    );
    expect([code, out]).toEqual([0, expect.stringContaining('classes that end: K1, K2')]);
    const classes = (await store.get(SCHOOL, 'wolkenschip', 'wolkenschip'))!.data.classes;
    expect(classes.filter((group) => group.until === undefined).map((group) => group.code)).toEqual(['L1A']);
  });

  it.each([
    [['import'], 2, 'zorgbode school import'],
    [['import', '/nowhere'], 1, 'does not exist'],
    [['import', EXAMPLE, '--force'], 2, '--force'],
    [['import', 'FILE', 'MORE'], 2, 'zorgbode school import'],
    [['export'], 2, 'zorgbode school import'],
    [[], 2, 'zorgbode school import'],
  ])('%j ends with %d and says what to do', async (args, code, message) => {
    const result = await run(...args);
    expect([result.code, result.out]).toEqual([code, '']);
    expect(result.complaints).toContain(message);
  });

  it('asks for a whole school first', async () => {
    const file = write('people.csv', 'naam;e-mail;rollen\nAn A;an@x.example;directie\n');
    expect(await run('import', file)).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('There is no school yet'),
    });
  });
});

describe('school check', () => {
  it('shows who would get what without somebody, and what lies with them already', async () => {
    await run('import', EXAMPLE);
    for (const who of ['An Duindoorn', 'an-duindoorn', 'AN.duindoorn@wolkenschip.example']) {
      const { code, out } = await run('check', '--absent', who);
      expect(code).toBe(0);
      const [, simulated = ''] = out.split('if An Duindoorn is not there today:');
      expect(simulated).toMatch(/L3A +Carla Strandvonk +.*Carla Strandvonk springt in/);
      expect(simulated).not.toContain('L5A');
      expect(simulated).toContain('Carla Strandvonk looks after what lies with them already');
    }
    const teacher = await run('check', EXAMPLE, '--absent', 'Lies Wadloper');
    expect(teacher.out).toContain('no class changes hands');
    expect(await run('check', '--absent', 'Niemand')).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('nobody here called "Niemand"'),
    });
    const { absence } = JSON.parse((await run('check', '--absent', 'An Duindoorn', '--json')).out);
    expect(absence).toMatchObject({ personId: 'an-duindoorn', standInId: 'carla-strandvonk' });
    // Nothing was changed by looking.
    expect((await run('check')).out).toMatch(/L3A +An Duindoorn/);
  });

  it('says that nobody is there, and ends with 1', async () => {
    const files = join(dir, 'alone');
    mkdirSync(files);
    write('alone/school.json', '{ "id": "x", "name": "X", "phones": { "checkedOn": "2026-09-01" } }');
    write('alone/classes.csv', 'klas;niveau\nL1;lager\n');
    write('alone/people.csv', 'naam;e-mail;rollen;volgt\nAn A;an@x.example;zorgco;school\n');
    const { code, out } = await run('check', files, '--absent', 'An A');
    expect([code, out]).toEqual([1, expect.stringContaining('nobody is there for L1')]);
    expect((await run('check', files)).code).toBe(0);
  });

  it('shows from the store how much each coordinator has open against their hours', async () => {
    await run('import', EXAMPLE);
    const made = (id: string, safety: 'no', when?: 'thisWeek') => ({
      kind: REQUEST,
      id,
      expect: 0,
      data: newRequest(
        {
          id,
          roepnaam: id,
          schoolYear: '2026-2027',
          classCode: 'L3A',
          requesterId: 'lies-wadloper',
          coordinatorId: 'an-duindoorn',
          routing: [],
          answerBy: '2026-11-26',
          week: '2026-11-23',
          words: { scope: 'class', observation: 'MERKWOORD', safety, when },
          status: 'NEW',
        },
        0,
      ),
    });
    const save = [made('a', 'no'), made('b', 'no', 'thisWeek')];
    await store.commit({ schoolId: 'wolkenschip', save, remove: [], work: [], audit: [] }, 0);
    const { out } = await run('check');
    expect(out).toMatch(/An Duindoorn +2 open \(weight 7\), for 24 hours a week; 2 new this week\n/);
    expect(out).toMatch(/Bert Zeewind +0 open \(weight 0\), for 12 hours a week; 0 new this week\n/);
    expect(out).not.toContain('MERKWOORD');
    expect((await run('check', EXAMPLE)).out).not.toContain('open work');
    expect(JSON.parse((await run('check', '--json')).out).load['an-duindoorn']).toEqual({
      open: 2,
      points: 7,
      arrived: 2,
    });
  });

  it('shows where every class goes and why, from the store or from files', async () => {
    await run('import', EXAMPLE);
    for (const args of [['check'], ['check', EXAMPLE]]) {
      const { code, out } = await run(...args);
      expect(code).toBe(0);
      expect(out).toMatch(/^ {2}L5A +Bert Zeewind +Bert Zeewind volgt de derde graad$/m);
      expect(out).toMatch(/^ {2}De Krabben +Carla Strandvonk +Carla Strandvonk volgt de kleuters/m);
      expect(out).toContain('0 gaps, 0 overlaps, 0 hints');
    }
  });

  it('ends with 1 on a gap', async () => {
    mkdirSync(join(dir, 'school'));
    write('school/school.json', '{ "id": "x", "name": "X", "phones": { "checkedOn": "2026-09-01" } }');
    write('school/classes.csv', 'klas;niveau;leerjaar\nL1;lager;1\nL2;lager;2\n');
    write('school/people.csv', 'naam;e-mail;rollen;volgt\nAn A;an@x.example;zorgco;leerjaar 1\n');
    const { code, out } = await run('check', join(dir, 'school'), '--json');
    expect(code).toBe(1);
    const check = JSON.parse(out);
    expect(check.findings[0]).toMatchObject({ kind: 'gap', classCode: 'L2', from: '2026-11-24' });
    expect(check.classes).toHaveLength(2);
  });

  it('asks for a school, and tells when files are broken', async () => {
    expect(await run('check')).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('no school yet'),
    });
    const broken = await run('check', write('people.csv', 'naam\nAn'));
    expect([broken.code, broken.complaints]).toEqual([1, expect.stringContaining('classes.csv:1')]);
  });

  it('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--dry-run') });
  });
});

describe('the bytes of a file', () => {
  it('are UTF-8, UTF-16 with a mark, or what Excel on Windows writes', () => {
    expect(decode(Buffer.from('Zoë', 'utf8'))).toBe('Zoë');
    expect(decode(Buffer.from('\uFEFFZoë', 'utf16le'))).toBe('Zoë');
    expect(decode(Buffer.from('Zoë', 'latin1'))).toBe('Zoë');
  });
});
