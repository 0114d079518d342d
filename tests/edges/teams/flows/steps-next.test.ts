import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, opens, press, said, send, settled, watch, wellBehaved } from './acting.js';

const HANNE = 'Hanne Vuurbaak';
const ILSE = 'Ilse Anker';
const WORDS = 'Drie minuten stil lezen aan het begin';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));

it('asks who shares the class whether they saw the same, keeps an example for all, and lists what runs', async () => {
  const [hanne, ilse, an] = [open.as(HANNE), open.as(ILSE), open.as(AN)];
  const seen = watch(open);
  const started = async () => {
    await opens(open, hanne, 'zorg stap L4A');
    await send(open, hanne, {
      'Wat proberen we?': WORDS,
      'Voor wie?': 'De hele klas',
      'Welke klas?': 'L4A',
      'Waar?': 'In de klas',
    });
  };
  await started();
  const looking = async () => {
    const read = await press(hanne, await opens(open, hanne, 'zorg stappen'), 'Bekijken');
    return press(hanne, read, 'Terugkijken');
  };
  const example = await press(hanne, await looking(), 'Nu voor iedereen');
  expect(example.text).toContain('Geen leerling, geen naam.');
  await send(open, hanne, {}, 'Bewaren als voorbeeld');
  expect((await opens(open, an, 'zorg voorbeelden lezen')).text).toContain(WORDS);

  await started();
  await looking();
  await send(open, hanne, {}, 'Bespreken in zorgteam');

  await open.moveTo('2026-10-15 09:00');
  await settled(open);
  expect(said(ilse, 'Zag jij hetzelfde?')).toHaveLength(1);
  ilse.dialog?.close();
  await ilse.press(ilse.message('Zag jij hetzelfde?'), 'Ja', { nth: 0 });
  await settled(open);
  await press(ilse, ilse.message('Zag jij hetzelfde?'), 'Ik vul aan');
  await send(open, ilse, { 'Wat zag jij?': 'Vooral na de speeltijd' });
  expect(text(ilse.message('je vulde aan'))).toContain('je zag hetzelfde als Hanne Vuurbaak');

  const next = an.message('in het zorgteam bespreken');
  expect(titlesOf(next)).toEqual(['Zorgvraag maken', 'Bekijken']);
  expect((await press(an, next, 'Zorgvraag maken')).text).toContain('Over wie gaat het?');
  await opens(open, an, 'zorg stappen');
  const week = await send(open, an, { 'Welke stappen?': 'Deze week een terugblik' }, 'Tonen');
  expect(week?.text).toContain('Deze week valt er geen terugblik');
  expect([seen(ilse), seen(hanne), seen(an)].join('\n')).not.toMatch(/speeltijd|stil lezen/);
});
