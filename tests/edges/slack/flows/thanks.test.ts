import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { type Surface, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, LIES, press, said, wellBehaved } from './acting.js';

/** She reads French, he reads English, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const EOIN = 'Eoin Saltmarsh';
const TEAM = 'C0TEAM';
const SAW = 'Ik zag dat je na de speeltijd rustig bleef luisteren.';

let open: OpenSlack;
let [an, lies, bert, eoin, yasmina] = [] as unknown as SlackClient[];
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00');
  [an, lies, bert, eoin, yasmina] = [AN, LIES, BERT, EOIN, YASMINA].map((name) => open.as(name));
  const { team } = open.slack;
  team.channels.get(TEAM)!.members.add(team.botUser);
  await an!.command('/zorg', 'kanaal', { channel: TEAM });
  const form = await an!.modalShown();
  await form.fill({ 'Welk team?': 'het hele team' });
  await form.submit();
  await open.drained();
});
afterAll(() => wellBehaved(open));

const posted = (who = lies!): (Surface & { kind: 'message' })[] =>
  who
    .channel(TEAM)
    .filter(({ message }) => message.ephemeralTo === undefined)
    .filter((one) => !text(one).includes('staan niet meer') && text(one).includes('zag'));

it('begins with what was typed behind the command, a colleague’s name among it', async () => {
  await lies!.command('/waardering', '@bert.zeewind Ik zag dat je bleef wachten');
  const form = await lies!.modalShown();
  expect(form.fields['Voor wie?']).toEqual([BERT]);
  expect(form.fields['Wat zag je een collega doen?']).toBe('Ik zag dat je bleef wachten');
  await form.close({ all: true });
});

it('goes from a colleague who reads English to one who reads French, seen before it is sent', async () => {
  await eoin!.command('/waardering', '');
  const form = await eoin!.modalShown();
  expect(form.title).toBe('Appreciation');
  await form.fill({
    'For whom?': [YASMINA],
    'What did you see a colleague do?': SAW,
    'An example of everyday care? (may stay empty)': 'greeting every child by name at the door',
  });
  await form.submit();
  const look = eoin!.modal!;
  expect(look.title).toBe('How it will look');
  expect(look.text).toContain('This goes to Yasmina Kaaimuur only.');
  await look.press('Send');
  await open.drained();
  const got = yasmina!.message('a vu ce que tu as fait');
  expect(text(got)).toContain(SAW);
  expect(text(got)).toContain('Soin au quotidien');
  expect(posted()).toEqual([]);
});

it('is begun from a colleague’s message, and stands in the channel once they said that it may', async () => {
  const message = open.slack.say(bert!.id, TEAM, 'De kring staat klaar voor morgen');
  await lies!.messageShortcut('Waardeer deze collega', { channel: TEAM, ts: message.ts });
  const form = await lies!.modalShown();
  expect(form.fields['Voor wie?']).toEqual([BERT]);
  expect(form.fields['Wat zag je een collega doen?'] ?? '').toBe('');
  await form.fill({
    'Wat zag je een collega doen?': `${SAW} Noor uit L3B ook.`,
    'Waar mag het staan?': 'Nu in',
  });
  await form.submit();
  const guard = lies!.modal!;
  expect(guard.text).toContain('“Noor');
  await guard.press('Ik haal het eruit');
  const again = await lies!.modalShown();
  await again.fill({ 'Wat zag je een collega doen?': SAW });
  await again.submit();
  await lies!.modal!.press('Versturen');
  await open.drained();
  expect(posted()).toEqual([]);
  await bert!.press(bert!.message('zag wat je deed'), 'Ja, dat mag');
  await open.drained();
  expect(posted().map(text)).toEqual([expect.stringContaining(SAW)]);
  // Nobody is asked to take the message away that it was made of.
  expect(said(bert!, 'weghalen')).toEqual([]);
});

it('is seconded by name in the channel, and taken back by who wrote it', async () => {
  for (const who of [an!, yasmina!]) await who.press(posted()[0]!, 'Dat zag ik ook');
  await open.drained();
  expect(text(yasmina!.notes().at(-1)!)).toContain('Ton nom y figure');
  expect(text(posted()[0]!)).toContain(`Ook gezien door ${AN} en ${YASMINA}`);
  await lies!.command('/waardering', '');
  const mine = await press(lies!, await lies!.modalShown(), 'Wat ik al schreef');
  expect(mine.text).toContain('staat in');
  const read = await press(lies!, mine, 'Lezen');
  await read.press('Terugnemen');
  await open.drained();
  const [gone] = lies!.channel(TEAM).filter((one) => text(one).includes('nam dit bericht terug'));
  expect(titlesOf(gone!)).toEqual([]);
  expect(said(bert!, SAW)).toEqual([]);
});

it('waits for the round at the end of the week', async () => {
  await lies!.shortcut('Waardering schrijven');
  const form = await lies!.modalShown();
  await form.fill({
    'Voor wie?': [BERT],
    'Wat zag je een collega doen?': SAW,
    'Waar mag het staan?': 'in de ronde',
  });
  await form.submit();
  await lies!.modal!.press('Versturen');
  await open.moveTo('2026-10-16 15:05');
  await open.drained();
  const round = lies!.channel(TEAM).filter((one) => text(one).includes('Trotsmomenten'));
  expect(round).toHaveLength(1);
  const all = await press(eoin!, round[0]!, 'Allemaal lezen');
  expect(all.title).toBe('Proud moments');
  expect(all.text).toContain(SAW);
});

it('brings together what stood in a channel in a month, on paper for who asks', async () => {
  await eoin!.openHome();
  const month = await press(eoin!, await eoin!.homeShown(), 'This month');
  expect(month.text).toContain(SAW);
  await eoin!.press(month as never, 'Print');
  await open.drained();
  const [page, ...others] = [...open.slack.uploads.values()];
  expect(others).toEqual([]);
  expect(page!.name).toMatch(/\.pdf$/);
  expect(page!.shared?.channel).toBe(eoin!.inbox().at(-1)!.message.channel);
});
