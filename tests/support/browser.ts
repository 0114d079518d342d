import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
// @ts-expect-error plain JavaScript: `npm test` runs it before anything is compiled
import { findBrowser } from './prepare.js';

/** Headless, in a container as root, without calls to the outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  /** A fresh profile within the browser, in Dutch as a Flemish school has it. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** The Chromium or Chrome that `tests/support/prepare.js` finds. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath: string | undefined = findBrowser();
  if (!executablePath) throw new Error('no browser: run `node tests/support/prepare.js`');
  const home = await mkdtemp(join(tmpdir(), 'zorgbode-browser-'));
  const browser = await chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, HOME: home } as Record<string, string>,
  });
  return {
    context: (options) => browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options }),
    async close() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
