import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, BERT, LIES, opens, press, raise, said, send, settled, wellBehaved } from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
let bert: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an, bert] = [open.as(LIES), open.as(AN), open.as(BERT)];
});
afterAll(() => wellBehaved(open));

it('hands a year over after a look, with what is open, and takes it back from the message', async () => {
  const name = await raise(open, lies);
  await opens(open, an, 'zorg overdracht');
  const look = await send(open, an, {
    'Wat gaat helemaal mee?': ['het derde leerjaar lager'],
    'Naar welke collega?': BERT,
  });
  expect(look?.text).toContain('2 klassen gaan naar Bert Zeewind: L3A en L3B.');
  expect(look?.text).toContain('Eén open vraag gaat mee');
  expect(look?.text).not.toContain(name);
  await send(open, an);
  expect(said(bert, 'volgt nu, na An Duindoorn')).toHaveLength(1);
  expect(said(lies, `${name} (L3B) ligt nu bij Bert Zeewind`)).toHaveLength(1);
  const told = an.message('volgt nu, na');
  expect(titlesOf(told)).toContain('Terugdraaien');
  await an.press(told, 'Terugdraaien');
  await settled(open);
  expect(text(bert.message('Teruggedraaid'))).toContain('An Duindoorn volgt weer');
});

it('changes a setting, looks at the classes and at an absence', async () => {
  const all = await opens(open, an, 'zorg instellingen');
  expect(all.text).toContain('Na 2 schooldagen');
  await press(an, all, 'Aanpassen: Als een vraag wacht');
  const after = await send(open, an, {
    'Seintje aan de coördinator na zoveel schooldagen (standaard 2)': '3',
  });
  expect(after?.text).toContain('Na 3 schooldagen');

  const classes = await opens(open, an, 'zorg klassen');
  expect(classes.text).toContain('18 klassen vandaag');
  await press(an, classes, 'Als iemand er niet is');
  const would = await send(open, an, { 'Wie zou er niet zijn?': AN });
  expect(would?.text).toMatch(/Nieuwe vragen van[\s\S]*gaan naar Carla Strandvonk/);
});
