import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { TeamsClient } from '../../../support/teams/client.js';
import { inputsOf, labelOf, notification, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  CARLA,
  ELS,
  type Filling,
  home,
  LIES,
  opens,
  press,
  read,
  STAFF,
  settled,
  wellBehaved,
} from './acting.js';

/** A word that nobody else uses, another in each field. */
const MARK = /zqx\d{3}wvk/i;
let marks = 0;
const mark = () => `Zqx${String(marks++).padStart(3, '0')}Wvk`;
/** What stood in every dialog that was ever shown. */
const inDialogs = new Set<string>();

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00', {}, {}, log);
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterAll(() => wellBehaved(open));

/** Types a mark into every field that takes words. */
function fillAll(who: TeamsClient, chosen: Filling = {}): void {
  const words: Filling = {};
  for (const input of inputsOf(who.theDialog))
    if (input.type === 'Input.Text') words[`#${input.id}`] = mark();
  expect(Object.keys(words).length).toBeGreaterThan(0);
  who.theDialog.fill({ ...words, ...chosen });
}
/** Does so and sends it; nothing is wrong with it. */
async function sent(who: TeamsClient, chosen: Filling = {}): Promise<void> {
  const form = who.theDialog;
  fillAll(who, chosen);
  await form.press(titlesOf(form)[0]!);
  expect(who.dialog?.errors ?? {}).toEqual({});
  await settled(open);
}
const keep = (who: TeamsClient) => {
  for (const [found] of who.theDialog.text.matchAll(new RegExp(MARK, 'gi'))) inDialogs.add(found);
};
const CHOSEN = { 'Het gaat over': 'Eén leerling', 'Welke klas?': 'L3B', 'Jouw antwoord': 'Nee' };
async function via(who: TeamsClient, about: string, button: string | RegExp, chosen: Filling = {}) {
  const dialog = await read(who, about);
  keep(who);
  await press(who, dialog, button);
  keep(who);
  await sent(who, chosen);
}

