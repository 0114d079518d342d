import { BOOKED_DAY } from '../../../src/features/consultations/model/booking.js';
import { CONSULTATION } from '../../../src/features/consultations/model/consultation.js';
import { MINUTES } from '../../../src/features/consultations/model/minutes.js';
import { INTERVENTION } from '../../../src/features/steps/model/step-kind.js';
import { type Card, textOf } from '../../support/card.js';
import type { Sandbox } from '../../support/sandbox.js';
import { type Acting, SCHOOL } from '../requests/acting.js';

export const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

/** What is kept of consultations, by kind. */
export const keptOf = (open: Sandbox) => {
  const read = open.running.router.house.read(SCHOOL);
  return {
    consultations: async () => (await read.find(CONSULTATION, { limit: 50 })).items,
    minutes: async () => (await read.find(MINUTES, { limit: 50 })).items,
    steps: async () => (await read.find(INTERVENTION, { limit: 50 })).items,
    booked: async () => (await read.find(BOOKED_DAY, { limit: 90 })).items.flatMap(({ data }) => data.spans),
  };
};

/** Plans one and fixes the first time that is found; its id. */
export async function fixed(
  open: Sandbox,
  who: Acting,
  people: string[],
  { from, ...more }: { from?: string; kind?: string; outside?: string; permission?: string } = {},
): Promise<string> {
  const before = new Set((await keptOf(open).consultations()).map(({ id }) => id));
  const { dialog } = await who.act('consult.form', { from });
  const { permission, ...form } = more;
  const times = await who.press(dialog!, 'Zoek tijden', {
    goal: 'Zqx hoe beginnen we samen',
    kind: 'talk',
    minutes: '',
    people: people.join(),
    ...form,
  });
  if (!times.dialog) throw new Error(JSON.stringify(times));
  const done = await who.press(times.dialog, 'Meteen vastleggen', permission ? { permission } : {});
  if (!done.closed) throw new Error(JSON.stringify(done));
  return (await keptOf(open).consultations()).find(({ id }) => !before.has(id))!.id;
}

/** What lies in somebody's chat about something, on one line each. */
export async function heard(who: Acting, about: RegExp): Promise<string[]> {
  const { messages } = await who.inbox();
  return messages.map(({ card }) => flat(card)).filter((text) => about.test(text));
}
