import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSchoolDay } from '../../../src/calendar/school-calendar.js';
import { addDays, epochOf } from '../../../src/calendar/time.js';
import { FULL_TIME, parsePattern } from '../../../src/calendar/working-pattern.js';
import type { Person } from '../../../src/features/school/model/school.js';
import { awayLong } from '../../../src/features/steps/model/asking.js';
import { onChosenDay, suits } from '../../../src/features/steps/model/dates.js';
import { INTERVENTION } from '../../../src/features/steps/model/step-kind.js';
import { MESSAGE } from '../../../src/kernel/message.js';
import type { Store } from '../../../src/ports/store.js';
import { createSeal } from '../../../src/store/seal.js';
import { createSqliteStore } from '../../../src/store/sqlite/store.js';
import { coordinator, group, person, schoolOf } from '../school/support.js';
import { daysFrom, Played } from './played.js';

let dir: string;
let store: Store;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zorgbode-mornings-'));
  const seal = createSeal(randomBytes(32));
  store = await createSqliteStore({ path: join(dir, 'm.db'), kinds: [INTERVENTION, MESSAGE], seal });
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Monday; the autumn holiday of 2-8 November lies within. */
const START = '2026-10-05';
const LENGTH = 100;
const day = fc.integer({ min: 1, max: 60 }).map((n) => addDays(START, n));
const absence = fc
  .tuple(day, fc.integer({ min: 0, max: 20 }))
  .map(([from, n]) => ({ from, to: addDays(from, n) }));
const pattern = fc
  .constantFrom('voltijds', 'ma di wo', 'do vr', 'wo', 'ma vm di nm', 'ma di | do vr', 'vr')
  .map((typed) => parsePattern(typed) ?? FULL_TIME);
