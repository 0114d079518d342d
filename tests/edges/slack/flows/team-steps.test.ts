import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { type Surface, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, LIES, opens, press, said, wellBehaved } from './acting.js';

/** She reads French, he reads English, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const EOIN = 'Eoin Saltmarsh';
const TEAM = 'C0TEAM';
const WORDS = 'Elke les start met twee minuten stilte';

let open: OpenSlack;
let an: SlackClient;
let lies: SlackClient;
let eoin: SlackClient;
let yasmina: SlackClient;
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00');
  [an, lies, eoin, yasmina] = [open.as(AN), open.as(LIES), open.as(EOIN), open.as(YASMINA)];
  const { team } = open.slack;
  team.channels.get(TEAM)!.members.add(team.botUser);
  await an.command('/zorg', 'kanaal', { channel: TEAM });
  const form = await an.modalShown();
  await form.fill({ 'Welk team?': 'het hele team' });
  await form.submit();
  await open.drained();
});
afterAll(() => wellBehaved(open));

/** What the bot says to everybody there, oldest first. */
const inChannel = (who = lies): (Surface & { kind: 'message' })[] =>
  who.channel(TEAM).filter(({ message }) => message.ephemeralTo === undefined);
const invitation = () => inChannel().find((one) => text(one).includes('Wie test mee'))!;

it('asks in the channel who tests along, once nothing in it points at a pupil', async () => {
  const form = await opens(yasmina, 'pas equipe');
  expect(form.title).toBe('Un pas d’équipe');
  await form.fill({
    'Qu’essayez-vous ?': `${WORDS}, ook voor KV7`,
    'Quelle équipe ?': 'toute l’équipe',
    'Inviter des collègues': true,
    'Pendant combien de temps ? (si tu invites)': 'une semaine',
  });
  await form.submit();
  const guard = yasmina.modal!;
  expect(guard.text).toContain('« KV7 » : peut-être un code d’élève');
  await guard.press('Adapter le texte');
  const again = await yasmina.modalShown();
  await again.fill({ 'Qu’essayez-vous ?': WORDS });
  await again.submit();
  await open.drained();
  expect(text(invitation())).toContain(
    `Yasmina Kaaimuur probeert een week “${WORDS}” in de eigen klas. Wie test mee?`,
  );
  expect(titlesOf(invitation())).toEqual(['Ik doe mee', 'Vertel me later hoe het liep', 'Lezen']);
});

it('takes who joins with one tap, answers them alone, and shows who is in it', async () => {
  for (const who of [an, lies, eoin]) await who.press(invitation(), 'Ik doe mee');
  await open.drained();
  expect(text(eoin.notes().at(-1)!)).toMatch(/you are in on \*?\S+\*?\. On Monday 19 October/);
  expect(text(an.notes().at(-1)!)).toContain('Fijn, je doet mee');
  const now = text(invitation());
  expect(now).toMatch(/An Duindoorn.*Lies Wadloper en Eoin Saltmarsh testen mee|testen mee/);
  await lies.press(invitation(), 'Ik doe mee');
  await open.drained();
  expect(text(lies.notes().at(-1)!)).toContain('Je doet al mee');
  const read = await press(lies, invitation(), 'Lezen');
  await read.press('Toch niet');
  await open.drained();
  expect(text(invitation())).not.toContain('Lies');
  expect(inChannel()).toHaveLength(2);
});

it('asks each on the day, gathers it for who keeps it, and closes it once', async () => {
  await open.moveTo('2026-10-19 09:00');
  const asked = eoin.message('how did it go for you');
  expect(titlesOf(asked)).toContain('Did not help');
  await eoin.press(asked, 'Did not help');
  await open.drained();
  expect(said(lies, 'hoe ging het bij jou')).toEqual([]);
  expect(inChannel()).toHaveLength(2);
  const together = await press(
    yasmina,
    yasmina.message('comment ça s’est passé chez toi'),
    'Faire le point ensemble',
  );
  expect(together.text).toContain('Eoin Saltmarsh : n’a pas aidé, on arrête');
  expect(together.text).toContain('An Duindoorn : pas encore de réponse');
  await together.press('Marche, on garde');
  await open.drained();
  expect(text(invitation())).toContain('Yasmina Kaaimuur: werkt, we houden het');
  expect(titlesOf(invitation())).toEqual(['Lezen']);
});

it('asks a team of a step of its own in one card a day, where anybody’s tap is the look back', async () => {
  for (const what of ['We zeggen in de gang goeiedag', 'Elke vrijdag tien minuten opruimen']) {
    const form = await opens(lies, 'teamstap');
    await form.fill({
      'Wat proberen jullie?': what,
      'Welk team?': 'het hele team',
      'Na hoeveel schooldagen?': '5 schooldagen',
    });
    await form.submit();
    await open.drained();
  }
  await open.moveTo('2026-10-26 09:00');
  const card = () => inChannel().at(-1)!;
  expect(inChannel()).toHaveLength(3);
  expect(text(card())).toContain('goeiedag');
  expect(text(card())).toContain('opruimen');
  await eoin.press(card(), 'Werkt, houden', { nth: 0 });
  await open.drained();
  expect(text(eoin.notes().at(-1)!)).toContain('works, we keep it');
  expect(text(card())).toContain('Eoin Saltmarsh: werkt, we houden het');
  await an.press(card(), 'Ongedaan maken');
  await open.drained();
  expect(text(an.notes().at(-1)!)).toContain('Alleen Eoin Saltmarsh kan dit terugnemen');
  await eoin.press(card(), 'Ongedaan maken');
  await open.drained();
  expect(text(card())).not.toContain('Eoin');
});
