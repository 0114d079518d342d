import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CareRequest } from '../../../src/features/requests/model/request.js';
import { isOpen, stateAfter, TRANSITIONS } from '../../../src/features/requests/model/states.js';
import { BUNDLE, type Bundle } from '../../../src/features/triage/model/bundle.js';
import { membersOf } from '../../../src/features/triage/model/members.js';
import type { Stored } from '../../../src/kernel/kind.js';
import { AN, CARLA, LIES } from '../requests/acting.js';
import { OMER, PETRA } from './acting.js';
import { openWorld, type PlayedSchool, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Coordinator = typeof AN | typeof CARLA;
const ASKERS = [
  [LIES, 'L3B'],
  [PETRA, 'L3A'],
  [OMER, 'L2A'],
  [LIES, 'L3B'],
] as const;

/** All four lie with An at first. */
const who = fc.constantFrom(AN, AN, AN, CARLA);
const which = fc.nat(ASKERS.length - 1);
const ops = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ op: fc.constant('bundle' as const), who, which, more: fc.array(which) }),
    },
    ...(['leave', 'close', 'handOver', 'answer', 'ask', 'park', 'take'] as const).map((op) => ({
      weight: 1,
      arbitrary: fc.record({ op: fc.constant(op), who, which }),
    })),
    ...(['withdraw', 'reopen', 'add'] as const).map((op) => ({
      weight: 1,
      arbitrary: fc.record({ op: fc.constant(op), which }),
    })),
    ...(['undo', 'closeAll', 'answerAll', 'takeAll', 'planAll'] as const).map((op) => ({
      weight: 1,
      arbitrary: fc.record({ op: fc.constant(op), who, which }),
    })),
  ),
  { minLength: 6, maxLength: 25 },
);
type Op = { op: string; who?: Coordinator; which: number; more?: number[] };

/** Which request belongs to which piece of work, and whose that is; told by nothing but what was done. */
interface Model {
  bundleOf: (string | undefined)[];
  owner: Map<string, Coordinator>;
}
type Before = Stored<CareRequest>[];
const leads = (by: string | undefined, { data }: Before[number]) =>
  data.coordinatorId === by || (data.takenBy === by && data.open);

async function play(school: PlayedSchool, ids: string[], model: Model, before: Before, op: Op) {
  const { which: at, who: by } = op;
  const id = ids[at]!;
  const one = before[at]!;
  const can = (act: Parameters<typeof stateAfter>[1]) => stateAfter(one.data.status, act) !== undefined;
  const asker = ASKERS[at]![0];
  const mine = leads(by, one);
  const left = (leaves: boolean) => {
    if (leaves) model.bundleOf[at] = undefined;
  };
  // The piece of work that stands there for this op: the one of that request, else any.
  const piece = model.bundleOf[at] ?? [...model.owner.keys()].at(-1) ?? 'none';
  const owns = model.owner.get(piece) === by;
  switch (op.op) {
    case 'bundle': {
      const once = school.clock.id();
      const requests = op.more!.map((i) => ids[i]).join(',');
      await school.act(by!, 'bundle.save', { id, once, requests, span: 'year' });
      if (!mine || !one.data.open) return;
      const own = model.bundleOf[at];
      const into = own ?? once;
      model.owner.set(into, by!);
      for (const i of new Set([at, ...op.more!]))
        if (leads(by, before[i]!) && before[i]!.data.open) model.bundleOf[i] = into;
      return;
    }
    case 'leave':
      await school.act(by!, 'bundle.leave', { id });
      return left(mine);
    case 'close':
      await school.act(by!, 'request.close.save', { id, outcome: 'helped' });
      return left(mine && can('close'));
    case 'handOver': {
      const to = by === AN ? CARLA : AN;
      await school.act(by!, 'request.hand-over.save', { id, to });
      return left(mine && can('handOver') && one.data.coordinatorId !== to);
    }
    case 'withdraw':
      await school.act(asker, 'request.withdraw.save', { id });
      return left(can('withdraw'));
    case 'undo':
    case 'closeAll': {
      const members = model.bundleOf.flatMap((bundle, i) => (bundle === piece ? [i] : []));
      const verb = op.op === 'undo' ? 'bundle.undo' : 'bundle.close.save';
      await school.act(by!, verb, { id: piece, outcome: 'agreed' });
      if (owns) for (const i of members) model.bundleOf[i] = undefined;
      if (owns && (op.op === 'undo' || members.length > 0)) model.owner.delete(piece);
      return;
    }
    case 'answerAll':
      return void (await school.act(by!, 'bundle.answer.save', { id: piece, text: 'Zo.' }));
    case 'takeAll':
      return void (await school.act(by!, 'bundle.take', { id: piece }));
    case 'planAll':
      return void (await school.act(by!, 'bundle.plan.save', { id: piece, day: '2026-10-15' }));
    case 'answer':
      return void (await school.act(by!, 'request.answer.save', { id, text: 'Zo.' }));
    case 'ask':
      return void (await school.act(by!, 'request.ask.save', { id, text: 'Hoe?' }));
    case 'park':
      return void (await school.act(by!, 'request.park.save', { id, why: 'tryout', until: '2026-10-20' }));
    case 'take':
      return void (await school.act(by!, 'request.take', { id }));
    case 'reopen':
      return void (await school.act(asker, 'request.reopen', { id }));
    default:
      return void (await school.act(asker, 'request.add.save', { id, text: 'Nog iets.' }));
  }
}

