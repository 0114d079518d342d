import type { Bundle } from '../../../src/features/triage/model/bundle.js';
import { BUNDLE } from '../../../src/features/triage/model/bundle.js';
import type { Stored } from '../../../src/kernel/kind.js';
import { type Card, textOf } from '../../support/card.js';
import type { Sandbox } from '../../support/sandbox.js';
import { type Acting, inStore, raise, SCHOOL } from '../requests/acting.js';

/** Teachers of classes that An follows, and one of a class of Bert's. */
export const PETRA = 'petra-schorre';
export const OMER = 'omer-tijdok';
export const TOM = 'tom-wadloper';
export const LEARNING = 'LEARNING_AND_STUDYING';
export const SOCIAL = 'PSYCHOLOGICAL_AND_SOCIAL';

export interface Made {
  id: string;
  roepnaam: string;
}

/** A request, with what it is about told afterwards. */
export async function about(who: Acting, domains: string, more: object = {}): Promise<Made> {
  const made = await raise(who, more);
  if (domains) {
    const done = await who.act('request.complete.save', { id: made.id, domains });
    if (done.errors) throw new Error(JSON.stringify(done));
  }
  return made;
}

export const opened = async (who: Acting, id: string): Promise<Card> =>
  (await who.act('request.read', { id })).dialog ?? {};
export const read = async (who: Acting, id: string): Promise<string> => textOf(await opened(who, id));

export const bundlesIn = (sandbox: Sandbox): Promise<Stored<Bundle>[]> =>
  inStore(sandbox, async (store) => (await store.find(BUNDLE, SCHOOL, { limit: 50 })).items);
