import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, arrived, BERT, CARLA, GRIET, LIES, raise, said, WORDS, ZITA } from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());
const home = async (who: Acting) => (await who.inbox()).home;

describe('the home card', () => {
  it('shows a teacher where each request stands, without a word of it', async () => {
    expect(textOf(await home(lies))).not.toContain('Mijn vragen');
    const { id, roepnaam } = await raise(lies);
    expect(textOf(await home(lies))).toMatch(
      new RegExp(`Mijn vragen[\\s\\S]*${roepnaam}[\\s\\S]*An Duindoorn`),
    );
    await an.act('request.take', { id });
    expect(textOf(await home(lies))).toContain('An Duindoorn volgt dit op');
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    expect(textOf(await home(lies))).toMatch(/vraag op maandag 12 oktober/);
    await an.act('request.close.save', { id, outcome: 'helped' });
    expect(textOf(await home(lies))).not.toContain(roepnaam);
    expect(JSON.stringify(await home(lies))).not.toMatch(/KV7|Telt nog/);
  });

  it('shows a coordinator what lies with them, five at a time, and leads to all', async () => {
    expect(textOf(await home(an))).toContain('Er ligt niets bij jou');
    const raised = [];
    for (let n = 0; n < 12; n++) raised.push(await raise(lies));
    const card = await home(an);
    expect(raised.filter(({ roepnaam }) => textOf(card).includes(roepnaam))).toHaveLength(5);
    const first = await an.press(card, 'Alles, of zoeken');
    const second = await an.press(first.dialog, 'Volgende');
    const listed = textOf(first.dialog) + textOf(second.dialog);
    expect(raised.filter(({ roepnaam }) => listed.includes(roepnaam))).toHaveLength(12);
    expect(titlesOf(second.dialog)).not.toContain('Volgende');
    expect(listed).not.toMatch(/KV7|Telt nog/);
  });

  it('shows a head nothing of single requests', async () => {
    const { roepnaam } = await raise(lies);
    expect(textOf(await home(sandbox.as(GRIET)))).not.toContain(roepnaam);
  });
});

describe('the morning message', () => {
  const mornings = (who: Acting) => arrived(who, 'Goeiemorgen');

  it('comes once per working morning, with what waits, and not at all when there is nothing', async () => {
    const { id } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    await sandbox.moveTo('2026-10-16T12:00');
    // On the 15th she is asked once more, in a message of its own.
    expect(await mornings(lies)).toEqual(['13', '14', '16'].map((day) => `2026-10-${day} 08:00`));
    expect((await said(lies, 'Goeiemorgen')).join()).not.toMatch(/KV7|Telt nog|Sinds wanneer/);
    await lies.act('request.reply.save', { id, text: 'Sinds september' });
    const before = (await mornings(lies)).length;
    await sandbox.moveTo('2026-10-23T12:00');
    expect(await mornings(lies)).toHaveLength(before);
    for (const other of [ZITA, GRIET, 'sam-ebbe', CARLA])
      expect(await mornings(sandbox.as(other))).toEqual([]);
  });

  it('tells a part-timer on their own mornings only, and names a request once', async () => {
    await raise(sandbox.as(ZITA), { classCode: 'L6B' }); // Bert works ma di wo
    await sandbox.moveTo('2026-10-21T12:00');
    const bert = sandbox.as(BERT);
    const days = (await mornings(bert)).map((at) => at.slice(0, 10));
    expect(days).toEqual(['2026-10-13', '2026-10-21']);
    // On the other mornings it is asked in a message of its own.
    const asked = await arrived(bert, 'op een eerste antwoord\\.');
    expect(asked).toEqual(['14', '19', '20'].map((day) => `2026-10-${day} 08:00`));
    for (const text of await said(bert, 'Goeiemorgen'))
      expect(text.match(/eerste antwoord/g)).toHaveLength(1);
  });

  it('gathers new requests for who wants that, and says each once', async () => {
    await an.act('school.new-requests.save', { how: 'digest' });
    const { roepnaam } = await raise(lies);
    expect((await an.inbox()).messages).toEqual([]);
    await sandbox.moveTo('2026-10-13T08:00');
    const [morning] = await said(an, 'Goeiemorgen');
    expect(morning?.split(roepnaam)).toHaveLength(2);
    await sandbox.moveTo('2026-10-13T12:00');
    expect((await an.inbox()).messages).toHaveLength(1);
  });

  it('counts what is new where it is much, and names what is for today', async () => {
    await an.act('school.new-requests.save', { how: 'digest' });
    const urgent = await raise(lies, { safety: 'doubt' });
    for (let n = 0; n < 5; n++) {
      const { id } = await raise(lies);
      await lies.act('request.add.save', { id, text: 'Nog iets' });
    }
    await sandbox.moveTo('2026-10-13T08:00');
    const [morning] = await said(an, 'Goeiemorgen');
    expect(morning).toContain('6 vragen wachten op een eerste antwoord');
    expect(morning).toContain(urgent.roepnaam);
    expect(morning).not.toContain('Nieuwe vraag');
  });

  it('says what is for today beside what is new, each once', async () => {
    await an.act('school.new-requests.save', { how: 'digest' });
    const urgent = await raise(lies, { safety: 'doubt' });
    const usual = await raise(lies);
    await lies.act('request.add.save', { id: usual.id, text: 'Nog iets' });
    await sandbox.moveTo('2026-10-13T08:00');
    const [morning] = await said(an, 'Goeiemorgen');
    expect(morning?.split(usual.roepnaam)).toHaveLength(2);
    expect(morning?.split(urgent.roepnaam)).toHaveLength(2);
  });

  it('can pause, and comes back by itself', async () => {
    const { id } = await raise(lies);
    await an.act('request.ask.save', { id, text: 'Sinds wanneer?' });
    const { dialog } = await lies.type('/zorg pauze');
    expect((await lies.press(dialog, 'Bewaren', { until: '2026-10-01' })).errors).toHaveProperty('until');
    await lies.press(dialog, 'Bewaren', { until: '2026-10-15' });
    expect(textOf(await home(lies))).toContain('staat stil tot en met donderdag 15 oktober');
    await sandbox.moveTo('2026-10-19T12:00');
    expect(await mornings(lies)).toEqual(['2026-10-16 08:00', '2026-10-19 08:00']);
  });
});

