import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, everybodys, LIES, press, raise, read, wellBehaved } from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => wellBehaved(open));

it('suggests with a reason, chooses a phase with what was looked at, and says which are about one pupil', async () => {
  const [earlier, name] = [await raise(open, lies), await raise(open, lies)];
  const dialog = await read(an, name);
  expect(dialog.text).toMatch(/Een vraag stellen\*?, want er staat nog niet bij wat er al loopt/);
  expect(dialog.text).toContain('Jij beslist.');
  expect(dialog.text).toContain(earlier);

  const together = await press(an, dialog, 'Ja, zelfde leerling');
  expect(together.text).toContain('Over dezelfde leerling');
  expect(together.text).toContain('want er was al eerder een vraag over dezelfde leerling');
  expect(together.text).not.toContain('Gaat het over dezelfde leerling?');

  const phase = await press(an, together, 'Fase Verhoogde zorg kiezen');
  await phase.fill({ 'Fase van de ondersteuning': 'Uitbreiding van zorg' });
  await phase.submit();
  const checks = await an.modalShown();
  await checks.fill({
    'Dit is al gebeurd': ['We probeerden al iets uit'],
    Toestemming: 'Nog niet gevraagd',
  });
  await checks.submit();
  const read2 = await an.modalShown();
  expect(read2.text).toContain('Uitbreiding van zorg');
  expect(read2.text).toContain('Nog niet: teruggekeken op wat het deed');
  await open.drained();
  expect(everybodys(open).join('\n')).not.toMatch(/Uitbreiding|Verhoogde|zelfde leerling|voorstel/i);

  const ask = await press(an, await read(an, earlier), 'Ja, een vraag stellen');
  await ask.fill({ 'Wat wil je nog weten?': 'Wat probeerde je al?' });
  await ask.submit();
  await open.drained();
  expect(titlesOf(lies.message('korte vraag'))).toContain('Lezen en antwoorden');
});
