import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON } from '../../../src/features/school/model/school-kinds.js';
import { CLASSES, errors, good, PEOPLE, type parse, SCHOOL, whole } from './files.js';

describe('a school in three files', () => {
  const { school, people } = good(whole);
  const [an, bo, ca] = people as [Person, Person, Person];

  it('keeps the name of a class, with the site where two sites write the same', () => {
    expect(school.classes.map((one) => [one.code, one.site, one.grade])).toEqual([
      ['L3 Dorp', 'dorp', 2],
      ['L3 Kaai', 'kaai', 2],
      ['L4A', 'dorp', 2],
      ['K1', 'dorp', undefined],
    ]);
    expect(school.settings.untakenAfterSchoolDays).toBe(2);
  });

  it('reads when somebody teaches, watches over a playground and keeps time for talks, in three languages', () => {
    const one = (headers: string, cells: string) =>
      good({
        ...whole,
        people: `voornaam,achternaam,e-mail,rollen,${headers}\nAn,Peeters,an@demo.example,zorgco,${cells}`,
      }).people[0]!;
    const cells = '"ma 08:30-10:10; di 9-10","ma-di 10:10-10:25",vr 13:05-15:00';
    for (const headers of [
      'lesuren,toezicht,overleguren',
      'Lessons,Supervision,Consultation hours',
      'Heures de cours,Surveillance,Heures de concertation',
    ])
      expect(one(headers, cells)).toMatchObject({
        lessons: { mon: [{ from: '08:30', to: '10:10' }], tue: [{ from: '09:00', to: '10:00' }] },
        duties: { mon: [{ from: '10:10', to: '10:25' }], tue: [{ from: '10:10', to: '10:25' }] },
        keeps: { fri: [{ from: '13:05', to: '15:00' }] },
      });
    const wrong = {
      ...whole,
      people: 'naam,e-mail,rollen,lesuren\nAn Peeters,an@demo.example,zorgco,altijd',
    };
    expect(errors(wrong)[0]).toContain('"altijd" under "lesuren" is not written as');
    // What somebody said in the chat stays where the file says nothing.
    expect(one('lesuren', '')).not.toHaveProperty('lessons');
  });

  it('reads people, what they follow, when they work and who stands in', () => {
    expect(an).toMatchObject({
      id: 'an-peeters',
      name: 'An Peeters',
      givenName: 'An',
      email: 'an.peeters@demo.example',
    });
    expect(an.covers).toEqual([
      { by: 'year', value: '3', level: 'primary' },
      { by: 'year', value: '4', level: 'primary' },
      { by: 'fallback' },
    ]);
    expect(an.pattern.weeks).toHaveLength(2);
    expect(bo.roles).toEqual(['CARE_COORDINATOR', 'TEACHER']);
    expect(bo.covers).toEqual([
      { by: 'level', value: 'nursery', site: 'dorp' },
      { by: 'class', value: 'L3 Kaai' },
    ]);
    expect([an.standInId, bo.standInId, ca.standInId]).toEqual(['bo', 'an-peeters', undefined]);
    expect(ca.classes).toEqual(['L4A']);
    for (const one of people) expect(PERSON.schema.safeParse(one).success).toBe(true);
  });

  it.each([
    [
      'commas, English headers, another order',
      'email,roles,name\nan@demo.example,"HEAD, TEACHER",An Peeters',
    ],
    [
      'a byte order mark and Windows line ends',
      '\uFEFFnaam;e-mail;rollen\r\nAn Peeters;an@demo.example;directie|leraar\r\n',
    ],
    [
      'tabs, blank lines and a column of its own',
      'NAAM\tE-mail\tRol\tOpmerking\n\nAn Peeters\tan@demo.example\tdirectie; leraar\tx\n\n',
    ],
  ])('reads %s', (_, content) => {
    expect(good({ ...whole, people: content }).people).toMatchObject([
      {
        id: 'an',
        name: 'An Peeters',
        givenName: 'An',
        roles: ['HEAD', 'TEACHER'],
        pattern: { weeks: [{ mon: 'full' }] },
      },
    ]);
  });

  it('reads the domains that somebody follows, by their official or a short name', () => {
    const list = (cell: string) => ({
      ...whole,
      people: `naam;e-mail;rollen;domeinen\nAn Peeters;an@demo.example;zorgco;${cell}`,
    });
    const domains = (cell: string) => good(list(cell)).people[0]?.domains;
    expect(domains('Leren en studeren, psychisch en sociaal functioneren | leren')).toEqual([
      'LEARNING_AND_STUDYING',
      'PSYCHOLOGICAL_AND_SOCIAL',
    ]);
    expect(domains('loopbaan, PREVENTIVE_HEALTH')).toEqual(['EDUCATIONAL_CAREER', 'PREVENTIVE_HEALTH']);
    expect(domains('')).toBeUndefined();
    expect(errors(list('turnen'))).toEqual([
      expect.stringContaining('people.csv:2: unknown domain "turnen"'),
    ]);
    for (const one of good(list('leren')).people) expect(PERSON.schema.safeParse(one).success).toBe(true);
  });

  it.each(['geeft les in', 'Teaches', 'enseigne en'])(
    'reads where somebody teaches, under "%s"',
    (header) => {
      const content = `naam;e-mail;rollen;klassen;${header}\nAn Peeters;an@demo.example;directie, leraar;L4A;"K1, l3 kaai"`;
      expect(good({ ...whole, people: content }).people).toMatchObject([
        { classes: ['L4A'], teaches: ['K1', 'L3 Kaai'] },
      ]);
      const wrong = content.replace('K1', 'K9');
      expect(errors({ ...whole, people: wrong }).join('\n')).toMatch(/people\.csv:2.*K9/);
    },
  );

  it('gives people of one mailbox name different ids', () => {
    const content = `${PEOPLE}\nBo;Anders;bo@ander.example;leraar;;;;\nBo;Derde;bo@derde.example;leraar;;;;`;
    const ids = good({ ...whole, people: content }).people.map((one) => one.id);
    expect(ids).toEqual(['an-peeters', 'bo', 'ca', 'bo-ander-example', 'bo-derde-example']);
  });
});

