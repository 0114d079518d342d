import { afterEach, describe, expect, it } from '@jest/globals';
import { notification, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  ALARMING,
  AN,
  answer,
  ask,
  BERT,
  CARLA,
  ELS,
  everybodys,
  FORM,
  GRIET,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  read,
  STAFF,
  said,
  send,
  settled,
  wellBehaved,
  ZITA,
} from './acting.js';

let open: OpenTeams;
const at = async (moment = '2026-10-12 09:00') => {
  open = await openTeams(moment);
};
const as = (name: string) => open.as(name);
afterEach(() => wellBehaved(open));

describe('words that may point at danger', () => {
  it('pause in the same dialog, with numbers and back, and tell nobody anything', async () => {
    await at();
    const lies = as(LIES);
    const paused = (await ask(open, lies, { 'In je eigen woorden': ALARMING }))!;
    expect(paused.text).toMatch(/^Even stoppen[\s\S]*112[\s\S]*nog niets verstuurd/);
    const numbers = await press(lies, paused, 'Toon de nummers');
    expect(numbers.text).toMatch(/112[\s\S]*059 00 00 01/);
    const back = await press(lies, numbers, 'Terug naar mijn tekst');
    expect(back.fields).toMatchObject({
      'Het gaat over': 'Eén leerling',
      [PUPIL]: 'KV7',
      'In je eigen woorden': ALARMING,
      'Jouw antwoord': 'Nee',
    });
    await settled(open);
    expect(everybodys(open, [LIES])).toEqual([]);
    for (const dialog of [paused, numbers])
      expect(JSON.stringify(dialog.card)).not.toMatch(/zelfmoord wil|KV7/);
  });

  it('go on without an alarm when it is no emergency', async () => {
    await at();
    await ask(open, as(LIES), { 'In je eigen woorden': ALARMING });
    expect(await send(open, as(LIES), {}, 'Geen noodsituatie, verder')).toBeUndefined();
    expect(said(as(AN), 'Nieuwe vraag')).toHaveLength(1);
    await open.moveTo('2026-10-12 12:00');
    expect(as(GRIET).messages()).toEqual([]);
    expect(said(as(AN), 'kan niet wachten')).toEqual([]);
    expect((await read(as(AN), 'Nieuwe vraag')).text).toContain(ALARMING);
  });

  it('keep what was told in the second step as well', async () => {
    await at();
    const lies = as(LIES);
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    await press(lies, form, 'Ik wil meer vertellen');
    const told = { 'Dit loopt goed': 'Ze zingt graag', 'Dit zou helpen': ['Samen nadenken', 'Extra handen'] };
    const paused = (await send(open, lies, { 'In je eigen woorden': ALARMING, ...told }))!;
    expect(paused.title).toBe('Even stoppen');
    const back = await press(lies, paused, 'Terug naar mijn tekst');
    const again = await press(lies, back, 'Ik wil meer vertellen');
    expect(again.fields).toMatchObject({ 'In je eigen woorden': ALARMING, ...told });
    expect(await send(open, lies, { 'In je eigen woorden': 'Anders gezegd' })).toBeUndefined();
    expect((await read(as(AN), 'Nieuwe vraag')).text).toMatch(/Anders gezegd[\s\S]*Ze zingt graag/);
  });
});

describe('"ik twijfel"', () => {
  it('asks the coordinator to speak today, alarms nobody, and says so in the dialog', async () => {
    await at();
    const told = (await ask(open, as(LIES), { 'Jouw antwoord': 'Ik twijfel' }))!;
    expect(told.text).toMatch(/An Duindoorn[\s\S]*vandaag nog te spreken[\s\S]*112/);
    expect(text(as(AN).message('Nieuwe vraag'))).toContain('Spreek Lies Wadloper vandaag nog even');
    expect(await home(open, as(AN))).toContain('Vandaag spreken');
    await open.moveTo('2026-10-12 10:00');
    expect(as(GRIET).messages()).toEqual([]);
  });

  it('asks who is in when the coordinator does not work today', async () => {
    await at('2026-10-15 09:00'); // a Thursday: Bert works ma di wo
    const told = (await ask(open, as(ZITA), { 'Welke klas?': 'L6B', 'Jouw antwoord': 'Ik twijfel' }))!;
    expect(told.text).toContain('of wie er vandaag is');
    expect([AN, CARLA].filter((name) => said(as(name), 'vandaag nog even').length > 0)).toHaveLength(1);
  });
});

