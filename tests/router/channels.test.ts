import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../src/calendar/time.js';
import { readConfig } from '../../src/config.js';
import { FEATURES } from '../../src/features/index.js';
import { saveRoster } from '../../src/features/school/model/roster.js';
import {
  EVERYONE,
  newTeam,
  readTeam,
  TEAM,
  type Team,
  withChannel,
} from '../../src/features/school/model/teams.js';
import type { Manner } from '../../src/kernel/decision.js';
import type { Feature } from '../../src/kernel/feature.js';
import type { Actor, ChannelAt, Platform } from '../../src/kernel/interaction.js';
import { MESSAGE } from '../../src/kernel/message.js';
import { NOWHERE, type SendRow } from '../../src/ports/composer.js';
import type { Finder } from '../../src/ports/delivery.js';
import type { Store } from '../../src/ports/store.js';
import type { Router } from '../../src/router.js';
import { openStore } from '../../src/tools/open-store.js';
import { coordinator, person, schoolOf } from '../features/school/support.js';
import { stillClock } from '../support/clock.js';
import { quietRouter } from '../support/quiet-router.js';

/** What may be said in a channel, what may not, and what some see otherwise. */
const CARD = (data: object) => ({ card: 'school/channel-linked', data: data as never });
const trying: Feature = {
  name: 'trying',
  kinds: [],
  verbs: [],
  thinks: [],
  sends: [
    { name: 'try.personal', view: () => CARD({ secret: true }) },
    {
      name: 'try.post',
      view: ({ person: { id } }) => CARD({ own: id }),
      post: ({ team, data }) =>
        data.over ? undefined : { card: CARD({ team }), userViews: { personIds: ['lies', 'gone'] } },
    },
  ],
};

const dir = mkdtempSync(join(tmpdir(), 'zorgbode-channels-'));
const T = 'T1';
let nth = 0;
let schoolId = '';
let store: Store;
let router: Router;
let clock: ReturnType<typeof stillClock>;
const actor = (user: string, tenant = T): Actor => ({ platform: 'slack', tenant, user });
const channel: ChannelAt = { surface: 'slack', tenant: T, place: 'C1', channel: 'C1', name: 'team' };

const commit = async (save: object[], id = schoolId) =>
  expect(await store.commit({ schoolId: id, save: save as never, remove: [], work: [], audit: [] }, 1)).toBe(
    'done',
  );
const team = (data: Team, id = 'third') => ({ kind: TEAM, id, expect: 0, data });
const linked = (more: Partial<Team> = {}) =>
  team({ ...withChannel(newTeam('lies', 1, 'Derde graad', ['lies']), { channel, by: 'an' }), ...more });
const stored = async (id = 'third') => readTeam(router.house.read(schoolId), id);
const row = (name: string, manner: Manner = 'now', to = 'third', data = {}): SendRow => ({
  type: 'send',
  name,
  id: `row${nth}`,
  schoolId,
  to: { channel: to },
  manner,
  dueAt: 0,
  data,
  lease: '',
  leaseUntil: 0,
  attempts: 0,
});

beforeAll(async () => {
  ({ store } = await openStore(readConfig({ DATA_DIR: dir })));
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  nth += 1;
  schoolId = `school${nth}`;
  clock = stillClock('2026-10-12 10:00');
  const { people, ...record } = schoolOf(
    [
      coordinator('an', { email: `an${nth}@school.example`, covers: [{ by: 'fallback' }] }),
      person('lies', { email: `lies${nth}@school.example`, language: 'fr' }),
      person('tom', { email: `tom${nth}@school.example` }),
      person('gone', { email: `gone${nth}@school.example`, until: '2026-01-31' }),
    ],
    [],
    { id: schoolId },
  );
  const all = [...people.values()].map((one) => ({ person: one, expect: 0 }));
  await commit(saveRoster({ version: 0, data: record }, all));
  router = quietRouter(store, clock, {
    features: [...FEATURES, trying],
    finders: new Map<Platform, Finder>([['slack', async () => undefined]]),
    sandbox: false,
  });
  await router.acquaintances.link({ platform: 'slack', tenant: T }, [schoolId]);
  for (const id of ['an', 'lies', 'tom'])
    await router.acquaintances.introduce(actor(`U${id}${nth}`), `${id}${nth}@school.example`);
});

