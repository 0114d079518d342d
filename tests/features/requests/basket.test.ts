import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keptBy } from '../../../src/features/requests/model/basket.js';
import { beforeOf, passOn, putBack } from '../../../src/features/requests/model/pass-on.js';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, LIES, raise, said, WORDS } from './acting.js';
import { NOW } from './authorisation-cast.js';
import { COORDINATOR, OTHER, openDesks, requestOf } from './desk.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
let id: string;
let roepnaam: string;
const HOUR = 'CLB-uur · 1';
const home = async (who: Acting) => textOf((await who.inbox()).home);
/** The basket, as the button of a home opens it. */
const basketOf = async (who: Acting) =>
  textOf((await who.press((await who.inbox()).home, HOUR)).dialog ?? {}).split('Iets anders tonen')[0]!;
const opened = async (who: Acting) => textOf((await who.act('request.read', { id })).dialog ?? {});

beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  ({ id, roepnaam } = await raise(lies));
});
afterEach(() => sandbox.close());

describe('the basket for the hour with the CLB', () => {
  it('is a part of the overview of who leads it, and is emptied one by one', async () => {
    expect(await home(an)).not.toContain(HOUR);
    await an.act('request.take', { id });
    const read = await an.act('request.read', { id });
    expect((await an.press(read.dialog!, 'Bewaren voor het CLB-uur')).note).toContain(roepnaam);
    expect(await home(an)).not.toContain(roepnaam);
    expect(await basketOf(an)).toContain(roepnaam);
    expect(await basketOf(an)).not.toMatch(new RegExp(`KV7|${WORDS}`));
    const again = await an.act('request.read', { id });
    expect(titlesOf(again.dialog!)).not.toContain('Bewaren voor het CLB-uur');
    await an.press(again.dialog!, 'Uit het CLB-uur halen');
    expect(await home(an)).not.toContain(HOUR);
    expect(await home(an)).toContain(roepnaam);
  });

  it('keeps what nobody took among what is to be done', async () => {
    await an.act('request.clb', { id });
    expect(await home(an)).toContain(roepnaam);
    expect(await basketOf(an)).toContain(roepnaam);
  });

  it('is told to its requester in the dialog, and to nobody without its words or in a message', async () => {
    await an.act('request.clb', { id });
    expect(await opened(lies)).toContain('An Duindoorn bewaart dit voor het CLB-uur');
    expect(await opened(sandbox.as(BERT))).not.toContain('CLB-uur');
    for (const who of [lies, an, sandbox.as(BERT)]) expect((await said(who, 'CLB-uur')).join()).toBe('');
    expect(await home(lies)).not.toContain(HOUR);
  });

  it('is left by what is handed over or closed', async () => {
    await an.act('request.clb', { id });
    await an.act('request.hand-over.save', { id, to: CARLA });
    expect(await home(an)).not.toContain(HOUR);
    expect(await home(sandbox.as(CARLA))).not.toContain(HOUR);
    await sandbox.as(CARLA).act('request.clb', { id });
    expect(await home(sandbox.as(CARLA))).toContain(HOUR);
    await sandbox.as(CARLA).act('request.close.save', { id, outcome: 'helped' });
    await sandbox.as(CARLA).act('request.reopen', { id });
    expect(await home(sandbox.as(CARLA))).not.toContain(HOUR);
  });

  it('can be looked after by whoever stands in', async () => {
    await an.act('request.clb', { id });
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-16', standInId: CARLA });
    expect(await basketOf(sandbox.as(CARLA))).toContain(roepnaam);
  });
});

describe('a request in a basket that goes along with a class list', () => {
  it('leaves the basket, and is in it again when the hand-over is taken back', async () => {
    const desks = await openDesks();
    try {
      const desk = desks.school();
      await desk.add([requestOf(1, 'TAKEN', 1, { clb: true })]);
      await desk.keep(COORDINATOR, ['r00001']);
      const kept = async (who: string) => (await keptBy(desk.at(who).read, who)).map((one) => one.id);
      expect(await kept(COORDINATOR)).toEqual(['r00001']);
      const stored = async () => (await desk.at(COORDINATOR).read.get(REQUEST, 'r00001'))!;
      const before = await stored();
      const doing = { school: desk.school, now: NOW, by: COORDINATOR, verb: 'x', routing: [] };
      const passed = passOn({ ...doing, from: COORDINATOR, to: OTHER }, before)!;
      await desk.change('r00001', { ...passed.data, clb: passed.data.clb });
      expect([await kept(COORDINATOR), await kept(OTHER)]).toEqual([[], []]);
      const back = putBack(doing, await stored(), beforeOf(before.data))!;
      await desk.change('r00001', back.data);
      expect([await kept(COORDINATOR), await kept(OTHER)]).toEqual([['r00001'], []]);
    } finally {
      await desks.close();
    }
  });
});
