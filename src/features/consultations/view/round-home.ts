import { dayOf } from '../../../calendar/time.js';
import type { CardRef } from '../../../kernel/card.js';
import type { Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { day, text } from '../../../kernel/text.js';
import type { Person, School } from '../../school/model/school.js';
import type { Consultation } from '../model/consultation.js';
import { inRound, placedIn, ROUND, roundName } from '../model/round.js';
import { stillDue } from '../model/round-classes.js';
import { ROUND_TASK } from '../model/round-task.js';
import { plansRounds } from '../policy.js';
import { heldFor } from './round-task.js';

type At = Scene<School> & { person: Person };
const ROWS = 3;
const TASKS = 5;

/** The rounds that somebody runs, one that waits to be fixed, and what they prepare for one. `coming`: their consultations. */
export async function roundHome(at: At, coming: readonly Stored<Consultation>[]): Promise<CardRef[]> {
  const rounds = plansRounds(at.person) ? [...(await drafts(at)), ...(await running(at))] : [];
  const tasks = await tasksOf(at);
  const asks = asksOf(at, coming);
  return rounds.length + tasks.length + asks.length === 0
    ? []
    : [{ card: 'consultations/round-home', data: { rounds, asks, tasks } }];
}

/** What is asked of them beforehand and is not there yet. */
const asksOf = ({ person, now }: At, coming: readonly Stored<Consultation>[]) =>
  coming
    .flatMap(({ id, data }) => {
      const due = stillDue(data, person.id, now);
      return due === undefined ? [] : [{ id, due, code: String(data.classCode) }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .slice(0, ROWS)
    .map(({ id, due, code }) => ({
      id,
      line: text('consult.round.home.ask', { day: day(due, 'short'), code }),
    }));

const newest = async ({ read, person }: At, status: string, limit: number) =>
  (
    await read.find(ROUND, {
      where: { organiserId: person.id, status },
      order: { field: 'changedAt', direction: 'desc' },
      limit,
    })
  ).items;

const drafts = async (at: At) =>
  (await newest(at, 'DRAFT', 1)).map(({ id, data }) => ({
    id,
    draft: true,
    name: roundName(data),
    line: text('consult.round.home.draft', { n: placedIn(data).length, all: inRound(data).length }),
  }));

async function running(at: At) {
  const today = dayOf(at.now);
  const items = (await newest(at, 'PLANNED', ROWS)).filter(({ data }) => data.until >= today);
  return items.map(({ id, data }) => {
    const there = inRound(data);
    const placed = there.filter(({ of }) => of !== undefined);
    return {
      id,
      draft: false,
      name: roundName(data),
      line: text('consult.round.home.line', { n: placed.length, missing: there.length - placed.length }),
    };
  });
}

async function tasksOf({ read, person }: At) {
  const { items } = await read.find(ROUND_TASK, {
    where: { ownerId: person.id, open: true },
    order: { field: 'by', direction: 'asc' },
    limit: TASKS,
  });
  return items.map(({ id, data }) => ({
    id,
    line: text('consult.round.home.task', { day: day(data.by, 'short'), classes: heldFor(data) }),
    state: text('consult.round.task.state', { n: data.done.length, all: data.classes.length }),
  }));
}
