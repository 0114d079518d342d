import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sections } from '../../../src/features/requests/view/home.js';
import type { At } from '../../../src/features/requests/view/lead.js';
import { AWAY, TODAY } from './authorisation-cast.js';
import { COORDINATOR, type DeskIn, OTHER, openDesks, requestOf, STAND_IN } from './desk.js';

let desks: Awaited<ReturnType<typeof openDesks>>;
beforeAll(async () => {
  desks = await openDesks({ [COORDINATOR]: { careHours: 18, standInId: STAND_IN } });
});
afterAll(() => desks.close());

const doubt = { words: { scope: 'class', observation: 'GEHEIM', safety: 'doubt' } } as const;
const alarm = { words: { scope: 'class', observation: 'GEHEIM', safety: 'yes' } } as const;

/** What a home says, as the cards get it. */
async function home(at: At) {
  const cards = await sections.home!(at);
  const lead: any = cards.find(({ card }) => card === 'requests/lead')?.data;
  const counts = Object.fromEntries(
    (lead?.counts ?? [])
      .flatMap(({ buttons }: any) => buttons)
      .map(({ which, title }: any) => [which, title.p.n]),
  );
  const classes = Object.fromEntries(
    (lead?.classes ?? []).map(({ classCode, title }: any) => [classCode, title.p.n]),
  );
  return { cards, lead, counts, classes, rows: (lead?.items ?? []).map(({ id }: any) => id) as string[] };
}

/** Three hundred open requests, or more, of which the last ones matter most. */
async function fullDesk(n: number): Promise<DeskIn> {
  const desk = desks.school();
  const states = ['NEW', 'TAKEN', 'WAITING', 'ANSWERED', 'PARKED'] as const;
  const all = Array.from({ length: n }, (_, i) =>
    requestOf(i, states[i % states.length]!, i, {
      classCode: i % 3 === 0 ? 'L3B' : 'L4A',
      answerBy: '2026-10-23',
    }),
  );
  for (let i = 0; i < all.length; i += 500) await desk.add(all.slice(i, i + 500));
  return desk;
}

