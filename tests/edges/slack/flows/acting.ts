import { expect } from '@jest/globals';
import type { Modal, SlackClient } from '../../../support/slack/client.js';
import { type Surface, text, titlesOf } from '../../../support/slack/client-surface.js';
import type { OpenSlack } from '../../../support/slack/open.js';

/** The example school, as its people know it. An follows years 1 to 4, Bert the third grade on ma di wo. */
export const LIES = 'Lies Wadloper';
export const AN = 'An Duindoorn';
export const BERT = 'Bert Zeewind';
export const CARLA = 'Carla Strandvonk';
export const DIRK = 'Dirk Kwelder';
export const ELS = 'Els Schelpaert';
export const GRIET = 'Griet Baken';
export const SAM = 'Sam Ebbe';
export const ZITA = 'Zita Rif';

export const WORDS = 'Telt nog op de vingers en zucht';
export const ALARMING = 'Ze zei dat ze zelfmoord wil plegen';
export const PUPIL = 'Leerlingencode of initialen';
export const STAFF = 'Gaat het over iemand van de school?';
export const FORM = {
  'Het gaat over': 'Eén leerling',
  'Welke klas?': 'L3B',
  [PUPIL]: 'KV7',
  'In je eigen woorden': WORDS,
  'Jouw antwoord': 'Nee',
};
type Filling = Parameters<Modal['fill']>[0];

/** Types a command and waits for the modal that it opens. */
export async function opens(who: SlackClient, words: string): Promise<Modal> {
  await who.command('/zorg', words);
  return who.modalShown();
}

/** Presses a button and waits for the modal that it brings. */
export async function press(who: SlackClient, on: Surface | Modal, title: string | RegExp): Promise<Modal> {
  await who.press(on as Surface, title);
  return who.modalShown();
}

/** Opens the form, fills it in and sends it: the modal, as it is then. */
export async function send(who: SlackClient, more: Filling = {}): Promise<Modal> {
  const form = await opens(who, 'vraag');
  await form.fill({ ...FORM, ...more });
  await form.submit();
  return form;
}

/** A request that was sent and arrived: how it is called. */
export async function raise(open: OpenSlack, who: SlackClient, more: Filling = {}): Promise<string> {
  const before = who.inbox().length;
  await send(who, more);
  await open.drained();
  const made = who
    .inbox()
    .slice(before)
    .find((one) => titlesOf(one).includes('Bekijken'));
  const name = made && /Je vraag (\S+) \(/.exec(text(made))?.[1];
  if (!name) throw new Error(`no confirmation for ${who.id}: ${who.inbox().map(text).join('\n---\n')}`);
  return name;
}

/** Everything that lies in somebody's chat about a word, as they read it, oldest first. */
export const said = (who: SlackClient, about: string | RegExp): string[] =>
  who
    .inbox()
    .map(text)
    .filter((one) => (typeof about === 'string' ? one.includes(about) : about.test(one)));

/** Messages of everybody but these. */
export const everybodys = (open: OpenSlack, but: string[] = []): string[] =>
  open.users
    .filter(({ real_name }) => !but.includes(real_name))
    .flatMap(({ id }) => open.slack.as(id).inbox().map(text));

/** What somebody's home says when they go and look. */
export async function home(open: OpenSlack, who: SlackClient): Promise<string> {
  await who.openHome();
  const shown = await who.homeShown();
  await open.drained();
  return text(shown);
}

/** Opens the dialog of a request by the newest message about it. */
export const read = (who: SlackClient, about: string | RegExp): Promise<Modal> =>
  press(who, who.message(about), /^(Lezen|Bekijken)$/);

/** Ends a file or a test: Slack would have taken all that it was sent. */
export async function wellBehaved(open: OpenSlack): Promise<void> {
  const { problems } = open.slack;
  await open.close();
  expect(problems).toEqual([]);
}
