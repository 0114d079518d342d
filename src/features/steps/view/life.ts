import { addDays, dayOf } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import { type TextRef, text } from '../../../kernel/text.js';
import { headOf, stateLine } from '../model/head.js';
import { LONGEST_PARKED, MOST_SNOOZES, MOVE_SPANS, snoozesOf, USUAL_MOVE } from '../model/life.js';
import { type Act, stateAfter } from '../model/states.js';
import { PARK_REASONS } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';
import { coordinatorOf, mayChange, mayLookBack } from '../policy.js';
import { colleagues } from './form.js';

type On = StepTurn<unknown>;
/** Further than this is no small step any more. Calendar days. */
const LONGEST_DAYS = 300;

const head = ({ school, record }: On): CardData => headOf(school, record.id, record.data);

/** Which buttons there are beside looking back. */
export function lifeOf({ school, record, person, now }: On): CardData {
  const { data } = record;
  const today = dayOf(now);
  const looks = mayLookBack(person, data, school, today);
  const changes = mayChange(person, data, school, today);
  const can = (act: Act) => stateAfter(data.status, act) !== undefined;
  return {
    move: looks && can('move'),
    // Before its day comes there is nothing to put off.
    snooze:
      looks &&
      data.status === 'RUNNING' &&
      (data.lookBackOn ?? today) <= today &&
      snoozesOf(data) < MOST_SNOOZES,
    change: changes && can('change') && data.scope !== 'team',
    give: changes && can('give') && data.ownerId !== undefined,
    park: looks && can('park'),
    resume: looks && can('resume'),
    stop: looks && can('stop'),
    help: looks && can('change') && data.scope !== 'team' && coordinatorOf(school, data, today) !== person.id,
  };
}

export function moveCard(turn: On, once: string): CardRef {
  const today = dayOf(turn.now);
  const { school, record, person } = turn;
  return {
    card: 'steps/move',
    data: {
      ...head(turn),
      once,
      state: stateLine(school, record.data, person.id),
      spans: MOVE_SPANS.map((n) => ({ title: text('step.span', { n: Number(n) }), value: n })),
      span: USUAL_MOVE,
      tomorrow: addDays(today, 1),
      latest: addDays(today, LONGEST_DAYS),
    },
  };
}

export function delegateCard(turn: On, once: string): CardRef {
  const { school, record, now } = turn;
  const { ownerId } = record.data;
  const all = colleagues(school, dayOf(now));
  return {
    card: 'steps/delegate',
    data: { ...head(turn), once, people: all.filter(({ value }) => value !== ownerId) },
  };
}

export function changeCard(turn: On, once: string): CardRef {
  const { school, record, now } = turn;
  const today = dayOf(now);
  const { words, helpers, outside, outsideUntil, ownerId, scope } = record.data;
  const people = colleagues(school, today).filter(({ value }) => value !== ownerId);
  return {
    card: 'steps/change',
    data: {
      ...head(turn),
      once,
      what: words.what,
      notice: words.notice ?? '',
      ofPupil: scope === 'pupil' || scope === 'group',
      pupil: words.pupil ?? '',
      people,
      helpers: helpers.filter((one) => people.some(({ value }) => value === one)).join(','),
      where: outside ? 'outside' : 'inClass',
      why: words.outsideWhy ?? '',
      goal: words.outsideGoal ?? '',
      until: outsideUntil ?? '',
      today,
      latest: addDays(today, LONGEST_DAYS),
    },
  };
}

export function parkCard(turn: On, once: string): CardRef {
  const today = dayOf(turn.now);
  const { parkedWhy, backOn } = turn.record.data;
  return {
    card: 'steps/park',
    data: {
      ...head(turn),
      once,
      why: parkedWhy ?? '',
      until: backOn ?? '',
      reasons: PARK_REASONS.map((value) => ({ title: text(`step.park.${value}`), value })),
      tomorrow: addDays(today, 1),
      latest: addDays(today, LONGEST_PARKED),
    },
  };
}

export const stopCard = (turn: On, once: string): CardRef => ({
  card: 'steps/stop',
  data: { ...head(turn), once, what: turn.record.data.words.what },
});

/** What was agreed before, and why it lies aside; only where its words are read. */
export function agreedBefore({ record }: On): { former: CardData[]; parked: TextRef | null } {
  const { former = [], status, parkedWhy } = record.data;
  return {
    former: former.map(({ at, what, notice }) => ({
      at: text('step.former', { at: { at, as: 'day' } }),
      what,
      notice: notice ?? null,
    })),
    parked: status === 'PARKED' && parkedWhy ? text(`step.park.${parkedWhy}`) : null,
  };
}
