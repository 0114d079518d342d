import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, LIES, press, raise, read, send, watch, wellBehaved } from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterAll(() => wellBehaved(open));

it('suggests with a reason, chooses a phase with what was looked at, and says which are about one pupil', async () => {
  const [earlier, name] = [await raise(open, lies), await raise(open, lies)];
  const said = watch(open);
  const dialog = await read(an, name);
  expect(dialog.text).toMatch(/Een vraag stellen, want er staat nog niet bij wat er al loopt/);
  expect(dialog.text).toContain('Jij beslist.');
  expect(dialog.text).toContain(earlier);

  const together = await press(an, dialog, 'Ja, zelfde leerling');
  expect(together.text).toContain('want er was al eerder een vraag over dezelfde leerling');
  expect(together.text).not.toContain('Gaat het over dezelfde leerling?');

  await press(an, together, 'Fase Verhoogde zorg kiezen');
  await send(open, an, { 'Fase van de ondersteuning': 'Uitbreiding van zorg' });
  const back = await send(open, an, {
    'Dit is al gebeurd': ['We probeerden al iets uit'],
    Toestemming: 'Ja, van de ouders',
  });
  expect(back?.text).toContain('Uitbreiding van zorg');
  expect(back?.text).toContain('De ouders gaan akkoord, noteerde An Duindoorn.');
  expect(said(lies).join('\n')).not.toMatch(/Uitbreiding|Verhoogde|zelfde leerling|voorstel/i);

  await press(an, await read(an, earlier), 'Ja, een vraag stellen');
  await send(open, an, { 'Wat wil je nog weten?': 'Wat probeerde je al?' });
  expect(said(lies, 'korte vraag')).toHaveLength(1);
});
