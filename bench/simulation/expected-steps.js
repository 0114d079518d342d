import { INTERVENTION } from '../../dist/features/steps/model/step-kind.js';
import { dayAt, isHere, moment, plus, schoolDaysOn, works } from './plain-calendar.js';

/** School days after which it is asked once more, and after as many again its coordinator is told (product.md §4). */
const OVERDUE = 5;
/** School days more in which that finds a place behind other messages, absences and free days of one person. */
const PATIENCE = 10;

/** Every step is looked back on, asked for or told to its coordinator, by its rules. */
export async function expectSteps(all) {
  const listed = listings(all);
  for (const [id, { schoolId }] of all.steps ?? []) {
    const step = (await all.store.get(INTERVENTION, schoolId, id))?.data;
    if (!step) {
      all.missing({ school: schoolId, step: id, why: 'it is not there' });
      continue;
    }
    const asked = listed.get(`${schoolId} ${id}`) ?? [];
    for (const stretch of stretches(step, all.now)) {
      const one = { all, schoolId, id, step, asked, ...stretch };
      early(one);
      twice(one);
      onItsDay(one);
      later(one);
    }
  }
}

/** Step → in which morning messages it stood: { at, person, as: 'asked' | 'late' | 'told' }. */
function listings({ shown }) {
  const listed = new Map();
  for (const { cards, at, person, school } of shown) {
    const data = cards.find(({ card }) => card === 'steps/due')?.data;
    if (!data) continue;
    for (const as of ['asked', 'late', 'told'])
      for (const { id } of data[as] ?? []) {
        const key = `${school} ${id}`;
        listed.set(key, [...(listed.get(key) ?? []), { at, person, as }]);
      }
  }
  return listed;
}

/**
 * The stretches in which a step had one day to look back and one owner: `{ day, owner, from, to }`, in moments; an undone look back
 * is as if it had not been, so the one before goes on.
 */
function stretches({ events, lookBackOn, ownerId, status }, now) {
  const found = [];
  let current;
  const close = (at) => {
    if (current) found.push({ ...current, to: at });
    current = undefined;
  };
  // Owners are told from the end: who had it before a hand-over is not in the record.
  const changes = events.filter(({ what }) => OWNER.includes(what));
  let owner = changes.length > 0 ? undefined : ownerId;
  let before;
  for (const { at, what, day, by, to } of events) {
    if (OWNER.includes(what)) owner = what === 'inherited' ? to : by;
    if (what === 'undone') {
      close(at);
      // What was asked before it was looked back on was asked.
      current = before && { ...before, from: at, heard: before.heard ?? before.from, again: true };
      continue;
    }
    const over = ENDS.includes(what) || (what === 'lookedBack' && day === undefined);
    if (day !== undefined || over || OWNER.includes(what)) {
      before = current;
      const same = current?.day;
      close(at);
      if (!over && (day ?? same) !== undefined) current = { day: day ?? same, owner, from: at };
    }
  }
  // What an undone act brought back stands in the record alone.
  if (current && status === 'RUNNING' && lookBackOn === current.day) close(now);
  return found;
}
const OWNER = ['takenOver', 'inherited'];
const ENDS = ['parked', 'stopped'];

function early({ all, schoolId, id, asked, day, from, to }) {
  const wrong = asked.find(({ at, as }) => as === 'asked' && at > from && at < to && dayAt(at) < day);
  if (wrong) all.findings.add('early', { school: schoolId, step: id, day, at: dayAt(wrong.at) });
}

/** One message asks it, one more asks whether it still helps, one tells its coordinator. */
function twice({ all, schoolId, id, asked, day, from, to, again }) {
  if (again) return;
  for (const as of ['asked', 'late', 'told']) {
    const here = asked.filter((one) => one.as === as && one.at > from && one.at < to);
    for (const person of new Set(here.map((one) => one.person))) {
      const times = here.filter((one) => one.person === person).length;
      if (times > 1) all.findings.add('doubled', { school: schoolId, step: id, day, as, person, times });
    }
  }
}

/** On the first day from its own on that its owner works, unless something else had their one place. */
function onItsDay({ all, schoolId, id, asked, day, owner, from, to, again }) {
  if (again || owner === undefined) return;
  const by = firstChance(all, schoolId, owner, from, day, to);
  if (by === undefined) return;
  const found = asked.find(({ at }) => at > from && at < to && dayAt(at) <= by);
  if (!found) all.missing({ school: schoolId, step: id, why: 'not asked', day, by, owner });
}

/** The day on which nothing stood in the way of asking; undefined where it was over before, or there was none. */
function firstChance(all, schoolId, owner, from, day, to) {
  for (
    let one = day > dayAt(from) ? day : plus(dayAt(from), 1);
    moment(plus(one, 1), '00:00') <= to;
    one = plus(one, 1)
  ) {
    const facts = all.facts.between(schoolId, moment(one, '00:00'), moment(plus(one, 1), '00:00'));
    const free = facts.every(({ school, people }) => {
      const person = people.get(owner);
      return person && isHere(person, one) && works(school, person, one);
    });
    const key = `${schoolId} ${owner} ${one}`;
    if (free && !all.platform.troubled.has(key) && !all.placeTaken(schoolId, owner, one)) return one;
  }
  return undefined;
}

/** Nobody looked back: asked once more, then its coordinator; whoever is away or gone is not asked, the coordinator is at once. */
function later({ all, schoolId, id, step, asked, day, from, to, heard = from }) {
  const { school } = all.facts.now(schoolId);
  const [since] = [day, dayAt(from)].sort().reverse();
  const here = asked.filter(({ at }) => at > heard && at < to);
  const told = here.some(({ as }) => as === 'told');
  const once = schoolDaysOn(school, since, OVERDUE + PATIENCE);
  const late = here.some(({ as }) => as === 'late');
  // Whose it was then, which the record does not say once it went into other hands.
  const ownerId = here.find(({ as }) => as !== 'told')?.person ?? step.ownerId;
  const theirOwn = isTheirOwn(all, schoolId, { ...step, ownerId });
  if (moment(once, '18:00') < to && !told && !late && !theirOwn)
    all.missing({ school: schoolId, step: id, why: 'not asked once more', day, until: once });
  const end = schoolDaysOn(school, since, 2 * OVERDUE + 2 * PATIENCE);
  if (moment(end, '18:00') < to && !told && !theirOwn)
    all.missing({ school: schoolId, step: id, why: 'its coordinator was not told', day, until: end });
}

/** Whoever would be told looks back on it themselves, or nobody is there. */
function isTheirOwn(all, schoolId, { ownerId, coordinatorId, teamId }) {
  if (teamId !== undefined || ownerId === coordinatorId) return true;
  const { people } = all.facts.now(schoolId);
  return (
    !people.has(coordinatorId) ||
    people.get(ownerId)?.roles.some((role) => /COORDINATOR|COUNSELLOR|HEAD/.test(role))
  );
}
