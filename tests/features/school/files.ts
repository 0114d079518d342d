import { parseSchool, type Roster } from '../../../src/features/school/model/import/parse.js';
import { tell } from '../../../src/features/school/model/import/problems.js';
import type { Person, SchoolRecord } from '../../../src/features/school/model/school.js';

export const SCHOOL = {
  id: 'demo',
  name: 'Demo',
  sites: [
    { id: 'dorp', name: 'Dorp' },
    { id: 'kaai', name: 'Kaai' },
  ],
  phones: { checkedOn: '2026-09-01' },
};
export const CLASSES = `klas;niveau;leerjaar;vestiging
L3;lager;3;Dorp
L3;lager;3;kaai
L4A;lager;4;Dorp
K1;kleuter;1;Dorp`;
export const PEOPLE = `voornaam;naam;e-mail;rollen;klassen;volgt;werkt;vervanger
An;Peeters;An.Peeters@demo.example;zorgcoördinator;;leerjaar 3-4, school;ma di | wo do vr;Bo Claes
Bo;Claes;bo@demo.example;ZORGCO, leraar;L3 Kaai;kleuter @ Dorp, L3 Kaai;;an.peeters@demo.example
Ca;De Wit;ca@demo.example;juf;l4a;;ma vm di;`;

export const parse = (files: { school?: unknown; classes?: string; people?: string }, base?: Roster) =>
  parseSchool(
    {
      school: file(
        'school.json',
        typeof files.school === 'string' ? files.school : JSON.stringify(files.school, null, 2),
      ),
      classes: file('classes.csv', files.classes),
      people: file('people.csv', files.people),
    },
    base,
  );
const file = (name: string, content: string | undefined) =>
  content === undefined ? undefined : { name, content };
export const good = (
  files: Parameters<typeof parse>[0],
  base?: Roster,
): { school: SchoolRecord; people: Person[] } => {
  const parsed = parse(files, base);
  if ('errors' in parsed) throw new Error(parsed.errors.map(tell).join('\n'));
  return parsed;
};
export const errors = (files: Parameters<typeof parse>[0], base?: Roster) => {
  const parsed = parse(files, base);
  return 'errors' in parsed ? parsed.errors.map(tell) : [];
};
export const whole = { school: SCHOOL, classes: CLASSES, people: PEOPLE };
