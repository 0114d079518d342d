import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buttonIn, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, BERT, CARLA, GRIET, LIES, raise, WORDS } from '../requests/acting.js';
import { fixed, flat, heard, keptOf } from './acting.js';

describe('before a consultation', () => {
  let open: Sandbox;
  let kept: ReturnType<typeof keptOf>;
  let request: { id: string; roepnaam: string };
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    kept = keptOf(open);
    request = await raise(open.as(LIES), { tried: 'Zqy rekenrek', helped: 'bit' });
  });
  afterAll(() => open.close());
  const one = async (id: string) => (await kept.consultations()).find((all) => all.id === id)!;

  let id: string;
  it('has its points with their time; the words of the request only for who may read them there', async () => {
    id = await fixed(open, open.as(AN), [LIES, BERT], { from: request.id });
    const own = flat((await open.as(AN).act('consult.agenda', { id })).dialog!);
    expect(own).toContain('Wat werd geprobeerd, en wat werkte?');
    expect(own).toContain(WORDS);
    const minutes = [...own.matchAll(/(\d+) min /g)].map(([, n]) => Number(n));
    expect(minutes.reduce((sum, n) => sum + n, 0)).toBe(25);
    const other = flat((await open.as(BERT).act('consult.agenda', { id })).dialog!);
    expect(other).not.toContain(WORDS);
    expect(other).toContain('leest wie de vraag volgt');
  });

  it('asks whether a message is enough; when all say so its organiser notes the agreement, and the time is free', async () => {
    expect(await kept.booked()).toHaveLength(3);
    for (const who of [BERT, LIES, AN]) {
      const told = await open.as(who).message('ligt vast: ');
      expect(flat(told.card)).toContain('Is samenkomen nodig, of volstaat een bericht?');
      await open.as(who).press(told.card, who === LIES ? 'Samenkomen' : 'Een bericht volstaat');
    }
    expect(await heard(open.as(AN), /Alle 3 zeggen/)).toEqual([]);
    await open.as(LIES).act('consult.enough', { id, outcome: 'enough' });
    // Nobody else sees what somebody said.
    expect(flat((await open.as(BERT).message('ligt vast: ')).card)).toContain(
      'Jij zei: een bericht volstaat.',
    );
    // Somebody changes their mind, and back: asked once.
    await open.as(BERT).act('consult.enough', { id, outcome: 'meet' });
    expect(await heard(open.as(AN), /Alle 3 zeggen/)).toEqual([]);
    await open.as(BERT).act('consult.enough', { id, outcome: 'enough' });
    expect(await heard(open.as(AN), /Alle 3 zeggen/)).toHaveLength(1);
    const asked = await open.as(AN).message('Alle 3 zeggen');
    const { dialog } = await open.as(AN).press(asked.card, 'Afspraak vastleggen, overleg schrappen');
    const empty = await open.as(AN).press(dialog!, 'Vastleggen', { what0: '', who0: '' });
    expect(Object.keys(empty.errors ?? {})).not.toEqual([]);
    const done = await open.as(AN).press(dialog!, 'Vastleggen', { what0: 'Zqx bellen', who0: LIES });
    expect(done.note).toContain('25 minuten terug, voor 3 mensen');
    expect((await one(id)).data).toMatchObject({ status: 'HELD', held: { met: false, agreements: 1 } });
    expect([await kept.booked(), (await kept.steps()).length]).toEqual([[], 1]);
    const recap = await open.as(BERT).message('25 minuten terug');
    expect(titlesOf(recap.card)).toEqual(['Uit mijn agenda', 'Lezen', 'Iets aanvullen']);
    expect(flat((await open.as(LIES).act('request.read', { id: request.id })).dialog!)).toContain(
      'Een bericht volstond',
    );
  });

  it('is prepared with parents: a strength first, an interpreter, who tells what; never asked whether a message will do', async () => {
    const talk = await fixed(open, open.as(AN), [LIES], { kind: 'parents', outside: 'mama' });
    const { dialog } = await open.as(LIES).act('consult.agenda', { id: talk });
    const form = await open.as(LIES).press(dialog!, 'Voorbereiden');
    await open
      .as(LIES)
      .press(form.dialog!, 'Bewaren', { strength: 'Zqx leest graag', interpreter: 'needed' });
    const shown = flat((await open.as(AN).act('consult.agenda', { id: talk })).dialog!);
    expect(shown).toMatch(/Zqx leest graag .*Nodig, nog te regelen .*nog open/);
    expect(titlesOf((await open.as(LIES).message('ligt vast: ')).card)).not.toContain('Een bericht volstaat');
    await open.as(AN).act('consult.cancel', { id: talk });
  });

  it('asks for permission where the CLB comes to talk about one pupil', async () => {
    const { dialog } = await open.as(AN).act('consult.form', { from: request.id });
    const filled = { goal: 'Zqx', kind: 'talk', minutes: '', people: LIES, outside: 'CLB-anker' };
    const times = await open.as(AN).press(dialog!, 'Zoek tijden', filled);
    const without = await open.as(AN).press(times.dialog!, 'Meteen vastleggen');
    expect(Object.keys(without.errors ?? {})).toEqual(['permission']);
    await open.as(AN).press(times.dialog!, 'Meteen vastleggen', { permission: 'parents' });
    const made = (await kept.consultations()).find(({ data }) => data.permission)!;
    expect(flat((await open.as(LIES).act('consult.read', { id: made.id })).dialog!)).toContain(
      'De ouders gaan akkoord, noteerde An Duindoorn',
    );
    await open.as(AN).act('consult.cancel', { id: made.id });
  });

  it('gets another time: answers start afresh, everybody hears it once, what stood there follows', async () => {
    id = await fixed(open, open.as(AN), [LIES, BERT]);
    const { roepnaam, from } = (await one(id)).data;
    const { dialog } = await open.as(AN).act('consult.read', { id });
    const move = await open.as(AN).press(dialog!, 'Andere tijd');
    await open.as(AN).press(move.dialog!, 'Vragen wie kan');
    expect((await one(id)).data).toMatchObject({ status: 'VOTING', sequence: 1 });
    expect(await kept.booked()).toEqual([]);
    expect(await heard(open.as(BERT), new RegExp(`zoekt een andere tijd voor ${roepnaam}`))).toHaveLength(1);
    expect(await heard(open.as(BERT), new RegExp(`De tijd van ${roepnaam} .* is veranderd`))).toHaveLength(1);

    const again = await open.as(AN).act('consult.move', { id });
    await open.as(AN).press(again.dialog!, 'Meteen vastleggen', { slots: '4' });
    const { data } = await one(id);
    expect(data).toMatchObject({ status: 'CONFIRMED', sequence: 2 });
    expect(data.from).not.toBe(from);
    expect(await heard(open.as(LIES), new RegExp(`Nieuwe tijd voor ${roepnaam}`))).toHaveLength(1);
    expect(await kept.booked()).toHaveLength(3);
  });

  it('changes who takes part: who comes is told and booked, who goes is told once and reads nothing more', async () => {
    const { roepnaam } = (await one(id)).data;
    const { dialog } = await open.as(AN).act('consult.people', { id });
    const away = await open.as(AN).press(dialog!, 'Bewaren', { people: `${BERT},${CARLA}` });
    expect(away.errors?.people).toContain('Carla Strandvonk werkt dan niet');
    const swap = await open.as(AN).press(dialog!, 'Bewaren', { people: `${BERT},${GRIET}` });
    expect(swap.errors).toBeUndefined();
    expect((await one(id)).data.people.sort()).toEqual([BERT, GRIET].sort());
    expect(await kept.booked()).toHaveLength(3);
    expect(await heard(open.as(LIES), new RegExp(`Je doet niet meer mee .*${roepnaam}`))).not.toEqual([]);
    expect(await open.as(LIES).act('consult.read', { id })).toEqual(
      await open.as(LIES).act('consult.read', { id: 'made-up' }),
    );
    expect(JSON.stringify((await open.as(LIES).inbox()).home)).not.toContain(roepnaam);
    // The same list again changes nothing.
    const version = (await one(id)).version;
    await open.as(AN).act('consult.people.save', { id, people: `${BERT},${GRIET}` });
    expect((await one(id)).version).toBe(version);
  });

  it('says once that somebody is not there then, never why; it stays, or moves', async () => {
    const { roepnaam, from } = (await one(id)).data;
    const day = new Date(from!).toISOString().slice(0, 10);
    await open.as(BERT).act('school.absence.save', { from: day, to: day });
    // At once: what is entered this morning may be about today.
    await open.running.drained();
    expect(await heard(open.as(AN), new RegExp(`${roepnaam}.*valt op een dag`))).toHaveLength(1);
    await open.moveTo('2026-10-13 09:00');
    const hit = await open.as(AN).message('valt op een dag dat');
    expect(flat(hit.card)).toContain(
      `${roepnaam} (Kort overleg) valt op een dag dat Bert Zeewind er niet is`,
    );
    expect(buttonIn(hit.card, 'Andere tijd').verb).toBe('consult.move');
    await open.as(AN).press(hit.card, 'Laat staan');
    await open.moveTo('2026-10-14 09:00');
    expect(await heard(open.as(AN), new RegExp(`${roepnaam}.*valt op een dag`))).toEqual([]);
    expect(await heard(open.as(AN), new RegExp(`${roepnaam}.*niets meer mee te doen`))).toHaveLength(1);
  });

  it('is taken back with a reason, from a few', async () => {
    const { roepnaam } = (await one(id)).data;
    const { dialog } = await open.as(AN).act('consult.cancel.form', { id });
    await open.as(AN).press(dialog!, 'Gaat niet door', { why: 'solved' });
    expect((await heard(open.as(GRIET), new RegExp(`${roepnaam}.*Het is intussen opgelost`))).length).toBe(1);
    expect(await kept.booked()).toEqual([]);
  });
});