const teacher = fc.record({ pattern, absences: fc.array(absence, { maxLength: 2 }) });
const drawn = fc.record({
  ada: teacher,
  bea: teacher,
  cor: fc.record({ absences: fc.array(absence, { maxLength: 1 }) }),
  steps: fc.array(fc.record({ owner: fc.constantFrom('ada', 'bea', 'cor'), on: day }), {
    minLength: 1,
    maxLength: 6,
  }),
  /** On these mornings something else has somebody's one place. */
  taken: fc.array(fc.tuple(fc.constantFrom('ada', 'bea', 'cor'), day), { maxLength: 20 }),
  answers: fc.array(fc.tuple(fc.nat(5), day), { maxLength: 4 }),
  changes: fc.array(
    fc.tuple(
      day,
      fc.oneof(
        fc.record({
          what: fc.constant('absence' as const),
          who: fc.constantFrom('ada', 'bea', 'cor'),
          absence,
        }),
        fc.record({ what: fc.constant('pattern' as const), who: fc.constantFrom('ada', 'bea'), pattern }),
        fc.record({ what: fc.constant('closure' as const), closure: absence.map(({ from }) => from) }),
        fc.record({ what: fc.constant('leaves' as const), who: fc.constantFrom('ada', 'bea') }),
        fc.record({ what: fc.constant('back' as const), who: fc.constantFrom('ada', 'bea', 'cor') }),
      ),
    ),
    { maxLength: 4 },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
type Change = Drawn['changes'][number][1];

let nth = 0;
async function play(one: Drawn): Promise<Played> {
  const people = [
    person('ada', { ...one.ada, classes: ['L3B'] }),
    person('bea', one.bea),
    coordinator('cor', { covers: [{ by: 'fallback' }], ...one.cor }),
    person('dot'),
  ];
  const school = schoolOf(people, [group('L3B')], { id: `school${nth++}` });
  const played = new Played(store, school);
  const now = epochOf(START, '07:00');
  for (const [i, { owner, on }] of one.steps.entries()) {
    const whose = { ownerId: owner, classCode: 'L3B', scope: 'pupil' as const };
    const found = onChosenDay(school, whose, on, addDays(START, 1));
    await played.start(
      {
        id: `s${i}`,
        roepnaam: `r${i}`,
        ...whose,
        createdBy: owner,
        coordinatorId: 'cor',
        startsOn: START,
        lookBackOn: found!.day,
        words: { what: 'x' },
        helpers: [],
      },
      now,
    );
  }
  for (const today of daysFrom(START, LENGTH)) {
    const open = isSchoolDay(played.school.calendar, today);
    const taken = new Set(one.taken.filter(([, on]) => on === today).map(([who]) => who));
    if (open) await played.morning(today, taken);
    if (open) await holds(played, today);
    for (const [i, on] of one.answers) if (on === today) await answer(played, `s${i}`, today);
    for (const [on, change] of one.changes) if (on === today) await changed(played, change, today);
  }
  return played;
}

async function answer(played: Played, id: string, today: string): Promise<void> {
  const step = (await played.steps()).find((found) => found.id === id);
  if (step?.data.status !== 'RUNNING') return;
  const next = onChosenDay(played.school, step.data, addDays(today, 7), addDays(today, 1));
  await played.act(id, epochOf(today, '12:00'), step.data.ownerId!, 'TOO_EARLY_EXTEND', next!.day);
}

async function changed(played: Played, change: Change, today: string): Promise<void> {
  const now = epochOf(today, '13:00');
  const { school } = played;
  if (change.what === 'closure') {
    const closures = [
      ...school.calendar.closures,
      { from: change.closure, to: change.closure, label: 'vrij' },
    ];
    return played.change({ ...school, calendar: { ...school.calendar, closures } }, now);
  }
  const before = school.people.get(change.who)!;
  const after: Person =
    change.what === 'absence'
      ? { ...before, absences: [...before.absences, change.absence] }
      : change.what === 'pattern'
        ? { ...before, pattern: change.pattern }
        : change.what === 'back'
          ? { ...before, absences: before.absences.filter(({ to }) => to < today) }
          : { ...before, until: today };
  await played.change({ ...school, people: new Map(school.people).set(before.id, after) }, now, before.id);
}

/** True each morning, once it went out. */
async function holds(played: Played, today: string): Promise<void> {
  const { school } = played;
  for (const { id, data } of await played.steps()) {
    if (data.status !== 'RUNNING') continue;
    expect(data.lookBackOn).toBeDefined();
    const owner = school.people.get(data.ownerId!)!;
    // Nobody's who left, and no day on which its owner is free or away for a few days.
    expect(owner.until === undefined || owner.until >= today).toBe(true);
    if (data.lookBackOn! > today)
      expect(suits(school, data, data.lookBackOn!) || awayLong(school, owner, data.lookBackOn!)).toBe(true);
    const asks = data.askOn ?? data.lookBackOn!;
    if (asks > today) expect(played.rows.has(`ask:${owner.id}:${asks}`)).toBe(true);
    const overdue = data.reminded === 'owner' ? ':2' : '';
    if (data.reminded !== 'coordinator' && !goesOnAlone(data.ownerId!, data.reminded))
      expect([id, played.rows.has(`step.overdue:${id}:${data.lookBackOn}${overdue}`)]).toEqual([id, true]);
  }
}

/** Of the coordinator's own steps nobody else is told. */
const goesOnAlone = (ownerId: string, reminded: string | undefined) =>
  ownerId === 'cor' && reminded !== undefined;

describe('the mornings of a school', () => {
  it('asks for each step on a day at work, once, in one message a day, and never leaves one out', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const played = await play(one);
        const { sent } = played;
        expect(new Set(sent.map(({ person: who, day: on }) => `${who} ${on}`)).size).toBe(sent.length);
        for (const { id, data } of await played.steps()) {
          if (data.status !== 'RUNNING') continue;
          const told = (why: string) =>
            new Error(`${id} ${why}: ${JSON.stringify(data)} ${JSON.stringify(sent)}`);
          // Of one person once for each day that it had, and once more for the last.
          for (const who of ['ada', 'bea', 'cor'])
            for (const sort of ['asked', 'late', 'told'] as const) {
              const times = sent.filter((one) => one.person === who && one[sort].includes(id)).length;
              if (times > 1 + data.lookBacks.length) throw told(`${sort} ${times} times of ${who}`);
            }
          if (data.lookBackOn! > addDays(START, LENGTH - 40)) continue;
          const own = data.ownerId === 'cor';
          const last = sent.filter((one) => one[own ? 'late' : 'told'].includes(id));
          if (last.length === 0) throw told('is left out');
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  describe('of an owner who is away for long, with a coordinator who works on Thursdays', () => {
    const begun = async (to: string, others: Person['absences'] = []) => {
      const people = [
        person('ada', { classes: ['L3B'] }),
        coordinator('cor', {
          covers: [{ by: 'fallback' }],
          pattern: parsePattern('do') ?? FULL_TIME,
          absences: others,
        }),
      ];
      const played = new Played(store, schoolOf(people, [group('L3B')], { id: `school${nth++}` }));
      const words = { what: 'x' };
      const of = {
        id: 's',
        roepnaam: 'r',
        scope: 'pupil' as const,
        classCode: 'L3B',
        ownerId: 'ada',
        helpers: [],
      };
      const days = { startsOn: START, lookBackOn: '2026-10-15' };
      const by = { createdBy: 'ada', coordinatorId: 'cor', words };
      await played.start({ ...of, ...days, ...by }, epochOf(START, '07:00'));
      await away(played, [{ from: '2026-10-13', to }], '2026-10-12');
      return played;
    };
    const away = async (played: Played, absences: Person['absences'], today: string) => {
      const ada = { ...played.school.people.get('ada')!, absences };
      const school = { ...played.school, people: new Map(played.school.people).set('ada', ada) };
      await played.change(school, epochOf(today, '13:00'), 'ada');
    };
    const mornings = async (played: Played, from: string, n: number) => {
      for (const today of daysFrom(from, n))
        if (isSchoolDay(played.school.calendar, today)) await played.morning(today);
    };
    const said = ({ sent }: Played) =>
      sent.map(({ person: who, day: on, asked, late, told }) => [
        who,
        on,
        asked.length,
        late.length,
        told.length,
      ]);

    it('tells the coordinator, where that is sooner', async () => {
      const played = await begun('2026-10-30');
      await mornings(played, '2026-10-13', 20);
      expect(said(played)).toEqual([['cor', '2026-10-15', 0, 0, 1]]);
    });

    it('asks the owner who is back before the coordinator is', async () => {
      const played = await begun('2026-10-22', [{ from: '2026-10-14', to: '2026-10-28' }]);
      await mornings(played, '2026-10-13', 9);
      expect(said(played)).toEqual([]);
      await mornings(played, '2026-10-22', 2);
      expect(said(played)).toEqual([['ada', '2026-10-23', 0, 1, 0]]);
    });

    it('asks the owner who came back sooner than was thought, as long as nobody else was told', async () => {
      const played = await begun('2026-10-30', [{ from: '2026-10-14', to: '2026-10-21' }]);
      await mornings(played, '2026-10-13', 4);
      await away(played, [{ from: '2026-10-13', to: '2026-10-16' }], '2026-10-16');
      await mornings(played, '2026-10-17', 8);
      expect(said(played)[0]).toEqual(['ada', '2026-10-19', 1, 0, 0]);
    });
  });
});
