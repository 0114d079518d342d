import { afterEach, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  ALARMING,
  AN,
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
  wellBehaved,
  ZITA,
} from './acting.js';

let open: OpenSlack;
const at = async (moment: string) => {
  open = await openSlack(moment);
};
const as = (name: string) => open.as(name);
afterEach(() => wellBehaved(open));

describe('words that may point at danger', () => {
  it('pause in the same modal, with numbers and back, and tell nobody anything', async () => {
    await at('2026-10-12 09:00');
    const lies = as(LIES);
    const paused = await send(lies, { 'In je eigen woorden': ALARMING });
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
    await open.drained();
    expect(everybodys(open)).toEqual([]);
    expect(lies.modal?.view.content.private_metadata).not.toContain('zelfmoord');
  });

  it('go on without an alarm when it is no emergency', async () => {
    await at('2026-10-12 09:00');
    const lies = as(LIES);
    const paused = await send(lies, { 'In je eigen woorden': ALARMING });
    await paused.press('Geen noodsituatie, verder');
    await open.drained();
    expect(said(as(AN), 'Nieuwe vraag')).toHaveLength(1);
    await open.moveTo('2026-10-12 12:00');
    expect(as(GRIET).inbox()).toEqual([]);
    expect(said(as(AN), 'kan niet wachten')).toEqual([]);
    expect((await read(as(AN), 'Nieuwe vraag')).text).toContain(ALARMING);
  });

  it('keep what was told in the second step as well', async () => {
    await at('2026-10-12 09:00');
    const lies = as(LIES);
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    const more = await press(lies, form, 'Ik wil meer vertellen');
    await more.fill({
      'In je eigen woorden': ALARMING,
      'Dit loopt goed': 'Ze zingt graag',
      'Dit zou helpen': ['Samen nadenken', 'Extra handen'],
    });
    await more.submit();
    const paused = lies.modal!;
    expect(paused.title).toBe('Even stoppen');
    const back = await press(lies, paused, 'Terug naar mijn tekst');
    const again = await press(lies, back, 'Ik wil meer vertellen');
    expect(again.fields).toMatchObject({
      'In je eigen woorden': ALARMING,
      'Dit loopt goed': 'Ze zingt graag',
      'Dit zou helpen': ['Samen nadenken', 'Extra handen'],
    });
    await again.fill({ 'In je eigen woorden': 'Anders gezegd' });
    await again.submit();
    await open.drained();
    expect((await read(as(AN), 'Nieuwe vraag')).text).toMatch(/Anders gezegd[\s\S]*Ze zingt graag/);
  });
});

describe('"ik twijfel"', () => {
  it('asks the coordinator to speak today, alarms nobody, and says so in the modal', async () => {
    await at('2026-10-12 09:00');
    const sent = await send(as(LIES), { 'Jouw antwoord': 'Ik twijfel' });
    expect(sent.text).toMatch(/An Duindoorn[\s\S]*vandaag nog te spreken[\s\S]*112/);
    await open.drained();
    expect(text(as(AN).message('Nieuwe vraag'))).toContain('Spreek Lies Wadloper vandaag nog even');
    expect(await home(open, as(AN))).toContain('Vandaag spreken');
    await open.moveTo('2026-10-12 10:00');
    expect(as(GRIET).inbox()).toEqual([]);
  });

  it('asks who is in when the coordinator does not work today', async () => {
    await at('2026-10-15 09:00'); // a Thursday: Bert works ma di wo
    const sent = await send(as(ZITA), { 'Welke klas?': 'L6B', 'Jouw antwoord': 'Ik twijfel' });
    expect(sent.text).toContain('of wie er vandaag is');
    await open.drained();
    expect([AN, CARLA].filter((name) => said(as(name), 'vandaag nog even').length > 0)).toHaveLength(1);
  });
});

