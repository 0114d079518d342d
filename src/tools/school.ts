import { parseArgs } from 'node:util';
import { dayOf } from '../calendar/time.js';
import { arrivedWith, loadOf } from '../features/requests/model/load.js';
import { checkSchool } from '../features/school/model/check.js';
import type { Load } from '../features/school/model/choice.js';
import { loosely } from '../features/school/model/classes.js';
import { type InstrumentMerge, mergeInstruments } from '../features/school/model/import/instruments.js';
import { type Existing, type Merge, mergeRoster } from '../features/school/model/import/merge.js';
import { parseSchool } from '../features/school/model/import/parse.js';
import { tell } from '../features/school/model/import/problems.js';
import { INSTRUMENT } from '../features/school/model/instruments.js';
import { leaverAfter, lookAtPlans, lookAtTalks } from '../features/school/model/leavers.js';
import { coordinatorsOn, peopleOn } from '../features/school/model/people.js';
import type { Person, School } from '../features/school/model/school.js';
import { PERSON, SCHOOL } from '../features/school/model/school-kinds.js';
import { simulateAbsence } from '../features/school/model/simulate.js';
import type { KindSpec, Query, Stored } from '../kernel/kind.js';
import type { Day } from '../kernel/values.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { firstMorning } from '../router/morning.js';
import { readSchoolFiles } from './school-files.js';
import { describeAbsence, describeCheck, type Loads } from './school-report.js';

export const HELP = `zorgbode school import FILE|FOLDER [--dry-run] [--complete] [--school ID]
zorgbode school check [FOLDER] [--absent PERSON] [--json] [--school ID]

import reads school.json, classes.csv, people.csv and instruments.csv of a folder, or one of them
(how they are written: infra/example-school/README.md). All mistakes are told at once, by file and line, and
nothing is saved when there is one.

  --dry-run     only say what would change
  --complete    really let go of more than a quarter of the team, who are no longer in the file
  --school ID   which school, where the store holds several
  --absent PERSON  who would get what if this person (name, e-mail or id) were not there today

check shows to whom the requests of each class go, and what is missing or double, today and in the
year to come; from the store also how much each coordinator has open, against their hours. With a
FOLDER it looks at those files instead of the store. Ends with 1 on a gap.`;

export interface SchoolToolParts {
  store: Store;
  clock: Clock;
  out(line: string): void;
  /** For what went wrong; `out` where there is no other. */
  complain?(line: string): void;
}

/** Import changes nothing when more than this part of the team would lose access by it, at least so many people. */
const SUSPICIOUS = { part: 0.25, people: 3 };

/** `school import` and `school check`. Returns the exit code: 0, 1 for mistakes or gaps, 2 for wrong arguments. */
export async function runSchool(args: string[], parts: SchoolToolParts): Promise<number> {
  const complain = parts.complain ?? parts.out;
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    complain((error as Error).message);
    return 2;
  }
  const { values, positionals } = read;
  const [command, path] = positionals;
  if (values.help) {
    parts.out(HELP);
    return 0;
  }
  const today = dayOf(parts.clock.now());
  if (command === 'check' && positionals.length <= 2) {
    const school = await schoolToCheck(parts, path, values.school);
    if (typeof school === 'string') {
      complain(school);
      return 1;
    }
    return showCheck(parts, school, today, { ...values, stored: path === undefined });
  }
  if (command === 'import' && path !== undefined && positionals.length === 2) {
    return importSchool(parts, path, today, values);
  }
  complain(HELP);
  return 2;
}

const readArguments = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean' },
      complete: { type: 'boolean' },
      school: { type: 'string' },
      json: { type: 'boolean' },
      absent: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });

type Options = ReturnType<typeof readArguments>['values'];

