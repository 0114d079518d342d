import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Browser } from '../../support/browser.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export interface OpenPage {
  page: Page;
  /** What the browser complained of: errors on its console, and what the content policy stopped. */
  complaints: string[];
  /** Violations of WCAG 2.1 A and AA, each as `rule: element`. */
  axe(): Promise<string[]>;
  close(): Promise<void>;
}

/** The sandbox page in a context of its own. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.context({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(8_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))`,
  );
  await page.goto(url);
  await page.locator('.person, .home .card').first().waitFor({ state: 'attached' });
  return {
    page,
    complaints,
    async axe() {
      await page.evaluate(await readFile(AXE, 'utf8'));
      return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((found) =>
        found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.html.slice(0, 160))))`);
    },
    close: () => context.close(),
  };
}
