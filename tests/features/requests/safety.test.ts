import { afterEach, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import { AN, arrived, BERT, CARLA, counts, FORM, GRIET, idOf, LIES, said, send, ZITA } from './acting.js';

const ALARMING = 'Ze zei dat ze zelfmoord wil plegen';
let sandbox: Sandbox;
const at = async (moment: string) => {
  sandbox = await openNewSchool(moment);
};
afterEach(() => sandbox.close());

const everybodysMessages = async () => {
  const inboxes = await Promise.all(sandbox.people.map(({ id }) => sandbox.as(id).inbox()));
  return inboxes.flatMap(({ messages }) => messages);
};

describe('words that may point at danger', () => {
  it('pause, with the numbers first, and send or tell nobody anything', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const { dialog } = await send(lies, { observation: ALARMING });
    expect(textOf(dialog)).toMatch(/Even stoppen[\s\S]*112[\s\S]*nog niets verstuurd/);
    expect(textOf(dialog)).not.toMatch(/geen gevaar/i);
    expect(await everybodysMessages()).toEqual([]);
    expect(await counts(sandbox)).toMatchObject({ request: 0 });

    const numbers = await lies.press(dialog, 'Toon de nummers');
    expect(textOf(numbers.dialog)).toMatch(/112[\s\S]*Griet Baken|112[\s\S]*An Duindoorn/);
    const back = await lies.press(numbers.dialog, 'Terug naar mijn tekst');
    expect(textOf(back.dialog)).toContain(ALARMING);
    expect(textOf(back.dialog)).toContain('KV7');
    expect(await everybodysMessages()).toEqual([]);
  });

  it('go without an alarm when it is no emergency', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const { dialog } = await send(lies, { observation: ALARMING });
    expect(await lies.press(dialog, 'Geen noodsituatie, verder')).toMatchObject({ closed: true });
    await sandbox.as(AN).message('Nieuwe vraag');
    await sandbox.moveTo('2026-10-12T12:00');
    expect((await sandbox.as(GRIET).inbox()).messages).toEqual([]);
    expect(await said(sandbox.as(AN), 'kan niet wachten')).toEqual([]);
    expect(await said(lies, 'bevestigd')).toEqual([]);
    expect(await counts(sandbox)).toMatchObject({ request: 1, requestDraft: 0 });
  });

  it('keep what was told in the second step as well', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const { dialog } = await lies.type('/zorg vraag');
    const more = await lies.press(dialog, 'Ik wil meer vertellen', FORM);
    const told = { tried: ALARMING, strengths: 'Ze zingt graag', capacity: 'heavy', needs: 'think,hands' };
    const paused = await lies.press(more.dialog, 'Versturen', told);
    expect(textOf(paused.dialog)).toContain('Even stoppen');
    const back = await lies.press(paused.dialog, 'Terug naar mijn tekst');
    const again = await lies.press(back.dialog, 'Ik wil meer vertellen');
    expect(textOf(again.dialog)).toContain(ALARMING);
    expect(textOf(again.dialog)).toContain('Ze zingt graag');
    expect(textOf(again.dialog)).toContain('think,hands');

    const third = await lies.press(again.dialog, 'Versturen');
    await lies.press(third.dialog, 'Ik sprak al iemand');
    const read = await sandbox.as(AN).press((await sandbox.as(AN).message('Nieuwe vraag')).card, 'Lezen');
    expect(textOf(read.dialog)).toContain('Ze zingt graag');
    expect(await counts(sandbox)).toMatchObject({ request: 1, requestDraft: 0 });
  });

  it('keep the second step when only the first is changed and sent', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const { dialog } = await lies.type('/zorg vraag');
    const more = await lies.press(dialog, 'Ik wil meer vertellen', FORM);
    const paused = await lies.press(more.dialog, 'Versturen', { tried: ALARMING, strengths: 'Ze zingt' });
    const back = await lies.press(paused.dialog, 'Terug naar mijn tekst');
    await lies.press(back.dialog, 'Versturen', { safety: 'doubt', observation: 'Anders gezegd' });
    const read = await sandbox.as(AN).press((await sandbox.as(AN).message('Nieuwe vraag')).card, 'Lezen');
    expect(textOf(read.dialog)).toContain('Ze zingt');
    expect(textOf(read.dialog)).toContain('Anders gezegd');
  });
});