async function showCheck(
  { store, out, complain = out }: SchoolToolParts,
  school: School,
  today: Day,
  { json, absent, stored }: Options & { stored: boolean },
): Promise<number> {
  const gone = absent === undefined ? undefined : personNamed(school, absent, today);
  if (typeof gone === 'string') {
    complain(gone);
    return 2;
  }
  const check = checkSchool(school, today);
  const simulation = gone && simulateAbsence(school, gone.id, today);
  const loads = stored ? await loadsIn(store, school, today) : undefined;
  if (json) {
    const load = loads && Object.fromEntries(loads);
    out(
      JSON.stringify({ ...check, ...(load ? { load } : {}), ...(simulation ? { absence: simulation } : {}) }),
    );
  } else {
    out(describeCheck(school, check, loads));
    if (simulation) out(`\n${describeAbsence(school, simulation)}`);
  }
  const gap =
    check.findings.some(({ kind }) => kind === 'gap') || simulation?.classes.some((one) => one.absent);
  return gap ? 1 : 0;
}

/** By id, e-mail or full name; in words why it cannot be told who is meant. */
function personNamed(school: School, typed: string, today: Day): Person | string {
  const found = peopleOn(school, today).filter(
    ({ id, email, name }) =>
      id === typed || email === typed.toLowerCase() || loosely(name) === loosely(typed),
  );
  if (found.length === 1 && found[0]) return found[0];
  return found.length === 0
    ? `There is nobody here called "${typed}".`
    : `"${typed}" is the name of several people; give the e-mail.`;
}

/** Of everybody who follows requests: how much is open, and came this week. */
async function loadsIn(store: Store, school: School, today: Day): Promise<Loads> {
  const read = { count: (kind: KindSpec, where: Query['where']) => store.count(kind, school.id, where) };
  const loads = new Map<string, Load>();
  for (const { id } of coordinatorsOn(school, today))
    loads.set(id, { ...(await loadOf(read, id)), arrived: await arrivedWith(read, id, today) });
  return loads;
}

async function importSchool(
  parts: SchoolToolParts,
  path: string,
  today: Day,
  options: Options,
): Promise<number> {
  const { store, clock, out } = parts;
  const complain = parts.complain ?? out;
  const files = await filesAt(path);
  if (typeof files === 'string') {
    complain(files);
    return 1;
  }
  const existing = await existingFor(store, files.school?.content, options.school);
  if (typeof existing === 'string') {
    complain(existing);
    return 1;
  }
  const base = existing && { school: existing.school.data, people: existing.people.map((one) => one.data) };
  const parsed = parseSchool(files, base);
  if ('errors' in parsed) {
    for (const problem of parsed.errors) complain(tell(problem));
    complain(`${parsed.errors.length} to put right; nothing is saved.`);
    return 1;
  }
  const merge = mergeRoster(existing, parsed, today);
  const material = mergeInstruments(
    existing ? await everyOf(store, INSTRUMENT, existing.school.id) : [],
    parsed.instruments,
    clock.now(),
  );
  report(merge, material, parsed.school.name, out);
  const team =
    existing?.people.filter(({ data }) => data.until === undefined || data.until >= today).length ?? 0;
  const many = merge.left.length > SUSPICIOUS.people && merge.left.length > team * SUSPICIOUS.part;
  if (many && !options.complete) {
    complain(
      `${merge.left.length} of ${team} people would lose access. If that is right, add --complete. Nothing is saved.`,
    );
    return 1;
  }
  const save = [...merge.save, ...material.save];
  if (options['dry-run'] || save.length === 0) {
    out(save.length === 0 ? 'Nothing is different.' : 'This was a dry run: nothing is saved.');
    return 0;
  }
  const now = clock.now();
  const audit = save.map(({ kind, id }) => {
    const line = { at: now, who: 'cli', verb: 'school.import', kind: kind.kind, id };
    return { ...line, access: 'change' as const };
  });
  // A running process takes it up from here; one that starts later plans the same row again, which is then one.
  const before = new Map(existing?.people.map(({ id, data }) => [id, data]));
  const leavers = [...merge.changed, ...merge.left].flatMap((after) =>
    leaverAfter(before.get(after.id), after, today, now),
  );
  const work = [firstMorning(parsed.school, now), ...leavers, lookAtPlans(now), lookAtTalks(now)];
  const change = { schoolId: parsed.school.id, save, remove: [], work, audit };
  if ((await store.commit(change, clock.real())) === 'conflict') {
    complain('Somebody changed the school at the same moment. Nothing is saved; run the import again.');
    return 1;
  }
  out('Saved.');
  return 0;
}