describe('a word that somebody typed', () => {
  it('is typed into every form that there is', async () => {
    await opens(open, lies, `zorgvraag ${mark()}`);
    await sent(lies, CHOSEN);
    await opens(open, lies, 'zorgvraag');
    fillAll(lies, { ...CHOSEN, 'In je eigen woorden': '  ' });
    // With an error first, which brings the form again.
    await lies.theDialog.press('Versturen');
    expect(Object.keys(lies.theDialog.errors)).toHaveLength(1);
    keep(lies);
    fillAll(lies);
    await press(lies, lies.theDialog, 'Ik wil meer vertellen');
    await sent(lies);
    await opens(open, lies, 'zorgvraag');
    fillAll(lies, { ...CHOSEN, [STAFF]: true });
    const held = await press(lies, lies.theDialog, 'Versturen');
    keep(lies);
    held.fill({ 'Deze collega’s mogen het weten': [ELS] });
    await held.press(titlesOf(held)[0]!);
    await settled(open);

    await via(an, 'Nieuwe vraag', 'Een vraag stellen');
    await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden');
    keep(lies);
    await sent(lies);
    await via(an, 'antwoordde op je vraag', 'Antwoord geven');
    await via(lies, 'Er staat een antwoord', 'Iets toevoegen');
    await via(lies, 'Er staat een antwoord', 'Tekst verbeteren');
    await via(an, 'antwoordde op je vraag', 'Afronden', { 'Dit past het best': 'Het hielp' });
    await lies.press(lies.message('is afgerond'), 'Toch nog niet klaar');
    await settled(open);
    await via(an, 'antwoordde op je vraag', 'Doorgeven', { 'Aan wie?': CARLA });

    await opens(open, an, `zorg gang L3B @lies.wadloper ${mark()}`);
    await sent(an, CHOSEN);
    await opens(open, lies, `zorg meedenken ${mark()}`);
    await sent(lies, { 'En deze collega’s': [AN] });
    await press(an, an.message('meedenken'), 'Lezen en meedenken');
    await sent(an);
    await read(lies, 'dacht met je mee');
    keep(lies);
    await an.makeRequestFrom(open.teams.say(LIES, 'Zorg', mark()));
    keep(an);
    await sent(an, CHOSEN);
    // Something goes wrong, and is logged.
    open.teams.faults.next('send', { status: 400, code: 'BadSyntax' });
    await lies.says(`zorgvraag ${mark()}`);
    open.teams.faults.next('send', { drop: 'before' });
    await lies.says(`zorgvraag ${mark()}`);
    const { directory } = open.running.router.house as any;
    const { who } = directory;
    directory.who = async () => {
      throw new TypeError('broken');
    };
    await opens(open, lies, 'zorgvraag').catch(() => undefined);
    await lies.says(`zorgvraag ${mark()}`);
    directory.who = who;
    await answer(open, lies, mark());
    await lies.saysIn('Zorg', `@Zorgbode zorgvraag ${mark()}`);
    await settled(open);
    expect(marks).toBeGreaterThan(25);
    expect(inDialogs.size).toBeGreaterThan(12);
  });

  it('stands in dialogs only: in no message, notification, channel, button or title', async () => {
    await open.moveTo('2026-10-14 09:00');
    for (const { aadObjectId } of open.users) await home(open, open.as(aadObjectId)).catch(() => undefined);
    const { world, calls } = open.teams;
    const written = calls.filter(({ method }) => method !== 'GET');
    expect(written.length).toBeGreaterThan(60);
    expect(written.filter(({ body, path }) => MARK.test(JSON.stringify([body, path])))).toEqual([]);
    const messages = [...world.messages.values()].flat().filter(({ from }) => from === world.bot.id);
    expect(messages.length).toBeGreaterThan(60);
    for (const { text, summary, card, before, views } of messages)
      expect(JSON.stringify([text, summary, card, before, [...views.values()]])).not.toMatch(MARK);
    for (const { aadObjectId } of open.users)
      for (const message of open.as(aadObjectId).messages()) expect(notification(message)).not.toMatch(MARK);
    const channels = open.teams.team.channels.flatMap(({ id }) => world.messages.get(id) ?? []);
    expect(channels.filter(({ from }) => from === world.bot.id)).toEqual([]);
  });

  it('goes back to Teams in the card of a dialog only, and there in no data of a button and no title', () => {
    const marked = open.teams.sent.filter(({ body }) => MARK.test(JSON.stringify(body)));
    expect(marked.length).toBeGreaterThan(12);
    for (const { activity, body } of marked) {
      expect(activity.name).toMatch(/^(task|composeExtension)\//);
      const { card, ...rest } = body.task.value;
      expect(JSON.stringify(rest)).not.toMatch(MARK);
      const { body: shown, ...around } = card.content;
      expect(JSON.stringify(around)).not.toMatch(MARK);
      for (const data of dataIn(card.content)) expect(JSON.stringify(data)).not.toMatch(MARK);
      expect(labelsIn(shown)).not.toMatch(MARK);
    }
  });

  it('stands in no log line, no metric and no byte of the database', async () => {
    expect(await (await fetch(`${open.url}/metrics`)).text()).not.toMatch(MARK);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => MARK.test(line))).toEqual([]);
    const files = await readdir(open.dir);
    expect(files.some((file) => file.endsWith('-wal'))).toBe(true);
    const found: string[] = [];
    for (const file of files)
      if (MARK.test((await readFile(join(open.dir, file))).toString('latin1'))) found.push(file);
    expect(found).toEqual([]);
  });
});

/** What every button of a card carries back. */
function dataIn(node: unknown): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, data } = node as any;
  const own = String(type).startsWith('Action.') ? [data] : [];
  return [...own, ...Object.values(node).flatMap(dataIn)];
}
/** Our own words beside the fields: labels and headings are never made of what was typed. */
const labelsIn = (body: unknown): string => JSON.stringify(inputsOf({ card: { body } }).map(labelOf));
