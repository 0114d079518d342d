import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SANDBOX_MESSAGE } from '../../../src/edges/sandbox/message.js';
import type { OutMessage } from '../../../src/ports/delivery.js';
import { type House, SCHOOL, START, startHouse } from './scripted-house.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const message = (id: string, card = 'fresh'): OutMessage => ({
  id,
  address: { surface: 'sandbox', tenant: SCHOOL, place: 'karim' },
  card: { card, data: { roepnaam: 'kastanje', classCode: 'L3B', by: 'An' } },
  reader: { schoolId: SCHOOL, personId: 'karim', language: 'nl' },
  at: START,
});
const stored = (id: string) => house.store.get(SANDBOX_MESSAGE, SCHOOL, id);

describe('delivery in the sandbox', () => {
  it('keeps a message in the language it was drawn in', async () => {
    expect(await house.edge.delivery.deliver(message('m1'))).toEqual({ kind: 'sent', handle: 'm1' });
    const found = await stored('m1');
    expect(found?.data).toMatchObject({
      seenBy: 'dm:karim',
      at: START,
      language: 'nl',
      card: { speak: 'kastanje: een nieuwe vraag' },
    });
  });

  it('stores the same message once, however often it is delivered', async () => {
    const all = await Promise.all(
      Array.from({ length: 4 }, () => house.edge.delivery.deliver(message('m2'))),
    );
    expect(all).toEqual(Array.from({ length: 4 }, () => ({ kind: 'sent', handle: 'm2' })));
    expect((await stored('m2'))?.version).toBe(1);
  });

  it('replaces a card where it stands, also when two replace it at once', async () => {
    await house.edge.delivery.deliver(message('m3'));
    const [one, two] = await Promise.all(
      [1, 2].map(() => house.edge.delivery.update({ ...message('m3', 'taken'), at: START + 60_000 }, 'm3')),
    );
    expect([one?.kind, two?.kind]).toEqual(['sent', 'sent']);
    expect((await stored('m3'))?.data).toMatchObject({ at: START, card: { speak: 'kastanje: opgevolgd' } });
  });

  it('tells that a message is gone', async () => {
    expect(await house.edge.delivery.update(message('m4', 'taken'), 'm4')).toEqual({
      kind: 'lost',
      reason: 'message.gone',
    });
  });
});
