import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CLASS_COLUMNS } from '../features/school/model/import/classes.js';
import { INSTRUMENT_COLUMNS } from '../features/school/model/import/instruments.js';
import type { SchoolFiles } from '../features/school/model/import/parse.js';
import { fieldOf } from '../features/school/model/import/table.js';

const NAMES = {
  school: 'school.json',
  classes: 'classes.csv',
  people: 'people.csv',
  instruments: 'instruments.csv',
} as const;

/** UTF-8 with or without a mark, UTF-16 with one ("Unicode text"), else what Excel on Windows writes. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A CSV of any name is a class list when it has a level column, a list of material when it has titles, else a team list. */
function partOf(name: string, content: string): keyof SchoolFiles {
  if (name.endsWith('.json')) return 'school';
  const header = (content.split(/\r?\n/, 1)[0] ?? '').replace(/^\uFEFF/, '').split(/[;,\t]/);
  if (header.some((cell) => fieldOf(INSTRUMENT_COLUMNS, cell) === 'title')) return 'instruments';
  return header.some((cell) => fieldOf(CLASS_COLUMNS, cell) === 'level') ? 'classes' : 'people';
}

/** The files of a school: those of a folder by their names, or one file. Throws what `node:fs` throws, and RangeError for a folder without any. */
export async function readSchoolFiles(path: string): Promise<SchoolFiles> {
  if (!(await stat(path)).isDirectory()) {
    const content = decode(await readFile(path));
    const name = basename(path);
    return { [partOf(name, content)]: { name, content } };
  }
  const present = await readdir(path);
  const files: SchoolFiles = {};
  for (const [part, name] of Object.entries(NAMES) as [keyof SchoolFiles, string][]) {
    if (present.includes(name)) files[part] = { name, content: decode(await readFile(join(path, name))) };
  }
  if (Object.keys(files).length === 0) {
    throw new RangeError(`${path} holds none of ${Object.values(NAMES).join(', ')}`);
  }
  return files;
}
