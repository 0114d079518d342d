import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Browser, launchBrowser } from '../../support/browser.js';
// @ts-expect-error plain JavaScript: `npm test` runs it before anything is compiled
import { findBrowser } from '../../support/prepare.js';
import { openPlayground, type Playground } from '../../support/teams-playground/open.js';

jest.setTimeout(60_000);

/** Who sits before the screen, and the five others of the tenant: all of them of the example school. */
const TENANT = [
  'an.duindoorn',
  'lies.wadloper',
  'bert.zeewind',
  'carla.strandvonk',
  'griet.baken',
  'els.schelpaert',
];
/** Of the school, but not of the tenant: acts in the sandbox. */
const XANDER = 'xander-springtij';
const SECRET = 'Trekt zich terug in de leeshoek.';
const POSTED = 'Rumoer na de speeltijd, twee dagen na elkaar.';
/** What the emulator writes below each card with a button that opens a dialog. */
const NO_DIALOGS = 'Task module (task/fetch) is not supported yet';

const NAME = 'the official local client of Teams';
const found = Boolean(findBrowser());
if (!found)
  describe.skip(`${NAME} (no browser: node tests/support/prepare.js)`, () =>
    it.skip('shows the product', () => {}));

/**
 * One morning of An Duindoorn, care coordinator, step by step. What the emulator lacks is shown in the fake Teams (`flow.test.ts`): it
 * opens no dialog from a card (task/fetch), only from the menu of a message, and of all chats with one person it shows only
 * that of who sits before it.
 */
(found ? describe : () => {})(NAME, () => {
  let browser: Browser;
  let play: Playground;
  beforeAll(async () => {
    browser = await launchBrowser();
    play = await openPlayground(browser, TENANT);
  }, 120_000);
  afterAll(async () => {
    await play?.close();
    await browser?.close();
  });

  it('greets who meets it, with the overview that fits them', async () => {
    const { chat } = play;
    await chat.message(/^Dag! Ik ben Zorgbode\./).waitFor();
    const home = chat.message('Dag An');
    await home.getByText('Het is maandag 12 oktober.').waitFor();
    // Only for who follows up: a class teacher has no such button.
    await home.getByRole('button', { name: 'Na een babbel' }).waitFor();
    await home.getByText('Er ligt niets bij jou.').waitFor();
  });

  it('answers what is typed: a card at once, a dialog behind a button', async () => {
    const { chat } = play;
    await chat.say('zorg hulp');
    await chat.message('Wat kan ik hier?').getByRole('button', { name: 'Ochtendbericht' }).waitFor();
    await chat.say('zorgvraag');
    await chat
      .message(/^Een zorgvraag$/)
      .getByRole('button', { name: 'Openen' })
      .waitFor();
    await chat.say('zorg');
    await chat.page.getByText('Dag An').nth(1).waitFor();
    await chat.page.getByText(NO_DIALOGS).nth(3).waitFor();
  });

  it('knows the people of the tenant by their e-mail once it is in their team', async () => {
    const { chat, users } = play;
    const [an, ...others] = users;
    expect(await play.knows(an!)).toBe(an!.email);
    expect(await Promise.all(others.map(play.knows))).toEqual(others.map(() => undefined));
    await chat.goTo(/General/);
    await play.allKnown();
    expect(await Promise.all(users.map(play.knows))).toEqual(users.map(({ email }) => email));
  });

  it('shows a request as it comes, and replaces its card when it is taken', async () => {
    const { chat, house } = play;
    const xander = house.as(XANDER);
    await chat.goTo(/Personal Chat/);
    const { dialog } = await xander.type('zorg vraag');
    const filled = { scope: 'class', classCode: 'L4B', observation: SECRET, safety: 'no' };
    await xander.press(dialog!, 'Versturen', filled);
    await play.drained();

    const card = chat.message('van Xander Springtij');
    await card.getByText('Nieuwe vraag').waitFor();
    const take = card.getByRole('button', { name: 'Ik volg dit op' });
    await take.click();
    await card.getByText('Jij volgt dit op sinds maandag 12 oktober').waitFor();
    expect(await take.count()).toBe(0);
    expect(await chat.page.getByText('van Xander Springtij').count()).toBe(1);
    expect(await chat.page.getByText(SECRET).count()).toBe(0);
    await play.drained();
    const { card: news } = await xander.message('An Duindoorn');
    expect(JSON.stringify(news)).toContain('volgt');
  });

  it('makes a request of what somebody posted, in a dialog', async () => {
    const { chat } = play;
    const { dialog } = chat;
    await chat.goTo(/Zorg$/);
    await chat.post(POSTED);
    await chat.makeRequestOf(POSTED);
    const words = dialog.getByLabel('In je eigen woorden');
    await words.waitFor();
    expect(await words.inputValue()).toBe(POSTED);
    await dialog.getByText('Een zorgvraag').waitFor();

    const send = dialog.getByRole('button', { name: 'Versturen' });
    await send.click();
    await dialog.getByText('Maak hier nog een keuze.').first().waitFor();
    await dialog.getByLabel('De hele klas').check();
    await dialog.getByRole('combobox', { name: 'Welke klas?' }).click();
    await chat.page.keyboard.type('L5A');
    await chat.page.getByRole('option', { name: 'L5A' }).click();
    await dialog.getByLabel('Nee', { exact: true }).check();
    await send.click();
    await dialog.getByText(/^Verstuurd\. .+ ligt bij Bert Zeewind\.$/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await play.drained();

    await chat.goTo(/Personal Chat/);
    await chat
      .message(/ligt bij\s+Bert Zeewind/)
      .getByRole('button', { name: 'Bekijken' })
      .waitFor();
    expect(await chat.page.getByText(POSTED).count()).toBe(0);
  });

  it('asks nothing of the world outside', () => {
    const { chat, emulator } = play;
    expect(chat.complaints).toEqual([]);
    expect(emulator.outside).toEqual([]);
    // Fonts and the like of the emulator's own page, which it does without.
    const hosts = new Set(chat.outside.map(({ host }) => host));
    expect([...hosts].filter((host) => !host.endsWith('.cdn.office.net'))).toEqual([]);
    expect(chat.outside.every(({ search, pathname }) => search === '' && /\.\w+$/.test(pathname))).toBe(true);
  });
});
