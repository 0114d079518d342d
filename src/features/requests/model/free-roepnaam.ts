import { z } from 'zod';
import type { RecordKey, Save } from '../../../kernel/decision.js';
import type { Scene } from '../../../kernel/feature.js';
import { defineKind } from '../../../kernel/kind.js';
import type { School } from '../../school/model/school.js';
import { REQUEST } from './request.js';
import { candidates, SINGLE_WORD_TRIES, twoWords } from './roepnaam.js';

/** A word of a school year that something else than a request is called by: no request gets it any more. */
export interface TakenName {
  schoolYear: string;
  roepnaam: string;
  /** Kind and id of what is called so. */
  kind: string;
  of: string;
}
export const TAKEN_NAME = defineKind<TakenName>({
  kind: 'takenName',
  schema: z.object({ schoolYear: z.string(), roepnaam: z.string(), kind: z.string(), of: z.string() }),
  sealed: [],
  indexes: [],
  unique: [['schoolYear', 'roepnaam']],
});

/** Keeps the word for what is called so from now on: saved with it, in the same commit. */
export const takenName = (
  { kind, id }: RecordKey,
  { schoolYear, roepnaam }: Pick<TakenName, 'schoolYear' | 'roepnaam'>,
): Save<TakenName> => ({ kind: TAKEN_NAME, id, expect: 0, data: { schoolYear, roepnaam, kind, of: id } });

/** Schools whose single words of a year are used up: remembered so that not every request looks for one again. */
const usedUp = new Set<string>();

/** The first free neutral word of the school year, starting from the id; two words once the single ones are used up. */
export async function freeRoepnaam(
  { school, read }: Pick<Scene<School>, 'school' | 'read'>,
  id: string,
  schoolYear: string,
): Promise<string> {
  const year = `${school.id} ${schoolYear}`;
  let tries = 0;
  for (const roepnaam of usedUp.has(year) ? twoWords(id) : candidates(id)) {
    const named = { schoolYear, roepnaam };
    if ((await read.count(REQUEST, named)) === 0 && (await read.count(TAKEN_NAME, named)) === 0)
      return roepnaam;
    tries += 1;
    if (tries >= SINGLE_WORD_TRIES) usedUp.add(year);
  }
  throw new Error('no word is free');
}