describe('"ik twijfel"', () => {
  it('asks the coordinator to speak today, and alarms nobody', async () => {
    await at('2026-10-12 09:00');
    const sent = await send(sandbox.as(LIES), { safety: 'doubt' });
    expect(textOf(sent.dialog)).toMatch(/An Duindoorn[\s\S]*vandaag nog te spreken/);
    expect(textOf(sent.dialog)).toContain('112');
    const { card } = await sandbox.as(AN).message('Nieuwe vraag');
    expect(textOf(card)).toContain('Spreek Lies Wadloper vandaag nog even');
    // No later day is promised beside it.
    const own = textOf((await sandbox.as(LIES).message('Dank je, Lies')).card);
    expect(own).toContain('We vragen om je vandaag nog te spreken.');
    expect(own).not.toContain('Ten laatste');
    await sandbox.moveTo('2026-10-12T10:00');
    expect((await sandbox.as(GRIET).inbox()).messages).toEqual([]);
  });

  it('asks who is in when the coordinator does not work today', async () => {
    await at('2026-10-15 09:00'); // a Thursday: Bert works ma di wo
    const zita = sandbox.as(ZITA);
    const sent = await send(zita, { classCode: 'L6B', safety: 'doubt' });
    expect(textOf(sent.dialog)).toContain('of wie er vandaag is');
    const asked = (
      await Promise.all(
        [AN, CARLA].map(async (id) => ({ id, texts: await said(sandbox.as(id), 'vandaag nog even') })),
      )
    ).filter(({ texts }) => texts.length > 0);
    expect(asked).toHaveLength(1);
    const present = sandbox.as(asked[0]!.id);
    const message = await present.message('vandaag nog even');
    const read = await present.press(message.card, 'Lezen');
    expect(textOf(read.dialog)).toContain(FORM.observation);
  });
});

describe('"ik twijfel" on a day without school', () => {
  it('does not promise to speak today, and says that nobody reads now', async () => {
    await at('2026-10-09 15:00');
    await sandbox.moveTo('2026-10-11T15:00');
    const sent = await send(sandbox.as(LIES), { safety: 'doubt' });
    expect(textOf(sent.dialog)).toMatch(/leest dit op een werkdag[\s\S]*niemand dit nu leest[\s\S]*112/);
    expect(textOf(sent.dialog)).not.toContain('vandaag nog te spreken');
    await sandbox.moveTo('2026-10-12T08:00');
    expect(await arrived(sandbox.as(AN), 'vandaag nog even')).toEqual(['2026-10-12 07:30']);
    expect(textOf((await sandbox.as(LIES).message('Dank je, Lies')).card)).toContain('Ten laatste');
  });
});

describe('"ja"', () => {
  it('tells coordinator and head at once on a Sunday at 23:00, and the requester to phone', async () => {
    await at('2026-10-09 15:00');
    await sandbox.moveTo('2026-10-11T23:00');
    const lies = sandbox.as(LIES);
    const sent = await send(lies, { safety: 'yes' });
    expect(textOf(sent.dialog)).toMatch(/zondag 11 oktober[\s\S]*niemand dit nu leest/);
    expect(textOf(sent.dialog)).toMatch(/112[\s\S]*059 00 00 11[\s\S]*059 00 00 01/);
    for (const id of [AN, GRIET])
      expect(await arrived(sandbox.as(id), 'kan niet wachten')).toEqual(['2026-10-11 23:00']);
    for (const id of [BERT, CARLA]) expect((await sandbox.as(id).inbox()).messages).toEqual([]);
    await lies.message('niemand je bericht van 23:00 nu leest');
    expect(JSON.stringify(await everybodysMessages())).not.toMatch(/KV7|vingers/);
  });

  it('tells the requester to phone and the next person, when nobody acknowledges in ten minutes', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    await send(lies, { safety: 'yes' });
    await sandbox.moveTo('2026-10-12T09:09');
    expect(await said(lies, 'Reken niet op deze chat')).toHaveLength(1);
    await sandbox.moveTo('2026-10-12T09:10');
    const plainly = await said(lies, 'Nog niemand heeft je bericht van 09:00 bevestigd');
    expect(plainly.at(-1)).toMatch(/Griet Baken \(059 00 00 01\)/);
    expect(await arrived(lies, 'Nog niemand heeft')).toContain('2026-10-12 09:10');
    expect(await arrived(sandbox.as(BERT), 'kan niet wachten')).toEqual(['2026-10-12 09:10']);
    await sandbox.moveTo('2026-10-12T09:30');
    expect(await arrived(sandbox.as(CARLA), 'kan niet wachten')).toEqual(['2026-10-12 09:20']);
    expect(JSON.stringify(await everybodysMessages())).not.toMatch(/KV7|vingers/);
  });

  it('shows everybody who took it up, and stops', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    await send(lies, { safety: 'yes' });
    await sandbox.moveTo('2026-10-12T09:10');
    const head = sandbox.as(GRIET);
    const alarm = await head.message('kan niet wachten');
    expect((await head.press(alarm.card, 'Ik neem dit nu op', {}, alarm.id)).note).toContain('Lies Wadloper');
    for (const id of [AN, GRIET, BERT]) {
      const { card } = await sandbox.as(id).message('Griet Baken nam dit op om 09:10');
      expect(textOf(card)).not.toContain('kan niet wachten');
      expect(titlesOf(card)).not.toContain('Ik neem dit nu op');
    }
    await lies.message('Griet Baken las');
    expect(await said(lies, 'Nog niemand heeft')).toEqual([]);

    const second = await sandbox.as(AN).press(alarm.card, 'Ik neem dit nu op');
    expect(second.note).toContain('Griet Baken was je net voor');
    await sandbox.moveTo('2026-10-12T12:00');
    expect((await sandbox.as(CARLA).inbox()).messages).toEqual([]);
    expect(await arrived(lies, 'Reken niet op')).toEqual([]);
  });

  it('counts as taken up when somebody who was told follows it up', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    await send(lies, { safety: 'yes' });
    const an = sandbox.as(AN);
    const read = await an.press((await an.message('kan niet wachten')).card, 'Lezen');
    await an.press(read.dialog, 'Ik volg dit op');
    await sandbox.moveTo('2026-10-12T10:00');
    expect(await said(lies, 'Nog niemand heeft')).toEqual([]);
    expect((await sandbox.as(BERT).inbox()).messages).toEqual([]);
    expect(await said(sandbox.as(GRIET), 'An Duindoorn nam dit op')).toHaveLength(1);
  });
});

