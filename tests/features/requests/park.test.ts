import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, CARLA, LIES, raise, said, WORDS } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let id: string;
let roepnaam: string;
const move = (moment: string) => sandbox.moveTo(moment.replace(' ', 'T'));
const BACK = 'lag even opzij en ligt vandaag weer bij jou';
const home = async (who: Acting) => textOf((await who.inbox()).home);
const opened = async (who: Acting) => textOf((await who.act('request.read', { id })).dialog ?? {});
const aside = (more: object = {}) =>
  an.act('request.park.save', { id, why: 'tryout', until: '2026-10-21', ...more });

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  ({ id, roepnaam } = await raise(lies));
});
afterEach(() => sandbox.close());

describe('a request that is put aside', () => {
  it('says to its requester until when and, in the dialog, why; and makes room in the overview', async () => {
    const read = await an.act('request.read', { id });
    const park = await an.press(read.dialog!, 'Opzij of doorverwijzen');
    const done = await an.press(park.dialog!, 'Even opzij', { why: 'tryout', until: '2026-10-21' });
    expect(done.note).toContain('woensdag 21 oktober');
    const { card } = await lies.message('even opzij tot');
    expect(textOf(card)).toContain('An Duindoorn legde dit even opzij tot woensdag 21 oktober');
    expect(textOf(card)).not.toMatch(/proberen|KV7|Telt nog/);
    const dialog = await lies.press(card, 'Bekijken');
    expect(textOf(dialog.dialog)).toMatch(/Eerst proberen we iets uit\. Op woensdag 21 oktober/);
    expect(await home(lies)).toContain('even opzij tot');
    const overview = await home(an);
    expect(overview).toContain('Even opzij · 1');
    expect(overview).not.toContain(roepnaam);
    expect(textOf((await an.type('/zorg lijst')).dialog)).toContain(roepnaam);
    // Nobody is nudged about what was agreed to rest.
    await move('2026-10-20 18:00');
    expect(await said(an, 'op een eerste antwoord\\.')).toEqual([]);
    expect(await said(sandbox.as(CARLA), roepnaam)).toEqual([]);
  });

  it('comes back on its day, in the message of that morning, once', async () => {
    await aside();
    await move('2026-10-21 07:59');
    expect(await arrived(an, BACK)).toEqual([]);
    await move('2026-10-23 18:00');
    expect(await arrived(an, BACK)).toEqual(['2026-10-21 08:00']);
    expect(await home(an)).toContain(roepnaam);
    const text = await opened(lies);
    expect(text).toContain('An Duindoorn volgt dit op');
    expect(text).toContain('dit ligt weer open, zoals afgesproken');
  });

  it('comes back on a day that is a school day on which its coordinator works', async () => {
    for (const [until, says] of [
      ['2026-10-18', 'maandag 19 oktober'],
      ['2026-11-04', 'maandag 9 november'],
    ] as const) {
      expect((await aside({ until })).note).toContain(says);
    }
    await move('2026-10-30 18:00');
    expect(await arrived(an, BACK)).toEqual([]); // A later day took the place of the first.
    await move('2026-11-09 18:00');
    expect(await arrived(an, BACK)).toEqual(['2026-11-09 08:00']);
  });

  it('comes back to whoever stands in when its coordinator is away by then', async () => {
    await aside();
    await an.act('school.absence.save', { from: '2026-10-19', to: '2026-10-30', standInId: CARLA });
    await move('2026-10-23 18:00');
    expect(await arrived(an, BACK)).toEqual([]);
    expect(await arrived(sandbox.as(CARLA), BACK)).toHaveLength(1);
  });

  it('can be taken up again before, answered and closed; then nothing comes back', async () => {
    await aside();
    const read = await an.act('request.read', { id });
    expect(titlesOf(read.dialog!)).toContain('Andere dag of reden');
    await an.press(read.dialog!, 'Weer opnemen');
    expect(await opened(lies)).toContain('An Duindoorn volgt dit op');
    await move('2026-10-23 18:00');
    expect(await arrived(an, BACK)).toEqual([]);
  });

  it('still takes what its requester adds, and tells it', async () => {
    await aside();
    await lies.act('request.add.save', { id, text: 'Het gaat beter' });
    expect(await home(lies)).toContain('even opzij tot');
    expect(await said(an, 'vulde iets aan')).not.toEqual([]);
    await lies.act('request.withdraw.save', { id });
    await move('2026-10-23 18:00');
    expect(await arrived(an, BACK)).toEqual([]);
  });

  it.each(['', '2026-10-12', '2026-10-01', '2027-08-01'])('needs a day to come, not "%s"', async (until) => {
    expect((await aside({ until })).errors).toHaveProperty('until');
    expect(await opened(lies)).toContain('Ligt bij An Duindoorn');
  });

  it('needs a reason from the list', async () => {
    expect((await aside({ why: 'zomaar' })).errors).toHaveProperty('why');
    expect((await aside({ why: '' })).errors).toHaveProperty('why');
  });

  it.each(['yes', 'doubt'])('is never what has to be spoken about first (%s)', async (safety) => {
    ({ id } = await raise(lies, { safety }));
    expect(titlesOf((await an.act('request.read', { id })).dialog!)).not.toContain('Opzij of doorverwijzen');
    expect((await aside()).note).toContain('kan niet wachten');
    await an.act('request.take', { id });
    expect((await aside()).note).toContain('ligt opzij tot');
  });
});

describe('a request that is referred to a partner', () => {
  it('is followed up on its day; which partner stands in no message and in no dialog without words', async () => {
    await aside({ why: 'clb', until: '2026-10-22' });
    expect(await opened(lies)).toContain('Dit is doorverwezen naar het CLB. Op donderdag 22 oktober');
    expect((await said(lies, roepnaam)).join()).not.toContain('CLB');
    const other = await opened(sandbox.as(CARLA));
    expect(other).toContain('even opzij tot');
    expect(other).not.toMatch(new RegExp(`CLB|${WORDS}`));
    await move('2026-10-22 18:00');
    expect(await arrived(an, BACK)).toEqual(['2026-10-22 08:00']);
  });
});
