import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, LIES, raise } from './acting.js';

let sandbox: Sandbox;
const words: string[] = [];
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  for (let n = 0; n < 3; n++) {
    words.push((await raise(sandbox.as(LIES))).roepnaam);
    sandbox.clock.moveTo(sandbox.clock.now() + 60_000);
  }
});
afterAll(() => sandbox.close());

const orderIn = (card: unknown): string[] =>
  textOf(card)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => words.includes(line));
const listed = async (person: string, which: string) =>
  orderIn((await sandbox.as(person).act('request.list', { which })).dialog);

it('puts what lies still longest first for a coordinator, and the latest news first for who asked', async () => {
  const { home } = await sandbox.as(AN).inbox();
  expect(orderIn(home)).toEqual(words);
  expect(await listed(AN, 'lead')).toEqual(words);
  expect(await listed(LIES, 'mine')).toEqual(words.toReversed());
});
