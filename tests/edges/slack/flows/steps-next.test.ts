import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, everybodys, opens, press, said, wellBehaved } from './acting.js';

const HANNE = 'Hanne Vuurbaak';
const ILSE = 'Ilse Anker';
const WORDS = 'Drie minuten stil lezen aan het begin';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('asks who shares the class whether they saw the same, keeps an example for all, and lists what runs', async () => {
  const [hanne, ilse, an] = [open.as(HANNE), open.as(ILSE), open.as(AN)];
  const started = async () => {
    const form = await opens(hanne, 'stap L4A');
    await form.fill({
      'Wat proberen we?': WORDS,
      'Voor wie?': 'De hele klas',
      'Welke klas?': 'L4A',
      'Waar?': 'In de klas',
    });
    await form.submit();
    await open.drained();
  };
  await started();

  const looking = async () =>
    press(hanne, await press(hanne, await opens(hanne, 'stappen'), 'Bekijken'), 'Terugkijken');
  const example = await press(hanne, await looking(), 'Nu voor iedereen');
  expect(example.text).toContain('Geen leerling, geen naam.');
  await example.submit();
  await open.drained();
  expect((await opens(an, 'voorbeelden lezen')).text).toContain(WORDS);

  await started();
  await hanne.press(await looking(), 'Bespreken in zorgteam');
  await open.drained();

  await open.moveTo('2026-10-15 09:00');
  const asked = ilse.message('Zag jij hetzelfde?');
  expect(said(ilse, 'Zag jij hetzelfde?')).toHaveLength(1);
  await ilse.press(asked, 'Ja', { nth: 0 });
  await open.drained();
  const more = await press(ilse, ilse.message('Zag jij hetzelfde?'), 'Ik vul aan');
  await more.fill({ 'Wat zag jij?': 'Vooral na de speeltijd' });
  await more.submit();
  await open.drained();
  expect(text(ilse.message('je vulde aan'))).toContain('je zag hetzelfde als Hanne Vuurbaak');

  const next = an.message('in het zorgteam bespreken');
  expect(titlesOf(next)).toEqual(['Zorgvraag maken', 'Bekijken']);
  expect((await press(an, next, 'Zorgvraag maken')).text).toContain('Over wie gaat het?');
  const week = await opens(an, 'stappen');
  await week.fill({ 'Welke stappen?': 'Deze week een terugblik' });
  await week.submit();
  expect((await an.modalShown()).text).toContain('Deze week valt er geen terugblik');
  expect(everybodys(open).join('\n')).not.toMatch(/speeltijd|stil lezen/);
});
