import { dayOf, epochOf } from '../../../calendar/time.js';
import {
  type AuditLine,
  auditLine,
  type Decision,
  type Doer,
  type NewSend,
  type NewThink,
  type NewWork,
} from '../../../kernel/decision.js';
import type { Read, Scene } from '../../../kernel/feature.js';
import type { Stored } from '../../../kernel/kind.js';
import { type TextRef, text } from '../../../kernel/text.js';
import type { Epoch } from '../../../kernel/values.js';
import { actedOnSince, beforeOf, passOn, putBack } from '../../requests/model/pass-on.js';
import { type CareRequest, REQUEST } from '../../requests/model/request.js';
import { leaverAfter } from '../../school/model/leavers.js';
import { mayStandIn } from '../../school/model/people.js';
import { saveRoster } from '../../school/model/roster.js';
import { routeRequest } from '../../school/model/routing.js';
import type { Person, School } from '../../school/model/school.js';
import { PERSON, SCHOOL } from '../../school/model/school-kinds.js';
import {
  afterHandover,
  CLASS_HANDOVER,
  type ClassHandover,
  goesOver,
  handoverProblem,
  handoverRef,
  type Lists,
  schoolWithLists,
  takenBack,
  undoOver,
} from './class-handover.js';

/** What a hand-over of classes brings about, and what taking it back does: all of it in one commit. */

type Parts = Pick<Decision, 'save' | 'work' | 'audit' | 'changed'>;
type Doing = { by: string; verb: string };

export const THINK = 'handover.due';
export const OVER = 'handover.over';
const PAGE = 100;
/** More than anybody has open; what is beyond stays with who had it. */
const MOST = 300;

export const audit = (doer: Doer, verb: string, id: string): AuditLine =>
  auditLine(doer, verb, handoverRef(id));

/** Both, and whoever did it for them. */
export const concerned = ({ by, from, to }: ClassHandover): string[] => [...new Set([to, from, by])];

const tell = (id: string, handover: ClassHandover, now: Epoch): NewSend[] =>
  concerned(handover).map((person) => ({
    type: 'send',
    name: 'handover.told',
    ref: handoverRef(id),
    to: { person },
    manner: person === handover.by ? 'now' : 'addressed',
    dueAt: now,
  }));

/** It is planned: both know, and on its morning it is done. */
export const beginning = (school: School, id: string, handover: ClassHandover, now: Epoch): NewWork[] => [
  ...tell(id, handover, now),
  {
    type: 'think',
    name: THINK,
    ref: handoverRef(id),
    id: `handover:${id}`,
    // Before what each school morning looks at, and before anybody is told anything.
    dueAt: epochOf(handover.day, school.settings.quietUntil) - 60_000,
  },
];

/** Open requests of who gives that go along: those of the classes that go over. About somebody of the school none does. */
export async function goingAlong(
  read: Pick<Read, 'find'>,
  school: School,
  after: School,
  handover: Pick<ClassHandover, 'from' | 'to' | 'day'>,
): Promise<{ along: Stored<CareRequest>[]; rest: number }> {
  const along: Stored<CareRequest>[] = [];
  let rest = 0;
  const over = new Map<string, boolean>();
  let next: string | undefined;
  do {
    const page = await read.find(REQUEST, {
      where: { coordinatorId: handover.from, open: true },
      limit: PAGE,
      after: next,
    });
    for (const record of page.items) {
      const { classCode, onlyFor } = record.data;
      if (onlyFor) continue;
      const goes = over.get(classCode) ?? goesOver(school, after, handover, classCode);
      over.set(classCode, goes);
      if (goes) along.push(record);
      else rest += 1;
    }
    next = page.next;
  } while (next !== undefined && along.length < MOST);
  return { along: along.slice(0, MOST), rest };
}

/** Who follows nothing any more and has no other work for which requests come to them keeps none either. */
export const keepsNone = (after: Person): boolean => !mayStandIn(after);

/** Both as they are stored now, with the version that may be written over. */
async function stored(scene: Scene<School>, { from, to }: ClassHandover) {
  const [school, giver, taker] = await Promise.all([
    scene.read.get(SCHOOL, scene.school.id),
    scene.read.get(PERSON, from),
    scene.read.get(PERSON, to),
  ]);
  return school && giver && taker ? { school, giver, taker } : undefined;
}

