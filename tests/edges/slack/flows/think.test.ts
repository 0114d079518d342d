import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
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
  wellBehaved,
} from './acting.js';

const QUESTION = 'Hoe pakken jullie de overgang na de speeltijd aan';
const XANDER = 'Xander Springtij';
let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('asks colleagues to think along, with no word of it in the chat', async () => {
  const [lies, xander] = [open.as(LIES), open.as(XANDER)];
  const form = await opens(lies, 'meedenken');
  expect(form.text).toContain('geen naam, geen code, geen initialen');
  await form.fill({ 'Waarover wil je even nadenken?': QUESTION });
  await form.submit();
  expect(Object.values(form.errors)).toEqual(['Kies minstens één collega.']);
  expect(form.fields['Waarover wil je even nadenken?']).toBe(QUESTION);
  await form.fill({ 'En deze collega’s': [XANDER] });
  await form.submit();
  await open.drained();
  expect(said(lies, 'Gevraagd aan Xander Springtij.')).toHaveLength(1);
  expect(everybodys(open, [LIES, XANDER])).toEqual([]);

  const asked = xander.message('Lies Wadloper vraagt of je even wil meedenken');
  expect(text(asked)).not.toContain('speeltijd');
  const dialog = await press(xander, asked, 'Lezen en meedenken');
  expect(dialog.text).toContain(QUESTION);
  await dialog.submit();
  expect(Object.keys(dialog.errors)).toHaveLength(1);
  await dialog.fill({ 'Wat denk jij? (kort mag)': 'Wij drinken eerst water' });
  await dialog.submit();
  await open.drained();
  const answered = lies.message('Xander Springtij dacht met je mee');
  expect(text(answered)).not.toContain('water');
  const answers = await press(lies, answered, 'Lezen');
  expect(answers.text).toContain('Wij drinken eerst water');
  if (titlesOf(answers).includes('Ik kan verder, dank je')) await answers.press('Ik kan verder, dank je');
  else await answers.submit();
  await open.drained();
  if (xander.modal) await xander.modal.close({ all: true });
  const late = await press(xander, asked, 'Lezen en meedenken');
  expect(late.text).toContain('afgerond');
  expect(titlesOf(late)).toEqual([]);
});

it('reaches the whole care team with one tick, each once and on a day that they work', async () => {
  const form = await opens(open.as(LIES), 'meedenken');
  await form.fill({
    'Aan wie vraag je het?': true,
    'Waarover wil je even nadenken?': 'Wie kent een rekenspel',
  });
  await form.submit();
  await open.moveTo('2026-10-15 12:00');
  for (const name of [AN, BERT, CARLA, DIRK, ELS, 'Farah Golfslag'])
    expect(said(open.as(name), /meedenken|mee te denken/)).toHaveLength(1);
  expect(said(open.as(GRIET), 'meedenken')).toEqual([]);
});