describe('"ja"', () => {
  it('tells coordinator and head at once on a Sunday at 23:00, and the requester to phone', async () => {
    await at('2026-10-11 23:00');
    const lies = as(LIES);
    const told = (await ask(open, lies, { 'Jouw antwoord': 'Ja' }))!;
    expect(told.text).toMatch(/zondag 11 oktober[\s\S]*niemand dit nu leest/);
    expect(told.text).toMatch(/112[\s\S]*059 00 00 11[\s\S]*059 00 00 01/);
    for (const name of [AN, GRIET]) {
      expect(said(as(name), 'kan niet wachten')).toHaveLength(1);
      expect(notification(as(name).message('kan niet wachten'))).not.toMatch(/KV7|vingers|Lies/);
    }
    for (const name of [BERT, CARLA]) expect(as(name).messages()).toEqual([]);
    expect(said(lies, 'niemand je bericht van 23:00 nu leest')).toHaveLength(1);

    as(GRIET).notes.length = 0;
    await as(GRIET).press(as(GRIET).message('kan niet wachten'), 'Ik neem dit nu op');
    await settled(open);
    for (const name of [AN, GRIET]) {
      const now = as(name).message('Griet Baken nam dit op om 23:0');
      expect(titlesOf(now)).not.toContain('Ik neem dit nu op');
      expect(text(now)).not.toContain('kan niet wachten');
    }
    expect(said(lies, 'Griet Baken las')).toHaveLength(1);
    expect(said(lies, 'nu leest')).toEqual([]);
    expect(as(GRIET).notes).toEqual([expect.stringContaining('Lies Wadloper weet dat jij dit nu opneemt')]);
    await open.moveTo('2026-10-12 07:00');
    expect(as(BERT).messages()).toEqual([]);
  });

  it('tells the requester to phone, and the next person, when nobody acknowledges in ten minutes', async () => {
    await at();
    const lies = as(LIES);
    await ask(open, lies, { 'Jouw antwoord': 'Ja' });
    await open.moveTo('2026-10-12 09:08');
    expect(said(lies, 'Nog niemand heeft je bericht van 09:00 bevestigd')).toHaveLength(1);
    expect(as(BERT).messages()).toEqual([]);
    await open.moveTo('2026-10-12 09:11');
    expect(said(lies, 'Nog niemand heeft').at(-1)).toMatch(/Griet Baken \(059 00 00 01\)/);
    expect(said(as(BERT), 'kan niet wachten')).toHaveLength(1);
    await open.moveTo('2026-10-12 09:30');
    expect(said(as(CARLA), 'kan niet wachten')).toHaveLength(1);
    await as(AN).press(as(AN).message('kan niet wachten'), 'Ik neem dit nu op');
    await settled(open);
    expect(said(lies, 'Nog niemand heeft')).toEqual([]);
    expect(everybodys(open).join()).not.toMatch(/KV7|vingers/);
  });

  it('is no silence once it was taken up: who goes on with it is asked, until somebody does', async () => {
    await at();
    await ask(open, as(LIES), { 'Jouw antwoord': 'Ja' });
    await as(GRIET).press(as(GRIET).message('kan niet wachten'), 'Ik neem dit nu op');
    await settled(open);
    await open.moveTo('2026-10-13 08:30');
    expect(said(as(AN), 'Goeiemorgen').join()).toMatch(
      /Griet Baken nam .* al op\. Wie volgt het verder op\?/,
    );
    await open.moveTo('2026-10-14 08:30');
    const asks = as(AN).message('op maandag 12 oktober nam Griet Baken dit al op.');
    expect(text(asks)).not.toMatch(/KV7|vingers/);
    expect(everybodys(open).join()).not.toContain('eerste antwoord');
    await as(AN).press(asks, 'Ik volg dit op');
    await settled(open);
    expect(said(as(LIES), 'An Duindoorn volgt')).not.toEqual([]);
    await open.moveTo('2026-10-23 12:00');
    expect(said(as(AN), 'Wie volgt het verder op')).toHaveLength(1);
    expect(everybodys(open).join()).not.toMatch(/eerste antwoord|ruimte om ze op te nemen/);
  });

  it('is followed up by its coordinator who takes it up, whom nobody asks again', async () => {
    await at();
    await ask(open, as(LIES), { 'Jouw antwoord': 'Ja' });
    await as(AN).press(as(AN).message('kan niet wachten'), 'Ik neem dit nu op');
    await settled(open);
    expect(text(as(AN).message('An Duindoorn nam dit op'))).toContain('Jij volgt dit op sinds');
    await open.moveTo('2026-10-20 12:00');
    expect(everybodys(open).join()).not.toMatch(/eerste antwoord|verder op\?|ruimte om ze/);
  });

  it('counts as taken up when somebody who was told follows it up', async () => {
    await at();
    await ask(open, as(LIES), { 'Jouw antwoord': 'Ja' });
    await (await read(as(AN), 'kan niet wachten')).press('Ik volg dit op');
    await open.moveTo('2026-10-12 10:00');
    expect(said(as(LIES), 'Nog niemand heeft')).toEqual([]);
    expect(as(BERT).messages()).toEqual([]);
    expect(said(as(GRIET), 'An Duindoorn nam dit op')).toHaveLength(1);
  });
});

