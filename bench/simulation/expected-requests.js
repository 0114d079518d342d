import { REQUEST } from '../../dist/features/requests/model/request.js';
import {
  dayAt,
  isAbsent,
  isHere,
  isSchoolDay,
  moment,
  plus,
  schoolDaysOn,
  workDayFrom,
  works,
} from './plain-calendar.js';

/** Each message of these has an act of somebody behind it; what went out more often than that went out twice. */
const CAUSES = {
  'request.confirmed': ['raised', 'confirmed', 'chosen'],
  'request.taken': ['taken'],
  'request.together': ['together'],
  'request.question': ['asked'],
  'request.question-again': ['askedAgain'],
  'request.answered': ['answered'],
  'request.closed': ['closed'],
  'request.parked': ['parked', 'referred'],
  'request.withdrawn': ['withdrawn'],
  'request.replied': ['replied'],
  'request.added': ['added'],
};
const LAID = ['raised', 'confirmed', 'chosen', 'handedOver'];
/** School days within which it is there once there is place for it: a platform may have failed, a process died. */
const PATIENCE_DAYS = 4;
const AGAIN_DAYS = 3;

/** Nobody is left waiting: every request is confirmed, reaches who follows it, and is asked for when nobody takes it up. */
export async function expectRequests(all) {
  for (const [id, { schoolId }] of all.requests) {
    const request = (await all.store.get(REQUEST, schoolId, id))?.data;
    if (!request) {
      all.missing({ school: schoolId, request: id, why: 'it is not there' });
      continue;
    }
    const about = all.about(schoolId, 'request', id);
    const one = { all, schoolId, id, request, about };
    doubles(one);
    confirmed(one);
    reached(one);
    for (const [from, to] of liesUntaken(request)) nudged(one, from, to ?? all.now);
    for (const [from, to] of waits(request)) askedAgain(one, from, to ?? all.now);
  }
}

function doubles({ all, schoolId, id, request, about }) {
  for (const [name, causes] of Object.entries(CAUSES)) {
    const acts = request.events.filter(({ what }) => causes.includes(what)).length;
    const went = about.filter((one) => one.name === name).length;
    if (went > acts) all.findings.add('doubled', { school: schoolId, request: id, name, acts, went });
  }
}

/** At once; on a free day on the next school day. */
function confirmed({ all, schoolId, id, request, about }) {
  const { school } = all.facts.at(schoolId, request.createdAt)[0];
  const today = dayAt(request.createdAt);
  const by = isSchoolDay(school, today) ? today : schoolDaysOn(school, today, 1);
  if (moment(plus(by, 1), '00:00') > all.now || changed(all, schoolId, request.createdAt, by)) return;
  if (!hereAt(all, schoolId, request.requesterId, by)) return;
  const found = about.find(
    ({ name, person }) => name === 'request.confirmed' && person === request.requesterId,
  );
  if (!found || dayAt(found.at) > by)
    all.missing({ school: schoolId, request: id, why: 'not confirmed', by });
}

/** Somebody hears of it on the first day that its coordinator works; who wants it in the digest, with the next one. */
function reached({ all, schoolId, id, request, about }) {
  const first = request.events.find(({ what }) => what === 'raised' || what === 'confirmed');
  if (!first || request.events[1]?.what === 'withdrawn') return;
  const since = dayAt(first.at);
  const holder = firstHolder(request, about);
  if (!holder) return;
  const at = lastWorkDayFrom(all, schoolId, holder, since, 2, first.at);
  if (!at || moment(plus(at, 1), '00:00') > all.now || changed(all, schoolId, first.at, at)) return;
  // Taken up or withdrawn before: a digest has nothing more to tell.
  const next = request.events.find(({ at: then, what }) => then > first.at && what !== 'added');
  if (next && dayAt(next.at) <= at) return;
  const gathered = request.gathered ? all.about(schoolId, 'requestHour', request.gathered) : [];
  const heard = [...about, ...gathered].some(
    ({ name, at: then }) => /^request\.(new|new-hourly|alarm)$/.test(name) && dayAt(then) <= at,
  );
  // Who gathers what is new is asked by a card whether they take it up, and then reads no line of it that morning.
  const asked = (all.nudged.get(`${schoolId} ${id}`) ?? []).some(({ at: then }) => dayAt(then) <= at);
  if (!heard && !asked)
    all.missing({ school: schoolId, request: id, why: 'its coordinator heard nothing', by: at, holder });
}

/** With whom it lay first; undefined where it went on before anybody heard of it. */
function firstHolder({ events, gathered, coordinatorId }, about) {
  const moved = events.find(({ what }) => what === 'handedOver');
  const told = about.find(({ name, at }) => name === 'request.new' && !(at >= moved?.at));
  return told?.person ?? (moved ? gathered?.split('.')[0] : coordinatorId);
}

