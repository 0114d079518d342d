import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  BERT,
  CARLA,
  DIRK,
  ELS,
  everybodys,
  GRIET,
  LIES,
  opens,
  press,
  said,
  send,
  wellBehaved,
  XANDER,
} from './acting.js';

const QUESTION = 'Hoe pakken jullie de overgang na de speeltijd aan';
let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));

it('asks colleagues to think along, with no word of it in the chat', async () => {
  const [lies, xander] = [open.as(LIES), open.as(XANDER)];
  const form = await opens(open, lies, 'zorg meedenken');
  expect(form.text).toContain('geen naam, geen code, geen initialen');
  form.fill({ 'Waarover wil je even nadenken?': QUESTION });
  await form.press('Vragen');
  expect(Object.values(lies.theDialog.errors)).toEqual(['Kies minstens één collega.']);
  expect(lies.theDialog.fields['Waarover wil je even nadenken?']).toBe(QUESTION);
  expect(await send(open, lies, { 'En deze collega’s': [XANDER] })).toBeUndefined();
  expect(lies.notes).toEqual(['Gevraagd aan Xander Springtij.']);
  expect(everybodys(open, [LIES, XANDER])).toEqual([]);

  const asked = xander.message('Lies Wadloper vraagt of je even wil meedenken');
  expect(text(asked)).not.toContain('speeltijd');
  const dialog = await press(xander, asked, 'Lezen en meedenken');
  expect(dialog.text).toContain(QUESTION);
  expect(await dialog.press(titlesOf(dialog)[0]!)).toBeUndefined();
  expect(Object.keys(dialog.errors)).toHaveLength(1);
  await send(open, xander, { 'Wat denk jij? (kort mag)': 'Wij drinken eerst water' });
  const answered = lies.message('Xander Springtij dacht met je mee');
  expect(text(answered)).not.toContain('water');
  const answers = await press(lies, answered, 'Lezen');
  expect(answers.text).toContain('Wij drinken eerst water');
  await send(open, lies, {}, 'Ik kan verder, dank je');
  const late = await press(xander, asked, 'Lezen en meedenken');
  expect(late.text).toContain('afgerond');
  expect(titlesOf(late)).toEqual([]);
});

it('reaches the whole care team with one tick, each once and on a day that they work', async () => {
  await opens(open, open.as(LIES), 'zorg meedenken');
  await send(open, open.as(LIES), {
    'Aan wie vraag je het?': true,
    'Waarover wil je even nadenken?': 'Wie kent een rekenspel',
  });
  await open.moveTo('2026-10-15 12:00');
  for (const name of [AN, BERT, CARLA, DIRK, ELS, 'Farah Golfslag'])
    expect(said(open.as(name), /meedenken|mee te denken/)).toHaveLength(1);
  expect(said(open.as(GRIET), 'meedenken')).toEqual([]);
});
