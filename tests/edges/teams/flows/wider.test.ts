import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, LIES, press, raise, read, said, send, settled, watch, wellBehaved } from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
const names: string[] = [];
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
  for (let n = 0; n < 3; n++) names.push(await raise(open, lies));
});
afterAll(() => wellBehaved(open));

it('chooses a theme, looks wider, makes one piece of work of three and takes it together', async () => {
  for (const name of names) {
    await press(an, await read(an, name), 'Thema kiezen');
    const back = await send(open, an, { 'Waarover gaat het?': 'huiswerk' });
    expect(back?.text).toContain('Thema: huiswerk');
  }
  const dialog = await read(an, names[0]!);
  expect(dialog.text).toContain('in L3B drie vragen die hierop lijken');
  const form = await press(an, dialog, 'Samen bekijken als groep');
  expect(form.text).toContain(`${names[1]} · L3B · Lies Wadloper`);
  const group = await send(open, an);
  expect(group?.text).toContain('Er horen 3 open vragen bij');
  const before = watch(open);
  await an.theDialog.press('Samen bekijken');
  await settled(open);
  for (const name of names) expect(before(lies, name)).toHaveLength(1);
  expect(before(lies).join('\n')).not.toMatch(/huiswerk|groep|hierop lijken/);
});

it('sets a day for several at once, from home', async () => {
  const shown = await answer(open, an, 'zorg');
  await press(an, shown, 'Meer tegelijk');
  await send(open, an, {
    'Welke vragen?': names.map((name) => `${name} · L3B`),
    'Op welke dag spreek je hen hierover? (mag leeg)': '2026-10-15',
  });
  for (const name of names) {
    expect(said(lies, `${name} (L3B): An Duindoorn spreekt je erover op donderdag 15 oktober`)).toHaveLength(
      1,
    );
    expect(titlesOf(an.message(name))).not.toContain('Ik volg dit op');
  }
});
