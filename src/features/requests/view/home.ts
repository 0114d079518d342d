import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene, Sections } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { isCoordinator, nextDigest } from '../../school/model/people.js';
import type { Person, School } from '../../school/model/school.js';
import { type CareRequest, REQUEST } from '../model/request.js';
import { stateLine } from '../model/state-line.js';
import { leads } from '../policy.js';
import { firstOf, markOf, pressing, standsInFor, takenFromOthers } from './lead.js';

type At = Scene<School> & { person: Person };
/** With a coordinator the one that has lain still longest comes first; one's own, the last changed. */
export const ORDER = {
  coordinatorId: { field: 'changedAt', direction: 'asc' },
  requesterId: { field: 'changedAt', direction: 'desc' },
} as const;

/** A home card shows this many of each; the rest is behind one button. */
const ROWS = 5;
/** Among so many that lay still longest, what is put aside or in the basket makes room. */
const MOST_LEAD = 100;

const open = async (at: At, field: 'requesterId' | 'coordinatorId', limit: number, of: Person = at.person) =>
  (
    await at.read.find(REQUEST, {
      where: { [field]: of.id, open: true },
      order: ORDER[field],
      limit,
    })
  ).items;

const row = (at: At) => (record: Stored<CareRequest>) => ({
  id: record.id,
  roepnaam: record.data.roepnaam,
  classCode: record.data.classCode,
  state: stateLine(at.school, record.data, at.person.id),
  mark: markOf(at, record.data),
});

async function block(
  at: At,
  field: 'requesterId' | 'coordinatorId',
  which: 'mine' | 'lead',
  of: Person = at.person,
): Promise<CardRef[]> {
  const taken = which === 'lead' && of.id === at.person.id ? await takenFromOthers(at) : [];
  const rest = [...taken, ...(await open(at, field, which === 'lead' ? MOST_LEAD : ROWS + 1, of))]
    .filter((r) => which === 'mine' || leads(at.person, r.data, at.school, dayOf(at.now)))
    .sort((a, b) => a.data.changedAt - b.data.changedAt);
  if (ORDER[field].direction === 'desc') rest.reverse();
  const lead = which === 'lead';
  const own = of.id === at.person.id;
  const aside = rest.filter(({ data }) => lead && data.status === 'PARKED');
  const basket = rest.filter(({ data }) => lead && data.clb);
  // What nobody took yet stays among what is to be done.
  const away = (one: Stored<CareRequest>) =>
    aside.includes(one) || (basket.includes(one) && one.data.status !== 'NEW');
  const items = firstOf(
    lead ? await pressing(at, of) : [],
    rest.filter((one) => !away(one)),
  );
  if (rest.length === 0 && items.length === 0 && !(lead && own && isCoordinator(at.person))) return [];
  const card = (heading: TextRef, shown: Stored<CareRequest>[], more: object): CardRef => ({
    card: 'requests/home',
    data: {
      which,
      personId: of.id,
      heading,
      empty: null,
      aside: null,
      items: shown.slice(0, ROWS).map(row(at)),
      more: shown.length > ROWS,
      ...more,
    },
  });
  const heading = own ? text(`request.list.${which}`) : text('request.list.of', { name: of.name });
  const first = card(heading, items, {
    empty: items.length === 0 ? text('request.list.empty') : null,
    aside: asideLine(aside),
    more: items.length > ROWS || aside.length > 0,
  });
  const kept = own ? text('request.list.clb') : text('request.list.clbOf', { name: of.name });
  return basket.length === 0 ? [first] : [first, card(kept, basket, {})];
}

const asideLine = (aside: Stored<CareRequest>[]): TextRef | null =>
  aside.length === 0 ? null : text('home.aside', { n: aside.length });

async function home(at: At): Promise<CardRef[]> {
  const others: CardRef[] = [];
  for (const absent of standsInFor(at)) others.push(...(await block(at, 'coordinatorId', 'lead', absent)));
  const lead = await block(at, 'coordinatorId', 'lead');
  return [...lead, ...others, ...(await block(at, 'requesterId', 'mine'))];
}

/** A new request that this very digest tells of in a line of its own. */
const isTold = ({ school, person, now }: At, request: CareRequest): boolean =>
  person.newRequests === 'digest' &&
  request.events.length === 1 &&
  dayOf(nextDigest(school, person, request.createdAt)) === dayOf(now);

/** What waits for this person, as counts; each with the word under which it can be found. */
async function digest(at: At): Promise<TextRef[]> {
  const lines: TextRef[] = [];
  const line = (key: string, records: Stored<CareRequest>[]) => {
    const [first] = records;
    if (first) lines.push(text(key, { n: records.length, roepnaam: first.data.roepnaam }));
  };
  const mine = await open(at, 'requesterId', 50);
  line(
    'digest.questions',
    mine.filter((r) => r.data.status === 'WAITING'),
  );
  line(
    'digest.toConfirm',
    mine.filter((r) => r.data.status === 'UNCONFIRMED'),
  );
  line(
    'digest.toChoose',
    mine.filter((r) => r.data.status === 'HELD'),
  );
  if (isCoordinator(at.person)) {
    const lead = await open(at, 'coordinatorId', 50);
    line(
      'digest.new',
      lead.filter(
        ({ data }) =>
          data.status === 'NEW' && leads(at.person, data, at.school, dayOf(at.now)) && !isTold(at, data),
      ),
    );
  }
  return lines;
}

export const sections: Sections<School, Person> = { home, digest };
