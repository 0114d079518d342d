import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type Browser, launchBrowser } from '../../support/browser.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { openPage } from './open-page.js';

/** The page against the whole product: what a teacher and a coordinator go through, side by side. */
let browser: Browser;
let house: Sandbox;
beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), openSandbox('2026-10-12 09:00')]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const DESK = { width: 1360, height: 860 };
const button = (name: string | RegExp, within: Page | Locator) =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const sides = (page: Page) => ({
  teacher: page.locator('[data-slot=a]'),
  coordinator: page.locator('[data-slot=b]'),
  dialog: page.locator('dialog[open]'),
});
/** The messages in somebody's chat about one request, the oldest first. */
const about = (side: Locator, roepnaam: string) => side.locator('.item.bot[data-key]', { hasText: roepnaam });
const gone = (page: Page) => page.locator('dialog[open]').waitFor({ state: 'detached' });
/** The word under which the newest request of this side goes. */
const newest = async (side: Locator) => {
  const message = side.locator('.item.bot', { has: button('Toch niet nodig', side.page()) }).last();
  return (await message.locator('strong, [style*="font-weight: 650"]').nth(1).textContent()) ?? '';
};

const OBSERVED = 'Telt nog op de vingers tot 20';
const ASKED = 'Lukt het wel met blokjes?';
const REPLIED = 'Met blokjes gaat het vlot.';

