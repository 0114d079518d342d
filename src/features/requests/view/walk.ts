import { dayOf } from '../../../calendar/time.js';
import type { Query, Stored } from '../../../kernel/kind.js';
import { readMark, type Spot, writeMark } from '../../../kernel/page-mark.js';
import type { Person } from '../../school/model/school.js';
import { keptBy } from '../model/basket.js';
import { isAlarm, markOf } from '../model/head.js';
import { type Desk, isList, partIn, type Source, sourcesOf } from '../model/lists.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { isRequester } from '../policy.js';
import { type At, ledBy, newWith, nextWeek, tallyOf, thisWeek } from './lead.js';

type Found = Stored<CareRequest>;
type Way = 'on' | 'back';

/** More than anybody puts aside, or plans in a week. */
const MOST_IN_HEAD = 500;
/** So often it looks on, when what it finds is not for this reader. */
const ROUNDS = 8;

/**
 * A list as one order: first what is put in an order of its own (what presses; what has a day; the basket), which is few and
 * read whole, then the rest by when it was last changed, read from the store a page at a time. A place in it is what it is
 * ordered by and the id, a text in the first part and a number in the rest, so that it stays a place when the request on it left.
 */
interface Head {
  spot: Spot & { value: string };
  record: Found;
}

const padded = (n: number) => String(n).padStart(16, '0');
const compare = (a: Spot, b: Spot): number => {
  if (a.value !== b.value) return (a.value as string) < (b.value as string) ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** Before all days, which begin with a 2. */
const pressingKey = ({ data }: Found) => `${isAlarm(data) ? 0 : 1}:${padded(data.changedAt)}`;

async function headOf(at: At, desk: Desk): Promise<Head[]> {
  const { of, own, list, classCode } = desk;
  const heads = new Map<string, Head>();
  const add = (record: Found, value: string) => {
    const fits = classCode === undefined || record.data.classCode === classCode;
    if (fits && !heads.has(record.id) && ledBy(at)(record))
      heads.set(record.id, { spot: { value, id: record.id }, record });
  };
  if (list === 'new' || list === 'lead' || list === 'week') {
    const fresh = await newWith(at, of, classCode);
    for (const one of fresh) if (markOf(at, one.data) !== null) add(one, pressingKey(one));
    if (list === 'week') {
      const below = nextWeek(dayOf(at.now));
      for (const one of fresh) if (one.data.answerBy < below) add(one, one.data.answerBy);
      for (const field of ['plannedFor', 'backOn'] as const)
        for (const one of await inWeek(at, desk, field)) add(one, one.data[field]!);
    }
  }
  if (list === 'aside') {
    const tally = own ? await tallyOf(at, of) : undefined;
    const found = await Promise.all(
      sourcesOf(desk, tally).map((source) => at.read.find(REQUEST, { ...source, limit: MOST_IN_HEAD })),
    );
    for (const one of found.flatMap(({ items }) => items)) add(one, one.data.parked?.until ?? '');
  }
  if (list === 'clb') for (const one of await keptBy(at.read, of.id)) add(one, padded(one.data.changedAt));
  return [...heads.values()].sort((a, b) => compare(a.spot, b.spot));
}

const inWeek = async ({ read, now }: At, { of }: Desk, field: 'plannedFor' | 'backOn') =>
  (
    await read.find(REQUEST, {
      where: { takenBy: of.id, open: true },
      range: thisWeek(field, dayOf(now)),
      order: { field, direction: 'asc' },
      limit: MOST_IN_HEAD,
    })
  ).items;

const spotOf = ({ id, data }: Found): Spot => ({ value: data.changedAt, id });
const isHead = (spot: Spot): spot is Head['spot'] => typeof spot.value === 'string';

export interface Walk {
  /** The next `n` from a place on, or back from it; without a place from the beginning, or from the end. */
  from(place: Spot | undefined, way: Way, n: number): Promise<Found[]>;
  placeOf(record: Found): Spot;
  /** Whether a request is in it at this moment. */
  has(record: Found): boolean;
}

export async function walk(at: At, desk: Desk): Promise<Walk> {
  const mine = desk.list === 'mine';
  const wholly = desk.list === 'week' || desk.list === 'aside' || desk.list === 'clb';
  const [head, sources] = await Promise.all([headOf(at, desk), wholly ? [] : sourcesNow(at, desk)]);
  const inHead = new Map(head.map((one) => [one.record.id, one.spot]));
  const fits = (one: Found) =>
    !inHead.has(one.id) && (mine ? isRequester(at.person, one.data) : ledBy(at)(one));

  async function tail(place: Spot | undefined, way: Way, n: number): Promise<Found[]> {
    const direction = (way === 'on') === !mine ? 'asc' : 'desc';
    const found: Found[] = [];
    let after = place;
    for (let round = 0; round < ROUNDS && found.length < n; round++) {
      const wanted = n - found.length;
      const batch = await merged(at, sources, direction, after, wanted);
      found.push(...batch.filter(fits));
      const last = batch.at(-1);
      if (!last || batch.length < wanted) break;
      after = spotOf(last);
    }
    return found;
  }

  return {
    placeOf: (record) => inHead.get(record.id) ?? spotOf(record),
    has: (record) =>
      inHead.has(record.id) ||
      (!wholly &&
        record.data.open &&
        fits(record) &&
        (desk.classCode === undefined || desk.classCode === record.data.classCode) &&
        (mine || desk.list === 'lead' || partIn(desk, record.data) === desk.list)),
    async from(place, way, n) {
      if (way === 'on') {
        const first = place && !isHead(place) ? [] : head;
        const shown = first.filter(({ spot }) => !place || compare(spot, place) > 0);
        const found = shown.slice(0, n).map(({ record }) => record);
        const rest = n - found.length;
        return rest === 0
          ? found
          : [...found, ...(await tail(place && isHead(place) ? undefined : place, way, rest))];
      }
      const found = place && isHead(place) ? [] : await tail(place, way, n);
      const before = head.filter(({ spot }) => !place || !isHead(place) || compare(spot, place) < 0);
      return [...found, ...before.reverse().map(({ record }) => record)].slice(0, n);
    },
  };
}

const sourcesNow = async (at: At, desk: Desk): Promise<Source[]> => {
  const counted = desk.own && (desk.list === 'onOthers' || desk.list === 'lead');
  return sourcesOf(desk, counted ? await tallyOf(at, desk.of) : undefined);
};

/** The next `n` of several sources that have one order. */
async function merged(
  { read }: At,
  sources: readonly Source[],
  direction: 'asc' | 'desc',
  after: Spot | undefined,
  n: number,
): Promise<Found[]> {
  const order: Query['order'] = { field: 'changedAt', direction };
  const mark = after && writeMark(after);
  const pages = await Promise.all(
    sources.map((source) => read.find(REQUEST, { ...source, order, limit: n, after: mark })),
  );
  const sign = direction === 'asc' ? 1 : -1;
  return pages
    .flatMap(({ items }) => items)
    .sort((a, b) => sign * (a.data.changedAt - b.data.changedAt || (a.id < b.id ? -1 : 1)))
    .slice(0, n);
}

export interface Page {
  items: Found[];
  /** Marks for the pages around it. */
  next?: string;
  previous?: string;
}

/** One page of a list: after a mark, before one, or the first. */
export async function pageOf(
  at: At,
  desk: Desk,
  size: number,
  { after, before }: { after?: string; before?: string } = {},
): Promise<Page> {
  const list = await walk(at, desk);
  const mark = (record: Found | undefined) => record && writeMark(list.placeOf(record));
  if (before !== undefined) {
    const found = await list.from(readMark(before), 'back', size + 1);
    // Less than a page before it: that is the first page, as it is now.
    if (found.length > size) {
      const items = found.slice(0, size).reverse();
      const more = await list.from(list.placeOf(items.at(-1)!), 'on', 1);
      return { items, previous: mark(items[0]), ...(more.length > 0 ? { next: mark(items.at(-1)) } : {}) };
    }
  }
  const place = before === undefined && after !== undefined ? readMark(after) : undefined;
  const found = await list.from(place, 'on', size + 1);
  // What stood behind the mark is gone by now: the end of the list.
  if (found.length === 0 && place) return pageOf(at, desk, size, { before: after });
  const items = found.slice(0, size);
  const earlier = place && items[0] ? await list.from(list.placeOf(items[0]), 'back', 1) : [];
  return {
    items,
    ...(found.length > size ? { next: mark(items.at(-1)) } : {}),
    ...(earlier.length > 0 ? { previous: mark(items[0]) } : {}),
  };
}

/** A list by what came in with a button; whoever it is of is one's own desk or one that the reader looks after. */
export function deskOf(
  at: At,
  absent: readonly Person[],
  { which, personId, classCode }: { which?: string; personId?: string; classCode?: string },
  otherwise: Desk['list'],
): Desk {
  const of = absent.find(({ id }) => id === personId) ?? at.person;
  const own = of.id === at.person.id;
  const list = isList(which) ? which : own ? otherwise : 'lead';
  return { of, own, list: list === 'mine' && !own ? 'lead' : list, classCode };
}
