import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, dayOf } from '../../src/calendar/time.js';
import { readConfig } from '../../src/config.js';
import { BASKET } from '../../src/features/requests/model/basket.js';
import { type CareRequest, newRequest, REQUEST } from '../../src/features/requests/model/request.js';
import { ROEPNAAM_WORDS } from '../../src/features/requests/model/roepnaam-words.js';
import type { Status } from '../../src/features/requests/model/states.js';
import type { Day, Epoch } from '../../src/kernel/values.js';
import { openStore } from '../../src/tools/open-store.js';
import { schoolWithoutHours } from './example-house.js';

export const OWNER = 'an-duindoorn';
const CLASSES = ['L1A', 'L2A', 'L3A', 'L3B', 'L4A', 'L4B', 'De Zeesterren'];
const STATES: Status[] = [
  'NEW',
  'TAKEN',
  'TAKEN',
  'TAKEN',
  'WAITING',
  'WAITING',
  'ANSWERED',
  'PARKED',
  'TAKEN',
  'TAKEN',
];
const TEACHERS = ['lies-wadloper', 'xander-springtij', 'petra-schorre', 'noor-pierhoofd'];

/** The n-th of many open requests with one coordinator, as they stand after some weeks. */
export function nthRequest(n: number, now: Epoch): CareRequest {
  const today = dayOf(now);
  const status = STATES[n % STATES.length]!;
  const at = now - (1 + (n % 30)) * 86_400_000 + n * 1000;
  const fresh = newRequest(
    {
      id: idOf(n),
      roepnaam: ROEPNAAM_WORDS[n]!,
      schoolYear: '2026-2027',
      classCode: CLASSES[n % CLASSES.length]!,
      requesterId: TEACHERS[n % TEACHERS.length]!,
      coordinatorId: OWNER,
      routing: [],
      answerBy: addDays(today, (n % 70) / 10 - 1 < 0 ? -1 : Math.floor((n % 70) / 10)),
      words: {
        scope: 'pupil',
        pupil: `LL${n}`,
        observation: 'Begint pas na de derde keer vragen.',
        safety: status === 'NEW' && n % 100 === 0 ? 'doubt' : 'no',
      },
      status: 'NEW',
    },
    at,
  );
  return { ...fresh, status, ...(status === 'NEW' ? {} : followed(n, status, at, today)) };
}

function followed(n: number, status: Status, at: Epoch, today: Day): Partial<CareRequest> {
  const event = (what: string) => ({ at, by: OWNER, what });
  const until = addDays(today, 3 + (n % 40));
  const aside = status === 'PARKED' ? { parked: { why: 'tryout' as const, until }, backOn: until } : {};
  const plannedFor = status === 'TAKEN' && n % 7 === 0 ? addDays(today, n % 9) : undefined;
  return {
    takenBy: OWNER,
    events: [
      { at, by: TEACHERS[n % TEACHERS.length]!, what: 'raised' },
      event('taken'),
      event('asked'),
      event('answered'),
      event('parked'),
    ].slice(0, status === 'TAKEN' ? 2 : 5),
    ...(plannedFor ? { plannedFor } : {}),
    ...(n % 53 === 3 ? { clb: true } : {}),
    ...aside,
  };
}
export const idOf = (n: number): string => `01KDESK${String(n).padStart(19, '0')}`;

/** A folder with the example school, in which so much is open with one coordinator. */
export async function fullDesk(open: number, now: Epoch): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'zorgbode-full-'));
  const { store } = await openStore(readConfig({ DATA_DIR: dir }));
  const { school, save } = await schoolWithoutHours();
  const all = Array.from({ length: open }, (_, n) => ({ id: idOf(n), data: nthRequest(n, now) }));
  const basket = all.filter(({ data }) => data.clb).map(({ id }) => id);
  const requests = all.map(({ id, data }) => ({ kind: REQUEST, id, expect: 0, data }));
  const kept = { kind: BASKET, id: OWNER, expect: 0, data: { requests: basket } };
  await store.commit(
    { schoolId: school.id, save: [...save, ...requests, kept], remove: [], work: [], audit: [] },
    now,
  );
  await store.close();
  return dir;
}
