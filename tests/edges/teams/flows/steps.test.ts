import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { BERT, everybodys, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

const WORDS = 'Een stappenplan met drie vinkjes op de bank';
let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));
const at = async (day: string) => {
  await open.moveTo(`${day} 09:00`);
  await settled(open);
};

it('asks about a small step on its day, and gives it another day, other hands and a pause, in Dutch and English', async () => {
  const [lies, bert] = [open.as(LIES), open.as(BERT)];
  await opens(open, bert, 'zorg taal');
  await send(open, bert, { 'In welke taal praat ik met jou?': 'English' });
  await opens(open, lies, 'zorg stap');
  await send(open, lies, {
    'Wat proberen we?': WORDS,
    'Voor wie?': 'Eén leerling',
    'Welke klas?': 'L3B',
    'Waar?': 'In de klas',
    'Na hoeveel schooldagen?': '5 schooldagen',
  });

  await at('2026-10-19');
  const more = await press(lies, lies.message('Hoe gaat het?'), 'Meer…');
  expect(more.text).toContain(WORDS);
  await more.press('Morgen opnieuw');
  await settled(open);
  expect(text(lies.message('op een andere dag'))).toContain('dinsdag 20 oktober');

  await at('2026-10-20');
  const extend = async () => {
    lies.dialog?.close();
    await lies.press(lies.message('Hoe gaat het?'), 'Te vroeg, nog even');
    await settled(open);
  };
  await extend();
  await lies.press(lies.message('te vroeg, nog even'), 'Ongedaan maken');
  await settled(open);
  await extend();
  expect(text(lies.message('te vroeg, nog even'))).toContain('dinsdag 10 november');

  const card = async () => press(lies, await opens(open, lies, 'zorg klas L3B'), 'Bekijken');
  await press(lies, await card(), 'Andere dag');
  await send(open, lies, { 'Of kies zelf een dag (mag leeg)': '2026-11-12' });
  const read = await card();
  expect(read.text).toContain('donderdag 12 november');
  await press(lies, read, 'Doorgeven');
  await send(open, lies, { 'Wie kijkt voortaan terug?': BERT });

  // Bert does not work on a Thursday.
  const asked = bert.message('asks whether you will take over');
  expect(titlesOf(asked)).toEqual(['I take over', 'Rather not', 'View']);
  await bert.press(asked, 'I take over');
  await settled(open);
  expect(text(lies.message('neemt'))).toContain('maandag 16 november');
  const mine = bert.message('You look back on');
  expect(text(mine)).toContain('Monday 16 November');

  await press(bert, await press(bert, mine, 'View'), 'Put aside');
  await send(open, bert, {
    'Why?': 'We are waiting for something else',
    'Until when?': '2026-11-23',
  });
  await at('2026-11-23');
  expect(text(bert.message('was put aside and is running again'))).toContain('7 December');
  expect(everybodys(open).join('\n')).not.toMatch(/vinkjes|waiting for something/);
});
