import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASKET } from '../../../src/features/requests/model/basket.js';
import { type CareRequest, newRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import type { Status } from '../../../src/features/requests/model/states.js';
import type { At } from '../../../src/features/requests/view/lead.js';
import type { Person, School } from '../../../src/features/school/model/school.js';
import type { Save } from '../../../src/kernel/decision.js';
import { MESSAGE } from '../../../src/kernel/message.js';
import { PERSON_DAY } from '../../../src/kernel/person-day.js';
import type { Store } from '../../../src/ports/store.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';
import { NOW, schoolWith, TODAY } from './authorisation-cast.js';

/** Requests of a school in a real store, seen by its people: what a home or a list has to work with. */
export const COORDINATOR = 'coordinator';
export const STAND_IN = 'standIn';
export const OTHER = 'otherCoordinator';

export async function openDesks(changed: Record<string, Partial<Person>> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-desk-'));
  const path = join(dir, 'desk.db');
  const store = await createSqliteStore({
    path,
    kinds: [REQUEST, BASKET, MESSAGE, PERSON_DAY],
    seal: createSeal(randomBytes(32)),
  });
  let schools = 0;
  return {
    store,
    /** An empty school of the same people. */
    school() {
      const school = schoolWith(changed);
      const classes = ['L3B', 'L4A'].map((code) => ({ ...school.classes[0]!, code }));
      return deskIn(store, { ...school, classes, id: `school${schools++}` });
    },
    async close() {
      await store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

export function deskIn(store: Store, school: School) {
  const commit = (save: Save[]) =>
    store.commit({ schoolId: school.id, save, remove: [], work: [], audit: [] }, NOW);
  return {
    school,
    at: (person: string, now = NOW): At => ({
      now,
      school,
      person: school.people.get(person)!,
      id: () => 'x',
      read: {
        get: (kind, id) => store.get(kind, school.id, id),
        find: (kind, query) => store.find(kind, school.id, query),
        count: (kind, where, range) => store.count(kind, school.id, where, range),
      },
    }),
    add: (requests: readonly { id: string; data: CareRequest }[]) =>
      commit(requests.map(({ id, data }) => ({ kind: REQUEST, id, expect: 0, data }))),
    async change(id: string, more: Partial<CareRequest>) {
      const stored = (await store.get(REQUEST, school.id, id))!;
      await commit([{ kind: REQUEST, id, expect: stored.version, data: { ...stored.data, ...more } }]);
    },
    keep: (person: string, requests: string[]) =>
      commit([{ kind: BASKET, id: person, expect: 0, data: { requests } }]),
  };
}
export type DeskIn = ReturnType<typeof deskIn>;

/** A request in a state, last changed `changedAt` milliseconds after the start of today. */
export function requestOf(
  n: number,
  status: Status,
  changedAt: number,
  more: Partial<CareRequest> = {},
): { id: string; data: CareRequest } {
  const id = `r${String(n).padStart(5, '0')}`;
  const fresh = newRequest(
    {
      id,
      roepnaam: `woord${n}`,
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: 'requester',
      coordinatorId: COORDINATOR,
      routing: [],
      answerBy: TODAY,
      words: { scope: 'class', observation: 'GEHEIM', safety: 'no' },
      status: 'NEW',
    },
    NOW,
  );
  const open = !['CLOSED', 'WITHDRAWN', 'DROPPED'].includes(status);
  const taken = ['TAKEN', 'WAITING', 'ANSWERED', 'PARKED', 'CLOSED'].includes(status);
  const data: CareRequest = { ...fresh, status, open, changedAt: NOW - 86_400_000 + changedAt, ...more };
  if (taken && data.takenBy === undefined) data.takenBy = data.coordinatorId;
  if (status === 'PARKED') data.parked = data.parked ?? { why: 'tryout', until: '2026-10-20' };
  return { id, data };
}