/** The stretches in which it lay with somebody, and nobody did anything. */
function liesUntaken({ events, status }) {
  const stretches = [];
  let from;
  for (const { at, what } of events) {
    if (from !== undefined && !['added', 'standInAsked', 'completed', 'corrected'].includes(what)) {
      stretches.push([from, at]);
      from = undefined;
    }
    if (LAID.includes(what)) from = at;
  }
  if (from !== undefined && status === 'NEW') stretches.push([from, undefined]);
  return stretches;
}

/**
 * From the n-th school day on whoever has it is asked; not before. It shares a message with all else that is asked of them that
 * morning; only what else the bot says of its own accord may go first.
 */
function nudged({ all, schoolId, id, request, about }, from, to) {
  const asked = all.nudged.get(`${schoolId} ${id}`) ?? [];
  const { school } = all.facts.at(schoolId, from)[0];
  const due = schoolDaysOn(school, dayAt(from), school.settings.untakenAfterSchoolDays);
  const laid = request.events.find(({ at, what }) => at === from && what === 'handedOver');
  const holder = laid?.to ?? firstHolder(request, about);
  const went = asked.filter(({ at }) => at >= from && at < to);
  const early = went.find(({ at, person }) => dayAt(at) < due && person === holder);
  if (early && !changed(all, schoolId, from, due))
    all.findings.add('early', {
      school: schoolId,
      request: id,
      name: 'request.untaken',
      due,
      at: dayAt(early.at),
    });
  if (went.length > 0 || !holder) return;
  const last = firstFree(all, schoolId, holder, due, to, (...day) => all.placeTaken(...day));
  if (!last || moment(last, '18:00') > to) return;
  all.missing({
    school: schoolId,
    request: id,
    why: 'nobody was asked to take it up',
    due,
    until: last,
    holder,
  });
}

/** The first day on which somebody works and nothing else has their one place; all days until then they were there. */
function firstFree(all, schoolId, personId, from, to, isTaken) {
  for (let day = from; moment(plus(day, 1), '00:00') <= to; day = plus(day, 1)) {
    const { school, people } = all.facts.at(schoolId, moment(day, '12:00'))[0];
    const person = people.get(personId);
    // Then it is asked of somebody else, behind what that one has; also where they are back later that day.
    const early = all.facts.at(schoolId, moment(day, '07:00'))[0].people.get(personId);
    for (const one of [early, person]) if (!one || !isHere(one, day) || isAbsent(one, day)) return undefined;
    if (works(school, person, day) && !isTaken(schoolId, personId, day)) return day;
  }
  return undefined;
}

/** The stretches in which a question waited for its answer. */
function waits({ events, status }) {
  const stretches = [];
  let from;
  for (const { at, what } of events) {
    if (from !== undefined && !['added', 'askedAgain', 'corrected', 'completed'].includes(what)) {
      stretches.push([from, at]);
      from = undefined;
    }
    if (what === 'asked') from = at;
  }
  if (from !== undefined && status === 'WAITING') stretches.push([from, undefined]);
  return stretches;
}

function askedAgain({ all, schoolId, id, request, about }, from, to) {
  const { school } = all.facts.at(schoolId, from)[0];
  const due = schoolDaysOn(school, dayAt(from), AGAIN_DAYS);
  const chance = firstFree(all, schoolId, request.requesterId, due, to, (...day) =>
    all.oracle.hadCapped(...day),
  );
  const last = chance && schoolDaysOn(school, chance, PATIENCE_DAYS);
  if (!last || moment(last, '18:00') > to) return;
  const went = about.some(({ name, at }) => name === 'request.question-again' && at >= from && at < to);
  if (!went) all.missing({ school: schoolId, request: id, why: 'not asked again', due, until: last });
}

/** Whether the school or somebody in it changed in these days: then what was due may be due on another day. */
const changed = (all, schoolId, from, upTo) =>
  all.facts.between(schoolId, from, moment(plus(upTo, 1), '00:00')).length > 1;

function hereAt(all, schoolId, personId, day) {
  const person = all.facts.now(schoolId).people.get(personId);
  return person !== undefined && isHere(person, day);
}

/** The n-th day from this one on that somebody works, by what held at a moment. */
function lastWorkDayFrom(all, schoolId, personId, day, n, at) {
  const { school, people } = all.facts.at(schoolId, at)[0];
  const person = people.get(personId);
  let found = person && workDayFrom(school, person, day);
  for (let left = n; left > 1 && found; left -= 1) found = workDayFrom(school, person, plus(found, 1));
  return found;
}
