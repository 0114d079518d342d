import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, opens, press, said, wellBehaved } from './acting.js';

let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));

it('says when they teach and where their calendar is; hears that it cannot be read, without its address', async () => {
  const an = open.as(AN);
  const form = await opens(an, 'agenda');
  await form.fill({ 'Lesuren, of vrije uren': 'altijd' });
  await form.submit();
  expect(form.text).toContain('Schrijf het zo');
  await form.fill({
    'Lesuren, of vrije uren': 'ma 08:30-10:10',
    'Vaste overleguren': 'do 13:05-15:30',
    'Adres van je agenda (leeg: blijft zoals nu)': 'https://127.0.0.1/Zqxgeheim.ics',
  });
  await form.submit();
  await open.drained();
  const told = said(an, 'Ik kan je agenda niet meer lezen: het adres is geen open adres op het internet');
  expect(told).toHaveLength(1);
  expect(JSON.stringify(an.inbox())).not.toMatch(/Zqx|127\.0/);
  const again = await press(an, an.message('Ik kan je agenda'), 'Wanneer kan ik?');
  expect(again.text).toContain('127.0.0.1');
  expect(again.fields).toMatchObject({ 'Vaste overleguren': 'do 13:05-15:30' });
  expect(JSON.stringify(again.fields)).not.toContain('Zqx');
});
