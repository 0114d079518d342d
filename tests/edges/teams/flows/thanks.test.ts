import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, BERT, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

/** She reads French, he reads English, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const EOIN = 'Eoin Saltmarsh';
const SAW = 'J’ai vu que tu as pris le temps d’écouter.';

let open: OpenTeams;
let [an, lies, bert, eoin, yasmina] = [] as unknown as TeamsClient[];
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00');
  [an, lies, bert, eoin, yasmina] = [AN, LIES, BERT, EOIN, YASMINA].map((name) => open.as(name));
  await an!.saysIn('Zorg', '@Zorgbode zorg kanaal');
  await settled(open);
  await press(an!, an!.messages().at(-1)!, 'Openen');
  await send(open, an!, { 'Welk team?': 'het hele team' });
});
afterAll(() => wellBehaved(open));

const posted = (about: string): Shown[] =>
  lies!
    .messagesIn('Zorg')
    .filter(({ message }) => message.from === open.teams.world.bot.id)
    .filter((one) => text(one).includes(about));

it('goes from who reads French to who reads English, who keeps it for himself', async () => {
  await press(yasmina!, await answer(open, yasmina!, 'merci'), 'Ouvrir');
  const look = await send(open, yasmina!, {
    'Pour qui ?': [EOIN],
    'Qu’as-tu vu faire un ou une collègue ?': SAW,
    'Où peut-il figurer ?': 'tout de suite',
  });
  expect(look!.text).toContain('Ceci va dans Zorg. Le choix de la personne');
  await look!.press('Envoyer');
  await settled(open);
  const got = await eoin!.message('saw what you did');
  expect(text(got)).toContain(SAW);
  await eoin!.press(got, 'Rather just for me');
  await settled(open);
  expect(eoin!.notes.at(-1)).toContain('stays personal');
  expect(posted(SAW)).toEqual([]);
  await open.moveTo('2026-10-13 09:00');
  await settled(open);
  expect(text(yasmina!.message('est resté personnel'))).toContain(EOIN);
});

it('is begun from a colleague’s message, and is seconded in the channel', async () => {
  bert!.dialog?.close();
  const preference = await press(bert!, await answer(open, bert!, 'waardering'), 'Openen');
  await preference.press('Mijn voorkeur');
  await send(open, bert!, { 'Wat over mij gaat': 'Mag in een kanaal' });
  const message = await bert!.saysIn('Zorg', 'De kring staat klaar voor morgen');
  void message;
  const theirs = lies!.messagesIn('Zorg').find((one) => text(one).includes('De kring staat klaar'))!;
  const form = await lies!.makeRequestFrom(theirs, 'thanks.form');
  expect(form!.fields['Voor wie?']).toEqual([BERT]);
  const look = await send(open, lies!, {
    'Wat zag je een collega doen?': 'Ik zag dat je de kring anders zette.',
    'Waar mag het staan?': 'Nu in',
  });
  await look!.press('Versturen');
  await settled(open);
  const [post] = posted('de kring anders');
  expect(titlesOf(post!)).toEqual(['Dat zag ik ook', 'Meer…']);
  await an!.press(post!, 'Dat zag ik ook');
  await eoin!.press(post!, 'Dat zag ik ook');
  await settled(open);
  expect(eoin!.notes.at(-1)).toContain('Your name stands with it');
  expect(text(posted('de kring anders')[0]!)).toContain(`Ook gezien door ${AN} en ${EOIN}`);
});

it('is posted with those of the week, once, on its last school day', async () => {
  await opens(open, lies!, 'waardering');
  const look = await send(open, lies!, {
    'Voor wie?': [BERT],
    'Wat zag je een collega doen?': 'Ik zag dat je de gang rustig hield.',
    'Waar mag het staan?': 'in de ronde',
  });
  await look!.press('Versturen');
  await open.moveTo('2026-10-16 15:05');
  await settled(open);
  expect(posted('Trotsmomenten')).toHaveLength(1);
  const all = await press(eoin!, posted('Trotsmomenten')[0]!, 'Allemaal lezen');
  expect(all.text).toContain('de gang rustig hield');
  await open.moveTo('2026-10-23 16:00');
  await settled(open);
  expect(posted('Trotsmomenten')).toHaveLength(1);
});

it('brings together what stood in a channel in a month, on paper for who asks', async () => {
  yasmina!.dialog?.close();
  const month = await press(yasmina!, await answer(open, yasmina!, 'soin'), 'Ce mois-ci');
  expect(month.text).toContain('de gang rustig hield');
  expect(month.text).not.toContain(SAW);
  await month.press('Imprimer');
  await settled(open);
  // Without an address of our own it says what would be needed.
  expect(text(yasmina!.message('Les mercis du mois'))).toContain('PUBLIC');
});
