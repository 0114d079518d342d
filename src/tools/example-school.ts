import { fileURLToPath } from 'node:url';
import { mergeInstruments } from '../features/school/model/import/instruments.js';
import { mergeRoster } from '../features/school/model/import/merge.js';
import { parseSchool } from '../features/school/model/import/parse.js';
import { tell } from '../features/school/model/import/problems.js';
import type { Person, SchoolRecord } from '../features/school/model/school.js';
import { EVERYONE, TEAM, withChannel } from '../features/school/model/teams.js';
import { editsCareSettings } from '../features/school/policy.js';
import type { Save } from '../kernel/decision.js';
import { readSchoolFiles } from './school-files.js';

const FOLDER = fileURLToPath(new URL('../../infra/example-school/', import.meta.url));

/** The invented school of `infra/example-school`, and the saves that put it into an empty store (schoolId = school.id). */
export async function demoSchool(): Promise<{ school: SchoolRecord; people: Person[]; save: Save[] }> {
  const parsed = parseSchool(await readSchoolFiles(FOLDER));
  if ('errors' in parsed)
    throw new Error(`the example school is broken\n${parsed.errors.map(tell).join('\n')}`);
  const { save } = mergeRoster(undefined, parsed, '');
  const instruments = mergeInstruments([], parsed.instruments, 0).save;
  return { ...parsed, save: [...save, ...instruments, teamChannel(parsed.school, parsed.people)] };
}

/** The sandbox has one channel, which is the whole team's from the start. */
function teamChannel({ id }: SchoolRecord, people: readonly Person[]): Save {
  const channel = { surface: 'sandbox', tenant: id, place: 'team', channel: 'team', name: 'team' } as const;
  const by = people.find(editsCareSettings)?.id ?? '';
  const everyone = { name: '', everyone: true, memberIds: [], createdBy: by, createdAt: 0 };
  return { kind: TEAM, id: EVERYONE, expect: 0, data: withChannel(everyone, { channel, by }) };
}
