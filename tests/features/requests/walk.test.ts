import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, inStore, LIES, raise, SCHOOL } from './acting.js';

let sandbox: Sandbox;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

describe('from one request to the next in the same dialog', () => {
  it('goes through the open list in its order, to its ends and back, and each opening is a reading', async () => {
    const raised: { id: string; roepnaam: string }[] = [];
    for (let n = 0; n < 3; n++) {
      raised.push(await raise(sandbox.as(LIES), n === 2 ? { safety: 'doubt' } : {}));
      await sandbox.moveTo(`2026-10-12T09:0${n + 1}`);
    }
    const [first, second, urgent] = raised as [(typeof raised)[0], (typeof raised)[0], (typeof raised)[0]];
    const order = [urgent, first, second];
    let { dialog } = await an.act('request.read', { id: urgent.id });
    expect(titlesOf(dialog!)).not.toContain('Vorige vraag');
    for (const one of order.slice(1)) {
      ({ dialog } = await an.press(dialog!, 'Volgende vraag'));
      expect(textOf(dialog!)).toContain(one.roepnaam);
    }
    expect(titlesOf(dialog!)).not.toContain('Volgende vraag');
    ({ dialog } = await an.press(dialog!, 'Vorige vraag'));
    expect(textOf(dialog!)).toContain(first.roepnaam);
    const reads = await inStore(sandbox, async (store) =>
      (await store.audit(SCHOOL, { limit: 100 })).filter(
        ({ who, access, verb }) => who === AN && access === 'read' && verb === 'request.read',
      ),
    );
    expect(reads.map(({ id }) => id)).toEqual([first.id, second.id, first.id, urgent.id]);
  });

  it('is offered to nobody who does not lead it', async () => {
    const one = await raise(sandbox.as(LIES));
    await raise(sandbox.as(LIES));
    for (const who of [LIES, BERT]) {
      const { dialog } = await sandbox.as(who).act('request.read', { id: one.id });
      expect(titlesOf(dialog!)).not.toContain('Volgende vraag');
    }
  });
});
