import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../../support/card.js';
import { inputsOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { AN, BERT, CARLA, LIES, raise, said } from '../requests/acting.js';
import { fixed, flat, heard, keptOf } from './acting.js';

const NEEDS = 'Zqx instructie die kort is';
const PLAN = 'Zqx een stappenplan op de bank';

/** Monday 12 October 2026. Bert works on Monday, Tuesday and Wednesday morning. */
describe('what was agreed in a consultation', () => {
  let open: Sandbox;
  let kept: ReturnType<typeof keptOf>;
  let request: { id: string; roepnaam: string };
  let id: string;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    kept = keptOf(open);
    request = await raise(open.as(LIES));
    id = await fixed(open, open.as(AN), [LIES, BERT], { from: request.id });
    const [planned] = await kept.consultations();
    await open.moveTo(new Date(planned!.data.to! + 60_000).toISOString());
  });
  afterAll(() => open.close());

  let second: Card;
  it('is asked of who organised it once it is over, with what must not be written beside the fields', async () => {
    const over = await open.as(AN).message('is voorbij');
    expect(JSON.stringify(over.card)).not.toContain('Zqx');
    const { dialog } = await open.as(AN).press(over.card, 'Noteren');
    expect(flat(dialog!)).toContain('Schrijf hier niet: diagnoses van horen zeggen');
    expect(inputsOf(dialog!).present?.split(',').sort()).toEqual([AN, BERT, LIES]);
    const next = await open.as(AN).press(dialog!, 'Verder', { pupilNeeds: NEEDS, present: `${AN},${LIES}` });
    second = next.dialog!;
    expect(flat(second)).toContain('Elke afspraak wordt een kleine stap');
    expect(await kept.minutes()).toEqual([]);
  });

  it('says at its field what an agreement still needs', async () => {
    const answer = await open.as(AN).press(second, 'Verder', { what0: PLAN, who1: BERT });
    expect(Object.keys(answer.errors ?? {}).sort()).toEqual(['what1', 'who0']);
  });

  it('is not lost when somebody closes the dialog half-way', async () => {
    await open.as(AN).press(second, 'Nog een afspraak', { what0: PLAN, who0: LIES });
    const again = await open.as(AN).act('consult.minutes', { id });
    expect(inputsOf(again.dialog!)).toMatchObject({ pupilNeeds: NEEDS, present: `${AN},${LIES}` });
    const { dialog } = await open.as(AN).press(again.dialog!, 'Verder', { teacherNeeds: 'Zqx tijd' });
    expect(inputsOf(dialog!)).toMatchObject({ what0: PLAN, who0: LIES });
    // The draft is of who writes it.
    expect(inputsOf((await open.as(LIES).act('consult.minutes', { id })).dialog!).pupilNeeds).toBe('');
    second = dialog!;
  });

  it('becomes small steps in the same commit, each with its day and why it is that day', async () => {
    const wish = { what0: PLAN, who0: LIES, what1: 'Zqx meekijken', who1: BERT, span1: '5' };
    const more = await open.as(AN).press(second, 'Nog een afspraak', wish);
    expect(titlesOf(more.dialog!)).toEqual(['Verder']);
    const tell = await open
      .as(AN)
      .press(more.dialog!, 'Verder', { what0: 'Zqx bellen', who0: CARLA, day0: '2026-11-04' });
    expect(flat(tell.dialog!)).toContain(PLAN);
    const save = { parents: LIES, pupil: 'none' };
    const done = await open.as(AN).press(tell.dialog!, 'Bewaren', save);
    expect(done.note).toContain('is genoteerd, met 3 afspraken');
    expect(done.note).toContain('Op woensdag 4 november is er geen school (herfstvakantie)');
    expect(done.note).not.toContain('Zqx');

    const steps = await kept.steps();
    const [minutes] = await kept.minutes();
    expect(minutes!.data.agreements.map(({ step }) => step).sort()).toEqual(
      steps.map((one) => one.id).sort(),
    );
    for (const { data } of steps) expect(data).toMatchObject({ requestId: request.id, status: 'RUNNING' });
    // Of one request each has its word, and a number from the second on.
    expect(new Set(steps.map(({ data }) => data.roepnaam))).toEqual(
      new Set(['', ' 2', ' 3'].map((nth) => `${request.roepnaam}${nth}`)),
    );
    expect(new Set(steps.map(({ data }) => data.ownerId))).toEqual(new Set([LIES, BERT, CARLA]));
    expect(minutes!.data.tells).toEqual({ parents: LIES, pupil: 'none' });

    // Pressed once more: as it was.
    const twice = await open.as(AN).press(tell.dialog!, 'Bewaren', save);
    expect(twice.errors).toBeUndefined();
    expect([(await kept.steps()).length, (await kept.minutes()).length]).toEqual([3, 1]);
    expect((await open.as(LIES).act('consult.minutes', { id })).note).toContain('al voorbij');
  });

  it('tells each who took part once, without a word of it, and a colleague who was not there of their step', async () => {
    for (const who of [AN, LIES, BERT]) {
      const recaps = await said(open.as(who), 'is genoteerd: 3 afspraken');
      expect(recaps).toHaveLength(1);
      expect(recaps[0]).not.toContain('Zqx');
      // What said that it was to be says how it went.
      expect(await said(open.as(who), 'Over een kwartier|ligt vast')).toEqual([]);
      expect(await said(open.as(who), 'Overleg over[\\s\\S]*Ging door')).toHaveLength(2);
    }
    for (const who of [LIES, BERT]) expect(await said(open.as(who), 'kleine stap')).toEqual([]);
    const { dialog } = await open.as(LIES).act('request.read', { id: request.id });
    expect(flat(dialog!)).toMatch(/Ging door: .*, 3 afspraken/);
  });

  it('is read by those who take part; for three school days they add their voice, then corrections', async () => {
    const recap = await open.as(BERT).message('is genoteerd');
    const read = await open.as(BERT).press(recap.card, 'Lezen');
    for (const words of [NEEDS, PLAN, 'Vertelt het aan de ouders', 'Niet nodig'])
      expect(flat(read.dialog!)).toContain(words);
    const add = await open.as(BERT).press(read.dialog!, 'Iets aanvullen');
    await open.as(BERT).press(add.dialog!, 'Toevoegen', { text: 'Zqx ook het rekenrek' });
    expect(flat((await open.as(AN).message('is genoteerd')).card)).toContain('Eén aanvulling');

    await open.moveTo('2026-10-20 09:00');
    const late = await open.as(LIES).act('consult.minutes.read', { id });
    const correct = await open.as(LIES).press(late.dialog!, 'Iets rechtzetten');
    expect(flat(correct.dialog!)).toContain('Het verslag ligt vast');
    await open.as(LIES).press(correct.dialog!, 'Toevoegen', { text: 'Zqx op dinsdag' });
    const shown = flat((await open.as(AN).act('consult.minutes.read', { id })).dialog!);
    expect(shown).toMatch(/Rechtzetting van Lies Wadloper, .* Zqx op dinsdag/);
    expect(shown).toContain('Zqx ook het rekenrek');
    expect(await heard(open.as(CARLA), new RegExp(`terug te kijken op ${request.roepnaam}`))).toHaveLength(1);
    const head = open.who('HEAD');
    expect(await head.act('consult.minutes.read', { id })).toEqual(
      await head.act('consult.minutes.read', { id: 'made-up' }),
    );
  });

  it('asks once whether it was worth it, keeps who, never what, and shows counts from five answers on', async () => {
    const tally = async () => {
      const { dialog } = await open.as(AN).type('/zorg voorstellen');
      return flat((await open.as(AN).press(dialog!, 'Was overleg de moeite?')).dialog!);
    };
    const recap = await open.as(BERT).message('is genoteerd');
    expect((await open.as(BERT).press(recap.card, 'Gaat wel')).note).toContain('zonder naam');
    expect(titlesOf((await open.as(BERT).message('is genoteerd')).card)).not.toContain('Gaat wel');
    await open.as(BERT).act('consult.worth', { id, outcome: 'yes' });
    const [one] = await kept.consultations();
    expect(one!.data.tapped).toEqual([BERT]);
    expect(await tally()).toContain('Van geen enkele soort zijn er al 5 antwoorden');
    expect((await open.as(LIES).act('consult.counts')).dialog).toBeUndefined();
  });
});

