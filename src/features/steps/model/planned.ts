import { dayOf, epochOf } from '../../../calendar/time.js';
import type { NewWork } from '../../../kernel/decision.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import type { School } from '../../school/model/school.js';
import { dayBefore, overdueOn } from './dates.js';
import { dayRef, type SmallIntervention, stepRef } from './step-kind.js';

/**
 * All that a step will say of its own accord, as work rows of the commit that makes or changes it. Each holds the day it is for and
 * says nothing once that is not the day of the step any more; so nothing needs to be taken back.
 */
export function plannedFor(
  school: School,
  id: string,
  step: SmallIntervention,
  now: Epoch,
  /** The day that it had: what was asked this morning for the same day is not asked again. */
  before?: Day,
): NewWork[] {
  if (step.status === 'PARKED' && step.backOn !== undefined) return [backRow(school, id, step.backOn)];
  if (step.status !== 'RUNNING' || step.lookBackOn === undefined) return [];
  const day = step.lookBackOn;
  const asks = day !== before || morningOf(school, day) > now;
  const { ownerId, teamId } = step;
  return [
    ...(ownerId !== undefined && asks ? [askOn(school, ownerId, day)] : []),
    ...(ownerId !== undefined ? linesFor(school, id, step, day, dayOf(now)) : []),
    ...(teamId !== undefined && asks ? [askTeamOn(school, id, teamId, day)] : []),
    overdueRow(school, id, day),
  ];
}

const morningOf = (school: School, day: Day): Epoch => epochOf(day, school.settings.digestAt);
/** Before the digest of that morning, which tells it. */
const dawnOf = (school: School, day: Day): Epoch => epochOf(day, school.settings.quietUntil);

function linesFor(school: School, id: string, step: SmallIntervention, day: Day, today: Day): NewWork[] {
  const rows: NewWork[] = [];
  for (const person of new Set([step.ownerId ?? '', ...step.helpers])) {
    const before = dayBefore(school, person, day, today);
    if (before !== undefined) rows.push(lineFor(school, 'step.before', id, person, before, day));
    if (person !== step.ownerId) rows.push(lineFor(school, 'step.today', id, person, day, day));
  }
  return rows;
}

/** On its day: one message for all that this person looks back on that day. */
const askOn = (school: School, ownerId: string, day: Day): NewWork => ({
  type: 'send',
  name: 'step.due',
  id: `step.due:${ownerId}:${day}`,
  ref: dayRef(ownerId, day),
  to: { person: ownerId },
  manner: 'capped',
  dueAt: morningOf(school, day),
  data: { day },
});

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

const overdueRow = (school: School, id: string, day: Day): NewWork => ({
  type: 'think',
  name: 'step.overdue',
  id: `step.overdue:${id}:${day}`,
  ref: stepRef(id),
  dueAt: dawnOf(school, overdueOn(school, day)),
  data: { day },
});

const backRow = (school: School, id: string, day: Day): NewWork => ({
  type: 'think',
  name: 'step.back',
  id: `step.back:${id}:${day}`,
  ref: stepRef(id),
  dueAt: dawnOf(school, day),
  data: { day },
});

const askTeamOn = (school: School, id: string, teamId: string, day: Day): NewWork => ({
  type: 'send',
  name: 'step.team-due',
  id: `step.team-due:${id}:${day}`,
  ref: stepRef(id),
  to: { channel: teamId },
  manner: 'capped',
  dueAt: morningOf(school, day),
  data: { day },
});
