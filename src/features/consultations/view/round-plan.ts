import type { CardData, CardRef } from '../../../kernel/card.js';
import { list, moment, type TextRef, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import type { School } from '../../school/model/school.js';
import { type Doubts, staleLines, unknownLine } from '../model/doubts.js';
import { BUSY_SINCE, inRound, type Round, type RoundClassPlan, roundName } from '../model/round.js';
import type { At } from './plan.js';
import { shortened } from './round-form.js';

/** So many classes on one screen: each takes four of the hundred blocks that Slack has, and two of the 28 KB of Teams. */
export const ROUND_PAGE = 10;
const MOST_STALE = 4;

interface Look extends Doubts {
  from: number;
  /** Classes whose time was taken meanwhile. */
  taken: readonly string[];
}

/** What needs somebody first: classes without a time; then in the order of the round, and at the end those left out. */
export function inOrder({ classes }: Pick<Round, 'classes'>): RoundClassPlan[] {
  const rank = ({ left, from }: RoundClassPlan) => (left ? 2 : from === undefined ? 0 : 1);
  return classes
    .map((one, n) => ({ one, n }))
    .sort((a, b) => rank(a.one) - rank(b.one) || (a.one.from ?? 0) - (b.one.from ?? 0) || a.n - b.n)
    .map(({ one }) => one);
}

export function roundPlanCard({ school }: At, id: string, round: Round, look: Look, once: string): CardRef {
  const all = inOrder(round);
  const from = look.from < all.length ? look.from : 0;
  const rows = all.slice(from, from + ROUND_PAGE);
  const there = inRound(round);
  const placed = there.filter((one) => one.from !== undefined);
  return {
    card: 'consultations/round-plan',
    data: {
      id,
      once,
      name: roundName(round),
      line: text('consult.round.placed', {
        n: placed.length,
        all: there.length,
        days: new Set(placed.map((one) => Math.floor((one.from ?? 0) / 86_400_000))).size,
      }),
      taken:
        look.taken.length === 0 ? null : text('consult.round.taken', { classes: { list: [...look.taken] } }),
      stale: staleLines(school, look, MOST_STALE),
      unknown: unknownLine(school, look, (ids) => namesOf(school, ids)),
      outside: round.outside.map(({ name, address }) => ({ line: address ? `${name} (${address})` : name })),
      rows: rows.map((one) => rowOf(school, one)),
      before: from > 0 ? String(Math.max(0, from - ROUND_PAGE)) : null,
      next: from + ROUND_PAGE < all.length ? String(from + ROUND_PAGE) : null,
      may: { confirm: placed.length > 0 },
    },
  };
}

function rowOf(school: School, one: RoundClassPlan): CardData {
  const { code, from, left } = one;
  const who = text('consult.round.with', { names: namesOf(school, one.people), n: one.people.length });
  return {
    code,
    line: left
      ? text('consult.round.row.left', { code })
      : from === undefined
        ? text('consult.round.row.none', { code })
        : text('consult.round.row', { code, at: moment(from) }),
    why: left ? who : from === undefined ? whyLine(school, one) : reasonLine(school, one),
    relief:
      !left && from !== undefined && one.relief ? text('consult.round.relief', { who: one.relief }) : null,
  };
}

const MOST_NAMES = 6;
export const namesOf = (school: School, ids: readonly string[]) =>
  list(
    ...shortened(
      ids.map((id) => nameOf(school, id)),
      MOST_NAMES,
    ),
  );

/** Who is there, and why then. */
function reasonLine(school: School, one: RoundClassPlan): TextRef {
  const names = namesOf(school, one.people);
  const why = one.reasons
    .filter((reason) => reason.why !== 'lesson' || one.relief !== undefined)
    .map((reason) => text(`consult.round.why.${reason.why}`, { name: nameOf(school, reason.personId) }));
  return why.length === 0
    ? text('consult.round.with', { names, n: one.people.length })
    : text('consult.round.withWhy', { names, n: one.people.length, why: list(...why) });
}

/** Whose time is in the way and what would help. */
export function whyLine(school: School, { bites, ways, reasons }: RoundClassPlan): TextRef {
  if (reasons.some(({ why }) => why === BUSY_SINCE)) return text('consult.round.busySince');
  const helps = ways.map((way) =>
    way.without !== undefined
      ? text('consult.way.without', { name: nameOf(school, way.without) })
      : way.shorter !== undefined
        ? text('consult.way.shorter', { n: way.shorter / 60_000 })
        : text('consult.way.later'),
  );
  const why = bites.map(({ personId, why: reason }) =>
    text(`consult.round.bite.${reason}`, { name: nameOf(school, personId) }),
  );
  const because = why.length === 0 ? text('consult.round.full') : list(...why);
  return helps.length === 0
    ? text('consult.round.because', { why: because })
    : text('consult.round.becauseBut', { why: because, ways: list(...helps), n: helps.length });
}
