import type { Locator, Page } from 'playwright-core';
import type { Browser } from '../browser.js';

const HERE = new Set(['localhost', '127.0.0.1']);
/** The command of our message extension in `manifests/teams`; the emulator does not read the manifest and asks. */
const COMMAND = 'request.form';

export interface PlaygroundPage {
  page: Page;
  /** Addresses outside this machine that the page asked for; none was reached. */
  outside: URL[];
  /** What the page complains about itself. */
  complaints: string[];
  dialog: Locator;
  /** A message of the open chat, whole: its words, its buttons and its menu. */
  message(words: string | RegExp): Locator;
  say(text: string): Promise<void>;
  /** In a channel. */
  post(text: string): Promise<void>;
  /** Teams is told of the app in a chat or team when it is first opened. */
  goTo(chat: string | RegExp): Promise<void>;
  /** "Maak er een zorgvraag van", from the menu of a message. */
  makeRequestOf(words: string): Promise<void>;
  close(): Promise<void>;
}

export async function openEmulatorPage(browser: Browser, url: string): Promise<PlaygroundPage> {
  const context = await browser.context({ viewport: { width: 1400, height: 1000 } });
  // Sooner than a test gives up: then it is said what was waited for.
  context.setDefaultTimeout(20_000);
  context.setDefaultNavigationTimeout(60_000);
  const outside: URL[] = [];
  const complaints: string[] = [];
  await context.route(
    ({ hostname }) => !HERE.has(hostname),
    (route) => {
      outside.push(new URL(route.request().url()));
      return route.abort();
    },
  );
  await context.routeWebSocket(
    ({ hostname }) => !HERE.has(hostname),
    (socket) => {
      outside.push(new URL(socket.url()));
      return socket.close();
    },
  );
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(url);

  const more = page.getByRole('button', { name: 'Show more information' });
  const message = (words: string | RegExp) =>
    page
      .locator('div', { has: page.getByText(words) })
      .filter({ has: more })
      .last();
  const dialog = page.getByRole('dialog');
  async function write(text: string) {
    await page.getByRole('textbox').first().click();
    await page.keyboard.type(text);
  }
  return {
    page,
    outside,
    complaints,
    dialog,
    message,
    async say(text) {
      await write(text);
      await page.keyboard.press('Enter');
    },
    async post(text) {
      await write(text);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
    },
    async goTo(chat) {
      await page.getByRole('treeitem', { name: chat }).click();
    },
    async makeRequestOf(words) {
      await message(words).getByRole('button', { name: 'Show more information' }).click();
      await page.getByRole('menuitem', { name: 'Action Command' }).click();
      await dialog.getByRole('textbox', { name: 'Command ID' }).fill(COMMAND);
      await dialog.getByRole('button', { name: 'Create' }).click();
    },
    close: () => context.close(),
  };
}
