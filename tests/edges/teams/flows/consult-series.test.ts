import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, LIES, press, said, send, settled, wellBehaved } from './acting.js';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams(undefined, { PUBLIC_URL: 'https://zorgbode.example.org' });
});
afterAll(() => wellBehaved(open));

it('sets up a meeting that returns, told once with one entry for a calendar, and stops it', async () => {
  const [an, lies] = [open.as(AN), open.as(LIES)];
  await press(an, await answer(open, an, 'zorg'), 'Vast overleg');
  await send(open, an, {
    'Waarom komen we samen?': 'Zqx',
    'Met wie?': [LIES],
    'Welke dag?': 'dinsdag',
    'Om hoe laat?': '10:00',
  });
  expect(an.theDialog.text).toContain('herfstvakantie');
  await send(open, an);
  expect(said(lies, 'elke week op dinsdag')).toHaveLength(1);
  await lies.press(lies.message('elke week op dinsdag'), 'In mijn agenda');
  const file = await (await fetch(open.url + new URL(lies.opened.at(-1)!).pathname)).text();
  expect(file).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU');
  const seen = await press(an, an.message('elke week op dinsdag'), 'Bekijken');
  expect(seen.text).toContain('di 13/10 om 10:00');
  await press(an, seen, 'Aanpassen');
  await send(open, an, { 'Om hoe laat?': '10:30' });
  expect(an.theDialog.text).toContain('10:30');
  await send(open, an);
  expect(said(lies, '10:30')).not.toEqual([]);
  an.dialog?.close();

  await open.moveTo('2027-03-02 09:00');
  await settled(open);
  const asked = an.message('Waarom komen jullie samen');
  expect(text(asked)).not.toContain('Zqx');
  await an.press(asked, 'Ja, zo');
  await settled(open);
  await press(an, an.message('Nog nodig?'), 'Eén zin erbij');
  await send(open, an, { 'Waarom komen jullie samen? (mag leeg)': 'Anders zien we elkaar niet' });
  an.dialog?.close();
  const later = await press(an, an.message('Nog nodig?'), 'Bekijken');
  expect(later.text).toContain('Anders zien we elkaar niet');
  await press(an, later, 'Mag stoppen');
  await send(open, an);
  expect(text(lies.message('is gestopt'))).not.toContain('Zqx');
});
