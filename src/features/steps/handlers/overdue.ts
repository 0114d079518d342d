import type { RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Scene, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import { askRow, nextAskDay } from '../../school/model/asking.js';
import type { Person, School } from '../../school/model/school.js';
import { readTeam } from '../../school/model/teams.js';
import { type Acted, savedStep } from '../model/act.js';
import { awayLong, tellsOf } from '../model/asking.js';
import { INTERVENTION, type SmallIntervention } from '../model/step-kind.js';
import { teamAskDay } from '../model/team-planned.js';
import { mayOwn } from '../policy.js';
import { todayOf } from './shared.js';

/** Its day is past and nobody looked back: its owner is asked once whether it still helps, then its coordinator, then nobody. */

export type At = Scene<School> & { ref?: RecordKey; data: WorkData };
type Step = Stored<SmallIntervention>;

export async function overdue(at: At): Promise<Partial<Thought>> {
  const { read, ref, school, now, data } = at;
  const record = ref && (await read.get(INTERVENTION, ref.id));
  const step = record?.data;
  if (!record || step?.status !== 'RUNNING') return {};
  if (step.lookBackOn === undefined || step.lookBackOn !== data.day) return {};
  // A row of the same id may run once more after it was planned again: it asks nothing twice.
  if (step.reminded !== (data.nth === 2 ? 'owner' : undefined)) return {};
  if (data.nth === 2) return told(at, record) ?? {};
  if (step.teamId !== undefined) {
    // Its channel once more; what is tested along, and what has no channel, lies with who keeps it.
    const inChannel = !step.trial && (await readTeam(read, step.teamId))?.channel !== undefined;
    if (!inChannel) return told(at, record) ?? {};
    return changed(at, record, { reminded: 'owner', askOn: teamAskDay(school, now) });
  }
  const owner = school.people.get(step.ownerId ?? '');
  const today = todayOf(at);
  if (!owner || !mayOwn(owner, today)) return told(at, record) ?? {};
  const other = instead(at, record, owner);
  if (other) return other;
  // Also of who is away for long, where nobody else is there to be told: on their first day back.
  return changed(at, record, { reminded: 'owner', askOn: nextAskDay(school, owner, now) });
}

/** Its owner is away for long: whoever can help on is told, unless the owner is back before that one can be; undefined: ask its owner. */
export function instead(at: Omit<At, 'data'>, record: Step, owner: Person): Acted | undefined {
  const { school, now } = at;
  const today = todayOf(at);
  if (!awayLong(school, owner, today)) return undefined;
  const other = tellsOf(school, record.data, today);
  const sooner = other && nextAskDay(school, other, now) < nextAskDay(school, owner, now);
  return sooner ? told(at, record) : undefined;
}

/** It stands in the message of the morning of whoever can help on; undefined where there is nobody to tell. */
export function told(at: Omit<At, 'data'>, record: Step): Acted | undefined {
  const { school, now } = at;
  const person = tellsOf(school, record.data, todayOf(at));
  if (!person) return undefined;
  const toldOn = nextAskDay(school, person, now);
  // A team's step stands among what that person keeps, not among what lies with others.
  const where =
    record.data.teamId === undefined ? { toldTo: person.id, toldOn } : { keptBy: person.id, keptOn: toldOn };
  return changed(at, record, { reminded: 'coordinator', ...where }, [askRow(school, person.id, toldOn)]);
}

/** Nothing happened to the step itself: only when, and of whom, it is asked. */
export const changed = (
  { school, now }: Omit<At, 'data'>,
  record: Step,
  change: Partial<SmallIntervention>,
  work: Acted['work'] = [],
): Acted =>
  savedStep(
    { school, now, person: { id: AUTOMATIC } },
    record,
    record.data,
    { ...record.data, ...change },
    {
      verb: 'step.overdue',
      work,
    },
  );
