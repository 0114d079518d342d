import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextSchoolDay } from '../../../src/calendar/school-calendar.js';
import { addDays, dayOf, epochOf } from '../../../src/calendar/time.js';
import { parsePattern } from '../../../src/calendar/working-pattern.js';
import type { Person } from '../../../src/features/school/model/school.js';
import * as changing from '../../../src/features/steps/handlers/changing.js';
import * as giving from '../../../src/features/steps/handlers/giving.js';
import * as looking from '../../../src/features/steps/handlers/look-back.js';
import * as moving from '../../../src/features/steps/handlers/moving.js';
import * as parking from '../../../src/features/steps/handlers/parking.js';
import { newStep } from '../../../src/features/steps/model/new-step.js';
import { plannedFor } from '../../../src/features/steps/model/planned.js';
import { OUTCOMES, type Outcome, type Status } from '../../../src/features/steps/model/states.js';
import { asksOn, INTERVENTION, type SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import type { Decision, NewWork } from '../../../src/kernel/decision.js';
import { isRefusal, type Refusal } from '../../../src/kernel/errors.js';
import { coordinator, group, person, schoolOf } from '../school/support.js';

const school = schoolOf(
  [
    person('ada', { classes: ['L3B'] }),
    person('bea', { pattern: parsePattern('ma di')! }),
    coordinator('cor', { covers: [{ by: 'fallback' }], pattern: parsePattern('wo do vr')! }),
  ],
  [group('L3B')],
);
const START = '2026-10-05';

type Did =
  | { did: 'outcome'; outcome: Outcome }
  | { did: 'move'; days: number }
  | { did: 'snooze' | 'offer' | 'takeOver' | 'decline' | 'change' | 'resume' | 'stop' | 'undo' | 'back' }
  | { did: 'park'; days: number };
const days = fc.integer({ min: 1, max: 40 });
const doing: fc.Arbitrary<Did> = fc.oneof(
  fc.record({ did: fc.constant('outcome' as const), outcome: fc.constantFrom(...OUTCOMES) }),
  fc.record({ did: fc.constant('move' as const), days }),
  fc.record({ did: fc.constant('park' as const), days }),
  fc.record({
    did: fc.constantFrom('snooze', 'offer', 'takeOver', 'decline', 'change', 'resume', 'stop', 'undo'),
  }) as fc.Arbitrary<Did>,
);

/** What becomes of it, in the words of `product.md`; undefined: that is not offered then. */
function expectedAfter(status: Status, act: Did): Status | undefined {
  if (act.did === 'outcome') {
    if (status === 'PARKED' || status === 'ENDED') return undefined;
    const waits = ['WORKS_KEEP', 'TOO_EARLY_EXTEND', 'NOT_DONE'].includes(act.outcome);
    if (status === 'KEPT' && waits) return undefined;
    if (act.outcome === 'WORKS_KEEP') return 'KEPT';
    return act.outcome === 'NO_EFFECT_STOP' || act.outcome === 'PART_OF_BASIC_CARE' ? 'ENDED' : 'RUNNING';
  }
  if (status === 'ENDED') return act.did === 'resume' ? 'RUNNING' : undefined;
  if (act.did === 'stop') return 'ENDED';
  if (act.did === 'move' || act.did === 'snooze') return 'RUNNING';
  if (act.did === 'park') return status === 'KEPT' ? undefined : 'PARKED';
  if (act.did === 'resume') return status === 'PARKED' ? 'RUNNING' : undefined;
  if (act.did === 'change') return status === 'PARKED' ? undefined : status;
  return status;
}

class One {
  data: SmallIntervention;
  readonly rows = new Map<string, NewWork>();
  version = 1;
  #ids = 0;
  constructor(lookBackOn: string) {
    const now = epochOf(START, '10:00');
    this.data = newStep(
      {
        id: 'a-step-of-ada',
        roepnaam: 'vuurtoren',
        scope: 'pupil',
        classCode: 'L3B',
        ownerId: 'ada',
        createdBy: 'ada',
        coordinatorId: 'cor',
        startsOn: START,
        lookBackOn,
        words: { what: 'x' },
        helpers: [],
      },
      now,
    );
    this.plan(plannedFor(school, 'a-step-of-ada', this.data, now));
  }
  plan(work: NewWork[]): void {
    for (const row of work) if (row.id !== undefined) this.rows.set(row.id, row);
  }
  turn(now: number, by: string, input: object): any {
    const record = {
      schoolId: 'school',
      kind: INTERVENTION.kind,
      id: 'a-step-of-ada',
      version: this.version,
      data: this.data,
    };
    return {
      now,
      school,
      person: school.people.get(by) as Person,
      record,
      input,
      id: () => `id${this.#ids++}`,
      read: { get: async () => record, find: async () => ({ items: [] }), count: async () => 0 },
    };
  }
  /** Whether something became of it. */
  async act(now: number, by: string, { did, ...more }: Did): Promise<boolean> {
    const today = dayOf(now);
    const on = 'days' in more ? addDays(today, more.days) : undefined;
    const turn = this.turn(now, by, {
      ...more,
      day: on,
      until: on,
      why: 'waits',
      to: by === 'bea' ? 'ada' : 'bea',
      what: `words of ${now}`,
      place: 'inClass',
    });
    const handlers: Record<Did['did'], (at: any) => unknown> = {
      outcome:
        'outcome' in more && more.outcome === 'TOO_EARLY_EXTEND' ? looking.stillEarly : looking.lookBack,
      move: moving.moveSaved,
      snooze: moving.snooze,
      offer: giving.delegated,
      takeOver: giving.takenOver,
      decline: giving.declined,
      change: changing.changed,
      park: parking.parked,
      resume: parking.resume,
      stop: parking.stopped,
      undo: looking.undo,
      back: parking.back,
    };
    const outcome = (await handlers[did](turn)) as Decision | Refusal;
    if (isRefusal(outcome)) return false;
    const saved = outcome.save.find(({ kind }) => kind === INTERVENTION);
    if (!saved) return false;
    this.data = INTERVENTION.schema.parse(JSON.parse(JSON.stringify(saved.data)));
    this.version += 1;
    this.plan(outcome.work);
    return true;
  }
}

function holds({ data, rows }: One, now: number): void {
  const { status, lookBackOn, backOn, open, ownerId, teamId, reminded } = data;
  expect([status, lookBackOn !== undefined]).toEqual([status, status === 'RUNNING']);
  expect([status, backOn !== undefined]).toEqual([status, status === 'PARKED']);
  expect(open).toBe(status !== 'ENDED');
  expect([ownerId, teamId].filter((one) => one !== undefined)).toHaveLength(1);
  if (status === 'PARKED') expect(rows.get(`step.back:a-step-of-ada:${backOn}`)).toBeDefined();
  if (status !== 'RUNNING') return;
  const on = asksOn(data)!;
  const ask = rows.get(`ask:${ownerId}:${on}`);
  if (on > dayOf(now))
    expect(ask).toMatchObject({ dueAt: epochOf(on, '08:00'), notAfter: epochOf(on, '23:59') });
  if (reminded === undefined) expect(rows.get(`step.overdue:a-step-of-ada:${lookBackOn}`)).toBeDefined();
}

const bare = ({ events: _e, changedAt: _c, undo: _u, ...rest }: SmallIntervention) => rest;

describe('whatever is done with a small step', () => {
  it('follows the rules, keeps its day and its owner, and has planned that it asks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(doing, fc.integer({ min: 0, max: 3 }), fc.constantFrom('07:00', '10:00')), {
          minLength: 1,
          maxLength: 14,
        }),
        async (acts) => {
          const one = new One(addDays(START, 7));
          let today = START;
          let before: SmallIntervention | undefined;
          for (const [act, later, time] of acts) {
            for (let n = 0; n < later; n++) today = nextSchoolDay(school.calendar, today);
            const now = epochOf(today, later === 0 ? '11:00' : time);
            const { status, ownerId, undo } = one.data;
            const was = one.data;
            const instead = act.did === 'outcome' && undo !== undefined;
            const done = await one.act(now, ownerId!, act);
            if (act.did === 'undo') {
              expect(done).toBe(undo !== undefined);
              // Exactly as it was before the look back, but for what is said of both on its timeline.
              if (done) expect(bare(one.data)).toEqual(bare(before!));
            } else {
              // Another button while it can be undone: it takes the place of the last; the same one changes nothing.
              if (instead && was.lookBacks.at(-1)?.outcome === act.outcome) expect(done).toBe(false);
              const next = expectedAfter(instead ? undo.status : status, act);
              if (next === undefined) expect([act, status, done]).toEqual([act, status, false]);
              if (done) expect([act, one.data.status]).toEqual([act, next]);
            }
            // What follows the look back and can be undone with it: nothing yet.
            if (done && act.did === 'outcome' && !instead) before = was;
            holds(one, now);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('comes back from its pause by itself, and not when it was taken up before', async () => {
    const one = new One('2026-10-12');
    await one.act(epochOf(START, '11:00'), 'ada', { did: 'park', days: 14 });
    const backOn = one.data.backOn!;
    expect(backOn).toBe('2026-10-19');
    const at = { ...one.turn(epochOf(backOn, '07:30'), 'ada', {}), ref: { id: 'a-step-of-ada' } };
    const thought = await parking.back({ ...at, data: { day: backOn } });
    expect(thought.save?.[0]?.data).toMatchObject({ status: 'RUNNING', lookBackOn: '2026-11-09' });
    expect(await parking.back({ ...at, data: { day: '2026-10-16' } })).toEqual({});
  });

  it('that was answered on the last day of the year is asked again in the next, not on the day it was answered', async () => {
    const one = new One('2027-06-30');
    await one.act(epochOf('2027-06-30', '11:00'), 'ada', { did: 'outcome', outcome: 'NOT_DONE' });
    expect(one.data).toMatchObject({ status: 'RUNNING', lookBackOn: '2027-09-08', askedFor: '2027-06-30' });
    holds(one, epochOf('2027-06-30', '11:00'));
  });
});
