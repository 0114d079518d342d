import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { type Shown, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, BERT, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

/** She reads French, he reads English, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const EOIN = 'Eoin Saltmarsh';
const WORDS = 'Elke les start met twee minuten stilte';

let open: OpenTeams;
let an: TeamsClient;
let lies: TeamsClient;
let eoin: TeamsClient;
let yasmina: TeamsClient;
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00');
  [an, lies, eoin, yasmina] = [open.as(AN), open.as(LIES), open.as(EOIN), open.as(YASMINA)];
  await an.saysIn('Zorg', '@Zorgbode zorg kanaal');
  await settled(open);
  await press(an, an.messages().at(-1)!, 'Openen');
  await send(open, an, { 'Welk team?': 'het hele team' });
});
afterAll(() => wellBehaved(open));

const posted = (who = lies): Shown[] =>
  who.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id);
const invitation = (who = lies): Shown => posted(who).find((one) => text(one).includes(WORDS))!;
const join = async (who: TeamsClient, title: string) => {
  await who.press(await who.look(invitation(who)), title);
  await settled(open);
};

it('asks in the channel who tests along, once nothing in it points at a pupil', async () => {
  await press(eoin, await answer(open, eoin, 'care team step'), 'Open');
  const guard = await send(open, eoin, {
    'What do you try?': `${WORDS}, ook voor J.V.`,
    'Which team?': 'the whole team',
    'Invite colleagues (optional)': true,
    'For how long? (only when inviting)': 'a week',
  });
  expect(guard!.text).toContain('“J.V.”: perhaps initials');
  await guard!.press('Change the text');
  await send(open, eoin, { 'What do you try?': WORDS });
  expect(text(invitation())).toContain(`${EOIN} probeert een week “${WORDS}” in de eigen klas.`);
  expect(titlesOf(invitation())).toEqual(['Ik doe mee', 'Vertel me later hoe het liep', 'Lezen']);
});

it('shows whoever is in it the way out on the same card, in their own language, and the others the way in', async () => {
  await join(an, 'Ik doe mee');
  expect(an.notes.at(-1)).toContain('Fijn, je doet mee');
  await join(yasmina, 'Vertel me later hoe het liep');
  expect(yasmina.notes.at(-1)).toContain('tu sauras comment ça s’est passé');

  const { refresh } = invitation().message.card!;
  expect(refresh.userIds).toHaveLength(3);
  const views = await Promise.all([an, yasmina, eoin, lies].map((who) => who.look(invitation(who))));
  expect(views.map(titlesOf)).toEqual([
    ['Toch niet', 'Lezen'],
    ['Je participe', 'Finalement non', 'Lire'],
    ['Read'],
    ['Ik doe mee', 'Vertel me later hoe het liep', 'Lezen'],
  ]);
  expect(text(views[0]!)).toContain('Je doet mee.');
  expect(text(views[2]!)).toContain('You keep this.');
  for (const view of views) expect(text(view)).toContain(AN);

  // What was tapped on a screen that was not refreshed is done once all the same.
  await join(lies, 'Ik doe mee');
  await join(an, 'Toch niet');
  expect(titlesOf(await an.look(invitation(an)))).toEqual([
    'Ik doe mee',
    'Vertel me later hoe het liep',
    'Lezen',
  ]);
  expect(titlesOf(await lies.look(invitation(lies)))).toEqual(['Toch niet', 'Lezen']);
  expect(text(invitation(an))).not.toContain(AN);
  await join(an, 'Ik doe mee');
  expect(posted()).toHaveLength(2);
});

it('asks each on the day in their own chat, gathers it for who keeps it, and closes it once', async () => {
  await open.moveTo('2026-10-19 09:00');
  await settled(open);
  await an.press(an.message('hoe ging het bij jou'), 'Werkt, houden');
  await settled(open);
  const form = await press(an, an.message('jij zei: werkt'), 'Eén zin erbij');
  expect(form.text).toContain('Alleen wie de stap bijhoudt, leest wie wat antwoordde');
  await send(open, an, { 'In één zin (mag leeg)': 'Vooral na de speeltijd' });
  const together = await press(eoin, eoin.message('how did it go for you'), 'Look back together');
  expect(together.text).toMatch(
    /Lies Wadloper: no answer yet\nAn Duindoorn: works, we keep it\nVooral na de speeltijd/,
  );
  await together.press('Works, keep');
  await settled(open);
  expect(text(invitation())).toContain(`${EOIN}: werkt, we houden het`);
  expect(titlesOf(await an.look(invitation(an)))).toEqual(['Lezen']);
});

it('asks a team of a step of its own in one card a day, where anybody’s tap is the look back', async () => {
  for (const what of ['We zeggen in de gang goeiedag', 'Elke vrijdag tien minuten opruimen']) {
    await opens(open, lies, 'zorg teamstap');
    await send(open, lies, {
      'Wat proberen jullie?': what,
      'Welk team?': 'het hele team',
      'Na hoeveel schooldagen?': '5 schooldagen',
    });
  }
  await open.moveTo('2026-10-26 09:00');
  await settled(open);
  const card = () => posted().at(-1)!;
  expect(posted()).toHaveLength(3);
  expect(text(card())).toMatch(/goeiedag[\s\S]*opruimen/);
  const bert = open.as(BERT);
  await bert.press(card(), 'Werkt, houden', { nth: 0 });
  await settled(open);
  expect(bert.notes.at(-1)).toContain('werkt, we houden het');
  expect(text(card())).toContain(`${BERT}: werkt, we houden het`);
  await eoin.press(card(), 'Ongedaan maken');
  expect(eoin.notes.at(-1)).toContain(`Only ${BERT} can take this back`);
  await bert.press(card(), 'Ongedaan maken');
  await settled(open);
  expect(text(card())).not.toContain(BERT);
});