describe('about somebody of the school', () => {
  const staff = { [STAFF]: true, 'In je eigen woorden': 'Een collega trok hard aan een arm' };

  it.each(['Nee', 'Ik twijfel', 'Ja'])(
    'nobody is told before the choice (%s), then those chosen alone',
    async (safety) => {
      await at();
      const lies = as(LIES);
      const choose = (await ask(open, lies, { ...staff, 'Jouw antwoord': safety }))!;
      expect(choose.text).toMatch(/^Wie mag het weten\?[\s\S]*Er is nog niets verstuurd/);
      expect(everybodys(open, [LIES])).toEqual([]);
      await choose.press(titlesOf(choose)[0]!);
      expect(Object.keys(lies.theDialog.errors)).toHaveLength(1);
      const after = await send(open, lies, { 'Deze collega’s mogen het weten': [BERT, ELS] });
      if (safety === 'Nee') expect(after).toBeUndefined();
      for (const name of [BERT, ELS]) expect(as(name).messages()).toHaveLength(1);
      if (safety !== 'Ja')
        expect(text(as(BERT).messages()[0]!)).toContain(
          'Bij jou, want Lies Wadloper koos wie het mag weten.',
        );
      for (const name of [BERT, ELS])
        expect((await read(as(name), 'Lies Wadloper')).text).toContain('trok hard aan een arm');
      await open.moveTo('2026-10-13 07:00');
      expect(everybodys(open, [LIES, BERT, ELS])).toEqual([]);
      for (const name of [AN, GRIET]) expect(await home(open, as(name))).not.toContain('L3B');
    },
  );

  it('stays with the requester until they choose, who finds it again', async () => {
    await at();
    const lies = as(LIES);
    (await ask(open, lies, staff))!.close();
    expect(await home(open, lies)).toContain('Alleen bij jou: kies nog wie het mag weten');
    await open.moveTo('2026-10-13 09:00');
    expect(said(lies, 'kies jij nog wie het mag weten')).toHaveLength(1);
    const opened = await press(lies, await answer(open, lies, 'zorg'), 'Lezen');
    await press(lies, opened, 'Kies wie het mag weten');
    await send(open, lies, { 'Deze collega’s mogen het weten': [ELS] });
    expect(said(as(ELS), 'Lies Wadloper koos wie het mag weten')).toHaveLength(1);
    expect(text(lies.message('Dank je'))).toContain('jij koos wie het mag weten');
  });

  it('can still be said at the pause', async () => {
    await at();
    const paused = (await ask(open, as(LIES), { 'In je eigen woorden': ALARMING }))!;
    const choose = await press(as(LIES), paused, 'Het gaat over iemand van de school');
    expect(choose.title).toBe('Wie mag het weten?');
    await settled(open);
    expect(as(AN).messages()).toEqual([]);
  });
});
