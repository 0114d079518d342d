import { fileURLToPath } from 'node:url';
import { mergeInstruments } from '../features/school/model/import/instruments.js';
import { mergeRoster } from '../features/school/model/import/merge.js';
import { parseSchool } from '../features/school/model/import/parse.js';
import { tell } from '../features/school/model/import/problems.js';
import type { Person, SchoolRecord } from '../features/school/model/school.js';
import type { Save } from '../kernel/decision.js';
import { readSchoolFiles } from './school-files.js';

const FOLDER = fileURLToPath(new URL('../../infra/example-school/', import.meta.url));

/** The invented school of `infra/example-school`, and the saves that put it into an empty store (schoolId = school.id). */
export async function demoSchool(): Promise<{ school: SchoolRecord; people: Person[]; save: Save[] }> {
  const parsed = parseSchool(await readSchoolFiles(FOLDER));
  if ('errors' in parsed)
    throw new Error(`the example school is broken\n${parsed.errors.map(tell).join('\n')}`);
  const { save } = mergeRoster(undefined, parsed, '');
  return { ...parsed, save: [...save, ...mergeInstruments([], parsed.instruments, 0).save] };
}
