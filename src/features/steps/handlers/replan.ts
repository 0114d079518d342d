import { addDays } from '../../../calendar/time.js';
import type { NewThink } from '../../../kernel/decision.js';
import type { Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day, Epoch } from '../../../kernel/values.js';
import { AUTOMATIC } from '../../requests/model/request.js';
import { firstMorning, gotMessage, nextAskDay } from '../../school/model/asking.js';
import { STEPS_REPLAN } from '../../school/model/leavers.js';
import type { Person } from '../../school/model/school.js';
import { type Acted, acted } from '../model/act.js';
import { awayLong, tellsOf } from '../model/asking.js';
import { fittedAgain, suits } from '../model/dates.js';
import { asksOn, INTERVENTION, type SmallIntervention, stepRef } from '../model/step-kind.js';
import { teamAskDay } from '../model/team-planned.js';
import { coordinatorOf, mayOwn } from '../policy.js';
import { type At, changed, instead, told } from './overdue.js';
import { todayOf } from './shared.js';

/**
 * Looks whether the days that were planned still suit: after a change of the school or of a colleague (`ref`: of whom), and each
 * school morning. A day moves with its reason; what could not be asked on its morning gets another; what lay with somebody who left
 * goes to its coordinator.
 */

type Step = Stored<SmallIntervention>;
const PAGE = 100;
/** An answer that was not given for longer was asked for as often as it ever will be. Calendar days: a summer holiday and more. */
const FURTHEST_BACK = 100;
const DOER = { id: AUTOMATIC };

export async function replan(at: At): Promise<Partial<Thought>> {
  const { read, ref, now, data, id } = at;
  const today = todayOf({ now });
  const { items, next } = await read.find(INTERVENTION, {
    where: ref ? { ownerId: ref.id, open: true } : { status: 'RUNNING' },
    range: { field: 'lookBackOn', from: addDays(today, -FURTHEST_BACK) },
    order: { field: 'lookBackOn', direction: 'asc' },
    limit: PAGE,
    ...(typeof data.after === 'string' ? { after: data.after } : {}),
  });
  const got = remembered((person, day) => gotMessage(read, person, day));
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  for (const record of items) {
    const one = record.data.status === 'RUNNING' ? await looked(at, record, got) : undefined;
    if (one) add(thought, one);
  }
  if (data.after === undefined) add(thought, ...(await leftBehind(at)));
  const more: NewThink = {
    type: 'think',
    name: STEPS_REPLAN,
    id: id(),
    dueAt: now,
    data: { after: next ?? '' },
  };
  if (next !== undefined) thought.work.push(ref ? { ...more, ref } : more);
  return thought;
}

function add(thought: Thought, ...all: Acted[]): void {
  for (const { save, work, audit, changed: refs } of all) {
    thought.save.push(...save);
    thought.work.push(...work);
    thought.audit.push(...audit);
    thought.changed.push(...refs);
  }
}

/** What was agreed with who left, or lies aside, has no day on which it is looked at; a colleague's own approach goes with them. */
async function leftBehind(at: At): Promise<Acted[]> {
  const { read, ref, school } = at;
  const today = todayOf(at);
  const given: Acted[] = [];
  for (const { id } of [...school.people.values()].filter((one) => !mayOwn(one, today))) {
    if (ref && ref.id !== id) continue;
    const { items } = await read.find(INTERVENTION, { where: { ownerId: id, open: true }, limit: PAGE });
    for (const record of items)
      if (record.data.status !== 'RUNNING' && record.data.scope !== 'practice')
        given.push(...[inherited(at, record)].filter((one) => one !== undefined));
  }
  return given;
}

type Got = (personId: string, day: Day) => Promise<Epoch | undefined>;
function remembered(ask: Got): Got {
  const known = new Map<string, Promise<Epoch | undefined>>();
  return (person, day) => {
    const key = `${person} ${day}`;
    const found = known.get(key) ?? ask(person, day);
    known.set(key, found);
    return found;
  };
}

async function looked(at: At, record: Step, got: Got): Promise<Acted | undefined> {
  const { school, now } = at;
  const step = record.data;
  const today = todayOf(at);
  const on = asksOn(step);
  if (step.lookBackOn === undefined || on === undefined) return undefined;
  const owner = step.ownerId === undefined ? undefined : school.people.get(step.ownerId);
  if (step.ownerId !== undefined && !(owner && mayOwn(owner, today))) return inherited(at, record);

  if (step.reminded === 'coordinator') {
    const { toldTo = step.keptBy ?? '', toldOn = step.keptOn ?? today } = step;
    if (await got(toldTo, toldOn)) return undefined;
    if (owner && (await isBack(at, owner, step, got))) return askedAfterAll(at, record, owner);
    return toldOn < today ? told(at, record) : undefined;
  }
  if (!owner) return ofTeam(at, record, on, got);
  // Neither an absence nor a free day moves what was asked already.
  if (on < firstMorning(school, now) && (await wasAsked(step, owner.id, on, got))) return undefined;
  const other = on <= today ? instead(at, record, owner) : undefined;
  if (other) return other;
  if (on < today || step.askOn !== undefined) {
    const askOn = nextAskDay(school, owner, now);
    // Also sooner: who was to be away until then may be back.
    return on < today || askOn < on || !suits(school, step, on) ? put(at, record, askOn) : undefined;
  }
  return moved(at, record);
}

