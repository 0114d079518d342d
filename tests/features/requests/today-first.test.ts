import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, GRIET, LIES, raise } from './acting.js';

const MARK = 'Vandaag spreken';
let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

/** So many requests that what is asked last stands far down by date. */
async function many(n = 9) {
  for (let i = 0; i < n; i++) {
    await raise(lies);
    sandbox.clock.moveTo(sandbox.clock.now() + 60_000);
  }
}
const home = async (who: Acting) => textOf((await who.inbox()).home);
const list = async (who: Acting) => textOf((await who.act('request.list', { which: 'lead' })).dialog);
/** The place of a word among the requests of a card; -1: not there. */
const placeOf = (roepnaam: string, shown: string) => {
  const words = shown.split('\n').map((line) => line.trim());
  return words.filter((_line, at) => words[at + 1]?.startsWith('·')).indexOf(roepnaam);
};

describe('a request whose writer is in doubt about safety', () => {
  it('comes first with its coordinator, with a mark that does not tell why', async () => {
    await many();
    const { roepnaam } = await raise(lies, { safety: 'doubt' });
    for (const shown of [await home(an), await list(an)]) {
      expect(shown).toContain(roepnaam);
      expect(shown.indexOf(roepnaam)).toBeLessThan(shown.indexOf(MARK));
      expect(placeOf(roepnaam, shown)).toBe(0);
      expect(shown.split(MARK)).toHaveLength(2);
      expect(shown).not.toMatch(/twijfel|veilig|doubt/i);
    }
    expect(await home(lies)).not.toContain(MARK);
  });

  it('stands on one page of the list only', async () => {
    await many(10);
    const { roepnaam } = await raise(lies, { safety: 'doubt' });
    const first = await an.act('request.list', { which: 'lead' });
    const second = await an.press(first.dialog, 'Volgende');
    expect(textOf(first.dialog)).toContain(roepnaam);
    expect(textOf(second.dialog)).not.toContain(roepnaam);
  });

  it('is one like any other once somebody follows it up', async () => {
    await many(2);
    const { id } = await raise(lies, { safety: 'doubt' });
    await an.act('request.take', { id });
    expect(await home(an)).not.toContain(MARK);
    expect(await list(an)).not.toContain(MARK);
  });

  it('comes after one that cannot wait', async () => {
    const doubt = await raise(lies, { safety: 'doubt' });
    const yes = await raise(lies, { safety: 'yes' });
    const shown = await home(an);
    expect(shown.indexOf(yes.roepnaam)).toBeLessThan(shown.indexOf(doubt.roepnaam));
    expect(shown).toContain('Dit kan niet wachten');
  });

  it('shows its mark to whoever stands in, and to nobody else', async () => {
    await raise(lies, { safety: 'doubt' });
    for (const other of [BERT, CARLA, GRIET]) expect(await home(sandbox.as(other))).not.toContain(MARK);
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-16', standInId: CARLA });
    await sandbox.moveTo('2026-10-13T09:00');
    expect(await home(sandbox.as(CARLA))).toContain(MARK);
    expect(await home(sandbox.as(BERT))).not.toContain(MARK);
  });
});
