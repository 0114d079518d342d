import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, CARLA, DIRK, ELS, GRIET, LIES, opens, press, wellBehaved } from './acting.js';

/** She reads French, the school Dutch. */
const YASMINA = 'Yasmina Kaaimuur';
const TEAM = 'C0TEAM';

let open: OpenSlack;
let an: SlackClient;
let griet: SlackClient;
let yasmina: SlackClient;
beforeAll(async () => {
  open = await openSlack('2026-10-12 09:00');
  [an, griet, yasmina] = [open.as(AN), open.as(GRIET), open.as(YASMINA)];
  const { team } = open.slack;
  team.channels.get(TEAM)!.members.add(team.botUser);
  await an.command('/zorg', 'kanaal', { channel: TEAM });
  const form = await an.modalShown();
  await form.fill({ 'Welk team?': 'het hele team' });
  await form.submit();
  await open.drained();
});
afterAll(() => wellBehaved(open));

it('finds who does what in French, by a word of another language, and says why', async () => {
  const who = await opens(an, 'wie');
  const list = await press(an, who, 'Wie doet wat?');
  const starters = await press(an, list, 'Lijst om te beginnen');
  await starters.fill({
    'Taken bij een rol': [
      'Contact houden met het CLB · Zorgcoördinator',
      'Toetsen afnemen en ontleden · Zorgleraar',
    ],
    'Van elke klasleraar, en buiten de school': ['Tolk bij een gesprek met ouders · Sociaal tolk'],
  });
  await starters.submit();
  await open.drained();
  expect((await press(an, await opens(an, 'wie'), 'Wie doet wat?')).text).toContain('3 gevonden');
  await an.modal!.close({ all: true });

  const found = await opens(yasmina, 'qui vertaling avec les parents');
  expect(found.title).toBe('Qui fait quoi ?');
  expect(found.text).toContain('Interprète pour parler aux parents');
  expect(found.text).toContain('Interprète social');
  expect(found.text).toMatch(/Trouvé grâce à|Parle de la même chose/);
  const one = await press(yasmina, found, 'Voir');
  expect(one.text).toContain('An Duindoorn tient ceci à jour');
  await yasmina.modal!.close({ all: true });

  const again = await opens(yasmina, 'qui clb');
  const asked = await press(yasmina, again, 'Demande-moi');
  await asked.fill({ 'Tu peux me parler de': 'La gestion de classe en français' });
  await asked.submit();
  await open.drained();
  const mine = await opens(an, 'wie gestion');
  expect(mine.text).toContain('Je mag mij aanspreken over: La gestion de classe en français');
  await an.modal!.close({ all: true });
  const job = await press(yasmina, await opens(yasmina, 'qui tests'), 'Les tâches en texte');
  expect(job.text).toContain('On peut en parler');
});

it('asks the whole team in its channel, keeps who chose what, and becomes a step of the team', async () => {
  const form = await press(griet, await opens(griet, 'accenten'), 'Vraag het aan het team');
  await form.fill({
    'Wat vraag je?': 'Waar werken we dit jaar aan?',
    'Waaruit kan het team kiezen?': 'Rust in de gang\nSamen lezen\nBuiten leren',
    'Tot en met welke dag?': '2026-10-16',
    'Hoe vraag ik het?': 'In het kanaal van het hele team',
  });
  await form.submit();
  await open.drained();
  const posted = () => yasmina.channel(TEAM).find((one) => text(one).includes('vraagt het team'))!;
  expect(titlesOf(posted())).toEqual(['Kies er drie']);
  for (const [name, first] of [
    [YASMINA, 'Samen lezen'],
    [LIES, 'Samen lezen'],
    [CARLA, 'Samen lezen'],
    [DIRK, 'Buiten leren'],
    [ELS, 'Samen lezen'],
    [BERT, 'Samen lezen'],
  ] as const) {
    const who = open.as(name);
    const answer = await press(who, posted(), 'Kies er drie');
    await answer.fill({ [name === YASMINA ? 'D’abord' : 'Eerst']: first });
    await answer.submit();
  }
  await open.drained();
  await open.moveTo('2026-10-19 09:00');
  expect(text(posted())).toContain('Kiezen kan niet meer');
  const result = await press(yasmina, posted(), 'Wat koos het team?');
  expect(result.text).toContain('6 collègues ont choisi');
  expect(result.text).toMatch(/Samen lezen[\s\S]*15 points[\s\S]*Buiten leren[\s\S]*3 points/);
  const theirs = await press(griet, posted(), 'Wat koos het team?');
  await griet.press(theirs, 'Maak er een schoolstap van', { near: 'Samen lezen' });
  const step = await griet.modalShown();
  expect(step.fields).toMatchObject({ 'Wat proberen jullie?': 'Samen lezen' });
  await step.submit();
  await open.drained();
  expect(yasmina.channel(TEAM).map(text).join('\n')).not.toMatch(/koos .*(Lies|Carla)/);
});