describe('the overview of a coordinator', () => {
  it.each([300, 1000])('is right with %i open requests, whatever was asked last', async (n) => {
    const desk = await fullDesk(n);
    await desk.add([
      requestOf(n, 'NEW', n + 1, { answerBy: '2026-10-23', ...doubt }),
      requestOf(n + 1, 'NEW', n + 2, { answerBy: '2026-10-23', ...alarm }),
      requestOf(n + 2, 'NEW', n + 3, { answerBy: TODAY }),
      requestOf(n + 3, 'TAKEN', n + 4, { plannedFor: TODAY }),
      requestOf(n + 4, 'TAKEN', n + 5, { backOn: TODAY }),
      requestOf(n + 5, 'NEW', n + 6, { answerBy: TODAY, coordinatorId: OTHER }),
    ]);
    const { lead, counts, classes, rows } = await home(desk.at(COORDINATOR));
    expect(rows).toEqual([n + 1, n, n + 2, n + 3, n + 4].map((i) => requestOf(i, 'NEW', 0).id));
    const each = n / 5;
    expect(counts).toEqual({ new: each + 3, onMe: each + 2, onOthers: each * 2, aside: each, week: 5 });
    expect(lead.load.p).toEqual({ n: n - each + 5, hours: 18 });
    expect(classes).toEqual({ L4A: n - Math.ceil(n / 3), L3B: Math.ceil(n / 3) + 5 });
    expect(JSON.stringify(lead)).not.toContain('GEHEIM');
  });

  it('reads few requests for it', async () => {
    const desk = await fullDesk(300);
    const at = desk.at(COORDINATOR);
    let read = 0;
    const find: At['read']['find'] = async (kind, query) => {
      const page = await at.read.find(kind, query);
      read += page.items.length;
      return page;
    };
    await home({ ...at, read: { ...at.read, find } });
    expect(read).toBeGreaterThan(0);
    // What is new is read for the answer on safety; of the other 240 a handful.
    expect(read).toBeLessThan(60 + 30);
  });

  it('has room for what lies longest where nothing is for today, but not for what is kept or has its day', async () => {
    const desk = desks.school();
    await desk.add([
      requestOf(1, 'TAKEN', 1, { clb: true }),
      requestOf(2, 'TAKEN', 2, { plannedFor: '2026-10-30' }),
      requestOf(3, 'TAKEN', 3),
      requestOf(4, 'WAITING', 4),
      requestOf(5, 'PARKED', 5),
      requestOf(6, 'NEW', 6, { answerBy: '2026-10-23' }),
    ]);
    await desk.keep(COORDINATOR, ['r00001', 'gone']);
    const { rows, counts } = await home(desk.at(COORDINATOR));
    expect(rows).toEqual(['r00006', 'r00003', 'r00004']);
    expect(counts).toEqual({ new: 1, onMe: 3, onOthers: 1, aside: 1, clb: 1 });
  });

  it('counts nothing that nobody was told of yet, and nothing of others', async () => {
    const desk = desks.school();
    await desk.add([
      requestOf(1, 'HELD', 1),
      requestOf(2, 'UNCONFIRMED', 2),
      requestOf(3, 'CLOSED', 3),
      requestOf(4, 'NEW', 4, { coordinatorId: OTHER }),
    ]);
    const { lead, counts, classes, rows } = await home(desk.at(COORDINATOR));
    expect([counts, classes, rows, lead.all, lead.load]).toEqual([{}, {}, [], false, null]);
    await desk.add([requestOf(5, 'NEW', 5)]);
    const then = await home(desk.at(COORDINATOR));
    expect([then.counts.new, then.classes, then.lead.load.p.n]).toEqual([1, { L3B: 1 }, 1]);
  });

  it('tells who took over for an absent colleague their own, and the list of that colleague beside it', async () => {
    const away = await openDesks({ [COORDINATOR]: { ...AWAY.coordinator, standInId: STAND_IN } });
    try {
      const desk = away.school();
      await desk.add([requestOf(1, 'TAKEN', 1, { takenBy: STAND_IN }), requestOf(2, 'NEW', 2)]);
      const { cards, counts } = await home(desk.at(STAND_IN));
      expect(counts).toEqual({ onMe: 1 });
      const theirs: any = cards.find(({ card }) => card === 'requests/home')?.data;
      expect(theirs.personId).toBe(COORDINATOR);
      expect(theirs.items.map(({ id }: any) => id)).toEqual(['r00001', 'r00002']);
    } finally {
      await away.close();
    }
  });

  it('is not there for who leads nothing, whatever their role was', async () => {
    const changed = await openDesks({ [COORDINATOR]: { roles: ['TEACHER'], covers: [] } });
    try {
      const desk = changed.school();
      await desk.add([requestOf(1, 'NEW', 1), requestOf(2, 'TAKEN', 2)]);
      expect(await sections.home!(desk.at(COORDINATOR))).toEqual([]);
      expect(await sections.home!(desk.at('head'))).toEqual([]);
    } finally {
      await changed.close();
    }
  });
});

describe('the morning message', () => {
  it('says what is planned for that day', async () => {
    const desk = desks.school();
    await desk.add([
      requestOf(1, 'TAKEN', 1, { plannedFor: TODAY }),
      requestOf(2, 'WAITING', 2, { plannedFor: TODAY }),
      requestOf(3, 'TAKEN', 3, { plannedFor: '2026-10-13' }),
      requestOf(4, 'CLOSED', 4, { plannedFor: TODAY }),
    ]);
    const lines = await sections.digest!(desk.at(COORDINATOR));
    expect(lines).toEqual([{ t: 'digest.planned', p: { n: 2, roepnaam: 'woord1' } }]);
    expect(await sections.digest!(desk.at(OTHER))).toEqual([]);
  });
});
