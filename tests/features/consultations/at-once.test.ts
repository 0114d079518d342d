import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { BOOKED_DAY } from '../../../src/features/consultations/model/booking.js';
import { CONSULTATION, type Consultation } from '../../../src/features/consultations/model/consultation.js';
import { hashOf } from '../../../src/kernel/hash.js';
import type { Store } from '../../../src/ports/store.js';
import type { Router } from '../../../src/router.js';

import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { onEveryEngine } from '../../support/engines.js';
import { schoolWithoutHours } from '../../support/example-house.js';
import { quietRouter } from '../../support/quiet-router.js';

const CONFIRMATIONS = 1000;
/** So many at the same moment, from two processes by turns. */
const WIDTH = 50;
const MINUTE = 60_000;
const clock = stillClock('2026-10-12 09:00');
const idOf = (n: number) => `consult${String(n).padStart(4, '0')}`;

/** The same numbers in every run: three people and a time of one of two days, in fives of minutes. */
function consultation(n: number, staff: readonly string[]): Consultation {
  const pick = (what: string, most: number) => hashOf(`${n} ${what}`) % most;
  const people = [...new Set(['a', 'b', 'c'].map((what) => staff[pick(what, staff.length)]!))];
  const [organiserId = '', ...rest] = people;
  const day = Date.parse(pick('day', 2) === 0 ? '2026-10-15T08:00:00+02:00' : '2026-10-16T08:00:00+02:00');
  const from = day + pick('time', 96) * 5 * MINUTE;
  return {
    roepnaam: `woord${n}`,
    reference: 'OV-ABCDEF',
    schoolYear: '2026-2027',
    status: 'VOTING',
    open: true,
    kind: 'talk',
    minutes: 25,
    organiserId,
    createdAt: clock.now(),
    changedAt: clock.now(),
    sequence: 0,
    people: rest,
    outside: [],
    words: { goal: 'x' },
    slots: [{ from, to: from + 25 * MINUTE, reasons: [] }],
    votes: {},
    events: [],
  };
}

onEveryEngine('a thousand confirmations at once', (run) => {
  let dir: string;
  const stores: Store[] = [];
  const routers: Router[] = [];
  let schoolId: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zorgbode-consult-at-once-'));
    for (let process = 0; process < 2; process++) {
      const { store } = await openStore(readConfig({ DATA_DIR: dir, ...run.environment }));
      stores.push(store);
      routers.push(quietRouter(store, clock));
    }
    const { school, save, people } = await schoolWithoutHours();
    schoolId = school.id;
    const staff = people.filter(({ roles }) => roles.includes('TEACHER')).map(({ id }) => id);
    const change = { schoolId, remove: [], work: [], audit: [] };
    await stores[0]!.commit({ ...change, save }, clock.real());
    for (let n = 0; n < CONFIRMATIONS; n += 100) {
      const hundred = Array.from({ length: 100 }, (_, k) => ({
        kind: CONSULTATION,
        id: idOf(n + k),
        expect: 0,
        data: consultation(n + k, staff.slice(0, 12)),
      }));
      await stores[0]!.commit({ ...change, save: hundred }, clock.real());
    }
  }, 120_000);
  afterAll(async () => {
    for (const store of stores) await store.close();
    await run.clean();
    await rm(dir, { recursive: true, force: true });
  });

  it('take nobody’s time twice, and give each that is confirmed all of its people', async () => {
    const confirm = async (n: number) => {
      const store = stores[n % 2]!;
      const found = (await store.get(CONSULTATION, schoolId, idOf(n)))!.data;
      const actor = { platform: 'sandbox', tenant: schoolId, user: found.organiserId } as const;
      const input = { id: idOf(n), slot: '0' };
      const place = { kind: 'dialog' } as const;
      const answer = await routers[n % 2]!.turns.act({ actor, place, verb: 'consult.confirm.save', input });
      return answer.reply;
    };
    const kinds = new Set<string>();
    for (let n = 0; n < CONFIRMATIONS; n += WIDTH) {
      const replies = await Promise.all(Array.from({ length: WIDTH }, (_, k) => confirm(n + k)));
      for (const { kind } of replies) kinds.add(kind);
    }
    // Confirmed, told that somebody is taken (with other times), or asked to look again: never a fault.
    expect([...kinds].filter((kind) => !['close', 'errors', 'next', 'note'].includes(kind))).toEqual([]);

    const taken = new Map<string, { from: number; to: number; of: string }[]>();
    let confirmed = 0;
    for (let n = 0; n < CONFIRMATIONS; n++) {
      const { data } = (await stores[0]!.get(CONSULTATION, schoolId, idOf(n)))!;
      if (data.status !== 'CONFIRMED') continue;
      confirmed += 1;
      for (const person of [data.organiserId, ...data.people]) {
        const theirs = taken.get(person) ?? [];
        const clash = theirs.find((one) => one.from < data.to! && data.from! < one.to);
        expect([person, idOf(n), clash]).toEqual([person, idOf(n), undefined]);
        taken.set(person, [...theirs, { from: data.from!, to: data.to!, of: idOf(n) }]);
      }
    }
    // Twelve people over two days: a hundred or so of the thousand find room.
    expect(confirmed).toBeGreaterThan(30);
    const { items } = await stores[1]!.find(BOOKED_DAY, schoolId, { limit: 100 });
    for (const { data } of items) {
      const theirs = (taken.get(data.personId) ?? []).filter(
        ({ from }) => new Date(from).toISOString().slice(0, 10) === data.day,
      );
      expect(data.spans.map(({ of }) => of).sort()).toEqual(theirs.map(({ of }) => of).sort());
    }
  }, 120_000);
});
