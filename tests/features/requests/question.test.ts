import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES, raise } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let id: string;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  ({ id } = await raise(lies));
  await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
  await sandbox.running.drained();
});
afterEach(() => sandbox.close());

/** The message that asked, as it stands now. */
async function asked(): Promise<string> {
  await sandbox.running.drained();
  const { messages } = await lies.inbox();
  const found = messages.filter(({ card }) =>
    /vraag (over|van An)|om je te bellen/.test(textOf(card).replace(/\s+/g, ' ')),
  );
  expect(found).toHaveLength(1);
  const { card } = found[0]!;
  expect(titlesOf(card)).toEqual(
    textOf(card).includes('korte vraag') ? ['Lezen en antwoorden', 'Bel mij liever'] : ['Bekijken'],
  );
  return textOf(card).replace(/\s+/g, ' ');
}

it('asks no more once it was answered', async () => {
  expect(await asked()).toContain('An Duindoorn heeft een korte vraag over');
  await lies.act('request.reply.save', { id, text: 'Sinds Pasen.' });
  expect(await asked()).toContain('Je antwoordde op een vraag van An Duindoorn over');
  // Who asked is named, also when somebody else has it by then.
  await an.act('request.hand-over.save', { id, to: BERT });
  expect(await asked()).toContain('Je antwoordde op een vraag van An Duindoorn over');
});

it('says that somebody would sooner be called', async () => {
  await lies.act('request.call-me', { id });
  expect(await asked()).toContain('Je vroeg An Duindoorn om je te bellen over');
});

it('asks no more where it went on without an answer', async () => {
  await an.act('request.answer.save', { id, text: 'Ik kom langs.' });
  expect(await asked()).toContain('Antwoorden hoeft niet meer.');
});
