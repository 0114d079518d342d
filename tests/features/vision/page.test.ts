import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { epochOf } from '../../../src/calendar/time.js';
import { agreementsCard } from '../../../src/features/vision/view/page.js';
import { buttonIn, type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, GRIET, LIES } from '../requests/acting.js';
import { schoolWith } from '../requests/authorisation-cast.js';

let sandbox: Sandbox;
let [lies, an, griet]: Acting[] = [];
beforeAll(async () => {
  sandbox = await openNewSchool('2026-10-12 09:00');
  [lies, an, griet] = [LIES, AN, GRIET].map((id) => sandbox.as(id)) as [Acting, Acting, Acting];
});
afterAll(() => sandbox.close());

const page = async (who: Acting, typed = '/zorg visie'): Promise<Card> => (await who.type(typed)).dialog!;
const home = async (who: Acting): Promise<Card> => (await who.inbox()).home;
const TEXT = 'Op onze school mag elk kind groeien.\n\nZorg begint in de klas.';

describe('the page of the care vision', () => {
  it('asks who may write it kindly for a beginning, and nobody else for anything', async () => {
    expect(textOf(await home(an!))).toContain('Jullie zorgvisie en kernwoorden staan hier nog niet');
    expect(titlesOf(await home(griet!))).toContain('Zorgvisie schrijven');
    expect(textOf(await home(lies!))).not.toContain('zorgvisie');
    expect(titlesOf(await page(lies!, 'soin vision'))).toEqual([]);
    expect(textOf(await page(lies!, 'care vision'))).toContain('De zorgvisie staat hier nog niet.');
    const refused = await lies!.act('vision.edit');
    expect(refused.dialog).toBeUndefined();
  });

  it('is written by a coordinator, who is asked once about what seems a pupil', async () => {
    const second = (await griet!.press(await page(griet!), 'Tekst aanpassen')).dialog!;
    const form = (await an!.press(await page(an!), 'Tekst aanpassen')).dialog!;
    const asked = (await an!.press(form, 'Bewaren', { text: `${TEXT} Ook voor KV7 en Emma.` })).dialog!;
    expect(textOf(asked)).toContain('“KV7”: misschien een leerlingencode');
    expect(textOf(asked)).toContain('“Emma”: misschien een naam');
    expect(inputsOf(asked).text).toContain('Ook voor KV7');
    expect(textOf(await page(lies!))).not.toContain('KV7');
    const saved = (await an!.press(asked, 'Bewaren', { text: TEXT })).dialog!;
    expect(textOf(saved)).toContain('Zorg begint in de klas.');
    expect(textOf(await page(lies!))).toContain('Aangepast door An Duindoorn, maandag 12 oktober');
    expect(textOf(await home(lies!))).toContain('staat op één pagina');
    // What somebody else saved meanwhile is not written over, and nothing typed is lost.
    const late = await griet!.press(second, 'Bewaren', { text: 'Iets heel anders' });
    expect(late.errors?.text).toContain('Intussen paste An Duindoorn deze tekst aan');
    expect(textOf(await page(lies!))).toContain('Zorg begint in de klas.');
    const now = (await an!.press(await page(an!), 'Tekst aanpassen')).dialog!;
    const many = await an!.press(now, 'Bewaren', { text: 'x\n'.repeat(61) });
    expect(many.errors?.text).toContain('Hoogstens 60');
  });

  it('has core values in an order of one’s own, each a school week on every home', async () => {
    const add = async (name: string, more: object = {}) => {
      const list = (await griet!.act('vision.values')).dialog!;
      const form = (await griet!.press(list, 'Kernwoord toevoegen')).dialog!;
      return griet!.press(form, 'Bewaren', { name, ...more });
    };
    await add('Groei', { emoji: '🌱', about: 'We meten met wat gisteren lukte.' });
    expect((await add('groei')).errors).toEqual({ name: 'Dat kernwoord staat er al.' });
    expect((await add('Moed', { emoji: 'moed' })).errors?.emoji).toBe('Eén emoji, zonder letters.');
    const list = (await add('Warmte', { emoji: '💛', first: 'true' })).dialog!;
    expect(textOf(list)).toMatch(/💛 Warmte[\s\S]*🌱 Groei/);

    const turns = new Set<string>();
    for (const now of ['2026-10-12 10:00', '2026-10-16 12:00', '2026-10-19 09:00']) {
      await sandbox.moveTo(now);
      turns.add(
        /Kernwoord van deze week: \n?(.*(Warmte|Groei))/.exec(textOf(await home(lies!)))?.[2] ?? 'none',
      );
    }
    expect(turns).toEqual(new Set(['Warmte', 'Groei']));
    const shown = (await lies!.press(await home(lies!), 'Onze zorgvisie')).dialog!;
    expect(textOf(shown)).toContain('deze week');
    expect(titlesOf(shown)).toEqual([]);
    expect(titlesOf((await lies!.act('vision.values')).dialog!)).toEqual(['Onze zorgvisie']);
  });

  it('has the agreements of the school beside it, with when somebody last looked at each', async () => {
    const list = (await an!.press(await page(an!), 'Afspraken')).dialog!;
    const form = (await an!.press(list, 'Afspraak toevoegen')).dialog!;
    const later = await an!.press(form, 'Bewaren', { title: 'Zorg begint in de klas', since: '2027-01-01' });
    expect(Object.keys(later.errors ?? {})).toEqual(['since']);
    const asked = (await an!.press(form, 'Bewaren', { title: 'J.V. zit vooraan' })).dialog!;
    expect(textOf(asked)).toContain('misschien initialen');
    const saved = (
      await an!.press(asked, 'Bewaren', { title: 'Zorg begint in de klas', since: '2024-09-02' })
    ).dialog!;
    expect(textOf(saved)).toContain('Sinds maandag 2 september 2024 · nagekeken op maandag 19 oktober');
    expect(titlesOf(saved)).not.toContain('Klopt nog');
    expect(textOf(await page(lies!))).toContain('Zorg begint in de klas');

    const agreement = buttonIn(saved, 'Aanpassen').data as { id: string };
    const checked = (await an!.act('vision.agreement.checked', agreement)).dialog!;
    expect(textOf(checked)).toContain('nagekeken op maandag 19 oktober');
  });

  it('asks of an agreement that nobody looked at for long whether it still holds', () => {
    const data = {
      title: 'x',
      since: '2024-09-02',
      checkedOn: '2025-09-01',
      changedAt: 0,
      changedBy: 'head',
    };
    const stored = [{ schoolId: 's', kind: 'schoolAgreement', id: 'a', version: 1, data }];
    const school = schoolWith();
    const asks = (id: string, day: string) => {
      const turn = { person: school.people.get(id)!, now: epochOf(day, '09:00') } as never;
      return (agreementsCard(turn, stored, undefined).data.items as { checks: boolean }[])[0]!.checks;
    };
    expect([asks('head', '2025-10-01'), asks('head', '2026-09-01'), asks('colleague', '2026-09-01')]).toEqual(
      [false, true, false],
    );
  });

  it('loses a part only after a second question', async () => {
    const values = (await an!.act('vision.values')).dialog!;
    const form = (await an!.press(values, 'Aanpassen')).dialog!;
    const sure = (await an!.press(form, 'Weghalen')).dialog!;
    expect(textOf(sure)).toContain('Warmte');
    const left = (await an!.press(sure, 'Weghalen')).dialog!;
    expect(textOf(left)).not.toContain('Warmte');
    expect(textOf(left)).toContain('Groei');
    const again = await an!.press(sure, 'Weghalen');
    expect(again.note ?? textOf(again.dialog)).toContain('staat er niet meer');
    const agreement = (await an!.press((await an!.act('vision.agreements')).dialog!, 'Aanpassen')).dialog!;
    const gone = (await an!.press((await an!.press(agreement, 'Weghalen')).dialog!, 'Weghalen')).dialog!;
    expect(textOf(gone)).toContain('Hier staat nog niets');
    const emptied = (
      await an!.press((await an!.press(await page(an!), 'Tekst aanpassen')).dialog!, 'Bewaren', { text: '' })
    ).dialog!;
    expect(textOf(emptied)).toContain('Hier komt jullie zorgvisie');
  });
});
