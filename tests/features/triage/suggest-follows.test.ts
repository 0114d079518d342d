import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import type { Consultation } from '../../../src/features/consultations/model/consultation.js';
import type { CareRequest, Words } from '../../../src/features/requests/model/request.js';
import { newStep } from '../../../src/features/steps/model/new-step.js';
import type { SmallIntervention } from '../../../src/features/steps/model/step-kind.js';
import { NEXT_STEPS } from '../../../src/features/triage/model/rules.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { fixed } from '../consultations/acting.js';
import { type Acting, AN, LIES, raise } from '../requests/acting.js';
import { read } from './acting.js';
import { ALL, look, made, NOW } from './scenes.js';

/** A suggestion is about what is so now: what was done since is no longer suggested, and its reasons are true. */
describe('what was done since', () => {
  const TAKEN = { status: 'TAKEN', takenBy: 'an' } as const;
  type Beside = { steps?: SmallIntervention[]; talks?: Consultation[]; now?: number };
  const on = (told: Partial<Words>, more: Partial<CareRequest>, { now = NOW, ...beside }: Beside = {}) =>
    look({
      request: made(told, more),
      earlier: [],
      ...beside,
      aspects: ALL,
      now,
      possible: new Set(NEXT_STEPS),
    });
  const events = (...said: string[]) => ['raised', ...said].map((what) => ({ at: NOW, by: 'tea', what }));
  const running = newStep(
    {
      id: '01J00000000000000000ABCSTP',
      roepnaam: 'vuurtoren',
      scope: 'pupil',
      ownerId: 'tea',
      createdBy: 'tea',
      coordinatorId: 'an',
      startsOn: '2026-11-24',
      lookBackOn: '2026-12-15',
      words: { what: 'x' },
      helpers: [],
    },
    NOW,
  );
  const talk = (more: Partial<Consultation>): Consultation =>
    ({ status: 'CONFIRMED', from: NOW + 3_600_000, to: NOW + 5_400_000, ...more }) as Consultation;

  it('does not suggest the question again that was answered, nor one about what was added', () => {
    expect(on({}, TAKEN).next?.value).toBe('ask');
    for (const said of [['asked', 'replied'], ['added']])
      expect(on({}, { ...TAKEN, events: events(...said) }).next).toMatchObject({
        value: 'together',
        rule: 'next-heard',
      });
    const wish = on({ needs: ['material'] }, { ...TAKEN, events: events('asked', 'replied') });
    expect(wish.next?.rule).toBe('next-material');
    const shared = on({}, { ...TAKEN, together: true, events: events('asked', 'replied') });
    expect(shared.next?.value).toBe('plan');
  });

  it('says so when who asked would sooner be called than write', () => {
    expect(on({}, { ...TAKEN, events: events('asked', 'callMe') }).next).toMatchObject({
      value: 'together',
      rule: 'next-call',
    });
    expect(on({}, { ...TAKEN, events: events('asked', 'callMe', 'asked', 'replied') }).next?.rule).toBe(
      'next-heard',
    );
  });

  it('does not ask what runs while a small step runs', () => {
    expect(on({}, TAKEN, { steps: [running] }).next).toBeUndefined();
  });

  it('does not ask colleagues along who were asked already', () => {
    const unclear = { domainUnknown: true };
    const increased = { ...TAKEN, phase: 'INCREASED_CARE' } as const;
    expect(on(unclear, increased).next?.rule).toBe('next-team');
    const shares = [{ at: NOW, by: 'an', with: ['bo'], text: 'x' }];
    expect(on(unclear, { ...increased, shares }).next?.value).not.toBe('invite');
    const over = [{ ...shares[0]!, ended: ['bo'] }];
    expect(on(unclear, { ...increased, shares: over }).next?.rule).toBe('next-team');
  });

  it('is silent while a consultation about it is to come, and does not wish for one that was', () => {
    const told = { needs: ['think'] } satisfies Partial<Words>;
    for (const coming of [talk({}), talk({ status: 'VOTING', from: undefined, to: undefined })]) {
      const { next, by } = on(told, TAKEN, { talks: [coming] });
      expect([next, by]).toEqual([undefined, undefined]);
    }
    const held = talk({
      status: 'HELD',
      from: NOW - 7_200_000,
      to: NOW - 3_600_000,
      held: { at: NOW, by: 'an', met: true, agreements: 1, added: 0 },
    });
    const after = on(told, TAKEN, { talks: [held] });
    expect([after.next, after.by]).toEqual([undefined, undefined]);
    expect(on({}, { ...TAKEN, together: true }, { talks: [held] }).next).toBeUndefined();
    expect(on(told, TAKEN, { talks: [talk({ status: 'CANCELLED' })] }).next?.rule).toBe('next-think');
  });

  it('is silent no longer about one that nobody noted', () => {
    const late = epochOf('2026-12-10', '10:00');
    const answered = { status: 'ANSWERED', takenBy: 'an' } as const;
    expect(on({}, answered, { now: late, talks: [talk({})] }).next?.rule).toBe('next-still');
  });

  it('does not wish for a day when they spoke', () => {
    const spoke = on({ when: 'thisWeek' }, { ...TAKEN, plannedFor: '2026-11-23' });
    expect([spoke.next?.rule, spoke.by]).toEqual(['next-agreed', undefined]);
  });

  it('counts a look back and a consultation as something that happened', () => {
    const late = epochOf('2026-12-10', '10:00');
    const answered = { status: 'ANSWERED', takenBy: 'an' } as const;
    expect(on({}, answered, { now: late }).next?.rule).toBe('next-still');
    const back = { ...running, status: 'ENDED', open: false } as const;
    const lookBacks: SmallIntervention['lookBacks'] = [
      { id: 'one', at: late - 86_400_000, by: 'tea', outcome: 'WORKS_KEEP' },
    ];
    expect(on({}, answered, { now: late, steps: [{ ...back, lookBacks }] }).next).toBeUndefined();
  });
});

describe('in the dialog of who leads it', () => {
  let sandbox: Sandbox;
  let lies: Acting;
  let an: Acting;
  beforeEach(async () => {
    sandbox = await openSandbox('2026-10-12 09:00');
    lies = sandbox.as(LIES);
    an = sandbox.as(AN);
  });
  afterEach(() => sandbox.close());

  it('another step stands there once the question was answered', async () => {
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    expect(await read(an, id)).toMatch(/Een vraag stellen\s*, want/);
    await an.act('request.ask.save', { id, text: 'Wat probeerde je al?' });
    expect(await read(an, id)).not.toMatch(/Een vraag stellen\s*, want/);
    await lies.act('request.reply.save', { id, text: 'Een plaats vooraan.' });
    expect(await read(an, id)).toMatch(/Samen bekijken\s*, want Lies\b.* vertelde/);
  });

  it('a consultation that is over and was not noted does not stand there as one to come', async () => {
    const { id } = await raise(lies);
    await fixed(sandbox, an, [LIES], { from: id });
    expect(await read(an, id)).toMatch(/Ligt vast: \w\w \d+\/10 om/);
    await sandbox.moveTo('2026-11-12T12:00');
    expect(await read(an, id)).toMatch(/Stond op \w\w \d+\/10 om \d\d:\d\d, nog niets genoteerd/);
    expect(await read(an, id)).not.toContain('Ligt vast');
  });
});
