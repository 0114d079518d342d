import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { titlesOf } from '../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../support/teams/open.js';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(async () => {
  await open.close();
});

it('asks for help by a typed command and gets a confirmation', async () => {
  const kaat = open.who('L3B');
  await kaat.says('zorgvraag');
  const message = await kaat.messageCame('Een zorgvraag');
  await kaat.press(message, 'Openen');
  const dialog = kaat.theDialog;
  kaat.fill(dialog, {
    'Het gaat over': 'Eén leerling',
    'Welke klas?': 'L3B',
    'In je eigen woorden': 'Kan moeilijk stilzitten.',
    'Jouw antwoord': 'Nee',
  });
  await kaat.press(dialog, titlesOf(dialog)[0]!);
  await open.drained();
  expect(open.teams.problems).toEqual([]);
});
