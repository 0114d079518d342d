import { dayOf } from '../../../calendar/time.js';
import type { NewWork } from '../../../kernel/decision.js';
import type { Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import type { Day } from '../../../kernel/values.js';
import { gotMessage } from '../../school/model/asking.js';
import { mayStandIn } from '../../school/model/people.js';
import { isAskedOf, nudge } from '../model/nudges.js';
import { AUTOMATIC, type CareRequest, REQUEST } from '../model/request.js';
import { refOf } from '../model/step.js';
import { untakenCheck, untakenOn } from '../model/untaken.js';
import { holderOf } from '../policy.js';
import { todayOf } from './shared.js';
import { type Due, standInCheck } from './waiting.js';

/** Still untaken after the school's days: its coordinator is asked once, and again after as many days. */
export async function untaken({ read, ref, school, now }: Due): Promise<Partial<Thought>> {
  const record = ref && (await read.get(REQUEST, ref.id));
  if (record?.data.status !== 'NEW') return {};
  const today = todayOf({ now });
  // Handed over in the meantime: whoever has it now is given as many days. They may end later than when their own look was planned.
  const handed = record.data.events.findLast((event) => event.what === 'handedOver');
  if (handed && today < untakenOn(school, dayOf(handed.at)))
    return { work: [untakenCheck(school, record.id, dayOf(handed.at))] };
  const to = holderOf(school, record.data, today);
  const work = [untakenCheck(school, record.id, today), standInCheck(school, record, to, today)];
  return asked({ school, now }, record, [to], work);
}

/** The request as it was, but for who is asked to take it up. */
function asked(
  { school, now }: Pick<Due, 'school' | 'now'>,
  { id, version, data: before }: Stored<CareRequest>,
  people: readonly string[],
  work: NewWork[] = [],
): Partial<Thought> {
  let data = before;
  for (const to of people) {
    const asks = nudge(school, data, to, now);
    if (!asks) continue;
    data = { ...data, ...asks.change };
    work.push(...asks.work);
  }
  if (data === before) return { work };
  return {
    save: [{ kind: REQUEST, id, expect: version, data }],
    audit: [{ at: now, who: AUTOMATIC, verb: 'request.untaken', ...refOf(id), access: 'change' }],
    work,
  };
}

const PAGE = 100;

/** Each morning: whoever could not be asked on theirs, since they were away or their one message was taken, is asked today. */
export async function untakenAgain({ read, school, now }: Due): Promise<Partial<Thought>> {
  const today = todayOf({ now });
  const thought = { save: [] as Thought['save'], work: [] as NewWork[], audit: [] as Thought['audit'] };
  for (const person of school.people.values()) {
    if (!mayStandIn(person)) continue;
    const { items } = await read.find(REQUEST, {
      where: { coordinatorId: person.id, status: 'NEW' },
      order: { field: 'changedAt', direction: 'desc' },
      limit: PAGE,
    });
    for (const record of items) {
      const missed = await notSaid({ read, school }, record.data, today);
      if (missed.length === 0) continue;
      const { standInAsked, nudges = [] } = record.data;
      const people = missed.map(({ to }) =>
        to === standInAsked ? to : holderOf(school, record.data, today),
      );
      const data = { ...record.data, nudges: nudges.filter((one) => !missed.includes(one)) };
      const one = asked({ school, now }, { ...record, data }, [...new Set(people)]);
      thought.save.push(...(one.save ?? []));
      thought.work.push(...(one.work ?? []));
      thought.audit.push(...(one.audit ?? []));
    }
  }
  return thought;
}

/** The messages about it, since it lies where it lies, that never went out. */
async function notSaid(
  { read, school }: Pick<Due, 'read' | 'school'>,
  request: CareRequest,
  today: Day,
): Promise<{ to: string; day: Day }[]> {
  const found: { to: string; day: Day }[] = [];
  for (const one of request.nudges ?? []) {
    if (one.day >= today || !isAskedOf(school, request, one.day)) continue;
    if (!(await gotMessage(read, one.to, one.day))) found.push(one);
  }
  return found;
}