const all = (school: PlayedSchool, ids: string[]) => Promise.all(ids.map((id) => school.request(id)));
const bundles = async (school: PlayedSchool) =>
  (await school.read.find<Bundle>(BUNDLE, { limit: 100 })).items;

/** Nobody is lost: each request stands where its own table lets it, with all that was said and done of it. */
function checkStep(before: Before, after: Before) {
  after.forEach(({ data }, i) => {
    const was = before[i]!.data;
    const reachable = [was.status, ...Object.values(TRANSITIONS[was.status])];
    expect(reachable).toContain(data.status);
    expect(data.open).toBe(isOpen(data.status));
    expect(data.events.slice(0, was.events.length)).toEqual(was.events);
    if (data.status !== 'WITHDRAWN') {
      expect(data.notes.slice(0, was.notes.length)).toEqual(was.notes);
      expect(data.words).toEqual(was.words);
    }
    expect(data.requesterId).toBe(was.requesterId);
    if (data.plannedFor) expect(['TAKEN', 'WAITING']).toContain(data.status);
  });
}

async function checkMembers(school: PlayedSchool, ids: string[], { bundleOf }: Model) {
  const found: (string | undefined)[] = ids.map(() => undefined);
  for (const bundle of await bundles(school)) {
    for (const { id } of await membersOf(school.read as never, bundle)) {
      const at = ids.indexOf(id);
      expect(found[at]).toBeUndefined();
      found[at] = bundle.id;
    }
  }
  expect(found).toEqual(bundleOf);
}

describe('bundling', () => {
  it('loses nobody, through any order of bundling, taking apart, closing, withdrawing and handing over', async () => {
    let bundled = 0;
    await fc.assert(
      fc.asyncProperty(ops, async (done) => {
        const school = await world.school();
        const ids: string[] = [];
        for (const [asker, classCode] of ASKERS) ids.push(await school.raise(asker, classCode));
        const model: Model = { bundleOf: ids.map(() => undefined), owner: new Map() };
        let before = await all(school, ids);
        for (const op of done as Op[]) {
          school.clock.moveTo(school.clock.now() + 60_000);
          await play(school, ids, model, before, op);
          const after = await all(school, ids);
          checkStep(before, after);
          await checkMembers(school, ids, model);
          before = after;
        }
        bundled += (await bundles(school)).length;
        for (const [i, id] of ids.entries()) {
          const shown = JSON.stringify(await school.act(ASKERS[i]![0], 'request.read', { id }));
          expect(shown).toContain(before[i]!.data.roepnaam);
          for (const [j, other] of before.entries()) {
            if (i === j) continue;
            expect(shown).not.toContain(`"${other.data.roepnaam}"`);
            expect(shown).not.toContain(ids[j]);
          }
        }
      }),
      { numRuns: 50 },
    );
    expect(bundled).toBeGreaterThan(25);
  }, 120_000);

  it('gives a word that no request of that year has, or gets', async () => {
    const school = await world.school();
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await school.raise(LIES, 'L3B'));
    for (const id of ids) await school.act(AN, 'bundle.save', { id, once: school.clock.id() });
    for (let n = 0; n < 12; n++) ids.push(await school.raise(LIES, 'L3B'));
    const words = [
      ...(await all(school, ids)).map(({ data }) => data.roepnaam),
      ...(await bundles(school)).map(({ data }) => data.roepnaam),
    ];
    expect(new Set(words).size).toBe(36);
  });
});

describe('several at once, and somebody else at the same moment', () => {
  it('leaves each request in one state of its table, whoever was first, and names what it did not do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 4 }), fc.boolean(), async (withdrawn, plan) => {
        const school = await world.school();
        const ids: string[] = [];
        for (const [asker, classCode] of ASKERS) ids.push(await school.raise(asker, classCode));
        const day = plan ? { day: '2026-10-15' } : {};
        const [reply] = await Promise.all([
          school.act(AN, 'triage.bulk.together', { requests: ids.join(','), ...day }),
          ...withdrawn.map((i) => school.act(ASKERS[i]![0], 'request.withdraw.save', { id: ids[i] })),
        ]);
        const after = await all(school, ids);
        for (const [i, { data }] of after.entries()) {
          const what = data.events.map((event) => event.what);
          if (withdrawn.includes(i)) expect(data.status).toBe('WITHDRAWN');
          else expect({ status: data.status, by: data.takenBy }).toEqual({ status: 'TAKEN', by: AN });
          const took = what.includes(plan ? 'planned' : 'together');
          const text = JSON.stringify(reply);
          // Withdrawn before it could be taken: said by its word.
          if (!took && text.includes('triage.')) expect(text).toContain(`"${data.roepnaam}"`);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
