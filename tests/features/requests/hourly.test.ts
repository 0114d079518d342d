import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, DIRK, LIES, raise, said, send } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:10');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
  await an.act('school.new-requests.save', { how: 'hourly' });
});
afterEach(() => sandbox.close());
const messages = async () => (await an.inbox()).messages;

describe('a coordinator who wants new requests by the hour', () => {
  it('gets those of an hour in one message at the full hour, each with its own button', async () => {
    const first = await raise(lies);
    await sandbox.moveTo('2026-10-12T09:40');
    const second = await raise(lies, { classCode: 'L4A' });
    expect(await messages()).toEqual([]);
    await sandbox.moveTo('2026-10-12T10:30');
    expect(await arrived(an, '.')).toEqual(['2026-10-12 10:00']);
    const [{ card }] = (await messages()) as [Awaited<ReturnType<typeof messages>>[0]];
    expect(textOf(card)).toMatch(
      new RegExp(`2 nieuwe vragen[\\s\\S]*${first.roepnaam}[\\s\\S]*${second.roepnaam}`),
    );
    expect(titlesOf(card)).toEqual(['Lezen', 'Lezen']);
    expect(JSON.stringify(card)).not.toMatch(/KV7|vingers/);
    for (const { id } of [first, second]) expect(JSON.stringify(card)).toContain(id);
  });

  it('sees in it what became of each', async () => {
    const first = await raise(lies);
    const second = await raise(lies);
    await sandbox.moveTo('2026-10-12T10:00');
    await an.act('request.take', { id: first.id });
    const one = textOf((await messages())[0]!.card);
    expect(one).toContain('Eén nieuwe vraag');
    expect(one).toMatch(new RegExp(`${first.roepnaam}[\\s\\S]*Jij volgt dit op[\\s\\S]*${second.roepnaam}`));
    await lies.act('request.withdraw.save', { id: second.id });
    expect(textOf((await messages())[0]!.card)).toMatch(/kwamen samen binnen[\s\S]*Niet meer nodig/);
    expect(await messages()).toHaveLength(1);
  });

  it('gets a single one as it always is, and it follows what happens too', async () => {
    const { id, roepnaam } = await raise(lies);
    await sandbox.moveTo('2026-10-12T10:00');
    expect(titlesOf((await an.message(roepnaam)).card)).toContain('Ik volg dit op');
    await an.act('request.take', { id });
    expect(titlesOf((await an.message(roepnaam)).card)).toEqual(['Lezen']);
  });

  it('gets what comes in outside their hours together in the morning', async () => {
    await sandbox.moveTo('2026-10-12T17:30');
    await raise(lies);
    await sandbox.moveTo('2026-10-12T20:15');
    await raise(lies);
    await sandbox.moveTo('2026-10-13T07:45');
    expect(await arrived(an, 'nieuwe vragen')).toEqual(['2026-10-13 07:30']);
    expect(await messages()).toHaveLength(1);
  });

  it('does not wait for the hour where somebody may be in danger', async () => {
    await raise(lies);
    await send(lies, { safety: 'doubt' });
    await send(lies, { safety: 'yes' });
    expect(await arrived(an, 'vandaag nog even|kan niet wachten')).toEqual([
      '2026-10-12 09:10',
      '2026-10-12 09:10',
    ]);
    await sandbox.moveTo('2026-10-12T10:00');
    expect(await messages()).toHaveLength(3);
  });

  it('finds a talk that was confirmed among them', async () => {
    await raise(lies);
    const { dialog } = await sandbox.as(DIRK).type('/zorg gang L3B @lies.wadloper');
    await sandbox
      .as(DIRK)
      .press(dialog, 'Noteren', { scope: 'pupil', observation: 'Kijkt weg', safety: 'no' });
    await lies.press((await lies.message('Klopt het zo?')).card, 'Klopt');
    await sandbox.moveTo('2026-10-12T10:00');
    expect(await said(an, '2 nieuwe vragen')).toHaveLength(1);
  });

  it('leads to the list when there are more than fit', async () => {
    for (let n = 0; n < 12; n++) await raise(lies);
    await sandbox.moveTo('2026-10-12T10:00');
    const { card } = await an.message('12 nieuwe vragen');
    expect(textOf(card)).toContain('En nog 2 in je lijst');
    expect((await an.press(card, 'Toon alles')).dialog).toBeDefined();
  });
});