describe('two who write at once', () => {
  it('make one set of minutes: who was second hears that it is noted', async () => {
    const open = await openSandbox('2026-10-12 09:00');
    const id = await fixed(open, open.as(AN), [LIES]);
    const [planned] = await keptOf(open).consultations();
    await open.moveTo(new Date(planned!.data.to! + 60_000).toISOString());
    const lasts = await Promise.all(
      [AN, LIES].map(async (who) => {
        const first = await open.as(who).act('consult.minutes', { id });
        const second = await open.as(who).press(first.dialog!, 'Verder');
        const wish = { what0: `${PLAN} ${who}`, who0: who };
        return { who, last: (await open.as(who).press(second.dialog!, 'Verder', wish)).dialog! };
      }),
    );
    const done = await Promise.all(lasts.map(({ who, last }) => open.as(who).press(last, 'Bewaren')));
    expect(done.filter(({ note }) => note?.includes('is genoteerd'))).toHaveLength(1);
    expect([(await keptOf(open).minutes()).length, (await keptOf(open).steps()).length]).toEqual([1, 1]);
    expect(await said(open.as(LIES), 'is genoteerd: één afspraak')).toHaveLength(1);
    await open.close();
  });
});

describe('the minutes of a class council', () => {
  let open: Sandbox;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
  });
  afterAll(() => open.close());

  it('are for the file: as text to copy and as a page, for who organised it', async () => {
    const id = await fixed(open, open.as(AN), [LIES], { kind: 'council' });
    const first = await open.as(AN).act('consult.minutes', { id });
    const second = await open.as(AN).press(first.dialog!, 'Verder', { strengths: NEEDS });
    const wish = { what0: PLAN, who0: AN };
    const third = await open.as(AN).press(second.dialog!, 'Verder', wish);
    await open.as(AN).press(third.dialog!, 'Bewaren');
    const read = await open.as(AN).act('consult.minutes.read', { id });
    expect(flat(read.dialog!)).toContain('De officiële notulen horen in het dossier');
    const copy = await open.as(AN).press(read.dialog!, 'Tekst om te kopiëren');
    expect(flat(copy.dialog!)).toContain(`Wat loopt goed: ${NEEDS}`);
    expect((await open.as(AN).press(read.dialog!, 'Als blad')).closed).toBe(true);
    expect(JSON.stringify((await open.as(AN).message('Leg het niet in het zicht')).card)).not.toContain(
      'Zqx',
    );
    const others = await open.as(LIES).act('consult.minutes.read', { id });
    expect(titlesOf(others.dialog!)).not.toContain('Als blad');

    // Without a request the step is among those who agreed it.
    const [step] = await keptOf(open).steps();
    expect(step!.data).toMatchObject({ scope: 'practice', closed: true, ownerId: AN });
  });
});

