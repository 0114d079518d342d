import { readConfig } from '../../../src/config.js';
import { SANDBOX_MESSAGE } from '../../../src/edges/sandbox/message.js';
import { DRAFT } from '../../../src/features/requests/model/draft.js';
import { type CareRequest, REQUEST } from '../../../src/features/requests/model/request.js';
import { THINK } from '../../../src/features/requests/model/think-along.js';
import type { KindSpec } from '../../../src/kernel/kind.js';
import type { Store } from '../../../src/ports/store.js';
import { openStore } from '../../../src/tools/open-store.js';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import type { Sandbox, Shown } from '../../support/sandbox.js';

/** The example school, as its people know it. An follows years 1 to 4, Bert the third grade on ma di wo. */
export const SCHOOL = 'wolkenschip';
export const LIES = 'lies-wadloper';
export const AN = 'an-duindoorn';
export const BERT = 'bert-zeewind';
export const CARLA = 'carla-strandvonk';
export const GRIET = 'griet-baken';
export const DIRK = 'dirk-kwelder';
export const ZITA = 'zita-rif';

export type Acting = ReturnType<Sandbox['as']>;

export const WORDS = 'Telt nog op de vingers en zucht';
export const FORM = {
  scope: 'pupil',
  classCode: 'L3B',
  pupil: 'KV7',
  observation: WORDS,
  safety: 'no',
  aboutStaff: 'false',
};

/** Opens the form, fills it in and presses send; what the teacher sees then. */
export async function send(who: Acting, more: object = {}): Promise<Shown> {
  const { dialog } = await who.type('/zorg vraag');
  return who.press(dialog, 'Versturen', { ...FORM, ...more });
}

/** A request that was sent, and how it is called. */
export async function raise(who: Acting, more: object = {}): Promise<{ id: string; roepnaam: string }> {
  const before = new Set((await who.inbox()).messages.map((message) => message.id));
  const answer = await send(who, more);
  if (!answer.closed && !answer.dialog) throw new Error(JSON.stringify(answer));
  const { messages } = await who.inbox();
  const message = messages.find(({ id, card }) => !before.has(id) && titlesOf(card).includes('Bekijken'));
  if (!message) throw new Error(`no confirmation: ${JSON.stringify(answer)}`);
  return { id: idOf(message.card), roepnaam: roepnaamIn(message.card) };
}

/** The record that a card's first button is about. */
export function idOf(card: Card): string {
  const found = /"id":"([^"]+)"/.exec(JSON.stringify(actionsOf(card)));
  if (!found) throw new Error(`no record on ${JSON.stringify(card)}`);
  return found[1]!;
}

const actionsOf = (card: Card) => [card.actions, JSON.parse(JSON.stringify(card.body))].flat();

/** The first bold words of a card. */
export function roepnaamIn(card: Card): string {
  const found =
    /"text":"([^"]+)","weight":"Bolder"/.exec(JSON.stringify(card)) ??
    /"weight":"Bolder","text":"([^"]+)"/.exec(JSON.stringify(card));
  if (!found) throw new Error(`no roepnaam on ${JSON.stringify(card)}`);
  return found[1]!;
}

/** What lies in somebody's chat about a word, as they read it, oldest first. */
export async function said(who: Acting, about: string | RegExp): Promise<string[]> {
  const { messages } = await who.inbox();
  return messages.map(({ card }) => textOf(card)).filter((text) => new RegExp(about).test(text));
}

/** When and what, for those messages. */
export async function arrived(who: Acting, about: string | RegExp): Promise<string[]> {
  const { messages } = await who.inbox();
  return messages
    .filter(({ card }) => new RegExp(about).test(textOf(card)))
    .map(({ at }) => at.slice(0, 16).replace('T', ' '));
}

/** Looks into the database of a running sandbox with its own key, as nobody can without it. */
export async function inStore<T>(sandbox: Sandbox, look: (store: Store) => Promise<T>): Promise<T> {
  const { store } = await openStore(readConfig({ DATA_DIR: sandbox.dir }), [SANDBOX_MESSAGE]);
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

/** A request as the database has it. */
export const storedRequest = (sandbox: Sandbox, id: string): Promise<CareRequest> =>
  inStore(sandbox, async (store) => (await store.get(REQUEST, SCHOOL, id))!.data);

/** How many records there are of what people write. */
export const counts = (sandbox: Sandbox): Promise<Record<string, number>> =>
  inStore(sandbox, async (store) => {
    const kinds: KindSpec[] = [REQUEST, DRAFT, THINK];
    const pairs = kinds.map(async (kind) => [kind.kind, await store.count(kind, SCHOOL, {})]);
    return Object.fromEntries(await Promise.all(pairs));
  });