async function filesAt(path: string) {
  try {
    return await readSchoolFiles(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? `${path} does not exist.` : `${path} cannot be read: ${message}`;
  }
}

function report(merge: Merge, material: InstrumentMerge, school: string, out: (line: string) => void): void {
  const names = (people: Person[]) => people.map((person) => person.name).join(', ');
  out(school);
  if (merge.added.length > 0) out(`  new (${merge.added.length}): ${names(merge.added)}`);
  if (merge.changed.length > 0) out(`  changed (${merge.changed.length}): ${names(merge.changed)}`);
  if (merge.left.length > 0) out(`  no longer here (${merge.left.length}): ${names(merge.left)}`);
  if (merge.closedClasses.length > 0) {
    out(`  classes that end: ${merge.closedClasses.map((group) => group.code).join(', ')}`);
  }
  if (material.added.length > 0)
    out(`  new material (${material.added.length}): ${material.added.join(', ')}`);
  if (material.changed.length > 0)
    out(`  changed material (${material.changed.length}): ${material.changed.join(', ')}`);
}

/** The school that the file names, else the one asked for, else the only one; in words why it cannot be told. */
async function existingFor(store: Store, content: string | undefined, asked: string | undefined) {
  let id = asked;
  try {
    const named: unknown = content === undefined ? undefined : JSON.parse(content.replace(/^\uFEFF/, '')).id;
    if (typeof named === 'string') id ??= named;
  } catch {
    // The reader of the file says what is wrong with it, and where.
  }
  const ids = await store.schools(SCHOOL);
  if (id === undefined && content === undefined) {
    if (ids.length !== 1) return whichSchool(ids);
    id = ids[0];
  }
  return id !== undefined && ids.includes(id) ? await readExisting(store, id) : undefined;
}

const whichSchool = (ids: string[]): string =>
  ids.length === 0
    ? 'There is no school yet: import a folder with school.json, classes.csv and people.csv first.'
    : `Which school? Add --school with one of ${ids.join(', ')}.`;

async function readExisting(store: Store, id: string): Promise<Existing | undefined> {
  const school = await store.get(SCHOOL, id, id);
  if (school === undefined) return undefined;
  return { school, people: await everyOf(store, PERSON, id) };
}

async function everyOf<T>(store: Store, kind: KindSpec<T>, schoolId: string): Promise<Stored<T>[]> {
  const all: Stored<T>[] = [];
  let after: string | undefined;
  do {
    const page = await store.find(kind, schoolId, { limit: 500, after });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}

async function schoolToCheck(
  { store }: SchoolToolParts,
  path: string | undefined,
  asked: string | undefined,
): Promise<School | string> {
  if (path !== undefined) {
    const files = await filesAt(path);
    if (typeof files === 'string') return files;
    const parsed = parseSchool(files);
    if ('errors' in parsed) return parsed.errors.map(tell).join('\n');
    return { ...parsed.school, people: new Map(parsed.people.map((person) => [person.id, person])) };
  }
  const ids = await store.schools(SCHOOL);
  const id = asked ?? (ids.length === 1 ? ids[0] : undefined);
  const existing = id === undefined ? undefined : await readExisting(store, id);
  if (existing === undefined)
    return asked === undefined ? whichSchool(ids) : `There is no school "${asked}".`;
  return { ...existing.school.data, people: new Map(existing.people.map((one) => [one.id, one.data])) };
}
