import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browser, launchBrowser } from '../../support/browser.js';
import { type OpenPage, openPage } from './open-page.js';
import { type House, startHouse } from './scripted-house.js';

let browser: Browser;
let house: House;
beforeAll(async () => {
  browser = await launchBrowser();
  house = await startHouse();
  await house.say('karim', 'm1');
  await house.say('team', 'c1', 'team');
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1360, height: 860 };

/** Every state a person meets, one after the other. */
async function tour(page: Page, visit: (where: string) => Promise<void>): Promise<void> {
  await visit('choosing');
  await page.goto(`${house.base}/?a=an&b=karim`);
  await page.locator('[data-key=m1]').waitFor();
  await page.getByText('Kies een moment').click();
  await visit('two people, picking a moment');
  await page.getByText('Kies een moment').click();
  await page.goto(`${house.base}/?a=karim`);
  await page.getByRole('button', { name: '/zorg hulp' }).click();
  await page.locator('.passing').first().waitFor();
  await visit('a chat');
  await page.getByRole('button', { name: /# team/ }).click();
  await visit('a channel');
  await page.getByRole('button', { name: 'Gesprek' }).click();
  await page.getByRole('button', { name: '/zorg vraag' }).click();
  await page.locator('dialog[open]').waitFor();
  await visit('a form');
  await page.locator('dialog').getByLabel('Wat je ziet').fill('x'.repeat(50));
  await page.locator('dialog').getByRole('button', { name: 'Versturen' }).click();
  await page.locator('.field-error').waitFor();
  await visit('a form with errors');
}

const opened = (options: object): Promise<OpenPage> => openPage(browser, house.base, options);

describe('the page for everyone', () => {
  it.each([
    ['light', DESK],
    ['dark', DESK],
    ['light', PHONE],
  ] as const)(
    'has no violation of WCAG 2.1 AA, and stays within its policy (%s, %p)',
    async (colorScheme, viewport) => {
      const { page, axe, complaints, close } = await opened({ colorScheme, viewport });
      const found: Record<string, string[]> = {};
      await tour(page, async (where) => {
        const violations = await axe();
        if (violations.length) found[where] = violations;
      });
      await close();
      expect(found).toEqual({});
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('fits a phone without scrolling sideways, with targets of at least 24 pixels', async () => {
    const { page, close } = await opened({ viewport: PHONE });
    const wide: Record<string, unknown> = {};
    await tour(page, async (where) => {
      const problems: unknown[] = await page.evaluate(`(() => {
        const problems = [];
        if (document.documentElement.scrollWidth > ${PHONE.width}) problems.push('page ' + document.documentElement.scrollWidth);
        for (const part of document.querySelectorAll('button, input, select, textarea, summary, a')) {
          const { left, right, width, height } = (part.type === 'radio' || part.type === 'checkbox' ? part.parentElement : part).getBoundingClientRect();
          if (!width || !part.checkVisibility()) continue;
          if (width < 24 || height < 24) problems.push('small ' + part.outerHTML.slice(0, 80));
          if (left < 0 || right > ${PHONE.width}) problems.push('outside ' + part.outerHTML.slice(0, 80));
        }
        return problems;
      })()`);
      if (problems.length) wide[where] = problems;
    });
    await close();
    expect(wide).toEqual({});
  });

  it('scrolls within a chat, however much is typed: the page stays as high as the window', async () => {
    const { page, close } = await opened({ viewport: DESK });
    await page.goto(`${house.base}/?a=an`);
    const typed = page.getByLabel('Typ een opdracht, zoals /zorg');
    for (let n = 0; n < 12; n++) {
      await typed.fill(`/zorg zoek ${n}`);
      await page.keyboard.press('Enter');
      await page.locator('.own').nth(n).waitFor();
    }
    const longer = (element: string) => page.evaluate(`${element}.scrollHeight - ${element}.clientHeight`);
    expect(await longer('document.documentElement')).toBe(0);
    expect(await longer('document.querySelector(".scroll")')).toBeGreaterThan(0);
    await close();
  });

  it('brings what a dialog says into sight of who pressed a button at the foot of it', async () => {
    const { page, close } = await opened({ viewport: { width: 360, height: 400 } });
    await page.goto(`${house.base}/?a=an`);
    await page.getByRole('button', { name: '/zorg vraag' }).click();
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel('De hele klas').check();
    await dialog.getByLabel('Wat je ziet').fill('telt op vingers');
    await page.route('**/api/act', (route) => route.abort());
    const send = dialog.getByRole('button', { name: 'Versturen' });
    await send.click();
    const said = dialog.getByText('Dat is niet gelukt');
    await said.waitFor();
    const { y, height } = (await said.boundingBox())!;
    const head = (await dialog.locator('.dialog-head').boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(head.y + head.height);
    expect(y + height).toBeLessThan((await send.boundingBox())!.y);
    await close();
  });

  it('can be used with the keyboard alone', async () => {
    const { page, close } = await opened({ viewport: DESK });
    const tabTo = async (name: string) => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(
          `(document.activeElement.ariaLabel ?? '') + '|' + document.activeElement.textContent + '|' + document.activeElement.name`,
        );
        if (String(label).includes(name)) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await tabTo('An Peeters');
    const ring = await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`);
    expect(ring).toBe('solid');
    await page.keyboard.press('Enter');
    await page.locator('.home .card').waitFor();
    await tabTo('Nieuwe zorgvraag');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    await tabTo('|who');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('telt op vingers');
    // The focus stays inside while the dialog is open, however far one goes.
    for (let n = 0; n < 30; n++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          `document.activeElement === document.body || !!document.activeElement.closest('dialog')`,
        ),
      ).toBe(true);
    }
    await tabTo('Versturen');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    const { verb, input } = house.acts.at(-1)!;
    expect([verb, input.who, input.classCode, input.see]).toEqual([
      'request.submit',
      'group',
      'L3A',
      'telt op vingers',
    ]);
    await close();
  });
});
