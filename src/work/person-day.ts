import type { Save } from '../kernel/decision.js';
import type { Stored } from '../kernel/kind.js';
import { type DayTurn, PERSON_DAY, type PersonDay } from '../kernel/person-day.js';
import type { SendRow } from '../ports/composer.js';
import type { Parts } from './parts.js';

export type Once = 'capped' | 'digest';
type Day = Pick<PersonDay, 'day' | 'until'>;

const CONFLICTS = 5;
const idOf = (personId: string, day: string): string => `${personId}.${day}`;

/** What rows wrote when they took their place, for closing it without reading it again; the version tells whether somebody else wrote since. */
const taken = new WeakMap<SendRow, Pick<Stored<PersonDay>, 'id' | 'version' | 'data'>>();

/** Whose place of which day. */
export interface Place {
  what: Once;
  personId: string;
  /**
   * By what these rows are known to hold it; the first is written down. A message that is kept has its own id, which no later send
   * of that row gets: then the place needs no second writing to be known as used.
   */
  names: readonly string[];
}

const isOurs = (turn: DayTurn, { names }: Place): boolean => !turn.sent && names.includes(turn.by);

/**
 * Takes a person's one place of the day for these rows, durably and before anything is sent: two processes cannot both
 * have it, and after a crash the same rows still do. False: it was taken, or used.
 */
export async function takeTurn(parts: Parts, rows: SendRow[], place: Place, day: Day): Promise<boolean> {
  const { schoolId } = rows[0]!;
  const { what, personId, names } = place;
  const id = idOf(personId, day.day);
  for (let conflicts = 0; conflicts < CONFLICTS; conflicts++) {
    const found = await parts.store.get(PERSON_DAY, schoolId, id);
    const turn = found?.data[what];
    if (turn) return isOurs(turn, place);
    const data: PersonDay = {
      ...(found?.data ?? { personId, day: day.day, until: day.until }),
      [what]: { by: names[0]!, sent: false },
    };
    const save = [{ kind: PERSON_DAY, id, expect: found?.version ?? 0, data }];
    const change = { schoolId, save, remove: [], work: [], audit: [] };
    if ((await parts.store.commit(change, parts.clock.real())) !== 'done') continue;
    taken.set(rows[0]!, { id, version: save[0]!.expect + 1, data });
    return true;
  }
  return false;
}

/** Whether these rows have the place of that day already, and nothing went out yet. */
export async function hasTurn(parts: Parts, rows: SendRow[], place: Place, day: string): Promise<boolean> {
  const found = await parts.store.get(PERSON_DAY, rows[0]!.schoolId, idOf(place.personId, day));
  const turn = found?.data[place.what];
  return turn !== undefined && isOurs(turn, place);
}

/** What closes a turn taken by these rows: used (`sent`), or given back because nothing went out. */
export async function endTurn(
  parts: Parts,
  rows: SendRow[],
  place: Place,
  day: string,
  sent: boolean,
): Promise<Save[]> {
  const { what } = place;
  const id = idOf(place.personId, day);
  const mine = taken.get(rows[0]!);
  // Once only: after a conflict it is read.
  taken.delete(rows[0]!);
  const found = mine?.id === id ? mine : await parts.store.get(PERSON_DAY, rows[0]!.schoolId, id);
  const turn = found?.data[what];
  if (!found || !turn || !isOurs(turn, place)) return [];
  const data: PersonDay = { ...found.data, [what]: sent ? { ...turn, sent } : undefined };
  return [{ kind: PERSON_DAY, id: found.id, expect: found.version, data }];
}
