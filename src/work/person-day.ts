import type { Save } from '../kernel/decision.js';
import type { Stored } from '../kernel/kind.js';
import { PERSON_DAY, type PersonDay } from '../kernel/person-day.js';
import type { SendRow } from '../ports/composer.js';
import type { Parts } from './parts.js';

export type Once = 'capped' | 'digest';
type Day = Pick<PersonDay, 'day' | 'until'>;

const CONFLICTS = 5;
const idOf = (personId: string, day: string): string => `${personId}.${day}`;

/** What rows wrote when they took their place, for closing it without reading it again; the version tells whether somebody else wrote since. */
const taken = new WeakMap<SendRow, Pick<Stored<PersonDay>, 'id' | 'version' | 'data'>>();

/**
 * Takes a person's one place of the day for these rows, durably and before anything is sent: two processes cannot both
 * have it, and after a crash the same rows still do. False: it was taken, or used.
 */
export async function takeTurn(
  parts: Parts,
  rows: SendRow[],
  personId: string,
  once: Once,
  day: Day,
): Promise<boolean> {
  const { schoolId } = rows[0]!;
  const id = idOf(personId, day.day);
  for (let conflicts = 0; conflicts < CONFLICTS; conflicts++) {
    const found = await parts.store.get(PERSON_DAY, schoolId, id);
    const turn = found?.data[once];
    if (turn) return !turn.sent && rows.some((row) => row.id === turn.by);
    const data: PersonDay = {
      ...(found?.data ?? { personId, day: day.day, until: day.until }),
      [once]: { by: rows[0]!.id, sent: false },
    };
    const save = [{ kind: PERSON_DAY, id, expect: found?.version ?? 0, data }];
    const change = { schoolId, save, remove: [], work: [], audit: [] };
    if ((await parts.store.commit(change, parts.clock.real())) !== 'done') continue;
    taken.set(rows[0]!, { id, version: save[0]!.expect + 1, data });
    return true;
  }
  return false;
}

/** Whether one of these rows has the place of that day already, and nothing went out yet. */
export async function hasTurn(
  parts: Parts,
  rows: SendRow[],
  { personId, what }: { personId: string; what: Once },
  day: string,
): Promise<boolean> {
  const found = await parts.store.get(PERSON_DAY, rows[0]!.schoolId, idOf(personId, day));
  const turn = found?.data[what];
  return turn !== undefined && !turn.sent && rows.some((row) => row.id === turn.by);
}

/** What closes a turn taken by these rows: used (`sent`), or given back because nothing went out. */
export async function endTurn(
  parts: Parts,
  rows: SendRow[],
  personId: string,
  once: Once,
  day: string,
  sent: boolean,
): Promise<Save[]> {
  const id = idOf(personId, day);
  const mine = taken.get(rows[0]!);
  // Once only: after a conflict it is read.
  taken.delete(rows[0]!);
  const found = mine?.id === id ? mine : await parts.store.get(PERSON_DAY, rows[0]!.schoolId, id);
  const turn = found?.data[once];
  if (!found || !turn || turn.sent || !rows.some((row) => row.id === turn.by)) return [];
  const data: PersonDay = { ...found.data, [once]: sent ? { ...turn, sent } : undefined };
  return [{ kind: PERSON_DAY, id: found.id, expect: found.version, data }];
}
