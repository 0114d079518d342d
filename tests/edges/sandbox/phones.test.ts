import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browser, launchBrowser } from '../../support/browser.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type OpenPage, openPage } from './open-page.js';

let browser: Browser;
let house: Sandbox;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  [browser, house] = await Promise.all([launchBrowser(), openSandbox('2026-10-12 09:00')]);
  open = await openPage(browser, `${house.url}/?a=lies-wadloper`);
  page = open.page;
});
afterAll(async () => {
  await open.close();
  await browser.close();
  await house.close();
});

const type = async (words: string) => {
  await page.locator('.composer input').fill(words);
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
};
const numbers = async () => {
  const links = await page.locator('dialog[open] a.phone').all();
  return Promise.all(links.map(async (link) => [await link.textContent(), await link.getAttribute('href')]));
};
const leave = async () => {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
};

it('lets every number to call be tapped, in the list and behind a name', async () => {
  await type('/zorg nummers');
  const listed = await numbers();
  expect(listed).toContainEqual(['112', 'tel:112']);
  expect(listed).toContainEqual(['059 00 00 11', 'tel:059000011']);
  await leave();
  await type('/zorg vraag');
  // Each of a sentence that names several.
  expect(await numbers()).toEqual([
    ['112', 'tel:112'],
    ['059 00 00 01', 'tel:059000001'],
    ['059 00 00 11', 'tel:059000011'],
  ]);
  await leave();
});

it('offers an answer to go back to only where the card names it', async () => {
  await type('/waardering');
  const options = (label: string) =>
    page.locator('dialog[open]').getByLabel(label).locator('option:not([hidden])').allTextContents();
  // It begins with an answer, and each of them says what it does.
  expect((await options('Waar mag het staan?'))[0]).toBe('Alleen voor wie het is');
  expect((await options('Een voorbeeld'))[0]).toBe('Kies of zoek');
  await leave();
});

it('makes no link of what people typed', async () => {
  const lies = house.as('lies-wadloper');
  const words = { scope: 'pupil', classCode: 'L3B', observation: '1234567', pupil: '112', safety: 'no' };
  await lies.act('request.submit', words);
  await page.locator('.item.bot').last().getByRole('button', { name: 'Bekijken' }).click();
  await page.locator('dialog[open]').getByText('1234567').waitFor();
  expect(await numbers()).toEqual([]);
});

it('lets the number in a passing sentence be tapped', async () => {
  await leave();
  await type('/zorg vraag');
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('Eén leerling').check();
  await dialog.getByLabel(/In je eigen woorden/).fill('Hij is plots heel stil en teruggetrokken.');
  await dialog.getByLabel('Nee', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Versturen' }).click();
  const link = page.locator('.item.passing .said a.phone');
  await link.waitFor();
  expect([await link.textContent(), await link.getAttribute('href')]).toEqual(['112', 'tel:112']);
});