/** Done now. `problem`: what was planned no longer fits what is true. */
export async function carriedOut(
  scene: Scene<School>,
  record: Stored<ClassHandover>,
  { by, verb }: Doing,
): Promise<Parts | { problem: true }> {
  const { now } = scene;
  const found = await stored(scene, record.data);
  if (!found) return { problem: true };
  const people = new Map(scene.school.people)
    .set(found.giver.id, found.giver.data)
    .set(found.taker.id, found.taker.data);
  const school: School = { ...scene.school, ...found.school.data, people };
  const handover = { ...record.data, day: dayOf(now) };
  if (handoverProblem(school, handover)) return { problem: true };
  const before: Lists = { from: found.giver.data.covers, to: found.taker.data.covers };
  const lists = afterHandover(before, handover);
  const after = schoolWithLists(school, handover.from, handover.to, lists);
  const [giver, taker] = [after.people.get(handover.from)!, after.people.get(handover.to)!];

  const parts: Parts = { save: [], work: [], audit: [], changed: [handoverRef(record.id)] };
  const along = handover.open === 'along' || keepsNone(giver);
  const { along: requests } = along ? await goingAlong(scene.read, school, after, handover) : { along: [] };
  const moved: NonNullable<ClassHandover['moved']> = [];
  const requesters = new Set<string>();
  for (const request of requests) {
    const routing = reasonsFor(after, handover, request.data.classCode, found.giver.data.name);
    const passing = { school: after, now, by, verb, from: handover.from, to: handover.to, routing };
    const passed = passOn(passing, request);
    if (!passed) continue;
    moved.push({ id: request.id, before: beforeOf(request.data) });
    parts.save.push(...passed.save);
    parts.work.push(...passed.work);
    parts.audit.push(...passed.audit);
    parts.changed.push(...passed.changed);
    if (passed.told) requesters.add(request.data.requesterId);
  }
  const data: ClassHandover = { ...handover, state: 'DONE', doneAt: now, before, after: lists, moved };
  const giverThen = { person: giver, expect: found.giver.version };
  const takerThen = { person: taker, expect: found.taker.version };
  parts.save.push(...saveRoster(found.school, [giverThen, takerThen]), {
    kind: CLASS_HANDOVER,
    id: record.id,
    expect: record.version,
    data,
  });
  parts.work.push(
    ...tell(record.id, data, now),
    ...[...requesters].map(
      (person): NewSend => ({
        type: 'send',
        name: 'handover.yours',
        ref: handoverRef(record.id),
        to: { person },
        manner: 'addressed',
        dueAt: now,
      }),
    ),
    ...leaverAfter(found.giver.data, giver, dayOf(now), now),
    over(school, record.id, data),
  );
  parts.audit.push(audit({ now, person: { id: by } }, verb, record.id), ...peopleAudit(data, now, by, verb));
  return parts;
}

const reasonsFor = (
  after: School,
  { to, day }: ClassHandover,
  classCode: string,
  giver: string,
): CareRequest['routing'] => {
  const routed = routeRequest(after, classCode, day);
  const given: TextRef = text('route.classGiven', { name: giver });
  return [...(routed.personId === to ? routed.reasons : []), given];
};

const over = (school: School, id: string, handover: ClassHandover): NewThink => ({
  type: 'think',
  name: OVER,
  ref: handoverRef(id),
  id: `handover-over:${id}`,
  dueAt: undoOver(school, handover),
});

const peopleAudit = ({ from, to }: ClassHandover, at: Epoch, who: string, verb: string): AuditLine[] =>
  [from, to].map((id) => ({ at, who, verb, kind: PERSON.kind, id, access: 'change' }));

/** Taken back now; `stayed`: the words of the requests with which somebody did something since, which stay where they are. */
export async function takenBackNow(
  scene: Scene<School>,
  record: Stored<ClassHandover>,
  { by, verb }: Doing,
): Promise<Parts & { stayed: string[] }> {
  const { now, read } = scene;
  const { data } = record;
  const parts: Parts = { save: [], work: [], audit: [], changed: [handoverRef(record.id)] };
  const stayed: string[] = [];
  for (const { id, before } of data.moved ?? []) {
    const request = await read.get(REQUEST, id);
    if (!request?.data.open) continue;
    const untouched = request.data.coordinatorId === data.to && !actedOnSince(request.data, data.doneAt ?? 0);
    const back = untouched ? putBack({ now, by, verb }, request, before) : undefined;
    if (!back) {
      stayed.push(request.data.roepnaam);
      continue;
    }
    parts.save.push(...back.save);
    parts.audit.push(...back.audit);
    parts.changed.push(...back.changed);
  }
  const found = await stored(scene, data);
  if (found && data.before && data.after) {
    const lists = takenBack(
      { from: found.giver.data.covers, to: found.taker.data.covers },
      { before: data.before, after: data.after },
    );
    parts.save.push(
      ...saveRoster(found.school, [
        { person: { ...found.giver.data, covers: lists.from }, expect: found.giver.version },
        { person: { ...found.taker.data, covers: lists.to }, expect: found.taker.version },
      ]),
    );
    parts.work.push(
      ...leaverAfter(found.taker.data, { ...found.taker.data, covers: lists.to }, dayOf(now), now),
    );
  }
  const undone: ClassHandover = { ...data, state: 'UNDONE' };
  parts.save.push({ kind: CLASS_HANDOVER, id: record.id, expect: record.version, data: undone });
  parts.audit.push(audit({ now, person: { id: by } }, verb, record.id), ...peopleAudit(data, now, by, verb));
  return { ...parts, stayed };
}

/** What was planned no longer fits: said as such, to those who count on it. */
export function notPossible({ id, version, data }: Stored<ClassHandover>, now: Epoch): Parts {
  const failed: ClassHandover = { ...data, state: 'FAILED' };
  return {
    save: [{ kind: CLASS_HANDOVER, id, expect: version, data: failed }],
    work: tell(id, failed, now),
    audit: [{ at: now, who: data.by, verb: THINK, ...handoverRef(id), access: 'change' }],
    changed: [handoverRef(id)],
  };
}
