import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Browser, launchBrowser } from '../../support/browser.js';
import { type OpenPage, openPage } from './open-page.js';
import { type House, startHouse } from './scripted-house.js';

let browser: Browser;
let house: House;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  house = await startHouse();
});
afterEach(async () => {
  await open?.close();
  await house.close();
});

const start = async (query = '') => {
  open = await openPage(browser, `${house.base}/${query}`);
  page = open.page;
};
const dialog = () => page.getByRole('dialog');
const button = (name: string, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });
const focused = () => page.evaluate('document.activeElement?.textContent || document.activeElement?.id');
const verbs = () => house.acts.map(({ verb, text }) => verb ?? text);
const openForm = async () => {
  await button('Nieuwe zorgvraag').click();
  await dialog().waitFor();
};

describe('choosing who you are', () => {
  it('finds a colleague by name, role or class and keeps them in the address', async () => {
    await start();
    await page.getByRole('searchbox').fill('zorgcoord');
    expect(await page.locator('.person').allTextContents()).toEqual([
      'KAKarim El AmraniZorgcoördinator · Leraar',
    ]);
    await page.getByRole('searchbox').fill('l1b');
    await page.locator('.person').click();
    await page.getByRole('heading', { name: 'Tom Wouters' }).waitFor();
    expect(await focused()).toBe('Tom Wouters');
    await page.reload();
    await page.getByRole('heading', { name: 'Tom Wouters' }).waitFor();
    await button('Wissel van persoon').click();
    await page.getByRole('searchbox').fill('xyz');
    expect(await page.getByText('Niemand gevonden').first().isVisible()).toBe(true);
  });

  it('shows two people side by side, each with their own', async () => {
    await start('?a=an');
    await button('Naast elkaar').click();
    const second = page.locator('.pane').nth(1);
    await second.locator('[data-person=karim]').click();
    await house.say('karim', 'only-karim');
    await second.locator('[data-key=only-karim]').waitFor();
    expect(await page.locator('[data-key=only-karim]').count()).toBe(1);
    await button('Naast elkaar').click();
    expect(await second.isVisible()).toBe(false);
    expect(page.url()).toBe(`${house.base}/?a=an`);
  });

  it('speaks another language when asked, also after a reload', async () => {
    await start('?a=an');
    await page.getByRole('button', { name: 'FR Français' }).click();
    await button('Envoyer').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('.home .card').getAttribute('lang')).toBe('nl');
  });
});