describe('"ja"', () => {
  it('tells coordinator and head at once on a Sunday at 23:00, and the requester to phone', async () => {
    await at('2026-10-11 23:00');
    const lies = as(LIES);
    const sent = await send(lies, { 'Jouw antwoord': 'Ja' });
    expect(sent.text).toMatch(/zondag 11 oktober[\s\S]*niemand dit nu leest/);
    expect(sent.text).toMatch(/112[\s\S]*059 00 00 11[\s\S]*059 00 00 01/);
    await open.drained();
    for (const name of [AN, GRIET]) expect(said(as(name), 'kan niet wachten')).toHaveLength(1);
    for (const name of [BERT, CARLA]) expect(as(name).inbox()).toEqual([]);
    expect(said(lies, 'niemand je bericht van 23:00 nu leest')).toHaveLength(1);

    const alarm = as(GRIET).message('kan niet wachten');
    await as(GRIET).press(alarm, 'Ik neem dit nu op');
    await open.drained();
    for (const name of [AN, GRIET]) {
      const now = as(name).message('Griet Baken nam dit op om 23:00');
      expect(titlesOf(now)).not.toContain('Ik neem dit nu op');
      expect(text(now)).not.toContain('kan niet wachten');
    }
    expect(said(lies, 'Griet Baken las')).toHaveLength(1);
    expect(said(lies, 'nu leest')).toEqual([]);
    expect(said(as(GRIET), 'Lies Wadloper weet dat jij dit nu opneemt')).toHaveLength(1);
    await open.moveTo('2026-10-12 07:00');
    expect(as(BERT).inbox()).toEqual([]);
  });

  it('tells the requester to phone, and the next person, when nobody acknowledges in ten minutes', async () => {
    await at('2026-10-12 09:00');
    const lies = as(LIES);
    await send(lies, { 'Jouw antwoord': 'Ja' });
    await open.moveTo('2026-10-12 09:09');
    expect(said(lies, 'Nog niemand heeft je bericht van 09:00 bevestigd')).toHaveLength(1);
    expect(as(BERT).inbox()).toEqual([]);
    await open.moveTo('2026-10-12 09:11');
    expect(said(lies, 'Nog niemand heeft').at(-1)).toMatch(/Griet Baken \(059 00 00 01\)/);
    expect(said(as(BERT), 'kan niet wachten')).toHaveLength(1);
    await open.moveTo('2026-10-12 09:30');
    expect(said(as(CARLA), 'kan niet wachten')).toHaveLength(1);
    await as(AN).press(as(AN).message('kan niet wachten'), 'Ik neem dit nu op');
    await open.drained();
    expect(said(lies, 'Nog niemand heeft')).toEqual([]);
    expect(everybodys(open).join()).not.toMatch(/KV7|vingers/);
  });

  it('stands at the top of the homes of who was told, and leaves them when another confirms it', async () => {
    await at('2026-10-12 09:00');
    const PRESSES = 'Dit kan niet wachten';
    const [an, griet, bert, lies] = [as(AN), as(GRIET), as(BERT), as(LIES)];
    await Promise.all([an, griet, bert, lies].map((who) => home(open, who)));
    await send(lies, { 'Jouw antwoord': 'Ja' });
    await open.drained();
    for (const who of [an, griet]) expect(text(who.home!)).toMatch(new RegExp(`${PRESSES}[\\s\\S]*L3B`));
    expect(JSON.stringify(griet.home)).not.toMatch(/KV7|vingers/);
    await open.moveTo('2026-10-12 09:11');
    expect(text(bert.home!)).toContain(PRESSES);
    expect(text(lies.home!)).not.toContain(PRESSES);
    expect((await press(griet, griet.home!, 'Lezen')).text).toContain('vingers');
    await griet.press(griet.home!, 'Ik neem dit nu op');
    await open.drained();
    for (const who of [an, griet, bert]) expect(text(who.home!)).not.toContain(PRESSES);
    expect(said(lies, 'Griet Baken las')).toHaveLength(1);
  });

  it('is no silence once it was taken up: who goes on with it is asked, until somebody does', async () => {
    await at('2026-10-12 09:00');
    await send(as(LIES), { 'Jouw antwoord': 'Ja' });
    await open.drained();
    await as(GRIET).press(as(GRIET).message('kan niet wachten'), 'Ik neem dit nu op');
    await open.drained();
    await open.moveTo('2026-10-13 08:30');
    expect(said(as(AN), 'Goeiemorgen').join()).toMatch(
      /Griet Baken nam .* al op\. Wie volgt het verder op\?/,
    );
    await open.moveTo('2026-10-14 08:30');
    const asks = as(AN).message('op maandag 12 oktober nam Griet Baken dit al op.');
    expect(text(asks)).not.toMatch(/KV7|vingers/);
    expect(everybodys(open).join()).not.toContain('eerste antwoord');
    await as(AN).press(asks, 'Ik volg dit op');
    await open.drained();
    expect(said(as(LIES), 'An Duindoorn volgt')).not.toEqual([]);
    await open.moveTo('2026-10-23 12:00');
    expect(said(as(AN), 'Wie volgt het verder op')).toHaveLength(1);
    expect(everybodys(open).join()).not.toMatch(/eerste antwoord|ruimte om ze op te nemen/);
  });

  it('is followed up by its coordinator who takes it up, whom nobody asks again', async () => {
    await at('2026-10-12 09:00');
    await send(as(LIES), { 'Jouw antwoord': 'Ja' });
    await open.drained();
    await as(AN).press(as(AN).message('kan niet wachten'), 'Ik neem dit nu op');
    await open.drained();
    expect(text(as(AN).message('An Duindoorn nam dit op'))).toContain('Jij volgt dit op sinds');
    await open.moveTo('2026-10-20 12:00');
    expect(everybodys(open).join()).not.toMatch(/eerste antwoord|verder op\?|ruimte om ze/);
  });

  it('counts as taken up when somebody who was told follows it up', async () => {
    await at('2026-10-12 09:00');
    await send(as(LIES), { 'Jouw antwoord': 'Ja' });
    await open.drained();
    const opened = await read(as(AN), 'kan niet wachten');
    await as(AN).press(opened, 'Ik volg dit op');
    await open.moveTo('2026-10-12 10:00');
    expect(said(as(LIES), 'Nog niemand heeft')).toEqual([]);
    expect(as(BERT).inbox()).toEqual([]);
    expect(said(as(GRIET), 'An Duindoorn nam dit op')).toHaveLength(1);
  });
});

