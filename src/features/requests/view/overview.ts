import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { classesOn } from '../../school/model/classes.js';
import { isCoordinator } from '../../school/model/people.js';
import { keptBy } from '../model/basket.js';
import { isAlarm, markOf } from '../model/head.js';
import { type Desk, type List, partIn, sizesOf } from '../model/lists.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { type At, ledBy, newWith, nextWeek, tallyOf, thisWeek } from './lead.js';
import { openedFrom, row } from './rows.js';
import { walk } from './walk.js';

type Found = Stored<CareRequest>;

/** A home card shows this many requests; the rest is behind its buttons. */
export const ROWS = 5;
const MOST_CLASSES = 3;
/** More buttons than these do not stand beside each other on a telephone without breaking their words. */
const BESIDE = 2;
/** More that is planned for one day, or comes back on one, is not looked at for the five rows. */
const MOST_TODAY = 10;
/** The longest untouched that are looked at for a free row: some of them are in the basket or have a day of their own. */
const MOST_NEXT = 12;

/** A button that says how many there are, and opens the list of them; none where there are none. */
export const counted = (which: List, n: number): CardData[] =>
  n === 0 ? [] : [{ title: text('home.count', { what: text(`request.list.${which}`), n }), which }];

/**
 * The overview of who follows requests up: today first, then counts that open a list. `said`: what stands above it, and has no row here.
 * undefined: nothing lies with them.
 */
export async function overview(at: At, said: ReadonlySet<string>): Promise<CardRef | undefined> {
  const { person, now, read } = at;
  const today = dayOf(now);
  const own = { takenBy: person.id, open: true };
  const desk = (list: List): Desk => ({ of: person, own: true, list });
  const [tally, fresh, kept, planned, back, inWeek, backInWeek, classes] = await Promise.all([
    tallyOf(at, person),
    newWith(at, person),
    keptBy(read, person.id),
    on(at, 'plannedFor'),
    on(at, 'backOn'),
    read.count(REQUEST, own, thisWeek('plannedFor', today)),
    read.count(REQUEST, own, thisWeek('backOn', today)),
    byClass(at),
  ]);
  const sizes = sizesOf(tally);
  if (sizes.all === 0 && !isCoordinator(person)) return undefined;
  const basket = kept.filter(ledBy(at));
  const unsaid = fresh.filter(({ id }) => !said.has(id));
  const first = forToday(at, unsaid, [...planned, ...back].filter(ledBy(at)));
  const items = first.length < ROWS ? [...first, ...(await next(at, first, unsaid, basket))] : first;
  const week = fresh.filter(({ data }) => data.answerBy < nextWeek(today) || markOf(at, data) !== null);
  return {
    card: 'requests/lead',
    data: {
      personId: person.id,
      load: sizes.all === 0 ? null : loadLine(person.careHours, sizes.all - sizes.aside),
      empty: sizes.all === 0 ? text('request.list.empty') : null,
      items: items
        .slice(0, ROWS)
        .map((one) => row(at, one, openedFrom(desk(partIn(desk('lead'), one.data))))),
      counts: rowsOf([
        ...counted('new', sizes.new),
        ...counted('onMe', sizes.onMe),
        ...counted('onOthers', sizes.onOthers),
        ...counted('week', week.length + inWeek + backInWeek),
        ...counted('aside', sizes.aside),
        ...counted('clb', basket.length),
      ]),
      classes: classes.map(({ classCode, n }) => ({
        title: text('home.count', { what: classCode, n }),
        classCode,
      })),
      all: sizes.all > 0,
    },
  };
}

const rowsOf = (buttons: CardData[]): CardData[] =>
  Array.from({ length: Math.ceil(buttons.length / BESIDE) }, (_, i) => ({
    buttons: buttons.slice(i * BESIDE, (i + 1) * BESIDE),
  }));

const loadLine = (hours: number | undefined, n: number) =>
  hours === undefined ? text('home.load', { n }) : text('home.loadHours', { n, hours });

async function on({ read, person, now }: At, field: 'plannedFor' | 'backOn'): Promise<Found[]> {
  const today = dayOf(now);
  const { items } = await read.find(REQUEST, {
    where: { takenBy: person.id, open: true },
    range: { field, from: today, below: addDays(today, 1) },
    order: { field, direction: 'asc' },
    limit: MOST_TODAY,
  });
  return items;
}

/** The classes of which most is open with this person. What nobody was told about yet is in no count. */
async function byClass({ read, person, school, now }: At): Promise<{ classCode: string; n: number }[]> {
  const untold = await Promise.all(
    ['HELD', 'UNCONFIRMED'].map((status) => read.count(REQUEST, { coordinatorId: person.id, status })),
  );
  const hides = untold.some((n) => n > 0);
  const counted = await Promise.all(
    classesOn(school, dayOf(now)).map(async ({ code: classCode }) => {
      const where = { coordinatorId: person.id, classCode };
      const [open = 0, ...hidden] = await Promise.all([
        read.count(REQUEST, { ...where, open: true }),
        ...(hides ? ['HELD', 'UNCONFIRMED'].map((status) => read.count(REQUEST, { ...where, status })) : []),
      ]);
      return { classCode, n: hidden.reduce((left, n) => left - n, open) };
    }),
  );
  return counted
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, MOST_CLASSES);
}

/** What presses, then whom an answer was promised by today, then what was planned for today or comes back. */
function forToday(at: At, fresh: readonly Found[], dated: readonly Found[]): Found[] {
  const today = dayOf(at.now);
  const marked = fresh.filter(({ data }) => markOf(at, data) !== null);
  const promised = fresh
    .filter(({ data }) => data.answerBy <= today)
    .sort((a, b) => (a.data.answerBy < b.data.answerBy ? -1 : a.data.answerBy > b.data.answerBy ? 1 : 0));
  const alarms = marked.filter(({ data }) => isAlarm(data));
  return [...new Map([...alarms, ...marked, ...promised, ...dated].map((one) => [one.id, one])).values()];
}

/**
 * For the rows that are left: what is new, then what lies still longest without a day or a basket of its own, first with
 * them, then with others.
 */
async function next(
  at: At,
  first: readonly Found[],
  fresh: readonly Found[],
  basket: readonly Found[],
): Promise<Found[]> {
  const shown = new Set(
    [...first, ...basket.filter(({ data }) => data.status !== 'NEW')].map(({ id }) => id),
  );
  const rest = fresh.filter(({ id }) => !shown.has(id));
  for (const list of ['onMe', 'onOthers'] as const) {
    if (first.length + rest.length >= ROWS) break;
    const desk = { of: at.person, own: true, list };
    const items = await (await walk(at, desk)).from(undefined, 'on', MOST_NEXT + basket.length);
    rest.push(...items.filter(({ id, data }) => !shown.has(id) && data.plannedFor === undefined));
  }
  return rest;
}
