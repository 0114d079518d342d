import { nextSchoolDay } from '../../../calendar/school-calendar.js';
import { addDays, epochOf } from '../../../calendar/time.js';
import type { NewSend, Save } from '../../../kernel/decision.js';
import type { ThinkSpec, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { askRow, gotMessage, nextAskDay } from '../../school/model/asking.js';
import type { School } from '../../school/model/school.js';
import { readTeam } from '../../school/model/teams.js';
import { joinsOf, STEP_JOIN, type StepJoin } from '../model/join.js';
import { INTERVENTION, type SmallIntervention, stepRef } from '../model/step-kind.js';
import { teamDueRow, teamStepsOn } from '../model/team-planned.js';
import { keeperOfTeam } from '../policy.js';
import { type At, changed } from './overdue.js';
import { todayOf } from './shared.js';

/** The mornings of a team's own steps. */

type Join = Stored<StepJoin>;

/** On the day: one card in its channel; without one it is asked of who keeps each. */
async function teamDay(at: At): Promise<Partial<Thought>> {
  const { read, school, data, now } = at;
  const teamId = String(data.team);
  const day = String(data.day);
  const due = await teamStepsOn(read, teamId, day);
  if (due.length === 0) return {};
  const team = await readTeam(read, teamId);
  if (team?.channel) return { work: [teamDueRow(school, teamId, day)] };
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  for (const record of due) {
    const keeper = school.people.get(keeperOfTeam(school, record.data, todayOf(at)));
    // The same morning may come twice.
    if (!keeper || (record.data.keptOn ?? '') >= day) continue;
    const keptOn = nextAskDay(school, keeper, now);
    const one = changed(at, record, { keptBy: keeper.id, keptOn }, [askRow(school, keeper.id, keptOn)]);
    for (const part of ['save', 'work', 'audit', 'changed'] as const)
      thought[part].push(...(one[part] as never[]));
  }
  return thought;
}

/** The step that a row is about, if people test it along and it still runs to that day. */
async function trialOf({ read, ref, data }: At): Promise<Stored<SmallIntervention> | undefined> {
  const record = ref && (await read.get(INTERVENTION, ref.id));
  const step = record?.data;
  return step?.trial && step.status === 'RUNNING' && step.lookBackOn === data.day ? record : undefined;
}

async function trial(at: At): Promise<Partial<Thought>> {
  const record = await trialOf(at);
  if (!record) return {};
  const { school, data, now } = at;
  const day = String(data.day);
  if (data.when === 'after') {
    const keeper = keeperOfTeam(school, record.data, todayOf(at));
    // Nobody can come in any more: the invitation says so.
    return { work: [line('step.trial-after', record.id, keeper, at, day)], changed: [stepRef(record.id)] };
  }
  const joins = (await joinsOf(at.read, record.id)).filter((one) => one.data.as === 'joins');
  if (data.when === 'before')
    return {
      work: joins.map(({ data: { personId } }) => line('step.trial-before', record.id, personId, at, day)),
    };
  return merged(joins.flatMap((one) => ask(school, one, now) ?? []));
}

/** Asked in the one message of the first morning that reaches them. */
function ask(school: School, { id, version, data }: Join, now: number) {
  const person = school.people.get(data.personId);
  if (!person) return undefined;
  const askOn = nextAskDay(school, person, now);
  const save: Save = { kind: STEP_JOIN, id, expect: version, data: { ...data, askOn } };
  return { save, work: askRow(school, person.id, askOn) };
}

const merged = (asked: { save: Save; work: ReturnType<typeof askRow> }[]): Partial<Thought> => ({
  save: asked.map(({ save }) => save),
  work: asked.map(({ work }) => work),
});

const line = (name: string, id: string, person: string, { school, now }: At, day: Day): NewSend => ({
  type: 'send',
  name,
  id: `${name}:${id}:${person}:${day}`,
  ref: stepRef(id),
  to: { person },
  manner: 'digest',
  dueAt: now,
  // Who is not there this morning has no use for it later, but for who keeps it.
  notAfter: epochOf(name === 'step.trial-before' ? todayOf({ now }) : latest(school, day), '23:59'),
  data: { day },
});

const latest = (school: School, day: Day): Day => addDays(nextSchoolDay(school.calendar, day), 14);

const LOOK_BACK_DAYS = 14;
const MOST = 200;

/** Each morning: whoever could not be asked on theirs, since they were away or their one message was taken, is asked today. */
async function again(at: At): Promise<Partial<Thought>> {
  const { read, school, now } = at;
  const today = todayOf(at);
  const { items } = await read.find(STEP_JOIN, {
    where: { as: 'joins' },
    range: { field: 'askOn', from: addDays(today, -LOOK_BACK_DAYS), below: today },
    order: { field: 'askOn', direction: 'asc' },
    limit: MOST,
  });
  const asked: { save: Save; work: ReturnType<typeof askRow> }[] = [];
  for (const one of items) {
    const { stepId, personId, askOn = '', answer } = one.data;
    const step = (await read.get(INTERVENTION, stepId))?.data;
    if (step?.status !== 'RUNNING' || step.lookBackOn === undefined || step.lookBackOn > today) continue;
    if (answer?.asked === step.lookBackOn || (await gotMessage(read, personId, askOn))) continue;
    const next = ask(school, one, now);
    if (next) asked.push(next);
  }
  return merged(asked);
}

/** The next school morning: everybody who was in it hears how it went, once. */
async function trialOver(at: At): Promise<Partial<Thought>> {
  const { read, ref, now } = at;
  const record = ref && (await read.get(INTERVENTION, ref.id));
  if (!record?.data.trial || record.data.status === 'RUNNING' || record.data.status === 'PARKED') return {};
  const by = record.data.lookBacks.at(-1)?.by ?? record.data.events.at(-1)?.by;
  const joins = (await joinsOf(read, record.id)).filter(({ data }) => !data.told);
  return {
    save: joins.map(({ id, version, data }) => ({
      kind: STEP_JOIN,
      id,
      expect: version,
      data: { ...data, told: true },
    })),
    work: joins
      .filter(({ data }) => data.personId !== by)
      .map(({ data: { personId } }) => ({
        type: 'send',
        name: 'step.trial-over',
        id: `step.trial-over:${record.id}:${personId}`,
        ref: stepRef(record.id),
        to: { person: personId },
        manner: 'digest',
        dueAt: now,
      })),
  };
}

export const teamThinks: ThinkSpec<School>[] = [
  { name: 'step.team-day', run: teamDay },
  { name: 'step.trial', run: trial },
  { name: 'step.trial-over', run: trialOver },
  { name: 'step.trial-again', eachMorning: true, run: again },
];
