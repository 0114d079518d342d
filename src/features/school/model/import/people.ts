import { z } from 'zod';
import { FULL_TIME, parsePattern } from '../../../../calendar/working-pattern.js';
import { loosely } from '../classes.js';
import { mayStandIn } from '../people.js';
import { mayCover } from '../routing.js';
import type { Coverage, Domain, Person, Role, SchoolRecord } from '../school.js';
import { parseWeekHours } from '../week-hours.js';
import { siteFrom } from './classes.js';
import { classNamed, readCoverage } from './covers.js';
import type { Problems } from './problems.js';
import { type Columns, type Row, readTable } from './table.js';
import { domainFrom, languageFrom, newRequestsFrom, roleOf } from './words.js';

export const PEOPLE_COLUMNS = {
  id: ['id'],
  givenName: ['voornaam', 'given name', 'first name', 'prénom'],
  familyName: ['achternaam', 'familienaam', 'family name', 'last name', 'surname'],
  name: ['naam', 'volledige naam', 'name', 'full name'],
  email: ['e-mail', 'mail', 'e-mailadres', 'email address'],
  phone: ['telefoon', 'gsm', 'telefoonnummer', 'phone', 'mobile'],
  roles: ['rollen', 'rol', 'functie', 'functies', 'roles', 'role'],
  site: ['vestiging', 'vestigingsplaats', 'site'],
  classes: ['klassen', 'klas', 'classes', 'class'],
  teaches: ['geeft les in', 'geeft les aan', 'teaches', 'teaches in', 'enseigne', 'enseigne en'],
  covers: ['volgt', 'covers', 'follows'],
  pattern: ['werkt', 'werkdagen', 'works', 'working days'],
  careHours: ['zorguren', 'care hours'],
  domains: ['domeinen', 'domein', 'domains'],
  standIn: ['vervanger', 'stand-in'],
  language: ['taal', 'language'],
  newRequests: ['nieuwe vragen', 'new requests'],
  lessons: ['lesuren', 'lesrooster', 'lessons', 'lesson hours', 'heures de cours', 'cours'],
  duties: ['toezicht', 'toezichten', 'supervision', 'duties', 'surveillance', 'surveillances'],
  keeps: ['overleguren', 'consultation hours', 'office hours', 'heures de concertation'],
  from: ['vanaf', 'in dienst', 'from'],
  until: ['tot en met', 'uit dienst', 'tot', 'until'],
} as const satisfies Columns<string>;
export type PersonField = keyof typeof PEOPLE_COLUMNS;

type Known = Pick<SchoolRecord, 'classes' | 'sites'>;
const emailSchema = z.email().max(254);

/** The team list. `known`: people who are in the store already; who has the same e-mail keeps their id. */
export function readPeople(
  file: string,
  content: string,
  school: Known,
  known: readonly Person[],
  problems: Problems,
): Person[] {
  const rows = readTable(file, content, PEOPLE_COLUMNS, ['email', 'roles'], problems);
  const ids = new Map(known.map((person) => [person.email, person.id]));
  const taken = new Map<string, number>();
  const read = rows.map((row) => {
    const email = readEmail(row);
    const id = row.cell('id') || ids.get(email) || freeId(email, new Set([...taken.keys(), ...ids.values()]));
    if (!/^[\w.-]{1,64}$/.test(id)) row.wrong(`id "${id}" may hold letters, digits, . _ and - only`);
    for (const [key, what] of [
      [id, 'id'],
      [email, 'e-mail'],
    ] as const) {
      const line = taken.get(key);
      if (line !== undefined && line !== row.line)
        row.wrong(`${what} "${key}" stands already in line ${line}`);
      else taken.set(key, row.line);
    }
    return { row, person: readPerson(row, id, email, school) };
  });
  const people = read.map((one) => one.person);
  for (const { row, person } of read) {
    const typed = row.cell('standIn');
    if (typed !== '') person.standInId = standInFrom(row, typed, person, people);
    checkCovers(row, person);
  }
  if (people.length > 0 && !people.some(staysAndFollows)) {
    problems.add(
      file,
      1,
      'the school needs a coordinator or a head who stays, or nobody can receive a request',
    );
  }
  return people;
}

export function checkCovers(row: Row<PersonField>, person: Person): void {
  if (person.covers.length === 0 || mayCover(person)) return;
  row.wrong(
    'only a coordinator, counsellor, grade coordinator or head can follow classes (column "volgt")',
    'covers',
  );
}

/** Without one of these nobody can receive a request. */
export const staysAndFollows = (person: Person): boolean => mayCover(person) && person.until === undefined;

export function readEmail(row: Row<PersonField>): string {
  const email = row.cell('email').toLowerCase();
  if (!emailSchema.safeParse(email).success) row.wrong(`"${email}" is not an e-mail address`, 'email');
  return email;
}

/** What stands before the @, with the domain where that is taken. */
export function freeId(email: string, taken: ReadonlySet<string>): string {
  const clean = (part: string) =>
    part
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64);
  const short = clean(email.split('@')[0] ?? '');
  return short !== '' && !taken.has(short) ? short : clean(email) || 'person';
}

function readNames(row: Row<PersonField>): { name: string; givenName: string } {
  const [given, family, name] = [row.cell('givenName'), row.cell('familyName'), row.cell('name')];
  const last = family || (given ? name : '');
  if (given !== '' && last !== '') return { name: `${given} ${last}`, givenName: given };
  const whole = name || given || last;
  if (whole === '')
    row.wrong('the name is missing (columns "voornaam" and "achternaam", or "naam")', 'givenName');
  return { name: whole, givenName: given || (whole.split(' ')[0] ?? whole) };
}

