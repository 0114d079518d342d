import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, everybodys, home, LIES, press, raise, read, said, wellBehaved } from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
const names: string[] = [];
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
  names.length = 0;
  for (let n = 0; n < 3; n++) names.push(await raise(open, lies));
});
afterEach(() => wellBehaved(open));

it('chooses a theme, looks wider, makes one piece of work of three and closes all; the chat tells none of it', async () => {
  for (const name of names) {
    const theme = await press(an, await read(an, name), 'Thema kiezen');
    await theme.fill({ 'Waarover gaat het?': 'huiswerk' });
    await theme.submit();
    expect((await an.modalShown()).text).toContain('Thema: huiswerk');
    await open.drained();
  }
  const dialog = await read(an, names[0]!);
  expect(dialog.text).toContain('in L3B drie vragen die hierop lijken');
  const form = await press(an, dialog, 'Samen bekijken als groep');
  expect(form.text).toContain(`${names[1]} · L3B · Lies Wadloper`);
  await form.submit();
  const group = await an.modalShown();
  expect(group.text).toContain('Er horen 3 open vragen bij');
  const close = await press(an, group, 'Alles afronden');
  await close.fill({ 'Dit past het best': 'We spraken af wat we doen' });
  await close.submit();
  await open.drained();
  expect(said(lies, /is afgerond/)).toHaveLength(3);
  expect(everybodys(open).join('\n')).not.toMatch(/huiswerk|hierop lijken|spraken af wat/);
});

it('takes several at once on a day, from home', async () => {
  await home(open, an);
  await an.press(await an.homeShown(), 'Meer tegelijk');
  const several = await an.modalShown();
  await several.fill({
    'Welke vragen?': names.map((name) => `${name} · L3B`),
    'Op welke dag spreek je hen hierover?': '2026-10-15',
  });
  await several.submit();
  await open.drained();
  for (const name of names) {
    expect(said(lies, `${name} (L3B): An Duindoorn spreekt je erover op donderdag 15 oktober`)).toHaveLength(
      1,
    );
    expect(titlesOf(an.message(name))).not.toContain('Ik volg dit op');
  }
});