describe('mistakes are told by file and line, all at once', () => {
  it('in all three files in one run', () => {
    const found = errors({
      school: { ...SCHOOL, settings: { quietUntil: '25:00' }, calender: {} },
      classes: `${CLASSES}\nL5;middenschool;5;Dorp\nk.1;kleuter;1;Dorp\n;lager;1;Dorp`,
      people: `${PEOPLE}\nDe;Vier;geen adres;leraar;L9;;;\n;;x@demo.example;tovenaar;;;zondag;`,
    });
    expect(found[0]).toBe(
      'classes.csv:6: level "middenschool" is not kleuter, lager or secundair (nursery, primary, secondary)',
    );
    expect(found).toContain('people.csv:5: unknown class "L9"; the classes are in classes.csv');
    expect(found.map((one) => one.split(': ')[0])).toEqual([
      'classes.csv:6',
      'classes.csv:7',
      'classes.csv:8',
      'people.csv:5',
      'people.csv:5',
      'people.csv:6',
      'people.csv:6',
      'people.csv:6',
      'school.json:18',
      'school.json:20',
    ]);
  });

  it.each<[string, Parameters<typeof parse>[0], string]>([
    [
      'a class that may be two',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;leraar;L3;;;` },
      'people.csv:5: "L3" may be L3 Dorp or L3 Kaai',
    ],
    [
      'an e-mail twice',
      { people: `${PEOPLE}\nDe;Vier;BO@demo.example;leraar;;;;` },
      'people.csv:5: e-mail "bo@demo.example" stands already in line 3',
    ],
    [
      'who may not follow',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;beheerder;;school;;` },
      'people.csv:5: only a coordinator',
    ],
    [
      'a stand-in nobody knows',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;leraar;;;;Zeno` },
      'people.csv:5: stand-in "Zeno" is nobody',
    ],
    [
      'a stand-in who may not read',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;leraar;;;;Ca De Wit` },
      'people.csv:5: Ca De Wit cannot stand in',
    ],
    [
      'a stand-in for oneself',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;directie;;;;De Vier` },
      'people.csv:5: nobody stands in',
    ],
    [
      'an unknown site',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;zorgco;;graad 2 @ Berg;;` },
      'people.csv:5: unknown site "Berg"',
    ],
    [
      'a year without classes',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;zorgco;;leerjaar 6;;` },
      'people.csv:5: no class belongs to "leerjaar 6"',
    ],
    [
      'nobody who can receive',
      { people: 'naam;e-mail;rollen\nAn;an@demo.example;leraar' },
      'people.csv:1: the school needs',
    ],
    [
      'an unknown column',
      { people: `${PEOPLE.replace('werkt', 'verkt')}` },
      'people.csv:1: unknown column "verkt"',
    ],
    [
      'a missing column',
      { people: 'naam;rollen\nAn;leraar' },
      'people.csv:1: the column "e-mail" is missing',
    ],
    [
      'too many values',
      { people: `${PEOPLE}\nDe;Vier;de@demo.example;leraar;;;;;x` },
      'people.csv:5: 9 values under 8 headers',
    ],
    [
      'an open quote',
      { people: `${PEOPLE}\n"De;Vier;de@demo.example;leraar` },
      'people.csv:5: a quotation mark',
    ],
    ['an empty file', { people: '' }, 'people.csv:1: the file is empty'],
    [
      'a date that is none',
      { classes: 'klas;niveau;vestiging;vanaf\nL1;lager;Dorp;31/2/2026' },
      'classes.csv:2: "31/2/2026" is not a date',
    ],
    ['no site', { classes: 'klas;niveau\nL1;lager' }, 'classes.csv:2: on which site'],
    [
      'a year that is none',
      { classes: `${CLASSES}\nL7;lager;7;Dorp` },
      'classes.csv:6: leerjaar "7" is not a number from 1 to 6',
    ],
    [
      'broken JSON',
      { school: '{\n  "id": "demo",\n  "name" "Demo"\n}' },
      'school.json:3: this is not valid JSON',
    ],
    [
      'a closure that never ends',
      {
        school: { ...SCHOOL, calendar: { closures: [{ from: '2026-09-01', to: '2028-09-01', label: 'x' }] } },
      },
      'a closure lasts at most 120 days',
    ],
    [
      'a closure on no site',
      {
        school: {
          ...SCHOOL,
          calendar: { closures: [{ from: '2026-09-01', to: '2026-09-01', label: 'x', site: 'berg' }] },
        },
      },
      'unknown site "berg"',
    ],
    [
      'quiet hours without a gap',
      { school: { ...SCHOOL, settings: { quietUntil: '19:00' } } },
      'there must be time',
    ],
    [
      'no hours to meet',
      { school: { ...SCHOOL, settings: { meetFrom: '17:00' } } },
      'meetUntil must lie after meetFrom',
    ],
  ])('%s', (_, part, message) => {
    const found = errors({ ...whole, ...part });
    expect(found.some((one) => one.includes(message))).toBe(true);
  });

  it('asks for all three files the first time', () => {
    expect(errors({ school: SCHOOL, people: PEOPLE })[0]).toBe(
      'classes.csv:1: the first import of a school needs this file too',
    );
  });
});
