import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CARE_PHASES,
  CHOOSABLE_PHASES,
  stepsUpToExtended,
} from '../../../src/features/school/model/phases.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, GRIET, LIES, raise, said, storedRequest } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let id: string;
const CHOOSE = 'Fase kiezen';
const opened = async (who: Acting) => (await who.act('request.read', { id })).dialog ?? {};
const stored = () => storedRequest(sandbox, id);
const choose = async (phase: string) => an.act('request.phase.save', { id, phase });

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  ({ id } = await raise(lies));
});
afterEach(() => sandbox.close());

describe('the phase of the support', () => {
  it('is chosen by who leads it, in two taps, and stands in the dialog of who may read the words', async () => {
    const form = await an.press(await opened(an), CHOOSE);
    expect(textOf(form.dialog!)).toContain('nooit iets over een leerling');
    expect(textOf(form.dialog!)).toContain('IAC/OV4 loopt via het CLB');
    const back = await an.press(form.dialog!, 'Bewaren', { phase: 'INCREASED_CARE' });
    expect(textOf(back.dialog!)).toMatch(/Ondersteuning:\s*\n?\s*Verhoogde zorg/);
    expect(textOf(await opened(lies))).toContain('Verhoogde zorg');
    expect((await stored()).phase).toBe('INCREASED_CARE');
    for (const who of [sandbox.as(BERT), sandbox.as(GRIET)]) {
      expect(textOf(await opened(who))).not.toMatch(/Verhoogde zorg|fase van ondersteuning/);
      expect(titlesOf(await opened(who))).not.toContain(CHOOSE);
    }
    expect(titlesOf(await opened(lies))).not.toContain(CHOOSE);
    const again = await an.press(await opened(an), CHOOSE);
    expect(inputsOf(again.dialog!).phase).toBe('INCREASED_CARE');
  });

  it('is in no message, home or note', async () => {
    await choose('INCREASED_CARE');
    await an.act('request.step-up.save', { id, checked: 'tried', permission: 'parents' });
    for (const who of [lies, an]) {
      expect(await said(who, 'zorg$|Uitbreiding|Verhoogde|fase')).toEqual([]);
      expect(textOf((await who.inbox()).home)).not.toMatch(/Uitbreiding|Verhoogde/);
    }
  });

  it('asks what was looked at before it goes to extended care; what is open is named and holds nothing up', async () => {
    await choose('INCREASED_CARE');
    const asked = await choose('EXTENDED_CARE');
    expect((await stored()).phase).toBe('INCREASED_CARE');
    expect(textOf(asked.dialog!)).toContain('Mag het CLB erbij?');
    const missing = await an.press(asked.dialog!, 'Bewaren', { checked: 'tried,lookedBack' });
    expect(missing.errors).toHaveProperty('permission');
    const back = await an.press(asked.dialog!, 'Bewaren', {
      checked: 'tried,lookedBack',
      permission: 'notYet',
    });
    const text = textOf(back.dialog!);
    expect(text).toContain('An Duindoorn keek na op maandag 12 oktober');
    expect(text).toMatch(
      /Nog niet: met de ouders gesproken, met de leerling gesproken en toestemming gevraagd/,
    );
    expect(await stored()).toMatchObject({
      phase: 'EXTENDED_CARE',
      steppedUp: [{ by: AN, to: 'EXTENDED_CARE', checked: ['tried', 'lookedBack'], permission: 'notYet' }],
    });
    expect((await stored()).steppedUp?.[0]).not.toHaveProperty('permissionBy');
  });

  it.each([
    ['parents', 'De ouders gaan akkoord, noteerde An Duindoorn'],
    ['noFile', 'Alleen raad, zonder gegevens'],
    ['absence', 'problematische afwezigheden'],
    ['concern', 'verontrusting'],
  ])('notes who noted the permission, or why nobody had to: %s', async (permission, words) => {
    await an.act('request.step-up.save', { id, permission });
    expect(textOf(await opened(an))).toContain(words);
    expect((await stored()).steppedUp).toMatchObject([{ permission, permissionBy: AN }]);
  });

  it('goes back without a question, and forgets to say what was looked at before', async () => {
    await an.act('request.step-up.save', { id, checked: 'tried', permission: 'parents' });
    const back = await choose('INCREASED_CARE');
    expect(textOf(back.dialog!)).toMatch(/Verhoogde zorg/);
    expect(textOf(back.dialog!)).not.toContain('De ouders gaan akkoord, noteerde');
  });

  it('is never IAC/OV4 by a choice here, and is not there for "mijn aanpak" or once it is over', async () => {
    expect((await choose('IAC_OV4')).errors).toHaveProperty('phase');
    expect((await stored()).phase).toBeUndefined();
    const own = await raise(lies, { scope: 'practice', pupil: '' });
    const shown = await an.act('request.read', { id: own.id });
    expect(titlesOf(shown.dialog!)).not.toContain(CHOOSE);
    const none = await an.act('request.phase.save', { id: own.id, phase: 'INCREASED_CARE' });
    expect(none.note).toContain('hoort geen fase');
    await an.act('request.close.save', { id, outcome: 'helped' });
    expect((await choose('INCREASED_CARE')).note).toContain('Afgerond');
    expect((await stored()).phase).toBeUndefined();
  });

  it('asks the checklist for steps up to extended care alone', () => {
    const asks = [undefined, ...CARE_PHASES].flatMap((from) =>
      CHOOSABLE_PHASES.filter((to) => stepsUpToExtended(from, to)).map((to) => [from, to]),
    );
    expect(asks).toEqual([
      [undefined, 'EXTENDED_CARE'],
      ['BROAD_BASIC_CARE', 'EXTENDED_CARE'],
      ['INCREASED_CARE', 'EXTENDED_CARE'],
    ]);
  });
});
