import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saveRoster } from '../../../src/features/school/model/roster.js';
import { SCHOOL as SCHOOL_KIND } from '../../../src/features/school/model/school-kinds.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  arrived,
  BERT,
  CARLA,
  GRIET,
  inStore,
  LIES,
  raise,
  roepnaamIn,
  SCHOOL,
  said,
  send,
} from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let griet: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  griet = sandbox.as(GRIET);
});
afterEach(() => sandbox.close());
const move = (moment: string) => sandbox.moveTo(moment.replace(' ', 'T'));
const home = async (who: Acting) => textOf((await who.inbox()).home);
/** As it is read: where words are set bold is no break. */
const flat = (text: string) => text.replace(/[\s·]+/g, ' ').replaceAll(' .', '.');
const WAITS = 'eerste antwoord';
const WHO_NEXT = 'Wie volgt het verder op\\?';

/** "Ja", and who takes the alarm up. */
async function alarmMetBy(who: Acting): Promise<{ roepnaam: string; note: string }> {
  await send(lies, { safety: 'yes' });
  const alarm = await who.message('kan niet wachten');
  const { note } = await who.press(alarm.card, 'Ik neem dit nu op', {}, alarm.id);
  return { roepnaam: roepnaamIn((await lies.message('neemt het nu op')).card), note: note ?? '' };
}
const opened = async (who: Acting, roepnaam: string) => {
  const { card } = await who.message(roepnaam);
  return (await who.press(card, titlesOf(card).includes('Lezen') ? 'Lezen' : 'Bekijken')).dialog!;
};

describe('an alarm that its coordinator takes up', () => {
  it('is theirs to follow up, so that nobody asks who does', async () => {
    const { roepnaam, note } = await alarmMetBy(an);
    expect(note).toMatch(/Lies Wadloper weet dat jij dit nu opneemt[\s\S]*Jij volgt het daarna ook op/);
    expect(textOf((await an.message('nam dit op om 09:00')).card)).toContain('Jij volgt dit op sinds');
    expect(textOf(await opened(lies, roepnaam))).toContain('An Duindoorn volgt dit op');
    expect(await home(an)).not.toContain('Nu lezen');
    await move('2026-10-30 18:00');
    for (const id of [AN, BERT, CARLA, GRIET])
      expect(await said(sandbox.as(id), `${WAITS}|${WHO_NEXT}|ruimte`)).toEqual([]);
    expect(await home(an)).toContain(roepnaam);
  });

  it('can still be looked at together, or handed over, which gives it to somebody to read', async () => {
    const { roepnaam } = await alarmMetBy(an);
    const dialog = await opened(an, roepnaam);
    expect(titlesOf(dialog)).toContain('Samen bekijken');
    expect(titlesOf(dialog)).not.toContain('Ik volg dit op');
    const handOver = await an.press(dialog, 'Doorgeven');
    await an.press(handOver.dialog, 'Doorgeven', { to: BERT });
    expect(await home(sandbox.as(BERT))).toContain('Nu lezen');
    await move('2026-10-14 12:00');
    expect(await said(sandbox.as(BERT), `${roepnaam}[\\s\\S]*${WAITS}`)).not.toEqual([]);
  });
});

