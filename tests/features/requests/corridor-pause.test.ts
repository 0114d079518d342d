import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, counts, DIRK, GRIET, LIES, said } from './acting.js';

const ALARMING = 'Ze zei dat ze zelfmoord wil plegen';
let sandbox: Sandbox;
let dirk: Acting;
let lies: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  dirk = sandbox.as(DIRK);
  lies = sandbox.as(LIES);
});
afterEach(() => sandbox.close());

const FILLED = { scope: 'pupil', pupil: 'KV7', observation: ALARMING, safety: 'no' };
async function note(more: object = {}) {
  const { dialog } = await dirk.type('/zorg gang L3B @lies.wadloper');
  return dirk.press(dialog, 'Noteren', { ...FILLED, ...more });
}
const nobodyHeard = async () => {
  const inboxes = await Promise.all(sandbox.people.map(({ id }) => sandbox.as(id).inbox()));
  expect(inboxes.flatMap(({ messages }) => messages)).toEqual([]);
};

describe('a note of a talk with words that may point at danger', () => {
  it('pauses as a form does, with the numbers first, and tells nobody anything', async () => {
    const { dialog } = await note();
    expect(textOf(dialog)).toMatch(/112[\s\S]*An Duindoorn[\s\S]*nog niets verstuurd/);
    // A talk with a colleague goes to that colleague and nobody else: nobody is to be picked yet.
    expect(titlesOf(dialog)).not.toContain('Het gaat over iemand van de school');
    const numbers = await dirk.press(dialog, 'Toon de nummers');
    expect(textOf(numbers.dialog)).toContain('112');
    expect(titlesOf(numbers.dialog)).not.toContain('Het gaat over iemand van de school');
    await nobodyHeard();
    expect(await counts(sandbox)).toMatchObject({ request: 0 });
  });

  it('goes back with all that was typed, and can be sent as what it is', async () => {
    const paused = await note();
    const { dialog } = await dirk.press(paused.dialog, 'Terug naar mijn tekst');
    expect(inputsOf(dialog)).toMatchObject({ ...FILLED, teacher: LIES, classCode: 'L3B' });
    expect(textOf((await dirk.press(dialog, 'Noteren', { safety: 'yes' })).dialog)).toContain('112');
    expect(await said(sandbox.as(AN), 'kan niet wachten')).toHaveLength(1);
    expect(await counts(sandbox)).toMatchObject({ request: 1, requestDraft: 0 });
  });

  it('goes to its teacher, without an alarm, when it is no emergency', async () => {
    const { dialog } = await note();
    const done = await dirk.press(dialog, 'Geen noodsituatie, verder');
    expect(done).toMatchObject({ closed: true });
    expect(done.note).toMatch(/Lies Wadloper kijkt na of het klopt/);
    const { card } = await lies.message('Klopt het zo?');
    expect(textOf((await lies.press(card, 'Lezen en aanvullen')).dialog)).toContain(ALARMING);
    for (const who of [AN, GRIET]) expect((await sandbox.as(who).inbox()).messages).toEqual([]);
    expect(await counts(sandbox)).toMatchObject({ request: 1, requestDraft: 0 });
  });

  it('is one note when it is sent twice', async () => {
    const { dialog } = await note();
    await dirk.press(dialog, 'Ik sprak al iemand');
    const again = await dirk.press(dialog, 'Geen noodsituatie, verder');
    expect(again.note).toMatch(/Lies Wadloper kijkt na of het klopt/);
    expect(await counts(sandbox)).toMatchObject({ request: 1 });
  });

  it('shows the pause again to a form that comes twice', async () => {
    const { dialog } = await dirk.type('/zorg gang L3B @lies.wadloper');
    const first = await dirk.press(dialog, 'Noteren', FILLED);
    const second = await dirk.press(dialog, 'Noteren', FILLED);
    expect(titlesOf(second.dialog)).toEqual(titlesOf(first.dialog));
    expect(await counts(sandbox)).toMatchObject({ request: 0, requestDraft: 1 });
  });

  it('never becomes one about somebody of the school behind its teacher’s back', async () => {
    const { dialog } = await note();
    const draft = /"draft":"([^"]+)"/.exec(JSON.stringify(dialog))![1]!;
    expect((await dirk.act('request.pause.staff', { draft })).note).toContain('niet voor jou');
    expect((await lies.act('request.pause.go', { draft })).dialog).toBeUndefined();
    await nobodyHeard();
  });
});
