import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, answer, BERT, GRIET, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

/** He reads English, the school Dutch. */
const EOIN = 'Eoin Saltmarsh';

let open: OpenTeams;
let an: TeamsClient;
let griet: TeamsClient;
let eoin: TeamsClient;
beforeAll(async () => {
  open = await openTeams('2026-10-12 09:00');
  [an, griet, eoin] = [open.as(AN), open.as(GRIET), open.as(EOIN)];
});
afterAll(() => wellBehaved(open));

it('finds who does what in English, says why, and takes a proposal', async () => {
  // Who follows which class stands in the chat at once; what is behind a word opens from there.
  const who = await answer(open, an, 'zorg wie');
  expect(text(who)).toContain('An Duindoorn');
  const list = await press(an, who, 'Wie doet wat?');
  await list.press('Lijst om te beginnen');
  await send(open, an, {
    'Taken bij een rol (mag leeg)': ['Contact houden met het CLB · Zorgcoördinator'],
    'Van elke klasleraar, en buiten de school (mag leeg)': [
      'Spijbelen, verkeer en veiligheid rond de school · Politie, schoolspotter',
    ],
  });

  const asks = await answer(open, eoin, 'care who helps with truancy?');
  expect(text(asks)).not.toContain('truancy');
  const found = await press(eoin, asks, 'Open');
  expect(found.title).toBe('Who does what?');
  expect(found.text).toContain('Truancy, traffic, safety near school');
  expect(found.text).toContain('Police, school contact');
  expect(found.text).toContain('Found by “truancy”');
  await found.press('Add a task');
  await send(open, eoin, {
    'Which task?': 'Chess club',
    'Of which colleagues, at most 10? (optional)': [EOIN],
  });
  expect(eoin.notes.at(-1)).toContain('A coordinator will look at it');
  const kept = await opens(open, griet, 'zorg wie schaakclub');
  expect(kept.text).toContain('Voorgesteld door Eoin Saltmarsh');
  await kept.press('In de lijst zetten');
  await settled(open);
  const chess = await press(eoin, await answer(open, eoin, 'care who ches club'), 'Open');
  expect(chess.text).toContain('Chess club');
  await chess.press('Tasks as a text');
  await settled(open);
  expect(eoin.theDialog.text).toContain('Tasks of Eoin Saltmarsh');
});

it('asks what the year is about in a quiet moment, and answers with nobody’s choice', async () => {
  const polls = await opens(open, griet, 'zorg accenten');
  await polls.press('Vraag het aan het team');
  await send(open, griet, {
    'Wat vraag je?': 'Waar werken we dit jaar aan?',
    'Waaruit kan het team kiezen?': 'Rust in de gang\nSamen lezen\nBuiten leren',
    'Tot en met welke dag?': '2026-10-20',
  });
  await open.moveTo('2026-10-16 16:30');
  await settled(open);
  const asked = eoin.message('asks the team');
  expect(titlesOf(asked)).toEqual(['Choose three']);
  for (const [name, title, first] of [
    [EOIN, 'Choose three', 'First'],
    [LIES, 'Kies er drie', 'Eerst'],
    [BERT, 'Kies er drie', 'Eerst'],
  ] as const) {
    const who = open.as(name);
    await press(who, who.message(name === EOIN ? 'asks the team' : 'vraagt het team'), title);
    await send(open, who, { [first]: 'Samen lezen' });
  }
  await open.moveTo('2026-10-21 09:00');
  await settled(open);
  const few = await press(eoin, eoin.message('asks the team'), 'What did the team choose?');
  expect(few.text).toContain('There are fewer than 5 answers');
  expect(few.text).not.toMatch(/point|Lies|Bert/);
});