/** In the message of that morning, and not only since it stands: a school may put its morning later when its message is out. */
async function wasAsked(step: SmallIntervention, ownerId: string, on: Day, got: Got): Promise<boolean> {
  const sentAt = await got(ownerId, on);
  const set = step.askOn === undefined ? step.events.findLast(({ day }) => day === on)?.at : undefined;
  return sentAt !== undefined && sentAt >= (set ?? 0);
}

/** Sooner than was thought: nobody heard yet that it waits, and its owner can be asked before anybody would. */
async function isBack(
  { school, now }: At,
  owner: Person,
  step: SmallIntervention,
  got: Got,
): Promise<boolean> {
  const other = school.people.get(step.toldTo ?? '');
  if (!other || (await wasAsked(step, owner.id, asksOn(step) ?? '', got))) return false;
  const toldOn = [step.toldOn ?? '', nextAskDay(school, other, now)].sort()[1]!;
  return nextAskDay(school, owner, now) <= toldOn;
}

const askedAfterAll = (at: At, record: Step, owner: Person): Acted =>
  changed(at, record, {
    askOn: nextAskDay(at.school, owner, at.now),
    reminded: undefined,
    toldTo: undefined,
    toldOn: undefined,
  });

/** A channel has no cap and nobody's free days: only a process that stood still keeps it from being asked on its morning. */
async function ofTeam(at: At, record: Step, on: Day, got: Got): Promise<Acted | undefined> {
  const { teamId = '', trial, keptBy, keptOn = '' } = record.data;
  if (on >= firstMorning(at.school, at.now)) return moved(at, record);
  const today = todayOf(at);
  const [who, asked] = keptBy !== undefined && keptOn >= on ? [keptBy, keptOn] : [`team:${teamId}`, on];
  if (trial || asked >= today || (await got(who, asked))) return undefined;
  return put(at, record, teamAskDay(at.school, at.now));
}

/** On another morning than its own, without its day being another. */
const put = (at: At, record: Step, askOn: Day): Acted | undefined =>
  askOn === asksOn(record.data) ? undefined : changed(at, record, { askOn });

/** To the nearest day that suits; one that its owner is away for too long stays, and somebody else is told on it. */
function moved(at: At, record: Step): Acted | undefined {
  const { school, now } = at;
  const { id, data: step } = record;
  const from = step.lookBackOn!;
  if (suits(school, step, from)) return undefined;
  const owner = school.people.get(step.ownerId ?? '');
  if (owner && awayLong(school, owner, from) && tellsOf(school, step, todayOf(at))) return undefined;
  const first = firstMorning(school, now);
  const { day } = fittedAgain(school, step, from, first);
  if (day === from || day < first) return undefined;
  return acted({ school, now, person: DOER }, record, {
    act: 'move',
    verb: STEPS_REPLAN,
    what: 'shifted',
    lookBackOn: day,
    work: [
      {
        type: 'send',
        name: 'step.shifted',
        id: `step.shifted:${id}:${day}:${now}`,
        ref: stepRef(id),
        to: { person: step.ownerId ?? step.createdBy },
        manner: 'digest',
        dueAt: now,
        data: { from, day },
      },
    ],
  });
}

/** Whoever looked back on it is not there any more: its coordinator does, who may hand it on; told once. */
function inherited(at: At, record: Step): Acted | undefined {
  const { school, now } = at;
  const { id, data: step } = record;
  const today = todayOf(at);
  const heir = school.people.get(coordinatorOf(school, step, today));
  if (!heir || heir.id === step.ownerId || !mayOwn(heir, today)) return undefined;
  return acted({ school, now, person: DOER }, record, {
    act: 'give',
    verb: STEPS_REPLAN,
    what: 'inherited',
    to: heir.id,
    lookBackOn: dayFor(at, step, heir.id),
    change: givenTo(step, heir.id),
    work: [
      {
        type: 'send',
        name: 'step.inherited',
        id: `step.inherited:${id}:${heir.id}`,
        ref: stepRef(id),
        to: { person: heir.id },
        manner: 'digest',
        dueAt: now,
        data: { from: step.ownerId ?? '' },
      },
    ],
  });
}

/** The day of a step as its new owner can keep it: it is asked of them from its beginning. */
export function dayFor(
  { school, now }: Pick<At, 'school' | 'now'>,
  step: SmallIntervention,
  ownerId: string,
): Day | undefined {
  if (step.lookBackOn === undefined) return undefined;
  const first = firstMorning(school, now);
  return fittedAgain(school, { ...step, ownerId }, step.lookBackOn, first).day;
}

export const givenTo = (step: SmallIntervention, ownerId: string): Partial<SmallIntervention> => ({
  ownerId,
  helpers: step.helpers.filter((one) => one !== ownerId),
  offered: undefined,
  askOn: undefined,
  reminded: undefined,
});