export function readPerson(row: Row<PersonField>, id: string, email: string, school: Known): Person {
  const site = row.cell('site') === '' ? undefined : siteFrom(school.sites, row.cell('site'));
  if (row.cell('site') !== '' && site === undefined) {
    row.wrong(
      `unknown site "${row.cell('site')}"; school.json has ${school.sites.map((one) => one.name).join(', ')}`,
      'site',
    );
  }
  const [from, until] = [row.date('from'), row.date('until')];
  if (from && until && until < from)
    row.wrong(`the last day ${until} lies before the first day ${from}`, 'until');
  return {
    id,
    ...readNames(row),
    email,
    phone: readPhone(row),
    roles: readRoles(row),
    site,
    classes: readClasses(row, 'classes', school, site),
    teaches: row.cell('teaches') === '' ? undefined : readClasses(row, 'teaches', school, site),
    covers: row.cells('covers').flatMap((typed): Coverage[] => {
      const rules = readCoverage(school, typed);
      if (typeof rules === 'string') row.wrong(rules, 'covers');
      return typeof rules === 'string' ? [] : rules;
    }),
    pattern: readPattern(row),
    absences: [],
    careHours: readHours(row),
    domains: readDomains(row),
    language: readWord(row, 'language', languageFrom, 'nl, en or fr'),
    newRequests: readWord(row, 'newRequests', newRequestsFrom, 'apart, per uur or ochtendbericht'),
    ...readWeek(row, 'lessons'),
    ...readWeek(row, 'duties'),
    ...readWeek(row, 'keeps'),
    from,
    until,
  };
}

function readClasses(
  row: Row<PersonField>,
  field: 'classes' | 'teaches',
  school: Known,
  site: string | undefined,
): string[] {
  return row.cells(field).flatMap((typed) => {
    const group = classNamed(school, typed, site);
    if (typeof group === 'string') row.wrong(group, field);
    return typeof group === 'string' ? [] : [group.code];
  });
}

function readRoles(row: Row<PersonField>): Role[] {
  const roles = row.cells('roles').flatMap((typed) => {
    const role = roleOf(typed);
    if (role === undefined)
      row.wrong(`unknown role "${typed}"; the roles are listed in infra/example-school/README.md`, 'roles');
    return role ?? [];
  });
  if (row.cells('roles').length === 0) row.wrong('a person needs at least one role', 'roles');
  return [...new Set(roles)];
}

function readPhone(row: Row<PersonField>): string | undefined {
  const phone = row.cell('phone');
  if (phone === '') return undefined;
  if (!/^\+?[\d ./()-]{3,30}$/.test(phone)) row.wrong(`"${phone}" is not a telephone number`);
  return phone;
}

function readPattern(row: Row<PersonField>) {
  const typed = row.cell('pattern');
  if (typed === '') return FULL_TIME;
  const pattern = parsePattern(typed);
  if (pattern === undefined) {
    row.wrong(
      `"${typed}" is not a working pattern; write voltijds, "ma di wo vm", or "ma di | wo do vr" for weeks in turn`,
      'pattern',
    );
  }
  return pattern ?? FULL_TIME;
}

function readHours(row: Row<PersonField>): number | undefined {
  const typed = row.cell('careHours');
  if (typed === '') return undefined;
  const hours = Number(typed.replace(',', '.'));
  if (hours >= 0 && hours <= 40) return hours;
  row.wrong(`care hours "${typed}" is not a number from 0 to 40`);
  return undefined;
}

function readWeek(row: Row<PersonField>, field: 'lessons' | 'duties' | 'keeps'): Partial<Person> {
  const typed = row.cell(field);
  if (typed === '') return {};
  const hours = parseWeekHours(typed);
  if (hours === undefined)
    row.wrong(
      `"${typed}" under "${PEOPLE_COLUMNS[field][0]}" is not written as "ma 08:30-10:10, 10:25-12:05; di 09:00-10:00"`,
    );
  return { [field]: hours };
}

function readDomains(row: Row<PersonField>): Domain[] | undefined {
  const typed = row.cells('domains');
  const read = typed.flatMap((one) => {
    const domain = domainFrom(one);
    if (domain === undefined)
      row.wrong(
        `unknown domain "${one}"; write onderwijsloopbaan, leren en studeren, psychisch en sociaal functioneren or preventieve gezondheidszorg`,
      );
    return domain ?? [];
  });
  return read.length > 0 ? [...new Set(read)] : undefined;
}

function readWord<T>(
  row: Row<PersonField>,
  field: PersonField,
  from: (typed: string) => T | undefined,
  choices: string,
) {
  const typed = row.cell(field);
  if (typed === '') return undefined;
  const value = from(typed);
  if (value === undefined) row.wrong(`"${typed}" under "${PEOPLE_COLUMNS[field][0]}" is not ${choices}`);
  return value;
}

/** A stand-in is named by e-mail, id or full name, of somebody in the same file. */
function standInFrom(
  row: Row<PersonField>,
  typed: string,
  person: Person,
  people: Person[],
): string | undefined {
  const found = people.filter(
    (one) => one.email === typed.toLowerCase() || one.id === typed || loosely(one.name) === loosely(typed),
  );
  const [standIn] = found;
  if (standIn === undefined || found.length > 1) {
    row.wrong(
      `stand-in "${typed}" is ${standIn ? 'the name of several people; write the e-mail' : 'nobody in this file'}`,
    );
    return undefined;
  }
  if (standIn.id === person.id) row.wrong('nobody stands in for themselves');
  if (!mayStandIn(standIn)) {
    row.wrong(
      `${standIn.name} cannot stand in: that takes a coordinator, care teacher, head or the policy team`,
    );
  }
  return standIn.id;
}
