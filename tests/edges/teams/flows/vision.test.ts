import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

let open: OpenTeams;
let [an, lies] = [] as unknown as TeamsClient[];
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00');
  [an, lies] = [AN, LIES].map((name) => open.as(name));
});
afterAll(() => wellBehaved(open));

it('is written in Teams by a coordinator, with a core value that stands on a colleague’s page', async () => {
  const page = await opens(open, an!, 'zorg visie');
  await page.press('Kernwoorden');
  await an!.theDialog.press('Kernwoord toevoegen');
  await send(
    open,
    an!,
    {
      'Het woord (hoogstens 40 tekens)': 'Warmte',
      'Wat bedoelen jullie ermee? (mag leeg, hoogstens 300 tekens)': 'Bij naam begroeten.',
    },
    'Bewaren',
  );
  an!.dialog?.close();
  expect((await opens(open, lies!, 'zorg visie')).text).toContain('Warmte');
  lies!.dialog?.close();
});

it('asks for an example now and then, and shows a coordinator who tried what', async () => {
  await open.moveTo('2026-11-13 20:00');
  await settled(open);
  const asked = lies!.message('Warmte');
  const dialog = await press(lies!, asked, 'Vertellen');
  expect(dialog.text).toContain('Bij naam begroeten.');
  lies!.dialog?.close();
  const prompt = an!.message('iets kleins dat werkte');
  expect(text(prompt)).not.toContain('Lies');
  const notice = await press(an!, prompt, 'Schrijven');
  expect(notice.title).toBe('Wat zag je deze week?');
});
