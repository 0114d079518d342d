import { addDays } from '../../../calendar/time.js';
import type { CardData, CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { Person, School } from '../../school/model/school.js';
import { headOf, ownerName } from '../model/head.js';
import { stateAfter } from '../model/states.js';
import { INTERVENTION, LIMITS, type SmallIntervention } from '../model/step-kind.js';
import type { StepTurn } from '../model/turn.js';

type Step = Stored<SmallIntervention>;
type At = Scene<School> & { person: Person };

/** With all outcomes as buttons; beyond this they stand in a dialog of each. */
const MOST_WITH_BUTTONS = 3;
const MOST = 20;

/** All that somebody looks back on on one day, and what they answered already. */
export async function stepsOfDay({ read, person }: At, on: Day): Promise<{ open: Step[]; done: Step[] }> {
  const [open, done] = await Promise.all([
    read.find(INTERVENTION, {
      where: { ownerId: person.id, open: true },
      range: { field: 'lookBackOn', from: on, below: addDays(on, 1) },
      order: { field: 'lookBackOn', direction: 'asc' },
      limit: MOST,
    }),
    read.find(INTERVENTION, { where: { ownerId: person.id, askedFor: on }, limit: MOST }),
  ]);
  const asked = new Set(open.items.map(({ id }) => id));
  return { open: open.items, done: done.items.filter(({ id }) => !asked.has(id)) };
}

/** Roepnaam, class and a date; what it is about opens in a dialog. */
export function dueCard(school: School, { open, done }: { open: Step[]; done: Step[] }): CardRef {
  const few = open.length <= MOST_WITH_BUTTONS;
  const first = open[0] ?? done[0];
  return {
    card: 'steps/due',
    data: {
      id: first?.id ?? '',
      roepnaam: first?.data.roepnaam ?? '',
      n: open.length,
      asked: open.map((one) => ({ ...rowOf(school, one), few, more: !few })),
      done: done.map((one) => ({ ...rowOf(school, one), ...answerOf(one) })),
    },
  };
}

const rowOf = (school: School, { id, data }: Step): CardData => ({
  ...headOf(school, id, data),
  since: day(data.startsOn),
});

/** What became of it: how it was looked back on, or to which day it went. */
function answerOf({ data }: Step): CardData {
  const last = data.lookBacks.at(-1);
  const looked = last !== undefined && last.asked === data.askedFor;
  const what = looked
    ? text(`step.outcome.${last.outcome}`)
    : text(data.status === 'PARKED' ? 'step.wasParked' : 'step.wasMoved');
  const next = data.lookBackOn ?? data.backOn;
  return {
    what,
    next: next ? text('step.nextOn', { day: day(next) }) : null,
    undo: data.undo !== undefined,
    learn: looked && last.learned === undefined,
  };
}

/** All ways to look back, in a dialog, with what was agreed. */
export function lookBackCard({ school, record }: StepTurn<unknown>): CardRef {
  const { id, data } = record;
  const can = (outcome: Parameters<typeof stateAfter>[1]) => stateAfter(data.status, outcome) !== undefined;
  return {
    card: 'steps/look-back',
    data: {
      ...headOf(school, id, data),
      what: data.words.what,
      notice: data.words.notice ?? null,
      since: day(data.startsOn),
      owner: ownerName(school, data),
      may: { keep: can('WORKS_KEEP'), early: can('TOO_EARLY_EXTEND'), notDone: can('NOT_DONE') },
    },
  };
}

export const learnedCard = ({ school, record }: StepTurn<unknown>, once: string): CardRef => ({
  card: 'steps/learned',
  data: {
    ...headOf(school, record.id, record.data),
    once,
    max: LIMITS.learned,
    learned: record.data.lookBacks.at(-1)?.learned ?? '',
  },
});

export const whyCard = ({ school, record }: StepTurn<unknown>, once: string): CardRef => ({
  card: 'steps/why',
  data: { ...headOf(school, record.id, record.data), once, max: LIMITS.why },
});
