import { expect } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import type { Dialog } from '../../../support/teams/client-dialog.js';
import type { Value } from '../../../support/teams/client-fill.js';
import type { OpenTeams } from '../../../support/teams/open.js';

/** The example school, as its people know it. An follows years 1 to 4, Bert the third grade on ma di wo. */
export const LIES = 'Lies Wadloper';
export const AN = 'An Duindoorn';
export const BERT = 'Bert Zeewind';
export const CARLA = 'Carla Strandvonk';
export const DIRK = 'Dirk Kwelder';
export const ELS = 'Els Schelpaert';
export const GRIET = 'Griet Baken';
export const NELE = 'Nele Zoutman';
export const SAM = 'Sam Ebbe';
export const XANDER = 'Xander Springtij';
export const ZITA = 'Zita Rif';

export const WORDS = 'Telt nog op de vingers en zucht';
export const ALARMING = 'Ze zei dat ze zelfmoord wil plegen';
export const PUPIL = 'Leerlingencode of initialen (mag leeg)';
export const STAFF = 'Gaat het over iemand van de school?';
export const FORM: Filling = {
  'Het gaat over': 'Eén leerling',
  'Welke klas?': 'L3B',
  [PUPIL]: 'KV7',
  'In je eigen woorden': WORDS,
  'Jouw antwoord': 'Nee',
};
export type Filling = Record<string, Value>;

/** What the app answers in the personal chat to something typed. */
export async function answer(open: OpenTeams, who: TeamsClient, words: string): Promise<Shown> {
  const before = who.messages().length;
  await who.says(words);
  return open.teams.until(() => who.messages()[before], `an answer to '${words}'`);
}

/** Types a command and opens the dialog that it offers. */
export async function opens(open: OpenTeams, who: TeamsClient, words: string): Promise<Dialog> {
  who.dialog?.close();
  return press(who, await answer(open, who, words), 'Openen');
}

/** Presses a button and gives the dialog that it brings. */
export async function press(
  who: TeamsClient,
  on: Shown | Dialog,
  title: string | RegExp,
  near?: string,
): Promise<Dialog> {
  if (on.kind === 'message') who.dialog?.close();
  await who.press(on, title, near === undefined ? {} : { near });
  return who.theDialog;
}

/** Resolves when all that was done has arrived: a chat gets one message in two seconds. */
export async function settled(open: OpenTeams): Promise<void> {
  const { calls } = open.teams;
  let before: number;
  do {
    before = calls.length;
    await open.drained();
  } while (calls.length > before);
}

/** Fills in the open dialog and sends it, by its first button unless told; the dialog that follows, if any. */
export async function send(
  open: OpenTeams,
  who: TeamsClient,
  typed: Filling = {},
  button: string | RegExp = titlesOf(who.theDialog)[0]!,
): Promise<Dialog | undefined> {
  who.theDialog.fill(typed);
  await who.theDialog.press(button);
  await settled(open);
  return who.dialog;
}

/** Opens the form, fills it in and sends it; the dialog that follows, if any. */
export async function ask(
  open: OpenTeams,
  who: TeamsClient,
  more: Filling = {},
): Promise<Dialog | undefined> {
  await opens(open, who, 'zorgvraag');
  return send(open, who, { ...FORM, ...more });
}

/** A request that was sent and arrived: how it is called. */
export async function raise(open: OpenTeams, who: TeamsClient, more: Filling = {}): Promise<string> {
  const before = who.messages().length;
  await ask(open, who, more);
  const made = who
    .messages()
    .slice(before)
    .find((one) => titlesOf(one).includes('Bekijken'));
  const name = made && /Je vraag (\S+) \(/.exec(text(made))?.[1];
  if (!name)
    throw new Error(`no confirmation for ${who.user.name}: ${who.messages().map(text).join('\n---\n')}`);
  return name;
}

/** What comes into somebody's chat from here on, about a word. */
export function watch(open: OpenTeams) {
  const before = new Map(open.users.map(({ aadObjectId: id }) => [id, open.as(id).messages().length]));
  return (who: TeamsClient, about: string | RegExp = ''): string[] =>
    saidIn(who.messages().slice(before.get(who.user.aadObjectId!)), about);
}
const saidIn = (messages: Shown[], about: string | RegExp): string[] =>
  messages.map(text).filter((one) => (typeof about === 'string' ? one.includes(about) : about.test(one)));

/** Everything that lies in somebody's chat about a word, as they read it, oldest first. */
export const said = (who: TeamsClient, about: string | RegExp): string[] => saidIn(who.messages(), about);

/** Messages of everybody but these. */
export const everybodys = (open: OpenTeams, but: string[] = []): string[] =>
  open.users
    .filter(({ name }) => !but.includes(name))
    .flatMap(({ aadObjectId }) => open.as(aadObjectId).messages().map(text));

/** What somebody's home says when they ask for it. */
export const home = async (open: OpenTeams, who: TeamsClient): Promise<string> =>
  text(await answer(open, who, 'zorg'));

/** Opens the dialog of a request by the newest message about it. */
export const read = (who: TeamsClient, about: string | RegExp): Promise<Dialog> =>
  press(who, who.message(about), /^(Lezen|Bekijken)$/);

/** Ends a file: Teams would have drawn all of it, and each answer came in time. */
export async function wellBehaved(open: OpenTeams): Promise<void> {
  const { problems, sent } = open.teams;
  const slow = sent.filter(({ ms }) => ms > 5000).map(({ activity, ms }) => [activity.name, ms]);
  await open.close();
  expect(problems).toEqual([]);
  expect(slow).toEqual([]);
}
