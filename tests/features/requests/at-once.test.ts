import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { type CareRequest, newRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import { type Act, isOpen, type Status, stateAfter } from '../../../src/features/requests/model/states.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { PERSON } from '../../../src/features/school/model/school-kinds.js';
import { hashOf } from '../../../src/kernel/hash.js';
import type { Answer } from '../../../src/kernel/interaction.js';
import type { Store } from '../../../src/ports/store.js';
import { createRenderer } from '../../../src/render/card.js';
import type { Router } from '../../../src/router.js';
import { demoSchool } from '../../../src/tools/example-school.js';
import { openStore } from '../../../src/tools/open-store.js';
import { stillClock } from '../../support/clock.js';
import { onEveryEngine } from '../../support/engines.js';
import { quietRouter } from '../../support/quiet-router.js';
import { AN, BERT, CARLA, DIRK, GRIET, LIES } from './acting.js';

const ORDERS = 1000;
/** Each with a school of its own, so that the orders of one lane are nobody else's business. */
const LANES = 4;
const TODAY = '2026-10-12';

/** An is away and Carla stands in, the head or Dirk was asked to take what nobody took; any of them may act, An from home too. */
const ACTS: Record<string, { by: string[]; what: string; act: Act; input?: object }> = {
  'request.take': { by: [AN, CARLA, DIRK, GRIET], what: 'taken', act: 'take' },
  'request.together': { by: [AN, CARLA, DIRK, GRIET], what: 'together', act: 'take' },
  'request.hand-over.save': {
    by: [AN, CARLA, DIRK, GRIET],
    what: 'handedOver',
    act: 'handOver',
    input: { to: BERT },
  },
  'request.ask.save': {
    by: [AN, CARLA, DIRK, GRIET],
    what: 'asked',
    act: 'ask',
    input: { text: 'Wanneer?' },
  },
  'request.answer.save': {
    by: [AN, CARLA, DIRK, GRIET],
    what: 'answered',
    act: 'answer',
    input: { text: 'Zo.' },
  },
  'request.park.save': {
    by: [AN, CARLA, DIRK, GRIET],
    what: 'parked',
    act: 'park',
    input: { why: 'tryout', until: '2026-10-26' },
  },
  'request.resume': { by: [AN, CARLA, GRIET], what: 'resumed', act: 'resume' },
  'request.clb': { by: [AN, CARLA, GRIET], what: 'clb', act: 'mark' },
  'request.close.save': {
    by: [AN, CARLA, DIRK, GRIET],
    what: 'closed',
    act: 'close',
    input: { outcome: 'helped' },
  },
  'request.reopen': { by: [AN, CARLA, GRIET, LIES], what: 'reopened', act: 'reopen' },
  'request.reply.save': { by: [LIES], what: 'replied', act: 'reply', input: { text: 'Elke dag.' } },
  'request.add.save': { by: [LIES], what: 'added', act: 'add', input: { text: 'Ook thuis.' } },
  'request.withdraw.save': { by: [LIES], what: 'withdrawn', act: 'withdraw' },
};
const STARTS: Status[] = ['NEW', 'NEW', 'NEW', 'TAKEN', 'WAITING', 'ANSWERED', 'PARKED', 'CLOSED'];

/** The same numbers in every run. */
const dice = (order: number) => {
  let thrown = 0;
  const below = (most: number) => hashOf(`${order} ${thrown++}`) % most;
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  return { below, one };
};

interface Order {
  id: string;
  schoolId: string;
  request: CareRequest;
  acts: { who: string; verb: string; wait: number }[];
}

function orderOf(order: number, schoolId: string): Order {
  const { below, one } = dice(order);
  const id = `order${order}`;
  const start = one(STARTS);
  const takenBy = start === 'NEW' ? undefined : one([AN, CARLA, GRIET]);
  const fresh = newRequest(
    {
      id,
      roepnaam: `woord${order}`,
      schoolYear: '2026-2027',
      classCode: 'L3B',
      requesterId: LIES,
      coordinatorId: AN,
      routing: [],
      answerBy: '2026-10-14',
      words: { scope: 'pupil', observation: 'x', safety: 'no' },
      status: 'NEW',
    },
    Date.parse(`${TODAY}T08:00:00+02:00`),
  );
  const request: CareRequest = {
    ...fresh,
    status: start,
    open: isOpen(start),
    ...(isOpen(start) ? {} : { closedAt: fresh.createdAt }),
    ...(takenBy ? { takenBy } : { standInAsked: one([DIRK, GRIET]) }),
    ...(start === 'PARKED' ? { parked: { why: 'tryout', until: '2026-10-19' } } : {}),
  };
  const able = Object.entries(ACTS);
  const four = [AN, CARLA, one([DIRK, DIRK, BERT]), GRIET];
  const all = [...four, ...(below(2) ? [LIES] : []), ...(below(3) ? [] : [one(four)])];
  // In a random order, at the same moment or a little later.
  const acts = all
    .map((who) => ({ who, at: below(1000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ who }) => {
      const verb = one(able.filter(([, { by }]) => by.includes(who === BERT ? AN : who)))[0];
      return { who, verb, wait: below(4) };
    });
  return { id, schoolId, request, acts };
}

/** What cannot be done is answered with words, or with what is wrong in the form; all else goes on. */
const isDone = ({ reply }: Answer): boolean => reply.kind !== 'note' && reply.kind !== 'errors';

const pause = async (turns: number) => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
};

onEveryEngine('two coordinators, a stand-in and a head at the same moment', (run) => {
  let dir: string;
  let store: Store;
  let router: Router;
  const renderer = createRenderer({ cardsDir: new URL('../../../cards', import.meta.url).pathname });
  const clock = stillClock(`${TODAY} 10:00`);
  const names = new Map<string, string>();
  const schools = Array.from({ length: LANES }, (_, lane) => `school${lane}`);

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zorgbode-at-once-'));
    ({ store } = await openStore(readConfig({ DATA_DIR: dir, ...run.environment })));
    router = quietRouter(store, clock);
    const { save, people } = await demoSchool();
    for (const { id, name } of people) names.set(id, name);
    const away = (person: Person): Person =>
      person.id === AN
        ? { ...person, standInId: CARLA, absences: [{ from: TODAY, to: '2026-10-16' }] }
        : person;
    for (const schoolId of schools) {
      const here = save.map((one) => {
        if (one.kind === PERSON) return { ...one, data: away(one.data as Person) };
        return one.id === 'wolkenschip' ? { ...one, id: schoolId, data: { ...one.data, id: schoolId } } : one;
      });
      const done = await store.commit(
        { schoolId, save: here, remove: [], work: [], audit: [] },
        clock.real(),
      );
      expect(done).toBe('done');
    }
  });
  afterAll(async () => {
    await store?.close();
    await run.clean();
    await rm(dir, { recursive: true, force: true });
  });

  const press = ({ id, schoolId }: Order, who: string, verb: string): Promise<Answer> =>
    router.turns.act({
      actor: { platform: 'sandbox', tenant: schoolId, user: who },
      place: { kind: 'dialog' },
      verb,
      input: { ...ACTS[verb]!.input, id },
      schoolId,
    });

  /** All of an order at once; what is wrong with how it ended. */
  async function happens(order: Order, seen: Map<string, number>): Promise<string[]> {
    const { id, schoolId, request, acts } = order;
    const save = [{ kind: REQUEST, id, expect: 0, data: request }];
    await store.commit({ schoolId, save, remove: [], work: [], audit: [] }, clock.real());
    const answers = await Promise.all(
      acts.map(async ({ who, verb, wait }) => {
        await pause(wait);
        return { who, verb, answer: await press(order, who, verb) };
      }),
    );
    const wrong: string[] = [];
    const { data, version } = (await store.get(REQUEST, schoolId, id))!;
    const steps = data.events.slice(request.events.length);
    const effective = answers.filter(({ answer }) => isDone(answer));
    const named = (of: { who: string; verb: string }[]) =>
      of
        .map(({ who, verb }) => `${who} ${verb}`)
        .sort()
        .join(' · ');

    // Each act that was told to be done is one step, one version and one audit line, and nothing else is.
    const audit = await store.audit(schoolId, { record: { kind: REQUEST.kind, id }, limit: 100 });
    if (named(audit.filter(({ access }) => access === 'change')) !== named(effective))
      wrong.push(`audit: ${named(audit)} for ${named(effective)}`);
    if (steps.length !== effective.length || version !== 1 + effective.length)
      wrong.push(`${effective.length} acts, ${steps.length} steps, version ${version}`);
    // In their order they are a way through the table of states, to where it stands.
    let status: Status | undefined = request.status;
    for (const step of steps) {
      const found = Object.values(ACTS).find(({ what }) => what === step.what);
      status = status && found && stateAfter(status, found.act);
    }
    if (status !== data.status || data.open !== isOpen(data.status))
      wrong.push(`${request.status} + ${steps.map(({ what }) => what)} is not ${data.status}`);
    if ((data.status === 'PARKED') !== (data.parked !== undefined)) wrong.push('parked');

    for (const { who, verb, answer } of answers) {
      const { reply, reader } = answer;
      if (isDone(answer)) continue;
      const key = reply.kind === 'note' ? reply.text.t : reply.kind;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      const said = reply.kind === 'note' ? renderer.say(reply.text, reader!.language, clock.now()) : '';
      const others = data.events.map(({ by }) => by).filter((by) => by !== who);
      const clear = {
        // Somebody else, who did do something, by their name.
        'request.overtaken': others.some((by) => said.startsWith(`${names.get(by)} was je net voor bij`)),
        // One's own step came before: how it stands by now.
        'request.movedOn':
          data.events.some(({ by }) => by === who) && said.includes('staat intussen verder.'),
        'request.alreadyYours': data.events.some(({ by }) => by === who) || request.takenBy === who,
        // Who is no coordinator and no head sees nothing of what is not theirs (any more).
        'error.refused': who === DIRK,
        // Handed to whom has it already.
        errors: verb === 'request.hand-over.save' && steps.some(({ to }) => to === BERT),
      }[key];
      if (!clear || (said && key.startsWith('request.') && !said.includes(request.roepnaam)))
        wrong.push(`${who} ${verb}: ${said || JSON.stringify(reply)}`);
    }
    return wrong.map((one) => `${id}: ${one}`);
  }

  it(`leave one state, a line for each act that was done and a clear word for the rest, in ${ORDERS} random orders`, async () => {
    const seen = new Map<string, number>();
    const lanes = schools.map(async (schoolId, lane) => {
      const wrong: string[] = [];
      for (let order = lane; order < ORDERS; order += LANES)
        wrong.push(...(await happens(orderOf(order, schoolId), seen)));
      return wrong;
    });
    expect((await Promise.all(lanes)).flat()).toEqual([]);
    // They did meet.
    expect(seen.get('request.overtaken')).toBeGreaterThan(ORDERS);
    expect(seen.get('request.movedOn')).toBeGreaterThan(ORDERS / 20);
  }, 300_000);
});