describe('an absence', () => {
  it('brings new and open requests to whoever stands in, with dates and never a reason', async () => {
    const open = await raise(lies);
    const { dialog } = await an.type('/zorg afwezig');
    const saved = await an.press(dialog, 'Bewaren', {
      from: '2026-10-13',
      to: '2026-10-16',
      standInId: CARLA,
    });
    expect(saved.note).toContain('Carla Strandvonk springt in');
    await sandbox.moveTo('2026-10-15T09:00'); // Carla works do vr this week
    const carla = sandbox.as(CARLA);
    await carla.message('Jij springt in');
    const fresh = await raise(lies);
    expect(textOf((await lies.message(fresh.roepnaam)).card)).toMatch(
      /Carla Strandvonk[\s\S]*is er tot en met vrijdag 16 oktober niet/,
    );
    expect(textOf((await carla.message('Nieuwe vraag')).card)).toContain(fresh.roepnaam);
    const card = await home(carla);
    expect(textOf(card)).toContain('Je springt in voor An Duindoorn');
    expect(textOf(card)).toContain(fresh.roepnaam);
    // "De open vragen kan je lezen": so they have to be found.
    expect(textOf(card)).toContain(open.roepnaam);
    const list = await carla.type('/zorg lijst');
    expect(textOf((await carla.press(list.dialog, 'Vragen bij An Duindoorn')).dialog)).toContain(
      open.roepnaam,
    );
    const stranger = await sandbox.as(BERT).act('request.list', { which: 'lead', personId: AN });
    expect(textOf(stranger.dialog)).not.toContain(open.roepnaam);
    expect(textOf((await carla.act('request.read', { id: open.id })).dialog)).toContain(WORDS);
    await carla.act('request.take', { id: open.id });

    await sandbox.moveTo('2026-10-19T09:00');
    expect(textOf(await home(an))).toContain('Carla Strandvonk volgt dit op');
    expect(textOf(await home(carla))).toContain(open.roepnaam);
    expect(textOf((await carla.act('request.read', { id: open.id })).dialog)).toContain(WORDS);
  });

  it('ends what a stand-in may read that they did not take', async () => {
    const { id } = await raise(lies);
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-16', standInId: CARLA });
    await sandbox.moveTo('2026-10-16T12:00');
    expect(textOf((await sandbox.as(CARLA).act('request.read', { id })).dialog)).toContain(WORDS);
    await sandbox.moveTo('2026-10-19T09:00');
    expect(textOf((await sandbox.as(CARLA).act('request.read', { id })).dialog)).not.toContain(WORDS);
  });

  it('keeps the bot silent, but for an alarm', async () => {
    await an.act('school.absence.save', { from: '2026-10-13', to: '2026-10-16', standInId: CARLA });
    await raise(lies);
    await sandbox.moveTo('2026-10-14T09:00');
    const before = (await an.inbox()).messages.length;
    await sandbox.moveTo('2026-10-16T17:00');
    expect((await an.inbox()).messages).toHaveLength(before);
    expect(await arrived(an, 'Goeiemorgen')).toEqual([]);
  });
});
