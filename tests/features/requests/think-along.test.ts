import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, counts, DIRK, GRIET, idOf, LIES, said } from './acting.js';

const QUESTION = 'Hoe pakken jullie de overgang na de speeltijd aan';
let sandbox: Sandbox;
let lies: Acting;
let xander: Acting;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  xander = sandbox.as('xander-springtij');
});
afterAll(() => sandbox.close());

it('asks colleagues to think along, without pupils and without words in the chat', async () => {
  const { dialog } = await lies.type('/zorg meedenken');
  expect(textOf(dialog)).toContain('geen naam, geen code, geen initialen');
  expect((await lies.press(dialog, 'Vragen', { question: QUESTION })).errors).toHaveProperty('people');
  expect((await lies.press(dialog, 'Vragen', { people: LIES, question: QUESTION })).errors).toHaveProperty(
    'people',
  );
  expect((await lies.press(dialog, 'Vragen', { people: 'xander-springtij' })).errors).toHaveProperty(
    'question',
  );
  const sent = await lies.press(dialog, 'Vragen', { people: 'xander-springtij', question: QUESTION });
  expect(sent).toMatchObject({ closed: true, note: expect.stringContaining('Xander Springtij') });
  expect(await counts(sandbox)).toEqual({ request: 0, requestDraft: 0, think: 1 });

  const asked = await xander.message('meedenken');
  expect(JSON.stringify(await xander.inbox())).not.toContain(QUESTION);
  const read = await xander.press(asked.card, 'Lezen en meedenken');
  expect(textOf(read.dialog)).toContain(QUESTION);
  await xander.press(read.dialog, 'Antwoorden', { text: 'Wij drinken eerst water' });
  const answered = await lies.message('dacht met je mee');
  expect(JSON.stringify((await lies.inbox()).messages)).not.toContain('water');
  const answers = await lies.press(answered.card, 'Lezen');
  expect(textOf(answers.dialog)).toContain('Wij drinken eerst water');

  const id = idOf(asked.card);
  for (const outsider of [AN, GRIET, DIRK, 'sam-ebbe']) {
    for (const verb of ['think.read', 'think.answer', 'think.close']) {
      const who = sandbox.as(outsider);
      const theirs = await who.act(verb, { id, text: 'hallo' });
      expect(theirs).toEqual(await who.act(verb, { id: 'NIETS', text: 'hallo' }));
    }
  }
  expect((await xander.act('think.close', { id })).note).toContain('niet voor jou');
  await lies.press(answers.dialog, 'Ik kan verder, dank je');
  expect((await xander.act('think.answer', { id, text: 'Nog iets' })).note).toContain('afgerond');
  expect(titlesOf((await xander.press(asked.card, 'Lezen en meedenken')).dialog)).toEqual([]);
});

it('reaches the whole care team with one tick', async () => {
  const { dialog } = await lies.type('/zorg meedenken');
  await lies.press(dialog, 'Vragen', { team: 'true', question: 'Wie kent een goed rekenspel' });
  await sandbox.moveTo('2026-10-14T12:00'); // all of them worked by then, Carla on Thursday
  await sandbox.moveTo('2026-10-15T12:00');
  for (const member of [AN, 'bert-zeewind', 'carla-strandvonk', DIRK, 'els-schelpaert', 'farah-golfslag'])
    expect(await said(sandbox.as(member), 'meedenken|mee te denken|even wil meedenken')).toHaveLength(1);
  expect(await said(sandbox.as(GRIET), 'meedenken')).toEqual([]);
});
