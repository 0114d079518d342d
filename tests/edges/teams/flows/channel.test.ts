import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type Shown, text } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, LIES, opens, press, said, send, settled, wellBehaved } from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterAll(() => wellBehaved(open));

const posted = (who = lies): Shown[] =>
  who.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id);

it('links the channel in which it is typed, by a button in one’s own chat, and posts one card there', async () => {
  const before = an.messages().length;
  await an.saysIn('Zorg', '@Zorgbode zorg kanaal');
  await settled(open);
  const button = an.messages()[before]!;
  expect(posted()).toEqual([]);
  const form = await press(an, button, 'Openen');
  expect(form.text).toContain('van welk team van');
  expect(form.text).not.toContain('/invite');
  await send(open, an, {
    'Welk team?': 'Een nieuw team',
    'Naam van het team': 'Derde graad',
    'Wie zit erin?': [AN, LIES],
  });
  const [card, ...more] = posted();
  expect(more).toEqual([]);
  expect(text(card!)).toContain('Derde graad');
  expect(text(card!)).toContain('nooit iets over een leerling');
  expect(card!.message.conversation.id).toBe(open.teams.world.channel('Zorg').id);
  const who = await press(lies, card!, 'Wie zit erin?');
  expect(who.text).toMatch(/2 collega’s vandaag[\s\S]*An Duindoorn[\s\S]*Lies Wadloper/);
});

it('keeps it up to date, and stops once it is unlinked', async () => {
  const settings = await opens(open, an, 'zorg instellingen');
  await press(an, await press(an, settings, 'Teams en kanalen'), 'Aanpassen: Derde graad');
  await send(open, an, { 'Naam van het team': 'Vijf en zes' }, 'Bewaren');
  expect(text(posted()[0]!)).toContain('Vijf en zes');

  const teams = await press(an, await opens(open, an, 'zorg instellingen'), 'Teams en kanalen');
  await press(an, teams, 'Aanpassen: Vijf en zes');
  await send(open, an, {}, 'Kanaal loskoppelen');
  expect(posted()).toHaveLength(1);
});

it('takes the team away, asked a second time', async () => {
  const teams = await press(an, await opens(open, an, 'zorg instellingen'), 'Teams en kanalen');
  const sure = await press(an, await press(an, teams, 'Aanpassen: Vijf en zes'), 'Team weghalen');
  expect(sure.text).toContain('gaat van de lijst');
  await send(open, an, {}, 'Team weghalen');
  const left = await press(an, await opens(open, an, 'zorg instellingen'), 'Teams en kanalen');
  expect(left.text).not.toContain('Vijf en zes');
});

it('is refused in the personal chat, and to who may not', async () => {
  expect(text(await answer(open, an, 'zorg kanaal'))).toContain('Typ “zorg kanaal” in het kanaal zelf');
  await lies.saysIn('Zorg', '@Zorgbode zorg kanaal');
  await settled(open);
  const button = lies.messages().at(-1)!;
  expect(text(button)).toContain('andere rol op school');
});

it('says who linked it that the app is not in the team any more', async () => {
  await an.saysIn('Zorg', '@Zorgbode zorg kanaal');
  await settled(open);
  await press(an, an.messages().at(-1)!, 'Openen');
  open.teams.faults.next('send', { status: 403 });
  await send(open, an, { 'Welk team?': 'het hele team' });
  expect(said(an, 'kon ik niets zetten in Zorg, het kanaal van het hele team')).toHaveLength(1);
  expect(said(an, 'voeg je de app toe aan het team')).toHaveLength(1);
  expect(posted()).toHaveLength(1);
});
