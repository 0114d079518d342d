import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { busyMorning, busySchool, oneEach, type Place, type Screen } from '../../support/busy-morning.js';
import { buttonIn, type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';

let dir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dir = await busySchool('nl');
  sandbox = await openSandbox('2026-10-12 15:30', { DATA_DIR: dir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dir, { recursive: true, force: true });
});

function fieldIn(node: unknown, id: string): any {
  if (node === null || typeof node !== 'object') return undefined;
  const { type, id: own } = node as { type?: string; id?: string };
  if (type?.startsWith('Input.') && own === id) return node;
  for (const child of Object.values(node)) {
    const found = fieldIn(child, id);
    if (found) return found;
  }
  return undefined;
}

function screenOf(id: string): Screen {
  const who = sandbox.as(id);
  let card: Card = {};
  let place: 'home' | 'dialog' | undefined;
  let messageId: string | undefined;
  let filled: Record<string, string> = {};
  const send = async (body: object) => {
    const response = await fetch(`${sandbox.url}/sandbox/api/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: id, ...body }),
    });
    const shown: any = await response.json();
    if (shown.errors) throw new Error(JSON.stringify(shown.errors));
    filled = {};
    if (shown.dialog) {
      card = shown.dialog;
      place = 'dialog';
    } else if (shown.card) card = shown.card;
    else if (shown.closed) card = {};
  };
  const home = async () => {
    card = (await who.inbox()).home;
    [place, messageId] = ['home', undefined];
  };
  return {
    text: () => textOf(card),
    titles: () => titlesOf(card),
    choices: (field, ending) =>
      fieldIn(card, field)
        .choices.filter(({ title }: { title: string }) => title.endsWith(ending))
        .map(({ value }: { value: string }) => value),
    async press(title) {
      const { verb, data } = buttonIn(card, title);
      await send({ verb, place, messageId, input: { ...inputsOf(card), ...filled, ...data } });
    },
    async fill(values) {
      for (const [field, value] of Object.entries(values)) {
        if (!fieldIn(card, field)) throw new Error(`no field ${field}`);
        filled[field] = [value].flat().join(',');
      }
    },
    async message(about) {
      const found = await who.message(about);
      [card, messageId, place] = [found.card, found.id, undefined];
    },
    form: () => send({ text: '/zorg vraag' }),
    home,
    close: async () => 0,
    chat: async () => (await who.inbox()).messages.map((one) => textOf(one.card)),
  };
}

it('clears 20 new requests in at most 45 taps, in Dutch', async () => {
  const place: Place = {
    as: oneEach(screenOf),
    moveTo: async (day, time) => void (await sandbox.moveTo(`${day}T${time}`)),
    settled: async () => {},
  };
  const taps = await busyMorning(place, dir, 'nl');
  expect(taps).toBeLessThanOrEqual(45);
}, 60_000);
