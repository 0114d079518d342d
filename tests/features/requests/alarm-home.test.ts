import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { sections } from '../../../src/features/requests/view/home.js';
import type { At } from '../../../src/features/requests/view/lead.js';
import { saveRoster } from '../../../src/features/school/model/roster.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON, SCHOOL as SCHOOL_KIND } from '../../../src/features/school/model/school-kinds.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  GRIET,
  idOf,
  inStore,
  LIES,
  SCHOOL,
  send,
  storedRequest,
  ZITA,
} from './acting.js';
import { NOW, requestIn, schoolWith, WHO } from './authorisation-cast.js';
import { SITUATIONS } from './authorisation-situations.js';
import { COORDINATOR, deskIn, openDesks, requestOf } from './desk.js';

const PRESSES = 'Dit kan niet wachten';
const CONFIRM = 'Ik neem dit nu op';

describe('the home of who was told that something cannot wait', () => {
  let sandbox: Sandbox;
  let lies: Acting;
  let griet: Acting;
  beforeEach(async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    lies = sandbox.as(LIES);
    griet = sandbox.as(GRIET);
  });
  afterEach(() => sandbox.close());
  const cardOf = async (id: string) => (await sandbox.as(id).inbox()).home;
  const shownTo = async (...people: string[]) => {
    const homes = await Promise.all(people.map(async (id) => [id, textOf(await cardOf(id))] as const));
    return homes.filter(([, home]) => home.includes(PRESSES)).map(([id]) => id);
  };
  const ALL = [AN, GRIET, BERT, CARLA, LIES, ZITA];
  const name = async () => {
    const id = idOf((await griet.message('kan niet wachten')).card);
    return (await storedRequest(sandbox, id)).roepnaam;
  };

  it('has it at the top, with the act of the message, until somebody confirms it', async () => {
    await send(lies, { safety: 'yes' });
    const roepnaam = await name();
    expect(await shownTo(...ALL)).toEqual([AN, GRIET]);
    for (const id of [AN, GRIET]) {
      const home = textOf(await cardOf(id));
      expect(home).toMatch(new RegExp(`${PRESSES}[\\s\\S]*112[\\s\\S]*${roepnaam}[\\s\\S]*L3B`));
      expect(home).toMatch(/Van Lies Wadloper · verstuurd .*09:00/);
      expect(home.split(roepnaam)).toHaveLength(2);
      expect(JSON.stringify(await cardOf(id))).not.toMatch(/KV7|vingers/);
    }
    const read = await griet.press(await cardOf(GRIET), 'Lezen');
    expect(textOf(read.dialog)).toContain('vingers');
    await sandbox.moveTo('2026-10-12T09:20');
    expect(await shownTo(...ALL)).toEqual([AN, GRIET, BERT, CARLA]);
    expect((await griet.press(await cardOf(GRIET), CONFIRM)).note).toContain('Lies Wadloper');
    expect(await shownTo(...ALL)).toEqual([]);
    expect(titlesOf(await cardOf(GRIET))).not.toContain(CONFIRM);
    await lies.message('Griet Baken las');
    expect(await inStore(sandbox, (store) => store.count(REQUEST, SCHOOL, { unmet: GRIET }))).toBe(0);
  });

  it('has it no more once it is taken back', async () => {
    await send(lies, { safety: 'yes' });
    const { card } = await lies.message('Reken niet op');
    const { dialog } = await lies.press(card, 'Bekijken');
    const sure = await lies.press(dialog, 'Toch niet nodig');
    expect(await shownTo(...ALL)).toEqual([AN, GRIET]);
    await lies.press(sure.dialog, 'Toch niet nodig');
    expect(await shownTo(...ALL)).toEqual([]);
  });

  it('has it no more once they do something else', async () => {
    await send(lies, { safety: 'yes' });
    expect(await shownTo(AN, GRIET, LIES)).toEqual([AN, GRIET]);
    await inStore(sandbox, async (store) => {
      const school = (await store.get(SCHOOL_KIND, SCHOOL, SCHOOL))!;
      const { version, data } = (await store.get(PERSON, SCHOOL, GRIET))!;
      const roles: Person['roles'] = ['TEACHER'];
      const save = saveRoster(school, [{ person: { ...data, roles }, expect: version }]);
      await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, 0);
    });
    await sandbox.moveTo('2026-10-12T09:05');
    expect(await shownTo(AN, GRIET, LIES)).toEqual([AN]);
  });

  it('is only that of those whom its requester chose, where it is about somebody of the school', async () => {
    const staff = { aboutStaff: 'true', observation: 'Een collega trok hard aan een arm', safety: 'yes' };
    const { dialog } = await send(lies, staff);
    expect(await shownTo(...ALL, 'els-schelpaert')).toEqual([]);
    await lies.press(dialog, 'Laat het hen weten', { people: `${BERT},els-schelpaert` });
    expect(await shownTo(...ALL, 'els-schelpaert')).toEqual([BERT, 'els-schelpaert']);
    await sandbox.moveTo('2026-10-12T12:00');
    expect(await shownTo(...ALL, 'els-schelpaert')).toEqual([BERT, 'els-schelpaert']);
    const home = JSON.stringify(await cardOf('els-schelpaert'));
    expect(home).not.toMatch(/arm|collega trok/);
  });
});

