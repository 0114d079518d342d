import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { text } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, opens, press, send, wellBehaved } from './acting.js';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams();
});
afterAll(() => wellBehaved(open));

it('says when they teach and where their calendar is; hears that it cannot be read, without its address', async () => {
  const an = open.as(AN);
  await opens(open, an, 'zorg agenda');
  await send(open, an, {
    'Lesuren, of vrije uren (mag leeg)': 'ma 08:30-10:10',
    'Vaste overleguren (mag leeg)': 'do 13:05-15:30',
    'Adres van je agenda (leeg: blijft zoals nu)': 'https://127.0.0.1/Zqxgeheim.ics',
  });
  const told = an.message('Ik kan je agenda niet meer lezen');
  expect(text(told)).toContain('het adres is geen open adres op het internet');
  expect(JSON.stringify(an.messages())).not.toMatch(/Zqx|127\.0/);
  an.dialog?.close();
  const again = await press(an, told, 'Wanneer kan ik?');
  expect(again.text).toContain('127.0.0.1');
  expect(again.fields).toMatchObject({ 'Vaste overleguren (mag leeg)': 'do 13:05-15:30' });
  expect(JSON.stringify(again.fields)).not.toContain('Zqx');
});
