import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { byIcalJs, byTsIcs } from '../../../support/two-readers.js';
import { AN, answer, BERT, DIRK, LIES, opens, press, said, send, settled, wellBehaved } from './acting.js';

const PUBLIC = 'https://zorgbode.example.org';
let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams(undefined, { PUBLIC_URL: PUBLIC });
});
afterAll(() => wellBehaved(open));

it('is planned over many classes in Teams: fixed at once, one message and one file each, a task and a preparation', async () => {
  const [an, lies, bert, dirk] = [AN, LIES, BERT, DIRK].map((name) => open.as(name)) as [
    ReturnType<typeof open.as>,
    ReturnType<typeof open.as>,
    ReturnType<typeof open.as>,
    ReturnType<typeof open.as>,
  ];
  await opens(open, an, 'zorg ronde');
  await send(open, an, {
    'Waarom komen we samen?': 'Zqx',
    Vanaf: '2026-10-19',
    'Tot en met': '2026-10-30',
    'Of kies ze zelf (mag leeg)': ['L3A', 'L3B', 'L4B'],
  });
  await send(open, an, { 'Collega’s die er bij elke klas zijn (mag leeg)': [BERT] });
  expect(an.theDialog.text).toMatch(/3 van 3\D* klassen hebben een tijd/);
  await press(an, an.theDialog, 'Aanpassen', 'L3B');
  await send(open, an, { 'Wie neemt de klas over? (leeg: niemand)': 'Zqx vlinderleraar' });
  await send(open, an, {}, 'Vastleggen');
  const told = bert.message('Jij bent erbij voor 3 klassen');
  expect(text(told)).toMatch(/L3A · .*L3B · .*L4B · /s);
  await bert.press(told, 'In mijn agenda');
  const file = await (await fetch(open.url + new URL(bert.opened.at(-1)!).pathname)).text();
  expect(byIcalJs(file)).toMatchObject({ method: 'PUBLISH' });
  expect(byIcalJs(file).events).toHaveLength(3);
  expect(byTsIcs(file)).toEqual(byIcalJs(file));
  expect(file).not.toMatch(/Zqx|L3B/);

  await press(lies, lies.message('korte voorbereiding'), 'Voorbereiden');
  await send(open, lies, { 'Jouw antwoord': 'Zqx de hoeken' });
  const overview = await press(an, an.message('Je plande'), 'Bekijken');
  expect(overview.text).toMatch(/Voorbereid: 1 van 3/);
  expect(overview.text).toContain('Opvang: Zqx vlinderleraar');
  await press(an, overview, 'Taak vooraf');
  await send(open, an, { 'Wie doet het?': DIRK });
  await press(dirk, dirk.message('vraagt je een taak vooraf'), 'Aanvinken');
  await send(open, dirk, { 'Voor welke klassen is het klaar?': ['L3B'] });
  await settled(open);
  expect(text(dirk.message('taak vooraf'))).toContain('1 van 3 klaar');
  expect(text(await answer(open, dirk, 'zorg'))).toContain('Taak vooraf tegen');

  await press(an, await press(an, an.message('Je plande'), 'Bekijken'), 'Ronde gaat niet door');
  await send(open, an, { 'Waarom? (mag leeg)': 'Het is intussen opgelost' });
  expect(said(bert, /gaat niet door\. Het is intussen opgelost/)).not.toEqual([]);
  expect(JSON.stringify([bert.messages(), dirk.messages(), lies.messages()])).not.toContain('Zqx');
});