describe('what stands at the top of a home', () => {
  let desks: Awaited<ReturnType<typeof openDesks>>;
  beforeAll(async () => {
    desks = await openDesks();
  });
  afterAll(() => desks.close());
  const alarms = async (at: At): Promise<any> => {
    const cards = await sections.home!(at);
    if (cards.some(({ card }) => card === 'requests/alarms')) expect(cards[0]!.card).toBe('requests/alarms');
    return cards.find(({ card }) => card === 'requests/alarms')?.data;
  };
  let schools = 0;
  const inSchool = (school = schoolWith()) => deskIn(desks.store, { ...school, id: `alarms${schools++}` });

  it.each(SITUATIONS)('is there for who was told and may still confirm it: $name', async (situation) => {
    const { school, more, told } = situation;
    const data = requestIn('NEW', more);
    const desk = inSchool(school);
    await desk.add([{ id: 'one', data }]);
    const found = [];
    for (const who of WHO) if (await alarms(desk.at(who))) found.push(who);
    expect(found).toEqual(WHO.filter((who) => told.includes(who) && data.alarm?.told.includes(who)));
  });

  it.each(['HELD', 'UNCONFIRMED', 'DROPPED', 'WITHDRAWN', 'CLOSED'] as const)(
    'is not there while or once it is %s',
    async (status) => {
      const desk = inSchool();
      await desk.add([{ id: 'one', data: requestIn(status) }]);
      for (const who of WHO) expect(await alarms(desk.at(who))).toBeUndefined();
    },
  );

  it('is not there for who left', async () => {
    const desk = inSchool(schoolWith({ toldHead: { until: '2026-10-09' } }));
    await desk.add([{ id: 'one', data: requestIn('NEW') }]);
    expect(await alarms(desk.at('toldHead'))).toBeUndefined();
    expect(await alarms(desk.at(COORDINATOR))).toBeDefined();
  });

  it('says of many the ones that wait longest, and how many more there are', async () => {
    const desk = inSchool();
    const told = [COORDINATOR, 'toldHead'];
    const words = { scope: 'class', observation: 'GEHEIM', safety: 'yes' } as const;
    await desk.add(
      [3, 1, 5, 7, 2, 4, 6].map((n) =>
        requestOf(n, 'NEW', n, { words, alarm: { at: NOW - n * 60_000, told } }),
      ),
    );
    const shown = await alarms(desk.at('toldHead'));
    expect(shown.items.map(({ roepnaam }: any) => roepnaam)).toEqual([7, 6, 5, 4, 3].map((n) => `woord${n}`));
    expect(shown).toMatchObject({ n: 7, more: 2 });
    expect(JSON.stringify(shown)).not.toContain('GEHEIM');
    // Whom they lie with has every one of them once: those without a row here stand first among their own.
    const lead: any = (await sections.home!(desk.at(COORDINATOR))).find(
      ({ card }) => card === 'requests/lead',
    )!.data;
    expect(lead.items.map(({ roepnaam }: any) => roepnaam).sort()).toEqual(['woord1', 'woord2']);
  });

  it('costs who is never told nothing, and everybody nothing for what is no alarm or was confirmed', async () => {
    const desk = inSchool();
    const met = { at: NOW, told: ['toldHead'], acknowledgedBy: COORDINATOR, acknowledgedAt: NOW };
    await desk.add([requestOf(1, 'NEW', 1), requestOf(2, 'NEW', 2, { alarm: met })]);
    const asked = async (who: string) => {
      const at = desk.at(who);
      const looked: number[] = [];
      const find: At['read']['find'] = async (kind, query) => {
        const page = await at.read.find(kind, query);
        if (query.where && 'unmet' in query.where) looked.push(page.items.length);
        return page;
      };
      await sections.home!({ ...at, read: { ...at.read, find } });
      return looked;
    };
    for (const who of ['colleague', 'classTeacher', 'secretary', 'office'])
      expect(await asked(who)).toEqual([]);
    expect(await asked('toldHead')).toEqual([0]);
  });
});