describe('what goes to a channel', () => {
  it('is what was written for it, in the language of the school, near no person', async () => {
    await commit([linked()]);
    expect(await router.composer.compose(row('try.post'))).toEqual({
      card: CARD({ team: 'third' }),
      userViews: { personIds: ['lies', 'gone'] },
      reader: { schoolId, personId: '', language: 'nl' },
      address: { surface: 'slack', tenant: T, place: 'C1', channel: 'C1' },
      version: 0,
    });
    expect(await router.composer.compose(row('try.post', 'now', 'third', { over: true }))).toBeUndefined();
    expect(await router.composer.compose(row('try.post', 'now', 'nobody'))).toBeUndefined();
  });

  it('is never what was written for one person, and no digest', async () => {
    await commit([linked()]);
    await expect(router.composer.compose(row('try.personal'))).rejects.toThrow('says nothing for a channel');
    await expect(router.composer.composeDigest([row('try.post', 'digest')])).rejects.toThrow('no digest');
  });

  it('goes nowhere without a channel, with one of a platform that is not there, and in a workspace that left', async () => {
    await commit([team(newTeam('lies', 1, 'Derde graad', ['lies']))]);
    const where = () => router.composer.compose(row('try.post'));
    expect(await where()).toBe(NOWHERE);
    expect(await router.composer.compose(row('try.post', 'now', EVERYONE))).toBe(NOWHERE);
    for (const surface of ['sandbox', 'teams'] as const) {
      const other = { ...channel, surface };
      const data = withChannel(newTeam('lies', 1, surface, ['lies']), { channel: other, by: 'an' });
      await commit([team(data, surface)]);
      expect(await router.composer.compose(row('try.post', 'now', surface))).toBe(NOWHERE);
    }
    await store.commit({ schoolId, save: [{ ...linked(), expect: 1 }], remove: [], work: [], audit: [] }, 1);
    expect(await where()).toMatchObject({ address: { channel: 'C1' } });
    await router.acquaintances.unlink({ platform: 'slack', tenant: T });
    expect(await where()).toBe(NOWHERE);
  });

  it.each([
    ['capped', '2026-10-12 10:00', '2026-10-12 10:00'],
    ['capped', '2026-10-12 20:00', '2026-10-13 07:30'],
    ['capped', '2026-10-14 13:00', '2026-10-15 07:30'],
    ['addressed', '2026-10-17 10:00', '2026-10-19 07:30'],
    ['now', '2026-10-12 20:00', '2026-10-12 20:00'],
    ['now', '2026-10-17 10:00', '2026-10-19 07:30'],
  ] as const)('%s at %s is polite from %s', async (manner, now, from) => {
    await commit([linked()]);
    const at = (moment: string) => epochOf(...(moment.split(' ') as [string, string]));
    expect(await router.composer.politeFrom(row('try.post', manner), at(now))).toBe(at(from));
  });
});

describe('what could not be posted', () => {
  const lose = async (reason: string) => {
    const { save, work } = await router.composer.lost(row('try.post'), reason);
    await commit(save);
    return work as { to: { person: string }; name: string; data: object }[];
  };
  const told = (to: string, why: string) => [
    { name: 'school.channel-lost', to: { person: to }, manner: 'addressed', data: { team: 'third', why } },
  ];

  it('is told to who linked the channel, once for each reason, and again after a week', async () => {
    await commit([linked()]);
    expect(await lose('slack.not_in_channel')).toMatchObject(told('an', 'invite'));
    expect(await lose('slack.not_in_channel')).toEqual([]);
    expect(await lose('slack.is_archived')).toMatchObject(told('an', 'archived'));
    expect(await lose(NOWHERE)).toMatchObject(told('an', 'closed'));
    clock.moveTo(clock.now() + 7 * 86_400_000);
    expect(await lose(NOWHERE)).toMatchObject(told('an', 'closed'));
    expect((await stored())?.told).toEqual({ why: 'closed', at: clock.now() });
  });

  it('is told to who made a team without a channel; to a coordinator, where both have left', async () => {
    await commit([team(newTeam('lies', 1, 'Derde graad', ['lies']))]);
    expect(await lose(NOWHERE)).toMatchObject(told('lies', 'none'));
    await commit([{ ...linked({ linkedBy: 'gone', createdBy: 'gone' }), expect: 2 }]);
    expect(await lose('slack.channel_not_found')).toMatchObject(told('an', 'gone'));
  });

  it('is told of no message that tells of one', async () => {
    const row2 = { ...row('school.channel-lost'), to: { person: 'an' } };
    expect((await router.composer.lost(row2, NOWHERE)).work).toEqual([]);
  });
});

