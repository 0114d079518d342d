import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browser, launchBrowser } from '../../support/browser.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { openPage } from './open-page.js';

/** The real cards on the page, for everyone: readable by a screen reader, on a phone, in three languages. */
let browser: Browser;
let house: Sandbox;
beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), openSandbox('2026-10-12 09:00')]);
  const an = house.as('an-duindoorn');
  const language = await an.type('zorg taal');
  await an.press(language.dialog, 'Bewaren', { language: 'fr' });
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1360, height: 860 };
/** What may point at danger, in words that each language of the reader finds. */
const WORRYING = 'Heeft blauwe plekken en zegt dat papa slaat.';

/** Every real card that a teacher meets between the home and the numbers to call, wherever its buttons stand. */
async function tour(page: Page, visit: (where: string) => Promise<void>): Promise<void> {
  const dialog = page.locator('dialog[open]');
  const submit = dialog.locator('.card-actions button');
  const home = page.locator('.tab-home');
  const title = (await page.locator('.pane h2').first().textContent()) ?? '';
  const open = async (command: string) => {
    await page.locator('.composer input').fill(command);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  const form = async (observation: string) => {
    await page.locator('.chip').first().click();
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('combobox').selectOption('L3A');
    await dialog.getByRole('textbox').last().fill(observation);
    await dialog.getByRole('radiogroup').last().getByRole('radio').first().check();
  };
  await visit(`${title}: the chat`);
  await form('Telt nog op de vingers tot 20.');
  await visit('the form');
  await submit.nth(1).click();
  await dialog.locator('.findable').waitFor();
  await visit('the details');
  await dialog.locator('.find').fill('KLAS');
  const shown = dialog.locator('.findable > div:visible');
  const few = await shown.count();
  expect(few).toBeLessThan(await dialog.locator('.findable > div').count());
  await dialog.locator('.find').fill('');
  await shown.first().locator('input').check();
  await dialog.locator('.finder .count', { hasText: /\S/ }).waitFor();
  await submit.first().click();
  await dialog.waitFor({ state: 'detached' });
  const message = page.locator('.item.bot:not(.passing)').last();
  await message.locator('button').first().click();
  await dialog.waitFor();
  await visit('what was asked');
  await leave();
  await form(WORRYING);
  await submit.first().click();
  await dialog.getByText('112').first().waitFor();
  await dialog.locator('.ac-pushButton.style-positive:not(.card-actions *)').waitFor();
  await visit('the pause');
  await dialog.locator('.ac-pushButton.style-positive').click();
  await dialog.getByText('1813').waitFor();
  await visit('the numbers');
  await leave();
  await open('zorg lijst');
  await visit('the list');
  await leave();
  await open('zorg meedenken');
  await visit('thinking along');
  await leave();
  if (await home.isVisible()) await home.click();
  await visit('the home');
}

describe.each([
  ['nl', 'lies-wadloper', PHONE, 'light'],
  ['en', 'eoin-saltmarsh', DESK, 'dark'],
  ['fr', 'an-duindoorn', PHONE, 'dark'],
] as const)('in %s, as %s', (language, person, viewport, colorScheme) => {
  it('has no violation of WCAG 2.1 AA, nothing outside the screen, and no complaint', async () => {
    const opened = await openPage(browser, house.url, { viewport, colorScheme });
    const { page, axe, complaints, close } = opened;
    await page.evaluate(`localStorage.setItem('zorgbode.language', '${language}')`);
    await page.goto(`${house.url}/?a=${person}`);
    await page.locator('.home .card').waitFor({ state: 'attached' });
    const found: Record<string, string[]> = {};
    await tour(page, async (where) => {
      const problems = await axe();
      const wide = await page.evaluate<number>(
        `Math.max(document.documentElement.scrollWidth, document.querySelector('dialog[open] .dialog-scroll')?.scrollWidth ?? 0)`,
      );
      if (wide > viewport.width) problems.push(`${wide} pixels wide`);
      const spoken = await page.evaluate<string[]>(
        `[document.documentElement, ...document.querySelectorAll('.card')].map((part) => part.lang)`,
      );
      if (spoken.some((lang) => lang !== language)) problems.push(`speaks ${spoken}`);
      if (problems.length) found[where] = problems;
    });
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});
