import type { InstrumentText } from '../instruments.js';
import type { Person, SchoolRecord } from '../school.js';
import { readClasses } from './classes.js';
import { readInstruments } from './instruments.js';
import { readPeople } from './people.js';
import { type Problem, Problems } from './problems.js';
import { readSchoolFile } from './settings.js';

/** The files of a school, by their role; a name and what is in it. One that is not given stays as it was. */
export interface SchoolFiles {
  school?: { name: string; content: string };
  classes?: { name: string; content: string };
  people?: { name: string; content: string };
  /** The list of material; no school needs one. */
  instruments?: { name: string; content: string };
}

/** What the store already holds of this school. */
export interface Roster {
  school: SchoolRecord;
  people: readonly Person[];
}

export type Parsed =
  | { school: SchoolRecord; people: Person[]; instruments: InstrumentText[] }
  | { errors: Problem[] };

/**
 * Reads a school's files. Pure; all problems at once, each with its file and line, and no school when there is one.
 * `base`: what is there already: files that are not given are taken from it, people keep their ids by e-mail. A first
 * import needs all three files. The revision of the result is that of the base, or 1.
 */
export function parseSchool(files: SchoolFiles, base?: Roster): Parsed {
  const problems = new Problems();
  if (base === undefined) {
    for (const [part, name] of [
      ['school', 'school.json'],
      ['classes', 'classes.csv'],
      ['people', 'people.csv'],
    ] as const) {
      if (files[part] === undefined)
        problems.add(name, 1, 'the first import of a school needs this file too');
    }
  }
  const head = files.school
    ? readSchoolFile(files.school.name, files.school.content, problems, base?.school.settings)
    : base?.school;
  // Without sites nothing about classes can be said; what can be said of the other files then waits for the next run.
  if (head === undefined) return { errors: problems.sorted() };
  if (files.school && base && problems.list.length === 0 && head.id !== base.school.id) {
    problems.add(files.school.name, 1, `this is school "${head.id}", the store holds "${base.school.id}"`);
  }
  const classes = files.classes
    ? readClasses(files.classes.name, files.classes.content, head.sites, problems)
    : (base?.school.classes ?? []);
  if (files.classes && classes.length === 0 && problems.list.length === 0) {
    problems.add(files.classes.name, 1, 'there is no class in this file');
  }
  const people = files.people
    ? readPeople(
        files.people.name,
        files.people.content,
        { sites: head.sites, classes },
        base?.people ?? [],
        problems,
      )
    : [...(base?.people ?? [])];
  if (files.people && people.length === 0 && problems.list.length === 0) {
    problems.add(files.people.name, 1, 'there is nobody in this file');
  }
  const instruments = files.instruments
    ? readInstruments(files.instruments.name, files.instruments.content, problems)
    : [];
  if (problems.list.length > 0) return { errors: problems.sorted() };
  const { id, name, language, sites, calendar, settings, phones } = head;
  const revision = base?.school.revision ?? 1;
  return {
    school: { id, name, language, revision, sites, classes, calendar, settings, phones },
    people,
    instruments,
  };
}