describe('about somebody of the school', () => {
  const staff = { [STAFF]: true, 'In je eigen woorden': 'Een collega trok hard aan een arm' };

  it.each(['Nee', 'Ik twijfel', 'Ja'])(
    'nobody is told before the choice (%s), then those chosen alone',
    async (safety) => {
      await at('2026-10-12 09:00');
      const lies = as(LIES);
      const choose = await send(lies, { ...staff, 'Jouw antwoord': safety });
      expect(choose.text).toMatch(/^Wie mag het weten\?[\s\S]*Er is nog niets verstuurd/);
      await open.drained();
      const others = open.users.filter(({ real_name }) => real_name !== LIES);
      expect(others.flatMap(({ id }) => open.slack.as(id).inbox())).toEqual([]);
      for (const name of [AN, GRIET]) expect(await home(open, as(name))).not.toContain('L3B');

      await choose.submit();
      expect(Object.keys(choose.errors)).toHaveLength(1);
      await choose.fill({ 'Deze collega’s mogen het weten': [BERT, ELS] });
      await choose.submit();
      expect(choose.open).toBe(false);
      await open.drained();
      for (const name of [BERT, ELS]) expect(as(name).inbox()).toHaveLength(1);
      if (safety !== 'Ja')
        expect(text(as(BERT).inbox()[0]!)).toContain('Bij jou, want Lies Wadloper koos wie het mag weten.');
      expect((await read(as(BERT), 'Lies Wadloper')).text).toContain('trok hard aan een arm');
      expect((await read(as(ELS), 'Lies Wadloper')).text).toContain('trok hard aan een arm');
      await open.moveTo('2026-10-14 12:00');
      for (const name of [AN, GRIET, CARLA]) expect(as(name).inbox()).toEqual([]);
    },
  );

  it('stays with the requester until they choose, who finds it again', async () => {
    await at('2026-10-12 09:00');
    const lies = as(LIES);
    const choose = await send(lies, staff);
    await choose.close({ all: true });
    expect(await home(open, lies)).toContain('Alleen bij jou: kies nog wie het mag weten');
    await open.moveTo('2026-10-13 09:00');
    expect(said(lies, 'kies jij nog wie het mag weten')).toHaveLength(1);
    const opened = await press(lies, lies.home!, 'Lezen');
    const again = await press(lies, opened, 'Kies wie het mag weten');
    await again.fill({ 'Deze collega’s mogen het weten': [ELS] });
    await again.submit();
    await open.drained();
    expect(said(as(ELS), 'Lies Wadloper koos wie het mag weten')).toHaveLength(1);
    expect(text(lies.message('Dank je'))).toContain('jij koos wie het mag weten');
  });

  it('can still be said at the pause', async () => {
    await at('2026-10-12 09:00');
    const paused = await send(as(LIES), { 'In je eigen woorden': ALARMING });
    const choose = await press(as(LIES), paused, 'Het gaat over iemand van de school');
    expect(choose.title).toBe('Wie mag het weten?');
    await open.drained();
    expect(as(AN).inbox()).toEqual([]);
  });
});
