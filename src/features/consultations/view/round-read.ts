import { dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import { nameOf } from '../../school/model/people.js';
import { CANCEL_REASONS, type Consultation } from '../model/consultation.js';
import { inRound, type RoundRecord, roundName } from '../model/round.js';
import { stillDue } from '../model/round-classes.js';
import { openHits } from '../model/round-hits.js';
import type { RoundTask } from '../model/round-task.js';
import { takesPart } from '../policy.js';
import { stateLine } from './consultation.js';
import type { At } from './plan.js';
import { namesOf } from './round-plan.js';
import { taskLine } from './round-task.js';

type Class = Stored<Consultation>;

/** So many classes on one screen, as in the proposal; of those without a time the first few. */
const PAGE = 10;
const OPEN = 6;

const pageOf = <T>(all: readonly T[], from: number) => {
  const first = Number.isInteger(from) && from > 0 && from < all.length ? from : 0;
  return {
    rows: all.slice(first, first + PAGE),
    before: first > 0 ? String(Math.max(0, first - PAGE)) : null,
    next: first + PAGE < all.length ? String(first + PAGE) : null,
  };
};

/** Each class with who prepared and whether it was noted; those without a time below. */
export function roundReadCard(
  { school, now }: At,
  { id, data }: RoundRecord,
  classes: readonly Class[],
  tasks: readonly Stored<RoundTask>[],
  from: number,
): CardRef {
  const { rows, before, next } = pageOf(classes, from);
  const asked = classes.flatMap(({ data: one }) => Object.keys(one.prepare?.due ?? {}));
  const answered = classes.flatMap(({ data: one }) => one.prepare?.answered ?? []);
  const count = (status: Consultation['status']) =>
    classes.filter(({ data: one }) => one.status === status).length;
  const going = data.status === 'PLANNED';
  return {
    card: 'consultations/round-read',
    data: {
      id,
      name: roundName(data),
      goal: data.form.goal,
      line: text('consult.round.state', {
        n: classes.length - count('CANCELLED'),
        held: count('HELD'),
        off: count('CANCELLED'),
      }),
      prepared:
        asked.length === 0 ? null : text('consult.round.prepared', { n: answered.length, all: asked.length }),
      tasks: tasks.map(({ data: task }) => ({ line: taskLine(school, task) })),
      rows: rows.map((one) => rowOf({ school, now }, one, true)),
      open: going
        ? inRound(data)
            .filter(({ of }) => of === undefined)
            .slice(0, OPEN)
            .map(({ code }) => ({ code, line: text('consult.round.row.none', { code }) }))
        : [],
      before,
      next,
      may: {
        task: going && classes.some(({ data: one }) => one.open && (one.from ?? 0) > now),
        cancel: going && classes.some(({ data: one }) => one.open && (one.from ?? 0) > now),
        calendar: going,
      },
    },
  };
}

function rowOf(
  { school, now }: Pick<At, 'school' | 'now'>,
  { id, data }: Class,
  withPeople: boolean,
): CardData {
  const away = withPeople ? openHits(data) : [];
  const missing = Object.keys(data.prepare?.due ?? {}).filter((who) => !data.prepare?.answered.includes(who));
  return {
    id,
    line: text('consult.round.class', { code: String(data.classCode), roepnaam: data.roepnaam }),
    state: stateLine(school, data, now),
    who:
      withPeople && data.status === 'CONFIRMED' && missing.length > 0
        ? text('consult.round.waits', { names: namesOf(school, missing) })
        : null,
    away: away.length > 0 ? text('consult.round.away', { names: namesOf(school, away) }) : null,
    relief: data.words.relief ? text('consult.round.relief', { who: data.words.relief }) : null,
  };
}

/** One's own times and what is asked of one beforehand. */
export function roundMineCard(
  { school, person, now }: At,
  { id, data }: RoundRecord,
  classes: readonly Class[],
  from: number,
): CardRef {
  const own = classes.filter((one) => takesPart(person, one.data));
  const { rows, before, next } = pageOf(own, from);
  return {
    card: 'consultations/round-mine',
    data: {
      id,
      name: roundName(data),
      line: text('consult.round.mine', {
        organiser: nameOf(school, data.organiserId),
        n: own.filter((one) => one.data.status !== 'CANCELLED').length,
      }),
      rows: rows.map((one) => {
        const due = stillDue(one.data, person.id, now);
        return {
          ...rowOf({ school, now }, one, false),
          ask: due === undefined ? null : text('consult.round.by', { day: day(due) }),
        };
      }),
      before,
      next,
      may: {
        calendar: data.status === 'PLANNED' && own.some((one) => dayOf(one.data.to ?? 0) >= dayOf(now)),
      },
    },
  };
}

/** Why it does not go on; in one of a few sentences, or without. */
export const roundCancelCard = (_at: At, { id, data }: RoundRecord, once: string): CardRef => ({
  card: 'consultations/round-cancel',
  data: {
    id,
    once,
    name: roundName(data),
    reasons: CANCEL_REASONS.map((value) => ({ title: text(`consult.why.${value}`), value })),
  },
});
