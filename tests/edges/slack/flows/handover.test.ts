import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, LIES, opens, press, raise, said, wellBehaved } from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
let bert: SlackClient;
beforeAll(async () => {
  open = await openSlack();
  [lies, an, bert] = [open.as(LIES), open.as(AN), open.as(BERT)];
});
afterAll(() => wellBehaved(open));

it('hands a year over after a look, with what is open, and takes it back from the message', async () => {
  const name = await raise(open, lies);
  const form = await opens(an, 'overdracht');
  await form.fill({ 'Wat gaat helemaal mee?': ['het derde leerjaar lager'], 'Naar welke collega?': BERT });
  await form.submit();
  const look = await an.modalShown();
  expect(look.text).toContain('2 klassen gaan naar Bert Zeewind: L3A en L3B.');
  expect(look.text).toContain('Eén open vraag gaat mee');
  expect(look.text).not.toContain(name);
  await look.submit();
  await open.drained();
  expect(said(bert, 'volgt nu, na An Duindoorn')).toHaveLength(1);
  expect(said(lies, `${name} (L3B) ligt nu bij Bert Zeewind`)).toHaveLength(1);
  const told = an.message('volgt nu, na');
  expect(titlesOf(told)).toContain('Terugdraaien');
  await an.press(told, 'Terugdraaien');
  await open.drained();
  expect(said(an, 'alles staat weer zoals het was')).toHaveLength(1);
  expect(text(bert.message('Teruggedraaid'))).toContain('An Duindoorn volgt weer');
});

it('changes a setting, looks at the classes and at an absence, and says quiet hours', async () => {
  const all = await opens(an, 'instellingen');
  expect(all.text).toContain('Na 2 schooldagen');
  const times = await press(an, all, 'Aanpassen: Als een vraag wacht');
  await times.fill({ 'Seintje aan de coördinator na zoveel schooldagen (standaard 2)': '3' });
  await times.submit();
  expect((await an.modalShown()).text).toContain('Na 3 schooldagen');

  const classes = await opens(an, 'klassen');
  expect(classes.text).toContain('18 klassen vandaag');
  const away = await press(an, classes, 'Als iemand er niet is');
  await away.fill({ 'Wie zou er niet zijn?': AN });
  await away.submit();
  expect((await an.modalShown()).text).toMatch(/Nieuwe vragen van[\s\S]*gaan naar Carla Strandvonk/);

  const quiet = await opens(lies, 'rust');
  await quiet.fill({ 'Stil vanaf': '16:30' });
  await quiet.submit();
  await open.drained();
  expect(said(lies, 'Genoteerd.')).toHaveLength(1);
});
