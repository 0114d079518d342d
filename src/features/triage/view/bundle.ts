import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { text } from '../../../kernel/text.js';
import { headOf } from '../../requests/model/head.js';
import type { CareRequest } from '../../requests/model/request.js';
import type { RequestTurn } from '../../requests/model/turn.js';
import { leads } from '../../requests/policy.js';
import { classOf } from '../../school/model/classes.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import type { Bundle } from '../model/bundle.js';
import type { Gathered } from '../model/gather.js';
import { alikeOfMembers, leadersOf } from '../model/others.js';
import type { BundleTurn } from '../model/turn.js';
import { narrowest, SPANS, type Span } from '../model/wider.js';
import { mayLookWider } from '../policy.js';
import { choiceOf, rowOf, whereOf } from './head.js';

type Request = Stored<CareRequest>;

/** What a piece of work is called, for whom it is, and how many requests it holds. */
export const workOf = (school: School, { id, data }: Stored<Bundle>, n: number): CardData => ({
  id,
  roepnaam: data.roepnaam,
  where: whereOf(school, data.classCode, data.span),
  owner: nameOf(school, data.ownerId),
  n,
});

const hasYear = (school: School, classCode: string) => classOf(school, classCode)?.year !== undefined;

/** To choose which of one's own are looked at as one, for whom, and how many others there are. */
export function formCard(
  turn: RequestTurn,
  { alike, more }: Gathered,
  bundle: Stored<Bundle> | undefined,
  once: string,
): CardRef {
  const { school, record, person, now } = turn;
  const { classCode } = record.data;
  const all = alike.school ?? [];
  const inIt = ({ data }: Request) => bundle !== undefined && data.bundle === bundle.id;
  const open = all.filter((one) => one.data.open && one.id !== record.id && !inIt(one));
  const mine = open.filter(({ data }) => leads(person, data, school, dayOf(now)));
  const choices = mine.filter(({ data }) => data.bundle === undefined);
  const counts = Object.fromEntries(SPANS.map((span) => [span, alike[span]?.length ?? 0]));
  const spans = SPANS.filter((span) => span !== 'year' || hasYear(school, classCode));
  const span = bundle?.data.span ?? narrowest(counts, school.settings.lookWiderFrom) ?? 'class';
  const near = new Set(alike[span]?.map(({ id }) => id));
  return {
    card: 'triage/bundle-form',
    data: {
      ...headOf(turn.school, turn.record.id, turn.record.data),
      once,
      lines: spans.map((one) => ({ line: countLine(school, classCode, one, counts[one] ?? 0, more) })),
      choices: choices.map((one) => choiceOf(school, one)),
      chosen: choices
        .filter(({ id }) => near.has(id))
        .map(({ id }) => id)
        .join(','),
      others: open.length - mine.length,
      spans: spans.map((one) => ({ title: text(`bundle.for.${one}`), value: one })),
      span,
      existing: bundle ? text('bundle.joins', { roepnaam: bundle.data.roepnaam }) : null,
    },
  };
}

export const countLine = (school: School, classCode: string, span: Span, n: number, more: boolean) =>
  text('triage.count', {
    n,
    where: whereOf(school, classCode, span),
    more: more && span === 'school' ? 'yes' : 'no',
  });

/** So many are shown with their buttons; a modal holds no more. */
const ROWS = 12;

/** The piece of work: which requests, and what can be done with all of them. */
export async function bundleCard(turn: BundleTurn<unknown>, members: Request[]): Promise<CardRef> {
  const { school, person, record } = turn;
  const open = members.filter(({ data }) => data.status !== 'CLOSED');
  const others = leadersOf(turn, await alikeOfMembers(turn, record), person.id);
  const { asked } = record.data;
  return {
    card: 'triage/bundle',
    data: {
      ...workOf(school, record, open.length),
      rows: open.slice(0, ROWS).map((one) => rowOf(school, one, person.id)),
      rest: Math.max(0, open.length - ROWS),
      any: open.length > 0,
      first: open.find(({ data }) => mayLookWider(person, data, school, dayOf(turn.now)))?.id ?? null,
      asked: asked.map((id) => ({ line: text('bundle.wasAsked', { name: nameOf(school, id) }) })),
      others: others
        .filter(({ id }) => !asked.includes(id) && record.data.ownerId === person.id)
        .map(({ id, name }) => ({ id: record.id, personId: id, title: text('bundle.ask', { name }) })),
    },
  };
}
