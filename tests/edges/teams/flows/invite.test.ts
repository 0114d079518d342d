import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  everybodys,
  LIES,
  opens,
  press,
  raise,
  read,
  send,
  settled,
  WORDS,
  wellBehaved,
  XANDER,
} from './acting.js';

const SHARED = 'Iemand telt in het derde nog op de vingers';
let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));

it('lets a colleague think along with what was written for them, and takes it back', async () => {
  const [an, lies, xander] = [open.as(AN), open.as(LIES), open.as(XANDER)];
  const roepnaam = await raise(open, lies);
  const form = await press(an, await read(an, roepnaam), 'Laten meedenken');
  expect(form.text).not.toContain(WORDS);
  await send(open, an, {
    'Wie vraag je?': [XANDER],
    'Wat deel je, en wat wil je weten? Geen volledige naam.': SHARED,
  });

  const asked = xander.message('wil meedenken over');
  expect(text(asked)).toContain(roepnaam);
  const dialog = await press(xander, asked, 'Lezen en meedenken');
  expect(dialog.text).toContain(SHARED);
  expect(dialog.text).not.toMatch(new RegExp(`${WORDS}|KV7|Lies`));
  await send(open, xander, { 'Wat denk jij? (kort mag)': 'Een rekenrek' }, 'Antwoorden');
  expect(everybodys(open).join('\n')).not.toMatch(/vingers|rekenrek/);

  const answered = await press(an, an.message('dacht mee over'), 'Lezen');
  expect(answered.text).toContain('Een rekenrek');
  await answered.press('Niet meer delen');
  await settled(open);
  const over = xander.message(roepnaam);
  expect(text(over)).toContain('afgesloten');
  expect(titlesOf(over)).toEqual([]);
});

it('finds material by a word that is nearly right, and gives it with an answer', async () => {
  const [an, lies] = [open.as(AN), open.as(LIES)];
  const found = await opens(open, lies, 'zorg materiaal stapenplan');
  expect(found.text).toContain('Stappenplan op de bank');
  expect(found.text).toContain('Eén gevonden');
  const again = await send(open, lies, { 'Zoek op een woord (mag leeg)': 'weerkaart' }, 'Zoeken');
  expect(again?.text).toContain('Gevoelens als weerkaart');
  lies.dialog?.close();

  const roepnaam = await raise(open, lies);
  await press(an, await read(an, roepnaam), 'Antwoord geven');
  await send(open, an, {
    'Jouw antwoord aan je collega': 'Kijk eens',
    'Materiaal erbij (mag leeg)': 'Gevoelens als weerkaart',
  });
  const answer = await read(lies, roepnaam);
  expect(answer.text).toContain('Gevoelens als weerkaart');
  expect(titlesOf(answer)).toContain('Openen');
});