describe('a dialog', () => {
  beforeEach(async () => {
    await start('?a=an');
    await openForm();
  });
  const see = () => dialog().getByLabel('Wat je ziet');
  const send = () => button('Versturen', dialog()).click();

  it('has a name, takes the focus and gives it back to the button that opened it', async () => {
    expect(await dialog().getAttribute('aria-labelledby')).toBe('dialog-title');
    expect(await focused()).toBe('Nieuwe zorgvraag');
    expect(await dialog().getByText('Als An Peeters').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Nieuwe zorgvraag');
    expect(await page.evaluate('document.activeElement.closest(".home") !== null')).toBe(true);
  });

  it('says what is missing beside the field before anything is sent', async () => {
    await send();
    const group = dialog().getByRole('radiogroup', { name: 'Over' });
    const error = dialog().locator('.field-error');
    expect(await error.allTextContents()).toEqual(['Kies over wie het gaat.']);
    expect(await group.getAttribute('aria-describedby')).toBe(await error.getAttribute('id'));
    expect(await page.evaluate('document.activeElement.value')).toBe('one');
    expect(verbs()).toEqual(['request.form']);
    await dialog().getByLabel('Eén leerling').check();
    expect(await error.count()).toBe(0);
  });

  it('keeps what was typed when the house finds something wrong, and says it beside the field', async () => {
    await dialog().getByLabel('Een groepje').check();
    await dialog().getByLabel('Welke klas?').selectOption('L3B');
    await dialog().getByLabel('Samen nadenken').check();
    await dialog().getByLabel('Tegen wanneer?').fill('2026-12-01');
    await dialog().getByLabel('De ouders weten het').check();
    await send();
    const error = dialog().locator('.field-error');
    await error.waitFor();
    expect(await error.textContent()).toBe('Dit heb ik nog nodig.');
    expect((await see().getAttribute('aria-describedby'))?.split(' ')).toContain(
      await error.getAttribute('id'),
    );
    expect(await see().getAttribute('aria-invalid')).toBe('true');
    // The text of a field that this card does not have stands above the form.
    expect(await dialog().getByRole('alert').textContent()).toContain('Niemand gevonden');
    expect(await dialog().getByLabel('Een groepje').isChecked()).toBe(true);

    await page.keyboard.type('telt op vingers');
    expect(await see().inputValue()).toBe('telt op vingers');
    expect(await see().getAttribute('aria-invalid')).toBe(null);
    await send();
    await dialog().waitFor({ state: 'hidden' });
    const { input, onceKey, place } = house.acts.at(-1)!;
    expect(input).toEqual({
      once: expect.any(String),
      who: 'group',
      classCode: 'L3B',
      need: 'think',
      by: '2026-12-01',
      known: 'true',
      see: 'telt op vingers',
    });
    expect(onceKey).toBe(`sandbox:an:request.submit:${input.once}`);
    expect(place).toEqual({ kind: 'dialog' });
    await page.locator('.passing', { hasText: 'Oefenschool' }).waitFor();
  });

  it('shows how much may still be typed, before and while typing', async () => {
    const count = dialog().locator('.count');
    expect(await count.textContent()).toBe('Hoogstens 60 tekens');
    await see().fill('x'.repeat(45));
    expect(await count.textContent()).toBe('Nog 15 tekens');
    expect((await see().getAttribute('aria-describedby'))?.split(' ')).toContain(
      await count.getAttribute('id'),
    );
    await see().press('End');
    await page.keyboard.type('y'.repeat(30));
    expect((await see().inputValue()).length).toBe(60);
  });

  it('keeps what was typed when it is closed by accident', async () => {
    await see().fill('telt op vingers');
    await dialog().getByLabel('De hele klas').check();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await openForm();
    expect(await see().inputValue()).toBe('telt op vingers');
    expect(await dialog().getByLabel('De hele klas').isChecked()).toBe(true);
    expect(await dialog().getByRole('alert').textContent()).toBe('Wat je eerder typte, staat er nog.');
    await send();
    await dialog().waitFor({ state: 'hidden' });
    await openForm();
    expect(await see().inputValue()).toBe('');
  });

  it('keeps what was typed when nobody answers', async () => {
    await dialog().getByLabel('De hele klas').check();
    await see().fill('telt op vingers');
    await page.route('**/api/act', (route) => route.abort());
    await send();
    await dialog().getByText('Dat is niet gelukt').waitFor();
    expect(await see().inputValue()).toBe('telt op vingers');
    await page.unroute('**/api/act');
    await send();
    await dialog().waitFor({ state: 'hidden' });
  });

  it('sends once, however often the button is pressed', async () => {
    await dialog().getByLabel('De hele klas').check();
    await see().fill('telt op vingers');
    const release = house.hold();
    await button('Versturen', dialog()).dblclick();
    await page.keyboard.press('Enter');
    expect(await button('Versturen', dialog()).getAttribute('aria-disabled')).toBe('true');
    release();
    await dialog().waitFor({ state: 'hidden' });
    expect(verbs()).toEqual(['request.form', 'request.submit']);
  });

  it('asks for no field of a button that needs none', async () => {
    await button('Even meedenken', dialog()).click();
    await dialog().getByText('Dat is niet gelukt').waitFor();
    expect(house.acts.at(-1)).toMatchObject({ verb: 'request.quick', input: {} });
  });
});

describe('the chat', () => {
  it('goes through a request: a message comes by itself, is read step by step, and is replaced', async () => {
    await start('?a=karim');
    await house.say('karim', 'm1');
    const message = page.locator('[data-key=m1]');
    await message.waitFor();
    await page
      .locator('#status', { hasText: 'Nieuw bericht voor Karim El Amrani: vuurtoren: een nieuwe vraag' })
      .waitFor();
    await button('Lezen', message).click();
    await dialog().getByText('<b>Telt</b> op **vingers**').waitFor();
    await button('Verder', dialog()).click();
    await dialog().getByRole('heading', { name: 'Nog één ding' }).waitFor();
    await button('Klaar', dialog()).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Lezen');
    await button('Ik volg dit op', message).click();
    await message.getByText('volgt Karim El Amrani op').waitFor();
    expect(await button('Ik volg dit op', message).count()).toBe(0);
    expect(house.acts.map(({ place }) => place)).toEqual([
      { kind: 'personal', messageId: 'm1' },
      { kind: 'dialog', messageId: 'm1' },
      { kind: 'dialog', messageId: 'm1' },
      { kind: 'personal', messageId: 'm1' },
    ]);
  });

  it('takes a typed command, shows it, and shows the answer to this person only', async () => {
    await start('?a=an');
    await page.getByLabel('Typ een opdracht, zoals /zorg').fill('/zorg <img src=x>');
    await page.keyboard.press('Enter');
    await page.locator('.own', { hasText: '/zorg <img src=x>' }).waitFor();
    await page.locator('.passing', { hasText: 'Alleen jij ziet dit' }).waitFor();
    await button('/zorg vraag').click();
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    expect(verbs()).toEqual(['/zorg <img src=x>', '/zorg vraag']);
  });

  it('shows the card that answers a command, and what becomes of it', async () => {
    await start('?a=an');
    await button('/zorg').click();
    const card = page.locator('.passing', { hasText: 'kastanje' });
    await card.waitFor();
    await button('Ik volg dit op', card).click();
    await page.locator('.passing', { hasText: 'volgt Karim El Amrani op' }).waitFor();
    expect(await page.locator('.passing').count()).toBe(1);
  });

  it('has a tab for each channel, with what is new in it', async () => {
    await start('?a=an');
    await house.say('team', 'c1', 'team');
    const tab = page.getByRole('button', { name: /# team/ });
    await tab.waitFor();
    expect(await tab.textContent()).toBe('# team1 nieuw');
    await tab.click();
    await page.locator('[data-key=c1]').waitFor();
    expect(await tab.textContent()).toBe('# team');
    expect(await tab.getAttribute('aria-current')).toBe('true');
    expect(await page.getByLabel('Typ een opdracht, zoals /zorg').isVisible()).toBe(false);
  });

  it('says so when the messenger does not answer, and goes on by itself', async () => {
    await start('?a=an');
    await page.route('**/api/**', (route) => route.abort());
    await page.locator('.offline').waitFor();
    await page.unroute('**/api/**');
    await page.locator('.offline').waitFor({ state: 'hidden' });
  });
});

describe('the school clock', () => {
  it('moves by an hour, to the next school day and to a chosen moment, never back', async () => {
    await start('?a=an');
    const clock = page.getByRole('region', { name: 'Schoolklok' });
    await button('Een uur later').click();
    await clock.getByText('09:30').waitFor();
    await button('Volgende schooldag').click();
    await clock.getByText(/^woensdag 25 november 2026$/i).waitFor();
    await clock.getByText('08:30').waitFor();
    await page.locator('#status', { hasText: 'Het is nu woensdag 25 november 2026, 08:30.' }).waitFor();

    await clock.getByText('Kies een moment').press('Enter');
    await page.getByLabel('Naar welke dag en welk uur?').fill('2026-11-30T16:05');
    await button('Ga erheen').click();
    await clock.getByText(/^maandag 30 november 2026$/i).waitFor();
    expect(await focused()).toBe('Kies een moment');

    await clock.getByText('Kies een moment').press('Enter');
    await page.getByLabel('Naar welke dag en welk uur?').fill('2026-11-01T08:00');
    await button('Ga erheen').click();
    await clock.getByText('De klok kan alleen vooruit').waitFor();
    expect(house.moves.length).toBe(3);
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('Naar welke dag en welk uur?').isVisible()).toBe(false);
  });
});
