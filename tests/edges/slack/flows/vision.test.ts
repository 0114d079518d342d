import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inLanguage } from '../../../support/in-language.js';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, home, LIES, opens, press, said, wellBehaved } from './acting.js';

/** She reads French, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const { say } = inLanguage('fr');

let open: OpenSlack;
let [an, lies, yasmina] = [] as unknown as SlackClient[];
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00');
  [an, lies, yasmina] = [AN, LIES, YASMINA].map((name) => open.as(name));
});
afterAll(() => wellBehaved(open));

it('is written by a coordinator, and stands in French around it on a colleague’s home', async () => {
  await (await opens(an!, 'visie')).press('Tekst aanpassen');
  const form = await an!.modalShown();
  await form.fill({ 'Waar staan jullie voor?': 'Elk kind groeit, ook KV7.\n\nZorg begint in de klas.' });
  await form.submit();
  expect(an!.modal!.text).toContain('“KV7”: misschien een leerlingencode');
  await an!.modal!.fill({ 'Waar staan jullie voor?': 'Elk kind groeit.\n\nZorg begint in de klas.' });
  await an!.modal!.submit();
  await an!.modal!.press('Kernwoorden');
  await (await an!.modalShown()).press('Kernwoord toevoegen');
  const value = await an!.modalShown();
  await value.fill({
    'Het woord': 'Warmte',
    'Een emoji': '💛',
    'Wat bedoelen jullie ermee?': 'Bij naam begroeten.',
  });
  await value.submit();
  await an!.modal!.close({ all: true });

  expect(await home(open, yasmina!)).toContain('Mot-clé de la semaine');
  expect(await home(open, yasmina!)).toContain('💛 Warmte');
  const page = await opens(yasmina!, 'vision');
  expect(page.title).toBe(say('vision.title'));
  expect(page.text).toContain('Zorg begint in de klas.');
  expect(page.text).not.toContain('KV7');
  expect(titlesOf(page)).toEqual([]);
  await page.close({ all: true });
});

it('asks for an example now and then, in French, and makes of it what she chooses', async () => {
  await open.moveTo('2026-11-13 20:00');
  const asked = yasmina!.message('En as-tu un exemple');
  expect(titlesOf(asked)).toEqual([say('pulse.tell'), say('asks.skip'), say('asks.never')]);
  const dialog = await press(yasmina!, asked, say('pulse.tell'));
  expect(dialog.text).toContain('Bij naam begroeten.');
  await dialog.fill({
    'Qu’as-tu fait ?': 'Lies et moi étions à la porte.',
    [say('pulse.use')]: say('pulse.use.thanks'),
  });
  await dialog.submit();
  const thanks = yasmina!.modal!;
  expect(Object.values(thanks.fields)).toContain('Lies et moi étions à la porte.');
  await thanks.close({ all: true });

  await yasmina!.press(asked, say('asks.never'));
  await open.drained();
  expect(said(yasmina!, 'je ne te le demanderai plus')).toHaveLength(1);
  const own = await press(yasmina!, yasmina!.message('je ne te le demanderai plus'), say('asks.title'));
  expect(own.title).toBe(say('asks.title'));
  await own.close({ all: true });
});

it('shows a coordinator on Thursday who tried what, and opens the thank-you with both filled in', async () => {
  const asked = an!.message('iets kleins dat werkte');
  expect(text(asked)).not.toContain('Lies');
  const dialog = await press(an!, asked, 'Schrijven');
  expect(dialog.title).toBe('Wat zag je deze week?');
  await dialog.press('Schrijven', { nth: 0 });
  expect((await an!.modalShown()).title).toBe('Waardering');
  await an!.modal!.close({ all: true });
  expect(lies!.inbox().map(text).join()).not.toContain('iets kleins');
});
