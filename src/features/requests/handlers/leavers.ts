import type { NewWork, RecordKey, WorkData } from '../../../kernel/decision.js';
import type { Read, Scene, Thought } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Day } from '../../../kernel/values.js';
import type { Load } from '../../school/model/choice.js';
import { lookAtLeaver } from '../../school/model/leavers.js';
import {
  activeOn,
  coordinatorsOn,
  isCoordinator,
  presentOn,
  standInChain,
} from '../../school/model/people.js';
import { mayCover, routeRequest, weighedFor } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { loadsOf } from '../model/load.js';
import { letGo, type Passed, passOn } from '../model/pass-on.js';
import { AUTOMATIC, type CareRequest, REQUEST } from '../model/request.js';
import { weightOf } from '../model/weights.js';
import { mayBePicked, mayHold } from '../policy.js';
import { todayOf } from './shared.js';

/** A coordinator who left, or does something else by now: what lies with them goes to who follows it from now on, and both know. */

type At = Scene<School> & { ref?: RecordKey; data: WorkData };

const VERB = 'request.leaver';
const PAGE = 100;
/** One commit; what is left then follows in the next. */
const MOST = 300;

/** Each school morning: is there anybody whose last day is over, or whose work ended unseen, with something open? */
export async function leavers({ read, school, now }: Scene<School>): Promise<Partial<Thought>> {
  const today = todayOf({ now });
  const work: NewWork[] = [];
  for (const person of school.people.values()) {
    const leads = activeOn(person, today) && mayCover(person);
    if (!leads && (await hasOpen(read, person.id))) work.push(lookAtLeaver(person.id, now, false));
  }
  return { work };
}

async function hasOpen(read: Read, personId: string): Promise<boolean> {
  const [lies, taken] = await Promise.all([
    read.count(REQUEST, { coordinatorId: personId, open: true }),
    read.count(REQUEST, { takenBy: personId, open: true }),
  ]);
  return lies + taken > 0;
}

export async function leaver(at: At): Promise<Partial<Thought>> {
  const { ref, school, now } = at;
  const person = school.people.get(ref?.id ?? '');
  if (!person) return {};
  const role = at.data.role === true;
  const today = todayOf({ now });
  const records = (await openWith(at.read, person.id)).filter(
    ({ data }) => !holdsStill(person, data, today, role),
  );
  const heirs = createHeirs(at, person);
  const thought: Thought = { save: [], work: [], audit: [], changed: [] };
  const add = ({ save, work, audit, changed }: Omit<Passed, 'told'>) => {
    thought.save.push(...save);
    thought.work.push(...work);
    thought.audit.push(...audit);
    thought.changed.push(...changed);
  };
  const [holders, requesters] = [new Set<string>(), new Set<string>()];
  for (const record of records.slice(0, MOST)) {
    const { data } = record;
    if (data.onlyFor && data.coordinatorId === person.id) {
      const free = letGo({ now, verb: VERB }, record);
      if (free) add(free);
      continue;
    }
    const heir = await heirs.for(data);
    if (heir.personId === person.id) continue;
    const { personId: to, routing } = heir;
    const passed = passOn({ school, now, by: AUTOMATIC, verb: VERB, from: person.id, to, routing }, record);
    if (!passed) continue;
    add(passed);
    heirs.given(heir.personId, passed.data);
    holders.add(to);
    if (passed.told) requesters.add(data.requesterId);
  }
  const data = { from: person.id, at: now, why: activeOn(person, today) ? 'role' : 'left' };
  const send = (name: string) => (to: string) =>
    ({ type: 'send', name, to: { person: to }, manner: 'addressed', dueAt: now, data }) as const;
  thought.work.push(
    ...[...holders].map(send('request.passed-on')),
    ...[...requesters].filter((id) => id !== person.id).map(send('request.passed-on-yours')),
  );
  if (records.length > MOST) thought.work.push({ ...lookAtLeaver(person.id, now, role), id: at.id() });
  return thought;
}

/** Open requests that lie with somebody, and those that they took while they lay with another. */
async function openWith(read: Read, personId: string): Promise<Stored<CareRequest>[]> {
  const found = new Map<string, Stored<CareRequest>>();
  for (const field of ['coordinatorId', 'takenBy'])
    for (let after: string | undefined, more = true; more && found.size <= MOST; more = after !== undefined) {
      const page = await read.find(REQUEST, { where: { [field]: personId, open: true }, limit: PAGE, after });
      for (const record of page.items) found.set(record.id, record);
      after = page.next;
    }
  return [...found.values()];
}

/** Whether somebody is still the one for whom this request came to them. */
function holdsStill(person: Person, request: CareRequest, today: Day, role: boolean): boolean {
  if (!activeOn(person, today) || !mayHold(person, request)) return false;
  return request.onlyFor ? mayBePicked(person, request) : !role || mayCover(person);
}

interface Heir {
  personId: string;
  routing: CareRequest['routing'];
}

/** To whom each goes, with what was given in this very go counted along, so that equals share it. */
function createHeirs({ read, school, now }: At, left: Person) {
  const today = todayOf({ now });
  const loads = new Map<string, Load>();
  const why: TextRef = text(activeOn(left, today) ? 'route.roleEnded' : 'route.left', { name: left.name });
  const standIn = standInChain(school, left).find((one) => isCoordinator(one) && presentOn(one, today));

  async function load(people: readonly Person[]) {
    const unknown = people.filter(({ id }) => !loads.has(id));
    if (unknown.length > 0)
      for (const [id, found] of await loadsOf(read, people, today)) if (!loads.has(id)) loads.set(id, found);
    return loads;
  }

  return {
    async for(request: CareRequest): Promise<Heir> {
      const { coordinatorId, classCode, requesterId, words } = request;
      const there = school.people.get(coordinatorId);
      // They only followed it up for its coordinator, who is still that.
      if (coordinatorId !== left.id && there && holdsStill(there, request, today, false))
        return { personId: coordinatorId, routing: [why] };
      const people = weighedFor(school, classCode, today, words.domains);
      const routing = routeRequest(school, classCode, today, {
        domains: words.domains,
        ...(people.length > 1 ? { load: await load(people) } : {}),
      });
      const reasons = [...routing.reasons, why];
      // Nobody follows the class yet: who stood in for them knows it best.
      const nobody = routing.reasons[0]?.t === 'route.nobody';
      if (nobody && standIn && standIn.id !== requesterId) return { personId: standIn.id, routing: [why] };
      if (routing.personId !== requesterId) return { personId: routing.personId, routing: reasons };
      const other = coordinatorsOn(school, today).find(
        (one) => one.id !== requesterId && one.id !== left.id && presentOn(one, today),
      );
      return other ? { personId: other.id, routing: [why] } : { personId: requesterId, routing: reasons };
    },
    given(personId: string, { status, words, phase }: CareRequest) {
      const known = loads.get(personId);
      if (known)
        loads.set(personId, {
          open: known.open + 1,
          points: known.points + weightOf(status, words.when, phase),
          ...(known.arrived === undefined ? {} : { arrived: known.arrived + 1 }),
        });
    },
  };
}
