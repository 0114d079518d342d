import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Sections } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { askIsLate, placeIsTaken } from '../../school/model/asking.js';
import { isCoordinator, mayStandIn, nextDigest } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { keptBy } from '../model/basket.js';
import { markOf } from '../model/head.js';
import type { Desk } from '../model/lists.js';
import { isAskedIn } from '../model/nudges.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { saidToday } from '../model/said-today.js';
import { askedAgainId, askedAgainOn, liesSince, metBy, metParams } from '../model/waiting.js';
import { rowsOfUnmet, unmetCards, unmetOf } from './alarms.js';
import { type At, ledBy, namesEach, newWith, standsInFor } from './lead.js';
import { counted, overview, ROWS } from './overview.js';
import { openedFrom, row } from './rows.js';
import { untakenAsks } from './untaken.js';
import { pageOf } from './walk.js';

/** Rows of what somebody asked themselves, or looks after for another, where their own overview stands above it. */
const FEWER = 3;

async function block(at: At, desk: Desk, rows: number): Promise<CardRef[]> {
  const { of, own, list } = desk;
  const { items, next } = await pageOf(at, desk, rows);
  if (items.length === 0) return [];
  const kept = own ? [] : (await keptBy(at.read, of.id)).filter(ledBy(at));
  return [
    {
      card: 'requests/home',
      data: {
        heading: own ? text(`request.list.${list}`) : text('request.list.of', { name: of.name }),
        which: list,
        personId: of.id,
        items: items.map((one) => row(at, one, openedFrom(desk))),
        counts: counted('clb', kept.length),
        more: next !== undefined,
      },
    },
  ];
}

async function home(at: At): Promise<CardRef[]> {
  const { person } = at;
  const unmet = await unmetOf(at);
  const first = new Set(rowsOfUnmet(unmet).map(({ id }) => id));
  const [above, absent] = await Promise.all([overviewOf(at, first), standsInFor(at)]);
  const rows = above.length + absent.length > 0 ? FEWER : ROWS;
  const others = await Promise.all(
    absent.map((of) => block(at, { of, own: false, list: 'lead' }, absent.length > 1 ? FEWER : rows)),
  );
  const mine = await block(at, { of: person, own: true, list: 'mine' }, rows);
  return [...unmetCards(at, unmet), ...above, ...others.flat(), ...mine];
}

/** Who may not stand in for a coordinator may still have something: what its requester picked them for. Those few are read. */
async function overviewOf(at: At, said: ReadonlySet<string>): Promise<CardRef[]> {
  if (!mayStandIn(at.person)) return block(at, { of: at.person, own: true, list: 'lead' }, ROWS);
  const card = await overview(at, said);
  return card ? [card] : [];
}

/** A new request that this very digest tells of in a line of its own. What presses was told at once. */
const isTold = ({ school, person, now }: At, request: CareRequest): boolean =>
  person.newRequests === 'digest' &&
  request.words.safety === 'no' &&
  request.events.every(({ by }) => by === request.requesterId) &&
  dayOf(nextDigest(school, person, request.createdAt)) === dayOf(now);

/** Comes in a message of its own. What may be somebody's safety is said again, whatever came: that card waited for no morning. */
const comesAlone =
  ({ newRequests }: Person) =>
  ({ data: { words, events } }: Stored<CareRequest>): boolean =>
    words.safety === 'no' && (newRequests !== 'digest' || events.some(({ what }) => what === 'handedOver'));

/** Questions to this person that no message of this very day asks: not for the first time, and not once more. */
async function unasked(at: At, waiting: readonly Stored<CareRequest>[]): Promise<Stored<CareRequest>[]> {
  const { read, school, person, now } = at;
  const today = dayOf(now);
  const first = await saidToday(at, waiting, ({ events, changedAt }) => askedAt(events) ?? changedAt);
  const left: Stored<CareRequest>[] = [];
  for (const one of waiting) {
    if (first.has(one.id)) continue;
    const again = askedAgainOn(school, one.data) === today;
    if (again && !(await placeIsTaken(read, person.id, today, askedAgainId(one.id, one.data)))) continue;
    left.push(one);
  }
  return left;
}
const askedAt = (events: CareRequest['events']) => events.findLast(({ what }) => what === 'asked')?.at;

/** An alarm that was taken up is no silence; who goes on with it is asked. */
function metLine({ school, person }: At, records: readonly Stored<CareRequest>[]): TextRef[] {
  const [first] = records;
  if (!first) return [];
  const who = metParams(school, metBy(first.data) ?? '', person.id);
  return [text('digest.met', { n: records.length, roepnaam: first.data.roepnaam, ...who })];
}

/** Beyond this a digest says no other number. */
const MOST_TOLD = 50;

/** What waits for this person, as counts; each with the word under which it can be found. */
async function digest(at: At): Promise<TextRef[]> {
  const { read, person, school, now } = at;
  const today = dayOf(now);
  const lines: TextRef[] = [];
  const line = (key: string, records: readonly Stored<CareRequest>[]) => {
    const [first] = records;
    if (first) lines.push(text(key, { n: records.length, roepnaam: first.data.roepnaam }));
  };
  const { items: mine } = await read.find(REQUEST, {
    where: { requesterId: person.id, open: true },
    order: { field: 'changedAt', direction: 'desc' },
    limit: MOST_TOLD,
  });
  const asked = (status: CareRequest['status']) => mine.filter(({ data }) => data.status === status);
  line('digest.questions', await unasked(at, asked('WAITING')));
  const noted = await saidToday(at, asked('UNCONFIRMED'), ({ createdAt }) => createdAt);
  line(
    'digest.toConfirm',
    asked('UNCONFIRMED').filter(({ id }) => !noted.has(id)),
  );
  line('digest.toChoose', asked('HELD'));
  if (!mayStandIn(person)) return lines;
  if (isCoordinator(person)) {
    const [fresh, each] = await Promise.all([newWith(at, person), namesEach(at)]);
    const inCard = new Set(fresh.filter(({ data }) => isAskedIn(school, data, person.id, today)));
    const late = inCard.size > 0 && (await askIsLate(read, person.id, today));
    const came = await saidToday(at, fresh.filter(comesAlone(person)), liesSince);
    // What a card of this very morning asks is said there.
    const untold = fresh.filter(
      (one) => !came.has(one.id) && (late || !inCard.has(one)) && (!each || !isTold(at, one.data)),
    );
    const silent = untold.filter(({ data }) => metBy(data) === undefined);
    const first = silent.filter(({ data }) => markOf(at, data) !== null);
    line('digest.new', [...new Set([...first, ...silent])]);
    lines.push(
      ...metLine(
        at,
        untold.filter(({ data }) => metBy(data) !== undefined),
      ),
    );
  }
  const { items: planned } = await read.find(REQUEST, {
    where: { takenBy: person.id, open: true },
    range: { field: 'plannedFor', from: today, below: addDays(today, 1) },
    order: { field: 'plannedFor', direction: 'asc' },
    limit: MOST_TOLD,
  });
  line('digest.planned', planned.filter(ledBy(at)));
  return lines;
}

export const sections: Sections<School, Person> = { home, digest, asks: untakenAsks };
