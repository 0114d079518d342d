import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewWork } from '../../../kernel/decision.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { askRow, morningOf } from '../../school/model/asking.js';
import { dawnOf } from '../../school/model/dawn.js';
import type { School } from '../../school/model/school.js';
import { dayBefore, overdueOn } from './dates.js';
import { asksOn, type SmallIntervention, stepRef } from './step-kind.js';
import { teamRows, trialOverRow } from './team-planned.js';

/**
 * All that a step will say of its own accord, as work rows of the commit that makes or changes it. Each holds the day it is for and
 * says nothing once that is not the day of the step any more; so nothing needs to be taken back.
 */
export function plannedFor(
  school: School,
  id: string,
  step: SmallIntervention,
  now: Epoch,
  /** The morning on which it asked: what was asked this morning is not asked again. */
  before?: Day,
): NewWork[] {
  if (step.status === 'PARKED' && step.backOn !== undefined) return [backRow(school, id, step.backOn)];
  if (step.trial && (step.status === 'KEPT' || step.status === 'ENDED'))
    return [trialOverRow(school, id, now)];
  const on = asksOn(step);
  if (step.status !== 'RUNNING' || step.lookBackOn === undefined || on === undefined) return [];
  const day = step.lookBackOn;
  const today = dayOf(now);
  const asks = on !== before || morningOf(school, on) > now;
  const { ownerId, teamId, reminded } = step;
  return [
    ...(ownerId !== undefined && asks ? [askRow(school, ownerId, on)] : []),
    ...(ownerId !== undefined && day >= today ? linesFor(school, id, step, day, today) : []),
    ...(teamId !== undefined && asks ? teamRows(school, id, step, on, now) : []),
    ...(reminded === 'coordinator' ? [] : [overdueRow(school, id, day, reminded === undefined ? 1 : 2)]),
  ];
}

function linesFor(school: School, id: string, step: SmallIntervention, day: Day, today: Day): NewWork[] {
  const rows: NewWork[] = [];
  for (const person of new Set([step.ownerId ?? '', ...step.helpers])) {
    const before = dayBefore(school, person, day, today);
    if (before !== undefined) rows.push(lineFor(school, 'step.before', id, person, before, day));
    if (person !== step.ownerId) rows.push(lineFor(school, 'step.today', id, person, day, day));
  }
  return rows;
}

const lineFor = (school: School, name: string, id: string, person: string, on: Day, day: Day): NewWork => ({
  type: 'send',
  name,
  id: `${name}:${id}:${person}:${day}`,
  ref: stepRef(id),
  to: { person },
  manner: 'digest',
  dueAt: morningOf(school, on),
  // What comes tomorrow is no news the day after.
  notAfter: epochOf(on, '23:59'),
  data: { day },
});

/** `nth` 1: it is asked for once more · 2: its coordinator is told. */
const overdueRow = (school: School, id: string, day: Day, nth: 1 | 2): NewWork => ({
  type: 'think',
  name: 'step.overdue',
  id: `step.overdue:${id}:${day}${nth === 1 ? '' : ':2'}`,
  ref: stepRef(id),
  dueAt: dawnOf(school, overdueOn(school, day, nth)),
  data: { day, nth },
});

const backRow = (school: School, id: string, day: Day): NewWork => ({
  type: 'think',
  name: 'step.back',
  id: `step.back:${id}:${day}`,
  ref: stepRef(id),
  dueAt: dawnOf(school, day),
  data: { day },
});
