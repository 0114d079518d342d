import { nextSchoolDay, previousSchoolDay, schoolDayOnOrAfter } from '../../../calendar/school-calendar.js';
import { addDays, dayOf, epochOf } from '../../../calendar/time.js';
import type { NewSend, NewThink, NewWork } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { dawnOf } from '../../school/model/dawn.js';
import type { School } from '../../school/model/school.js';
import { asksOn, INTERVENTION, type SmallIntervention, stepRef, teamDayRef } from './step-kind.js';

/** Rows of one card in a channel. */
const MOST = 60;

/** What a team's step will say from now on. `on`: the morning on which it asks. */
export function teamRows(
  school: School,
  id: string,
  step: SmallIntervention,
  on: Day,
  now: Epoch,
): NewWork[] {
  if (step.teamId === undefined) return [];
  return step.trial ? trialRows(school, id, on, now) : [teamDayRow(school, step.teamId, on)];
}

/** One for all steps of a team that ask on that day: where they ask, is seen that morning. */
const teamDayRow = (school: School, team: string, day: Day): NewThink => ({
  type: 'think',
  name: 'step.team-day',
  id: `step.team-day:${team}:${day}`,
  ref: teamDayRef(team, day),
  dueAt: dawnOf(school, day),
  data: { team, day },
});

/** The one card of a day in the team's channel. */
export const teamDueRow = (school: School, team: string, day: Day): NewSend => ({
  type: 'send',
  name: 'step.team-due',
  id: `step.team-due:${team}:${day}`,
  ref: teamDayRef(team, day),
  to: { channel: team },
  manner: 'capped',
  dueAt: epochOf(day, school.settings.digestAt),
  notAfter: epochOf(day, '23:59'),
  data: { day },
});

/** Who tests along hears it the school day before and is asked on the day; who keeps it hears the day after that the answers are there. */
function trialRows(school: School, id: string, day: Day, now: Epoch): NewWork[] {
  const days = {
    before: previousSchoolDay(school.calendar, day),
    day,
    after: nextSchoolDay(school.calendar, day),
  };
  return Object.entries(days)
    .filter(([when, on]) => when === 'day' || on > dayOf(now))
    .map(([when, on]) => ({
      type: 'think',
      name: 'step.trial',
      id: `step.trial:${id}:${day}:${when}`,
      ref: stepRef(id),
      dueAt: dawnOf(school, on),
      data: { day, when },
    }));
}

/** It is looked back on, or was stopped: everybody who is in it hears so the next school morning, unless that is undone by then. */
export function trialOverRow(school: School, id: string, now: Epoch): NewThink {
  const next = nextSchoolDay(school.calendar, dayOf(now));
  return {
    type: 'think',
    name: 'step.trial-over',
    id: `step.trial-over:${id}:${next}`,
    ref: stepRef(id),
    dueAt: dawnOf(school, next),
  };
}

/** A card of today, or of the first school day after it once its moment is gone. */
export function teamAskDay(school: School, now: Epoch): Day {
  const today = schoolDayOnOrAfter(school.calendar, dayOf(now));
  return epochOf(today, school.settings.digestAt) > now ? today : nextSchoolDay(school.calendar, today);
}

/** What asks a team on this day, the longest waiting first. */
export async function teamStepsOn(
  read: Read,
  teamId: string,
  day: Day,
): Promise<Stored<SmallIntervention>[]> {
  const { items } = await read.find(INTERVENTION, {
    where: { teamId, open: true },
    range: { field: 'lookBackOn', from: '0', below: addDays(day, 1) },
    order: { field: 'lookBackOn', direction: 'asc' },
    limit: MOST,
  });
  return items.filter(({ data }) => data.status === 'RUNNING' && !data.trial && asksOn(data) === day);
}
