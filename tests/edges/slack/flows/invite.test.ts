import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, everybodys, LIES, opens, press, raise, read, WORDS, wellBehaved } from './acting.js';

const XANDER = 'Xander Springtij';
const SHARED = 'Iemand telt in het derde nog op de vingers';
let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('lets a colleague think along with what was written for them, and takes it back', async () => {
  const [an, lies, xander] = [open.as(AN), open.as(LIES), open.as(XANDER)];
  const roepnaam = await raise(open, lies);
  const form = await press(an, await read(an, roepnaam), 'Laten meedenken');
  expect(form.text).not.toContain(WORDS);
  await form.fill({
    'Wie vraag je?': [XANDER],
    'Wat deel je, en wat wil je weten? Geen volledige naam.': SHARED,
  });
  await form.submit();
  await open.drained();

  const asked = xander.message('wil meedenken over');
  expect(text(asked)).toContain(roepnaam);
  const dialog = await press(xander, asked, 'Lezen en meedenken');
  expect(dialog.text).toContain(SHARED);
  expect(dialog.text).not.toMatch(new RegExp(`${WORDS}|KV7|Lies`));
  await dialog.fill({ 'Wat denk jij? (kort mag)': 'Een rekenrek' });
  await dialog.submit();
  await open.drained();
  expect(everybodys(open).join('\n')).not.toMatch(/vingers|rekenrek/);

  const answered = await press(an, an.message('dacht mee over'), 'Lezen');
  expect(answered.text).toContain('Een rekenrek');
  await answered.press('Niet meer delen');
  await open.drained();
  const over = xander.message(roepnaam);
  expect(text(over)).toContain('afgesloten');
  expect(titlesOf(over)).toEqual([]);
});

it('finds material by a word that is nearly right, and gives it with an answer', async () => {
  const [an, lies] = [open.as(AN), open.as(LIES)];
  const found = await opens(lies, 'materiaal stapenplan');
  expect(found.text).toContain('Stappenplan op de bank');
  expect(found.text).toContain('Eén gevonden');
  await found.fill({ 'Zoek op een woord': 'weerkaart' });
  await found.submit();
  const again = await lies.modalShown();
  expect(again.text).toContain('Gevoelens als weerkaart');
  await again.close({ all: true });

  const roepnaam = await raise(open, lies);
  if (an.modal) await an.modal.close({ all: true });
  const form = await press(an, await read(an, roepnaam), 'Antwoord geven');
  await form.fill({
    'Jouw antwoord aan je collega': 'Kijk eens',
    'Materiaal erbij': 'Gevoelens als weerkaart',
  });
  await form.submit();
  await open.drained();
  const answer = await read(lies, roepnaam);
  expect(answer.text).toContain('Gevoelens als weerkaart');
  expect(titlesOf(answer)).toContain('Openen');
});