describe('about somebody of the school', () => {
  const staff = { aboutStaff: 'true', observation: 'Een collega trok hard aan een arm' };

  it.each(['no', 'doubt', 'yes'])(
    'tells nobody before the requester chose (%s), also not the head',
    async (safety) => {
      await at('2026-10-12 09:00');
      const lies = sandbox.as(LIES);
      const { dialog } = await send(lies, { ...staff, safety });
      expect(textOf(dialog)).toContain('Er is nog niets verstuurd');
      expect(textOf(dialog)).toContain('112');
      await sandbox.moveTo('2026-10-12T18:00');
      await sandbox.moveTo('2026-10-14T11:00');
      const others = await Promise.all(
        sandbox.people.filter(({ id }) => id !== LIES).map(({ id }) => sandbox.as(id).inbox()),
      );
      expect(others.flatMap(({ messages }) => messages)).toEqual([]);
      const roepnaam = /"text":"([^"]+)"/.exec(JSON.stringify(dialog))![1]!;
      expect(roepnaam).toBeTruthy();
      const id = idOf(dialog);
      for (const person of [AN, GRIET, BERT, CARLA]) {
        const who = sandbox.as(person);
        for (const verb of ['request.read', 'request.take', 'request.acknowledge', 'request.choose'])
          expect((await who.act(verb, { id })).note).toContain('dit bestaat niet, of het is niet voor jou');
        expect(JSON.stringify(await who.type('/zorg lijst'))).not.toContain(id);
        expect(JSON.stringify((await who.inbox()).home)).not.toContain(id);
      }
    },
  );

  it('tells only those who were chosen', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const { dialog } = await send(lies, { ...staff, safety: 'yes' });
    const id = idOf(dialog);
    expect((await lies.press(dialog, 'Laat het hen weten', { people: '' })).errors).toHaveProperty('people');
    expect((await lies.press(dialog, 'Laat het hen weten', { people: LIES })).errors).toHaveProperty(
      'people',
    );
    expect(
      await lies.press(dialog, 'Laat het hen weten', { people: `${BERT},els-schelpaert` }),
    ).toMatchObject({ closed: true });
    for (const chosen of [BERT, 'els-schelpaert'])
      expect(await said(sandbox.as(chosen), 'kan niet wachten')).toHaveLength(1);
    await sandbox.moveTo('2026-10-12T12:00');
    await sandbox.moveTo('2026-10-21T12:00');
    for (const person of [AN, GRIET, CARLA]) {
      expect((await sandbox.as(person).inbox()).messages).toEqual([]);
      expect((await sandbox.as(person).act('request.read', { id })).note).toContain('niet voor jou');
    }
    expect(await said(lies, 'Nog niemand heeft je bericht')).not.toEqual([]);
    const bert = sandbox.as(BERT);
    const read = await bert.press((await bert.message('kan niet wachten')).card, 'Lezen');
    expect(textOf(read.dialog)).toContain(staff.observation);
  });

  it('can still be said at the pause', async () => {
    await at('2026-10-12 09:00');
    const lies = sandbox.as(LIES);
    const paused = await send(lies, { observation: ALARMING });
    const { dialog } = await lies.press(paused.dialog, 'Het gaat over iemand van de school');
    expect(textOf(dialog)).toContain('Wie mag het weten?');
    expect((await sandbox.as(AN).inbox()).messages).toEqual([]);
    await sandbox.moveTo('2026-10-13T09:00');
    expect(await said(lies, 'kies jij nog wie het mag weten')).toHaveLength(1);
  });
});