describe('a consultation that is over, and of which nothing is written down', () => {
  let open: Sandbox;
  let ids: string[];
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    ids = [];
    for (let n = 0; n < 5; n += 1) ids.push(await fixed(open, open.as(AN), [LIES]));
    await open.moveTo('2026-10-30 17:00');
  });
  afterAll(() => open.close());
  const noted = (home: Card) => titlesOf(home).filter((title) => title === 'Noteren').length;

  it('stays on the home of who organised it, the latest first, beside what is still to come; on no other', async () => {
    const later = await fixed(open, open.as(AN), [LIES]);
    const { home } = await open.as(AN).inbox();
    expect(noted(home)).toBe(3);
    expect(flat(home)).toContain('Nog te noteren');
    expect(flat(home)).toContain('En nog 2.');
    const all = (await keptOf(open).consultations()).map(({ id, data }) => ({ id, ...data }));
    const coming = all.find(({ id }) => id === later)!;
    expect(flat(home)).toContain(coming.roepnaam);
    const last = all.filter(({ id }) => ids.includes(id)).sort((a, b) => b.from! - a.from!)[0]!;
    expect(flat(home)).toContain(last.roepnaam);
    expect(noted((await open.as(LIES).inbox()).home)).toBe(0);
    await open.as(AN).act('consult.cancel', { id: later });
  });

  it('leaves it once it is said that nothing needs to be: nobody hears of that, and it can still be noted', async () => {
    const [id, ...others] = ids;
    const before = (await open.as(LIES).inbox()).messages.length;
    const { dialog } = await open.as(AN).act('consult.minutes', { id });
    const said = await open.as(AN).press(dialog!, 'Geen verslag nodig');
    expect(said.note).toContain('heeft geen verslag nodig');
    expect((await keptOf(open).consultations()).find((one) => one.id === id)!.data).toMatchObject({
      status: 'CONFIRMED',
      open: false,
    });
    expect(flat((await open.as(AN).act('consult.read', { id })).dialog!)).toContain('Ging door: ');
    for (const other of others) await open.as(AN).act('consult.none', { id: other });
    const { home } = await open.as(AN).inbox();
    expect([noted(home), flat(home).includes('Nog te noteren')]).toEqual([0, false]);
    expect((await open.as(LIES).inbox()).messages).toHaveLength(before);
    // Said twice it is as it was, and who changes their mind writes it down.
    expect((await open.as(AN).act('consult.none', { id })).note).toContain('heeft geen verslag nodig');
    const over = await open.as(AN).message('je hoeft niets meer te doen');
    expect(titlesOf(over.card)).toEqual(['Noteren']);
    const first = await open.as(AN).act('consult.minutes', { id });
    expect(titlesOf(first.dialog!)).toEqual(['Verder']);
    const second = await open.as(AN).press(first.dialog!, 'Verder', { strengths: NEEDS });
    const third = await open.as(AN).press(second.dialog!, 'Verder');
    await open.as(AN).press(third.dialog!, 'Bewaren');
    expect((await keptOf(open).consultations()).find((one) => one.id === id)!.data.status).toBe('HELD');
  });

  it('is not said of what is still to come, nor by another who was there', async () => {
    const id = await fixed(open, open.as(AN), [LIES]);
    expect((await open.as(AN).act('consult.none', { id })).note).not.toContain('geen verslag');
    await open.as(LIES).act('consult.none', { id });
    const { dialog } = await open.as(AN).act('consult.minutes', { id });
    expect(titlesOf(dialog!)).toEqual(['Verder']);
    expect((await keptOf(open).consultations()).find((one) => one.id === id)!.data.open).toBe(true);
  });
});