describe('the main path, two people side by side', () => {
  it('goes by mouse from a teacher to the coordinator and back, and both see where it stands', async () => {
    const { page, complaints, close } = await openPage(
      browser,
      `${house.url}/?a=lies-wadloper&b=an-duindoorn`,
      { viewport: DESK },
    );
    const { teacher, coordinator, dialog } = sides(page);
    await button('/zorg vraag', teacher).click();
    await dialog.getByLabel('Eén leerling').check();
    expect(await dialog.getByLabel(/Welke klas/).inputValue()).toBe('L3B');
    await dialog.getByLabel(/In je eigen woorden/).fill(OBSERVED);
    await dialog.getByLabel('Nee', { exact: true }).check();
    await button('Versturen', dialog).click();
    await gone(page);
    await teacher.getByText(/^Dank je, Lies/).waitFor();
    const roepnaam = await newest(teacher);
    expect(roepnaam).toMatch(/^\p{L}[\p{L} ’'-]+$/u);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('/zorg vraag');

    const arrived = about(coordinator, roepnaam).first();
    await arrived.getByText('Bij jou, want je volgt het derde leerjaar.').waitFor();
    await button('Lezen', arrived).click();
    await dialog.getByText(OBSERVED).waitFor();
    await button('Ik volg dit op', dialog).click();
    await gone(page);
    await arrived.getByText('Jij volgt dit op sinds maandag 12 oktober').waitFor();
    await about(teacher, roepnaam).getByText('An Duindoorn volgt dit op sinds maandag 12 oktober').waitFor();

    await button('Lezen', arrived).click();
    await button('Een vraag stellen', dialog).click();
    await dialog.getByLabel(/Wat wil je nog weten/).fill(ASKED);
    await button('Vraag stellen', dialog).click();
    await gone(page);

    await button('Lezen en antwoorden', about(teacher, roepnaam)).click();
    await dialog.getByText(ASKED).waitFor();
    await dialog.getByLabel(/Jouw antwoord/).fill(REPLIED);
    await button('Antwoorden', dialog).click();
    await gone(page);

    await coordinator.getByText(`Lies Wadloper antwoordde op je vraag over ${roepnaam} (L3B).`).waitFor();
    await button('Lezen', about(coordinator, roepnaam)).last().click();
    await dialog.getByText(REPLIED).waitFor();
    await button('Afronden', dialog).click();
    await dialog.getByLabel('Het hielp').check();
    await button('Afronden', dialog).click();
    await gone(page);
    await about(coordinator, roepnaam).first().getByText('Afgerond op maandag 12 oktober').waitFor();
    await about(teacher, roepnaam).getByText('Afgerond op maandag 12 oktober').waitFor();
    expect(await page.locator('.pane').allTextContents()).not.toContain(OBSERVED);
    expect(complaints).toEqual([]);
    await close();
  });

  it('goes by keyboard alone', async () => {
    const { page, complaints, close } = await openPage(
      browser,
      `${house.url}/?a=lies-wadloper&b=an-duindoorn`,
      { viewport: DESK },
    );
    const { teacher, coordinator, dialog } = sides(page);
    /** Presses Tab until the focus is on this, as somebody without a mouse does. */
    const tabTo = async (target: Locator, key = 'Tab') => {
      const wanted = target.last();
      await wanted.waitFor();
      for (let n = 0; n < 120; n++) {
        if (await wanted.evaluate((element: any) => element === element.ownerDocument.activeElement)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`the keyboard does not reach ${target}`);
    };
    const press = async (target: Locator, key = 'Tab') => {
      await tabTo(target, key);
      await page.keyboard.press('Enter');
    };
    await tabTo(teacher.getByLabel('Typ een opdracht, zoals /zorg'));
    await page.keyboard.type('zorg vraag');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await tabTo(dialog.getByLabel('Eén leerling'));
    await page.keyboard.press('ArrowDown');
    await tabTo(dialog.getByLabel(/In je eigen woorden/));
    await page.keyboard.type(OBSERVED);
    await tabTo(dialog.getByLabel('Nee', { exact: true }));
    await page.keyboard.press('Space');
    await press(button('Versturen', dialog));
    await gone(page);
    await teacher
      .getByText(/^Dank je, Lies/)
      .last()
      .waitFor();
    const roepnaam = await newest(teacher);

    await press(button('Lezen', about(coordinator, roepnaam)));
    await dialog.getByText('Een groepje').waitFor();
    await press(button('Samen bekijken', dialog));
    await gone(page);
    await press(button('Lezen', about(coordinator, roepnaam)));
    await press(button('Een vraag stellen', dialog));
    await tabTo(dialog.getByLabel(/Wat wil je nog weten/));
    await page.keyboard.type(ASKED);
    await press(button('Vraag stellen', dialog));
    await gone(page);

    await press(button('Lezen en antwoorden', about(teacher, roepnaam)), 'Shift+Tab');
    await tabTo(dialog.getByLabel(/Jouw antwoord/));
    await page.keyboard.type(REPLIED);
    await press(button('Antwoorden', dialog));
    await gone(page);

    await coordinator.getByText(`Lies Wadloper antwoordde op je vraag over ${roepnaam} (L3B).`).waitFor();
    await press(button('Lezen', about(coordinator, roepnaam)));
    await press(button('Afronden', dialog));
    await tabTo(dialog.getByLabel('Het hielp'));
    await page.keyboard.press('Space');
    await press(button('Afronden', dialog));
    await gone(page);
    await about(teacher, roepnaam).getByText('Afgerond op maandag 12 oktober').waitFor();
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('reminds of what nobody took, on the school day that the clock button leads to', async () => {
    const { page, complaints, close } = await openPage(
      browser,
      `${house.url}/?a=lies-wadloper&b=an-duindoorn`,
      { viewport: DESK },
    );
    const { coordinator } = sides(page);
    const { dialog } = await house.as('lies-wadloper').type('zorg vraag');
    const filled = { scope: 'class', classCode: 'L3B', observation: OBSERVED, safety: 'no' };
    await house.as('lies-wadloper').press(dialog, 'Versturen', filled);
    const clock = page.getByRole('region', { name: 'Schoolklok' });
    const nudge = coordinator.getByText('wacht 2 schooldagen op een eerste antwoord');
    await button('Volgende schooldag', clock).click();
    await clock.getByText(/^dinsdag 13 oktober 2026$/i).waitFor();
    await coordinator.getByText('Goeiemorgen An. Vandaag:').waitFor();
    expect(await nudge.count()).toBe(0);
    await button('Volgende schooldag', clock).click();
    await clock.getByText(/^woensdag 14 oktober 2026$/i).waitFor();
    await nudge.waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
