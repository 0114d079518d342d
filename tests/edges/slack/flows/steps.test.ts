import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { BERT, everybodys, LIES, opens, press, wellBehaved } from './acting.js';

const WORDS = 'Een stappenplan met drie vinkjes op de bank';
let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));
const at = (day: string) => open.moveTo(`${day} 09:00`);

it('asks about a small step on its day, and gives it another day, other hands and a pause, in Dutch and French', async () => {
  const [lies, bert] = [open.as(LIES), open.as(BERT)];
  const language = await opens(bert, 'taal');
  await language.fill({ 'In welke taal praat ik met jou?': 'Français' });
  await language.submit();
  const form = await opens(lies, 'stap');
  await form.fill({
    'Wat proberen we?': WORDS,
    'Voor wie?': 'Eén leerling',
    'Welke klas?': 'L3B',
    'Waar?': 'In de klas',
    'Na hoeveel schooldagen?': '5 schooldagen',
  });
  await form.submit();

  await at('2026-10-19');
  const more = await press(lies, lies.message('Hoe gaat het?'), 'Meer…');
  expect(more.text).toContain(WORDS);
  await more.press('Morgen opnieuw');
  await open.drained();
  expect(text(lies.message('op een andere dag'))).toContain('dinsdag 20 oktober');
  if (lies.modal) await lies.modal.close({ all: true });

  await at('2026-10-20');
  const extend = async () => {
    await lies.press(lies.message('Hoe gaat het?'), 'Te vroeg, nog even');
    await open.drained();
  };
  await extend();
  const said = lies.message('Volgende keer');
  await lies.press(said, 'Ongedaan maken');
  await open.drained();
  await extend();
  expect(text(lies.message('Volgende keer'))).toContain('dinsdag 10 november');

  const step = await press(lies, await opens(lies, 'klas L3B'), 'Bekijken');
  const move = await press(lies, step, 'Andere dag');
  await move.fill({ 'Of kies zelf een dag': '2026-11-12' });
  await move.submit();
  await open.drained();
  if (lies.modal) await lies.modal.close({ all: true });
  const read = await press(lies, await opens(lies, 'klas L3B'), 'Bekijken');
  expect(read.text).toContain('donderdag 12 november');
  const give = await press(lies, read, 'Doorgeven');
  await give.fill({ 'Wie kijkt voortaan terug?': BERT });
  await give.submit();
  await open.drained();

  // Bert does not work on a Thursday.
  const asked = bert.message('te demande de reprendre');
  expect(titlesOf(asked)).toEqual(['Je reprends', 'Plutôt pas', 'Voir']);
  await bert.press(asked, 'Je reprends');
  await open.drained();
  expect(text(lies.message('neemt'))).toContain('maandag 16 november');
  const mine = bert.message('Tu fais le point sur');
  expect(text(mine)).toContain('lundi 16 novembre');

  const park = await press(bert, await press(bert, mine, 'Voir'), 'Mettre en pause');
  await park.fill({ 'Pourquoi ?': 'On attend autre chose', 'Jusqu’à quand ?': '2026-11-23' });
  await park.submit();
  await at('2026-11-23');
  expect(text(bert.message('était en pause et reprend'))).toContain('lundi 7 décembre');
  expect(everybodys(open).join('\n')).not.toMatch(/vinkjes|attend autre chose/);
});
