import { formatPattern } from '../../../../calendar/working-pattern.js';
import { mayStandIn } from '../people.js';
import type { Coverage, Person, School } from '../school.js';
import { checkCovers, freeId, type PersonField, readEmail, readPerson, staysAndFollows } from './people.js';
import { rowFrom } from './table.js';

/** What a dialog asks about one colleague, each as a cell of the team list. */
export const ONE_PERSON = [
  'givenName',
  'familyName',
  'email',
  'roles',
  'classes',
  'teaches',
  'covers',
  'pattern',
  'from',
  'until',
] as const satisfies PersonField[];
export type OneField = (typeof ONE_PERSON)[number];
export type OneCells = Record<OneField, string>;

/** `wrong`: as an import would say it · `taken`: another has this e-mail · `needed`: others count on it. */
export type Fault = 'wrong' | 'taken' | 'needed';
export type OnePerson = { person: Person } | { faults: Partial<Record<OneField, Fault>> };

/** A colleague as the team list writes them; what comes back unchanged is kept as it was. */
export const cellsOf = (school: School, person: Person): OneCells => ({
  givenName: person.givenName,
  familyName: person.name.startsWith(`${person.givenName} `)
    ? person.name.slice(person.givenName.length + 1)
    : '',
  email: person.email,
  roles: person.roles.join(','),
  classes: person.classes.join(','),
  teaches: person.teaches?.join(',') ?? '',
  covers: person.covers.map((rule) => coverText(school, rule)).join(', '),
  pattern: formatPattern(person.pattern),
  from: person.from ?? '',
  until: person.until ?? '',
});

const LEVEL_WORDS = { nursery: 'kleuter', primary: 'lager', secondary: 'secundair' } as const;

/** As `readCoverage` reads it. */
function coverText(school: School, { by, value = '', level, site }: Coverage): string {
  const place = school.sites.find((one) => one.id === site)?.name;
  const words = {
    class: value,
    year: level === 'nursery' ? `kleuter ${value}` : `leerjaar ${value}${behind(level)}`,
    grade: `graad ${value}${behind(level)}`,
    level: LEVEL_WORDS[value as keyof typeof LEVEL_WORDS] ?? value,
    fallback: 'school',
  }[by];
  return place === undefined ? words : `${words} @ ${place}`;
}
const behind = (level: Coverage['level']) => (level === undefined ? '' : ` ${LEVEL_WORDS[level]}`);

/** One colleague by the rules of the import. `known`: who they were; absent for somebody new. */
export function readOnePerson(school: School, cells: OneCells, known: Person | undefined): OnePerson {
  const before = known && cellsOf(school, known);
  const same = (field: OneField) => before !== undefined && before[field] === cells[field];
  const faults: Partial<Record<OneField, Fault>> = {};
  const fault = (field: OneField, what: Fault) => {
    faults[field] ??= what;
  };
  const row = rowFrom<PersonField>(
    1,
    (field) => (isAsked(field) && !KEPT.some((kept) => kept === field && same(kept)) ? cells[field] : ''),
    (_message, field) => fault(field !== undefined && isAsked(field) ? field : 'givenName', 'wrong'),
  );
  const email = readEmail(row);
  const others = [...school.people.values()].filter((one) => one.id !== known?.id);
  const taken = new Set(others.map((one) => one.id));
  const read = readPerson(row, known?.id ?? freeId(email, taken), email, school);
  const person: Person = { ...read };
  if (known) {
    const { name, givenName, roles, classes, teaches, covers, pattern, from, until } = read;
    Object.assign(person, known, { email, roles, from, until });
    if (!same('givenName') || !same('familyName')) Object.assign(person, { name, givenName });
    if (!same('classes')) person.classes = classes;
    if (!same('teaches')) person.teaches = teaches;
    if (!same('covers')) person.covers = covers;
    if (!same('pattern')) person.pattern = pattern;
  }
  checkCovers(row, person);
  if (others.some((one) => one.email === email)) fault('email', 'taken');
  // Only what this very change takes away: what was wrong before is no fault of today.
  if (known && staysAndFollows(known) && ![person, ...others].some(staysAndFollows))
    fault(same('roles') ? 'until' : 'roles', 'needed');
  const stoodIn = known !== undefined && mayStandIn(known) && !mayStandIn(person);
  if (stoodIn && others.some((one) => one.standInId === person.id)) fault('roles', 'needed');
  return Object.keys(faults).length > 0 ? { faults } : { person };
}

/** Read again only when they changed: a class that is over by now, or a way of writing of long ago, is no fault of today. */
const KEPT: readonly OneField[] = ['classes', 'teaches', 'covers', 'pattern'];
const isAsked = (field: PersonField): field is OneField => (ONE_PERSON as readonly string[]).includes(field);