describe('an alarm that another takes up', () => {
  it('says to whom it falls after that', async () => {
    const { note } = await alarmMetBy(griet);
    expect(note).toMatch(/Daarna ligt het bij An Duindoorn: spreek samen af wie het verder opvolgt/);
    expect(textOf((await an.message('Griet Baken nam dit op om 09:00')).card)).toContain(
      'Ligt bij jou sinds',
    );
  });

  it('is no silence: its coordinator reads who took it up, and is asked who goes on with it', async () => {
    const { roepnaam } = await alarmMetBy(griet);
    expect(await home(an)).toMatch(/Verder opvolgen[\s\S]*Griet Baken nam dit al op · van Lies Wadloper/);
    expect(await home(an)).not.toContain('Nu lezen');
    expect(textOf(await opened(lies, roepnaam))).toMatch(
      /Griet Baken nam dit al op\. Wie het verder opvolgt, laat je iets weten/,
    );
    expect(textOf(await opened(an, roepnaam))).toContain('Griet Baken nam dit al op. Spreek af');
    await move('2026-10-13 08:00');
    expect(flat((await said(an, 'Goeiemorgen')).join())).toContain(
      `Griet Baken nam ${roepnaam} al op. Wie volgt het verder op?`,
    );
    await move('2026-10-14 12:00');
    expect(await arrived(an, `op maandag 12 oktober nam Griet Baken dit al op. ${WHO_NEXT}`)).toEqual([
      '2026-10-14 08:00',
    ]);
    for (const id of [AN, GRIET, BERT, CARLA]) expect(await said(sandbox.as(id), WAITS)).toEqual([]);
    const { card } = await an.message(/nam Griet Baken dit al op/);
    expect(textOf(card)).not.toMatch(/KV7|vingers/);
    await an.press(card, 'Ik volg dit op');
    await lies.message('An Duindoorn volgt');
    expect(textOf(await opened(lies, roepnaam))).toContain('An Duindoorn volgt dit op');
    await move('2026-10-30 18:00');
    expect((await arrived(an, `${WAITS}|${WHO_NEXT}`)).every((at) => at < '2026-10-14 09:00')).toBe(true);
    expect(await said(griet, WHO_NEXT)).toEqual([]);
  });

  it('is not lost: who took it up is asked to go on, and nobody who knows nothing of it', async () => {
    await inStore(sandbox, async (store) => {
      const school = (await store.get(SCHOOL_KIND, SCHOOL, SCHOOL))!;
      const data = { ...school.data, settings: { ...school.data.settings, headIsTold: true } };
      const save = saveRoster({ version: school.version, data }, []);
      await store.commit({ schoolId: SCHOOL, save, remove: [], work: [], audit: [] }, 0);
    });
    const { roepnaam } = await alarmMetBy(griet);
    await move('2026-10-15 18:00');
    const asked = await griet.message('Heb jij ruimte om ze op te nemen');
    expect(asked.at.slice(0, 16)).toBe('2026-10-15T08:00');
    expect(textOf(asked.card)).toMatch(
      new RegExp(`ligt bij An Duindoorn[\\s\\S]*${roepnaam}[\\s\\S]*nam jij dit al op. ${WHO_NEXT}`),
    );
    await move('2026-10-30 18:00');
    expect((await arrived(an, WHO_NEXT)).length).toBeGreaterThan(4);
    for (const id of [BERT, CARLA]) expect(await said(sandbox.as(id), 'ruimte')).toEqual([]);
    expect(await said(griet, 'tijd vrijmaken voor zorg')).toEqual([]);
    await griet.press(asked.card, 'Ik volg dit op');
    expect(textOf(await opened(lies, roepnaam))).toContain('Griet Baken volgt dit op');
  });

  it('stands beside what really waits, each as it is', async () => {
    const { roepnaam } = await alarmMetBy(griet);
    const other = await raise(lies);
    await move('2026-10-13 08:00');
    const morning = flat((await said(an, 'Goeiemorgen')).join());
    expect(morning).toContain(`${other.roepnaam} wacht op een eerste antwoord`);
    expect(morning).toContain(`Griet Baken nam ${roepnaam} al op.`);
    await move('2026-10-14 12:00');
    const { card } = await an.message('Deze 2 vragen wachten op wie ze opvolgt:');
    expect(flat(textOf(card))).toMatch(
      new RegExp(`${roepnaam} \\(L3B, van Lies Wadloper\\), al opgenomen door Griet Baken`),
    );
    expect(flat(textOf(card))).toContain(`${other.roepnaam} (L3B, van Lies Wadloper), al 2 schooldagen`);
  });
});
