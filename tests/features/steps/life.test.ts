import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Card, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, CARLA, LIES } from '../requests/acting.js';
import { onlyStep, STEP_WORDS, startStep } from './acting.js';

const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

/** Monday 12 October 2026; five school days later is Monday the 19th. The autumn holiday is 2-8 November, the 11th is free. */
describe('a small step, between its beginning and its end', () => {
  let open: Sandbox;
  let lies: Acting;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    lies = open.as(LIES);
    await startStep(lies, { span: '5' });
  });
  afterAll(() => open.close());

  const step = async () => (await onlyStep(open)).data;
  const at = (day: string) => open.moveTo(`${day}T09:00:00`);
  const due = (who: Acting) => who.message(/Hoe gaat het\?|opnieuw bekijken|niet aan toe gekomen/);
  /** Opens "Meer…" of its card and presses one of its buttons. */
  async function more(who: Acting, title: string) {
    const { id } = await onlyStep(open);
    const { dialog } = await who.act('step.look-back.open', { id });
    return who.press(dialog!, title);
  }

  it('that nobody got to gets a new day, without why; and help, when it is asked for', async () => {
    await at('2026-10-19');
    const asked = await due(lies);
    await lies.press(asked.card, 'Niet aan toe gekomen', {}, asked.id);
    expect(await step()).toMatchObject({ status: 'RUNNING', lookBackOn: '2026-10-26' });
    const offer = await due(lies);
    expect(offer.id).toBe(asked.id);
    expect(flat(offer.card)).toContain('je hoeft niet te zeggen waarom');
    expect(flat(offer.card)).toContain('op maandag 26 oktober opnieuw bekijken?');
    expect(titlesOf(offer.card)).toEqual([
      'Goed',
      'Andere dag',
      'Mag stoppen',
      'Ik kan hulp gebruiken',
      'Ongedaan maken',
    ]);
    expect((await lies.press(offer.card, 'Goed', {}, offer.id)).note).toContain('Tot maandag 26 oktober');
    expect(titlesOf((await due(lies)).card)).toEqual(['Eén zin erbij', 'Ongedaan maken']);

    const help = await lies.press(offer.card, 'Ik kan hulp gebruiken', {}, offer.id);
    expect(help.note).toContain('An Duindoorn');
    const heard = await open.as(AN).message('kan hulp gebruiken');
    expect(flat(heard.card)).toContain('Lies Wadloper kan hulp gebruiken bij');
    expect(JSON.stringify(heard.card)).not.toContain(STEP_WORDS);
    expect(titlesOf((await due(lies)).card)).toContain('Ongedaan maken');
  });

  it('is put off to the next morning three times in a row, and no more', async () => {
    const { id } = await onlyStep(open);
    expect(titlesOf((await lies.act('step.look-back.open', { id })).dialog!)).not.toContain('Morgen opnieuw');
    expect((await lies.act('step.snooze', { id })).note).toContain('Jij kijkt terug op maandag 26 oktober');
    await at('2026-10-26');
    expect((await more(lies, 'Morgen opnieuw')).note).toContain('dinsdag 27 oktober');
    const { events } = await step();
    expect((await lies.act('step.snooze', { id })).note).toContain('dinsdag 27 oktober');
    expect((await step()).events).toEqual(events);
    expect(await step()).toMatchObject({ lookBackOn: '2026-10-27', askedFor: '2026-10-26' });
    expect(flat((await lies.message('op een andere dag')).card)).toContain('dinsdag 27 oktober');
    await at('2026-10-27');
    await more(lies, 'Morgen opnieuw');
    await at('2026-10-28');
    await more(lies, 'Morgen opnieuw');
    await at('2026-10-29');
    const { dialog } = await lies.act('step.look-back.open', { id });
    expect(titlesOf(dialog!)).not.toContain('Morgen opnieuw');
    expect((await lies.act('step.snooze', { id })).note).toContain('drie keer');
  });

  it('moves to another day, and says why it is not the one that was chosen', async () => {
    const { dialog } = await more(lies, 'Andere dag');
    const early = await lies.press(dialog!, 'Bewaren', { day: '2026-10-29' });
    expect(early.errors).toEqual({ day: 'Kies een dag na vandaag.' });
    const holiday = await lies.press(dialog!, 'Bewaren', { day: '2026-11-04' });
    expect(holiday.note).toContain('maandag 9 november');
    expect(holiday.note).toContain('herfstvakantie');
    const spans = await lies.act('step.move.save', { id: (await onlyStep(open)).id, span: '10' });
    // Ten school days after Thursday 29 October, the holiday and Armistice Day left out.
    expect(spans.note).toContain('vrijdag 20 november');
  });

  it('goes into other hands when they take it; until then nothing changes', async () => {
    const { id } = await onlyStep(open);
    const give = async (to: string) => {
      const { dialog } = await lies.act('step.delegate', { id });
      return lies.press(dialog!, 'Vragen', { to });
    };
    expect((await give(LIES)).errors).toBeDefined();
    await give(CARLA);
    expect(await step()).toMatchObject({ ownerId: LIES, lookBackOn: '2026-11-20' });
    const [carla, bert] = [open.as(CARLA), open.as(BERT)];
    await at('2026-10-30');
    const asked = await carla.message('wil overnemen');
    expect(titlesOf(asked.card)).toEqual(['Ik neem het over', 'Liever niet', 'Bekijken']);
    await carla.press(asked.card, 'Liever niet', {}, asked.id);
    expect(flat((await lies.message('liever niet over')).card)).toContain('Carla Strandvonk');
    expect(titlesOf((await carla.message('is beantwoord')).card)).toEqual([]);
    expect((await carla.act('step.take-over', { id })).note).toBe(
      (await carla.act('step.take-over', { id: 'no' })).note,
    );

    // Bert works on Monday, Tuesday and Wednesday: a Friday is no day of his.
    await give(BERT);
    await at('2026-11-09');
    const mine = await bert.message('wil overnemen');
    const taken = await bert.press(mine.card, 'Ik neem het over', {}, mine.id);
    expect(taken.note).toContain('maandag 23 november');
    expect(await step()).toMatchObject({ ownerId: BERT, lookBackOn: '2026-11-23' });
    expect(flat((await lies.message('neemt')).card)).toContain('Bert Zeewind neemt');
    expect((await step()).offered).toBeUndefined();
    // A button of before it went into other hands.
    const old = await lies.act('step.look-back', { id, outcome: 'WORKS_KEEP' });
    expect(old.note).toContain('Bert Zeewind kijkt terug op maandag 23 november');
    expect(await step()).toMatchObject({ status: 'RUNNING' });
  });

  it('is adjusted; what was agreed before stays to be read, and its owner hears of it', async () => {
    const { id } = await onlyStep(open);
    const { dialog } = await lies.act('step.change', { id });
    const outside = await lies.press(dialog!, 'Bewaren', { place: 'outside' });
    expect(Object.keys(outside.errors ?? {}).sort()).toEqual(['goal', 'until', 'why']);
    const note = await lies.press(dialog!, 'Bewaren', { what: 'Met een zandloper erbij', helpers: CARLA });
    expect(note.note).toContain('aangepast');
    const bert = open.as(BERT);
    const read = flat((await bert.act('step.read', { id })).dialog!);
    expect(read).toContain('Met een zandloper erbij');
    expect(read).toMatch(/Daarvoor: .*Een stappenplan/);
    await at('2026-11-10');
    const digest = flat((await bert.message('paste')).card);
    expect(digest).toContain('Lies Wadloper paste');
    expect(digest).not.toContain('zandloper');
    await at('2026-11-12');
    expect(flat((await open.as(CARLA).message('mee te helpen')).card)).toContain('Bert Zeewind');
  });

  it('lies still until a day, comes back by itself, stops, and can be taken up again', async () => {
    const { id } = await onlyStep(open);
    const bert = open.as(BERT);
    const { dialog } = await bert.act('step.park', { id });
    expect((await bert.press(dialog!, 'Stilleggen', { why: '', until: '' })).errors).toBeDefined();
    const note = await bert.press(dialog!, 'Stilleggen', { why: 'waits', until: '2026-11-26' });
    // A Thursday; Monday is the next day that Bert works.
    expect(note.note).toContain('maandag 30 november');
    expect(note.note).toContain('werkt niet op donderdag 26 november');
    expect(await step()).toMatchObject({ status: 'PARKED', backOn: '2026-11-30' });
    expect((await step()).lookBackOn).toBeUndefined();
    expect(flat((await bert.act('step.read', { id })).dialog!)).toContain('We wachten op iets anders');
    await at('2026-11-23');
    await expect(bert.message('Hoe gaat het?')).rejects.toThrow('no message');
    await at('2026-11-30');
    expect(await step()).toMatchObject({ status: 'RUNNING', lookBackOn: '2026-12-14' });
    expect(flat((await bert.message('lag even stil')).card)).toContain('maandag 14 december');

    const sure = await bert.act('step.stop', { id });
    await bert.press(sure.dialog!, 'Ja, mag stoppen');
    expect(await step()).toMatchObject({ status: 'ENDED', open: false });
    await at('2026-12-14');
    await expect(bert.message('Hoe gaat het?')).rejects.toThrow('no message');
    const again = await bert.act('step.resume', { id });
    expect(again.note).toContain('loopt weer');
    expect(await step()).toMatchObject({ status: 'RUNNING' });
    expect(flat((await bert.act('step.read', { id })).dialog!)).toContain('Bert Zeewind liet dit stoppen');
  });
});
