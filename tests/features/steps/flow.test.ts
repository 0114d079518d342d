import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../../support/card.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, LIES } from '../requests/acting.js';
import { onlyStep, STEP_WORDS, startStep } from './acting.js';

/** The words of a card as one line, whatever is bold in it. */
const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

/** Monday 12 October 2026. Fifteen school days later, the autumn holiday of 2-8 November counted out, is Monday 9 November. */
describe('a small step, from its birth to how it was looked back on', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());

  it('cannot be saved without an owner or without what is tried', async () => {
    const answer = await startStep(open.as(LIES), { owner: '', what: '' });
    expect(Object.keys(answer.errors ?? {}).sort()).toEqual(['owner', 'what']);
  });

  it('begins today or later, on a day that exists', async () => {
    const early = await startStep(open.as(LIES), { start: '2026-10-09' });
    expect(Object.keys(early.errors ?? {})).toEqual(['start']);
    const never = await startStep(open.as(LIES), { day: '2027-02-30' });
    expect(Object.keys(never.errors ?? {})).toEqual(['day']);
  });

  it('gets a day to look back by itself, and says why it is that day', async () => {
    const answer = await startStep(open.as(LIES));
    expect(answer).toMatchObject({ closed: true });
    const { data } = await onlyStep(open);
    expect(data).toMatchObject({
      ownerId: LIES,
      status: 'RUNNING',
      lookBackOn: '2026-11-09',
      startsOn: '2026-10-12',
    });
    expect(answer.note).toContain('maandag 9 november');
  });

  it('says it in the digest of the last day at work before, and asks on the day itself', async () => {
    const { data } = await onlyStep(open);
    await open.moveTo('2026-10-30T09:00:00+01:00');
    const lies = open.as(LIES);
    const digest = await lies.message('kijk je even terug');
    expect(flat(digest.card)).toContain(
      `Goeiemorgen Lies. Binnenkort: Op maandag 9 november kijk je even terug op ${data.roepnaam} (L3B)`,
    );
    await open.moveTo('2026-11-09T09:00:00+01:00');
    const due = await lies.message('Hoe gaat het?');
    expect(flat(due.card)).toContain(data.roepnaam);
    expect(titlesOf(due.card)).toEqual([
      'Werkt, houden',
      'Werkt deels',
      'Hielp niet',
      'Te vroeg, nog even',
      'Niet aan toe gekomen',
      'Meer…',
    ]);
    expect(JSON.stringify(due.card)).not.toContain(STEP_WORDS);
  });

  it('is looked back on with one tap, which can be undone until somebody is told', async () => {
    const lies = open.as(LIES);
    const due = await lies.message('Hoe gaat het?');
    const answer = await lies.press(due.card, 'Te vroeg, nog even', {}, due.id);
    expect(answer.note).toContain('te vroeg, nog even');
    const after = await onlyStep(open);
    expect(after.data).toMatchObject({ status: 'RUNNING', askedFor: '2026-11-09' });
    expect(after.data.lookBackOn! > '2026-11-09').toBe(true);
    const said = await lies.message('te vroeg, nog even');
    expect(titlesOf(said.card)).toEqual(['Eén zin erbij', 'Ongedaan maken']);
    await lies.press(said.card, 'Ongedaan maken', {}, said.id);
    expect((await lies.press(said.card, 'Ongedaan maken', {}, said.id)).note).toContain(
      'Niemand hoorde ervan',
    );
    expect((await onlyStep(open)).data).toMatchObject({ lookBackOn: '2026-11-09', lookBacks: [] });
    const again = await lies.message('Hoe gaat het?');
    await lies.press(again.card, 'Werkt, houden', {}, again.id);
    expect((await onlyStep(open)).data).toMatchObject({ status: 'KEPT', open: true });
  });

  it('is looked back on once, however often somebody taps; another button puts a slip right', async () => {
    const lies = open.as(LIES);
    const { id } = await onlyStep(open);
    await lies.act('step.undo', { id });
    const due = await lies.message('Hoe gaat het?');
    const tapped = () => lies.press(due.card, 'Werkt deels', {}, due.id);
    const [one, two] = await Promise.all([tapped(), tapped()]);
    expect([one.note, two.note, (await tapped()).note]).toEqual(
      Array(3).fill(expect.stringContaining('dinsdag 1 december')),
    );
    expect((await onlyStep(open)).data.lookBacks).toHaveLength(1);
    await lies.press(due.card, 'Werkt, houden', {}, due.id);
    const { data } = await onlyStep(open);
    expect(data.lookBacks.map(({ outcome }) => outcome)).toEqual(['WORKS_KEEP']);
    await lies.act('step.undo', { id });
    expect((await onlyStep(open)).data).toMatchObject({ lookBackOn: '2026-11-09', lookBacks: [] });
    await lies.press(due.card, 'Werkt, houden', {}, due.id);
  });

  it('is told to its coordinator with the next digest, and cannot be undone from then on', async () => {
    await open.moveTo('2026-11-10T09:00:00+01:00');
    const { id, data } = await onlyStep(open);
    const told = await open.as(AN).message('keek terug op');
    expect(flat(told.card)).toContain(`${data.roepnaam} (L3B): werkt, we houden het`);
    expect(JSON.stringify(told.card)).not.toContain(STEP_WORDS);
    const late = await open.as(LIES).act('step.undo', { id });
    expect(late.note).toContain('intussen doorverteld');
  });

  it('is read by who may, in a dialog', async () => {
    const { id } = await onlyStep(open);
    const { dialog } = await open.as(AN).act('step.read', { id });
    expect(flat(dialog!)).toContain(STEP_WORDS);
    expect(await open.who('SECRETARY').act('step.read', { id })).toEqual(
      await open.who('SECRETARY').act('step.read', { id: 'nothing' }),
    );
  });
});

describe('what should not have been written', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());

  it('is put right: a name in the place of a code is gone for good', async () => {
    const lies = open.as(LIES);
    await startStep(lies, { pupil: 'Fleur Zandkorrel' });
    const { id } = await onlyStep(open);
    const { dialog } = await lies.act('step.change', { id });
    await lies.press(dialog!, 'Bewaren', { pupil: 'FZ' });
    expect((await onlyStep(open)).data.words.pupil).toBe('FZ');
    expect(JSON.stringify((await onlyStep(open)).data)).not.toContain('Fleur');
  });

  it('is no colleague’s own approach, written down by somebody else', async () => {
    const answer = await startStep(open.as(AN), { scope: 'practice', owner: LIES });
    expect(answer.errors?.owner).toContain('kies jezelf');
    expect(await startStep(open.as(AN), { scope: 'practice', owner: AN })).toMatchObject({ closed: true });
  });
});