describe('what one reader sees of it', () => {
  const message = (id: string, more: object = {}) => ({
    kind: MESSAGE,
    id,
    expect: 0,
    data: {
      about: '',
      send: 'try.post',
      personId: '',
      toChannel: 'third',
      surface: 'slack',
      tenant: T,
      place: 'C1',
      channel: 'C1',
      handle: null,
      sentAt: 1,
      data: {},
      drawn: '',
      state: 'live',
      ...more,
    },
  });
  const view = (user: string, id = 'm1', tenant = T) =>
    router.turns.view(actor(`${user}${nth}`, tenant), schoolId, id);

  beforeEach(async () => {
    await commit([linked(), message('m1')]);
  });

  it('is their own where they have one, in their language; else what stands there', async () => {
    expect(await view('Ulies')).toMatchObject({
      card: { data: { own: 'lies' } },
      reader: { personId: 'lies', language: 'fr' },
      userViews: { personIds: ['lies', 'gone'] },
    });
    expect(await view('Utom')).toMatchObject({
      card: { data: { team: 'third' } },
      reader: { personId: '', language: 'nl' },
    });
  });

  it('is nothing for a stranger, for who left, and of a message that is none in this channel', async () => {
    expect(await view('Unobody')).toBeUndefined();
    expect(await view('Ulies', 'nothing')).toBeUndefined();
    const { toChannel: _none, ...personal } = message('m2').data;
    await commit([{ ...message('m2'), data: { ...personal, send: 'try.personal', personId: 'tom' } }]);
    await commit([
      message('m3', { state: 'lost' }),
      message('m4', { tenant: 'T2' }),
      message('m5', { send: 'try.personal' }),
    ]);
    for (const id of ['m2', 'm3', 'm4']) expect(await view('Ulies', id)).toBeUndefined();
    await expect(view('Ulies', 'm5')).rejects.toThrow('says nothing for a channel');
    expect(await router.turns.view(actor(`Ulies${nth}`), 'school0', 'm1')).toBeUndefined();
    const school = (await router.house.directory.school(schoolId))!;
    const lies = { ...school.people.get('lies')!, until: '2026-10-11' };
    const { people: _people, ...record } = school;
    await commit(saveRoster({ version: 1, data: record }, [{ person: lies, expect: 1 }]));
    expect(await view('Ulies')).toBeUndefined();
  });

  it('writes nothing, however often it is asked', async () => {
    const before = await Promise.all([
      store.get(MESSAGE, schoolId, 'm1'),
      store.audit(schoolId, { limit: 10 }),
      store.nextDue(),
    ]);
    for (let i = 0; i < 3; i++) await view('Ulies');
    expect(
      await Promise.all([
        store.get(MESSAGE, schoolId, 'm1'),
        store.audit(schoolId, { limit: 10 }),
        store.nextDue(),
      ]),
    ).toEqual(before);
  });
});

it('knows as whom people of a school are known in a workspace', async () => {
  const usersOf = (tenant: string) =>
    router.acquaintances.usersOf({ platform: 'slack', tenant }, schoolId, ['tom', 'gone', 'an']);
  expect(await usersOf(T)).toEqual([`Utom${nth}`, `Uan${nth}`]);
  expect(await usersOf('T2')).toEqual([]);
});
