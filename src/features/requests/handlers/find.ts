import { dayOf } from '../../../calendar/time.js';
import { type Decision, decision } from '../../../kernel/decision.js';
import type { Query, Stored } from '../../../kernel/kind.js';
import { LIMITS_OF_SEARCH, type Meant, meantBy, nearWords } from '../model/find.js';
import type { Desk } from '../model/lists.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { audited } from '../model/step.js';
import type { SchoolTurn } from '../model/turn.js';
import { findsOf, mayFind, mayFindByPupil } from '../policy.js';
import { foundCard } from '../view/list.js';
import { list } from './list.js';

type Found = Stored<CareRequest>;
type Turn = SchoolTurn<unknown>;
type Fits = (one: Found) => boolean;

/** Shown at once. */
const MOST = 10;
/** Looked at for them, a page at a time: what is not for this reader stands between what is. */
const AT_A_TIME = 25;
const MOST_READ = 200;

/** What is typed behind "zorg zoek"; without anything, the list with its field to search in. */
export const find = (turn: SchoolTurn<{ text?: string }>): Promise<Decision> =>
  list({ ...turn, input: { text: turn.input.text } });

/**
 * By roepnaam, class and pupil's code, each as far as this person may find it. What does not exist and what is not theirs go
 * the same way and give the same answer; what was typed is in no log and no line. Who finds by a pupil's code learns of
 * whom a request is, so that is logged as a reading.
 */
export async function found(turn: Turn, typed: string, desk: Desk, leading: boolean): Promise<Decision> {
  const { person, school } = turn;
  const today = dayOf(turn.now);
  const meant = meantBy(school, typed, today);
  const may: Fits = ({ data }) => mayFind(person, data, school, today);
  const [named, inClass, ofPupil] = await Promise.all([
    byRoepnaam(turn, meant, may),
    byClass(turn, meant, may),
    byPupil(turn, meant, ({ data }) => mayFindByPupil(person, data, school, today)),
  ]);
  const near =
    named.length + inClass.length + ofPupil.length === 0 ? await byNearWords(turn, meant, may) : [];
  const all = [...named, ...near, ...ofPupil.sort(newest), ...inClass.sort(newest)];
  const items = [...new Map(all.map((one) => [one.id, one])).values()];
  const shown = items.slice(0, MOST);
  const learnt = shown.filter(({ id }) => ofPupil.some((one) => one.id === id));
  const besides = await turn.found(typed);
  const card = foundCard(turn, { items: shown, more: items.length > MOST, desk, leading, typed });
  return decision(
    { kind: 'next', card: besides.length > 0 ? { ...card, parts: besides } : card },
    { audit: learnt.map(({ id }) => audited(turn, 'request.find', id, 'read')) },
  );
}

/** What is open before what is over, then the newest. */
const newest = (a: Found, b: Found): number =>
  Number(b.data.open) - Number(a.data.open) || b.data.createdAt - a.data.createdAt;

/** Reads on until there are enough that fit, or too many that do not. */
async function gather({ read }: Turn, query: Omit<Query, 'limit'>, fits: Fits): Promise<Found[]> {
  const kept: Found[] = [];
  let after: string | undefined;
  let seen = 0;
  do {
    const page = await read.find(REQUEST, { ...query, limit: AT_A_TIME, after });
    kept.push(...page.items.filter(fits));
    seen += page.items.length;
    after = page.next;
  } while (after !== undefined && kept.length <= MOST && seen < MOST_READ);
  return kept;
}

/** Of this school year, then of the last; the whole word before what only begins with it. */
async function byRoepnaam(turn: Turn, { roepnaam, schoolYears }: Meant, fits: Fits): Promise<Found[]> {
  if (roepnaam === '') return [];
  const begins = roepnaam.length >= LIMITS_OF_SEARCH.beginning;
  const each = await Promise.all(
    schoolYears.map((schoolYear) =>
      gather(
        turn,
        begins
          ? {
              where: { schoolYear },
              range: { field: 'roepnaam', from: roepnaam, below: `${roepnaam}\uffff` },
              order: { field: 'roepnaam', direction: 'asc' },
            }
          : { where: { schoolYear, roepnaam } },
        fits,
      ),
    ),
  );
  return each.flat();
}

async function byNearWords(turn: Turn, { roepnaam, schoolYears }: Meant, fits: Fits): Promise<Found[]> {
  const pairs = nearWords(roepnaam).flatMap((word) => schoolYears.map((year) => [year, word] as const));
  const each = await Promise.all(
    pairs.map(([schoolYear, word]) => gather(turn, { where: { schoolYear, roepnaam: word } }, fits)),
  );
  return each.flat();
}

/** Who finds those of others as well looks through the class, as its own teachers do; anybody else through what they asked themselves. */
async function byClass(turn: Turn, { classCodes }: Meant, fits: Fits): Promise<Found[]> {
  const { person } = turn;
  const queries = classCodes.flatMap((classCode): Omit<Query, 'limit'>[] => {
    if (findsOf(person, classCode))
      return [{ where: { classCode }, order: { field: 'createdAt', direction: 'desc' } }];
    return [true, false].map((open) => ({
      where: { requesterId: person.id, open, classCode },
      order: { field: 'changedAt', direction: 'desc' },
    }));
  });
  return (await Promise.all(queries.map((query) => gather(turn, query, fits)))).flat();
}

async function byPupil(turn: Turn, { pupil }: Meant, fits: Fits): Promise<Found[]> {
  return pupil === '' ? [] : gather(turn, { where: { pupil } }, fits);
}
