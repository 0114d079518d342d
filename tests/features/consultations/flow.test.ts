import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BOOKED_DAY } from '../../../src/features/consultations/model/booking.js';
import { CONSULTATION } from '../../../src/features/consultations/model/consultation.js';
import { type Card, inputsOf, textOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, LIES, raise, SCHOOL } from '../requests/acting.js';

const GOAL = 'Zqx hoe beginnen we samen aan rekenen';
const flat = (card: Card): string => textOf(card).replace(/\s+/g, ' ');

/** Monday 12 October 2026. An works full-time, Bert on Monday, Tuesday and Wednesday morning. */
describe('a consultation, from a request to a time that suits all', () => {
  let open: Sandbox;
  let request: { id: string; roepnaam: string };
  const all = async () =>
    (await open.running.router.house.read(SCHOOL).find(CONSULTATION, { limit: 10 })).items;
  const only = async () => (await all())[0]!;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    request = await raise(open.as(LIES));
  });
  afterAll(() => open.close());

  const plan = async (who: Acting, people: string[], more: object = {}) => {
    const { dialog } = await who.act('consult.form', { from: request.id });
    return who.press(dialog!, 'Zoek tijden', {
      goal: GOAL,
      kind: 'talk',
      minutes: '',
      people: people.join(),
      ...more,
    });
  };

  it('is offered from the request, with who asked it in it already', async () => {
    const { dialog } = await open.as(AN).act('request.read', { id: request.id });
    const form = await open.as(AN).press(dialog!, 'Overleg plannen');
    expect(inputsOf(form.dialog!)).toMatchObject({ people: LIES, kind: 'talk' });
    const empty = await open.as(AN).press(form.dialog!, 'Zoek tijden', { people: '', goal: '' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['goal']);
  });

  it('finds times at which all of them work, at most two on one day, and asks who can', async () => {
    const { dialog } = await plan(open.as(AN), [LIES, BERT]);
    expect(flat(dialog!)).toMatch(/di 13\/10 om 08:00/);
    expect(flat(dialog!)).not.toMatch(/do 15\/10|vr 16\/10/);
    // A coordinator gives no lessons.
    expect(flat(dialog!)).toContain('Wanneer Lies Wadloper les geeft, weet ik niet.');
    const answer = await open.as(AN).press(dialog!, 'Vragen wie kan');
    expect(answer.note).toContain('Gevraagd aan 2 collega’s');
    expect((await only()).data).toMatchObject({ status: 'VOTING', roepnaam: request.roepnaam });
    const asked = await open.as(BERT).message('Wanneer kan je?');
    expect(flat(asked.card)).toContain(
      `An Duindoorn plant een overleg over ${request.roepnaam} (L3B), 25 minuten`,
    );
    expect(flat(asked.card)).toContain('An Duindoorn zoekt een tijd: 1 van 3 antwoordde ');
    expect(JSON.stringify(asked.card)).not.toContain('Zqx');
  });

  it('is fixed by itself once everybody can at one of the times, and everybody hears it', async () => {
    const answers = { s0: 'cannot', s1: 'can', s2: 'can', s3: 'cannot', s4: 'ifNeeded' };
    for (const [n, who] of [BERT, LIES].entries()) {
      const asked = await open.as(who).message('Wanneer kan je?');
      const { dialog } = await open.as(who).press(asked.card, 'Wanneer kan je?');
      const answer = await open.as(who).press(dialog!, 'Antwoorden', answers);
      expect(answer.note).toContain(n === 0 ? 'zodra het vastligt' : 'ligt vast');
    }
    const { data } = await only();
    expect(data).toMatchObject({ status: 'CONFIRMED', from: data.slots[1]!.from });
    // Once, and not a second time in the line for what becomes of it.
    for (const who of [BERT, AN])
      expect(flat((await open.as(who).message('ligt vast: ')).card)).not.toContain('Ligt vast');
  });

  it('is known by those who take part, and by nobody else', async () => {
    const { id } = await only();
    expect(flat((await open.as(BERT).act('consult.read', { id })).dialog!)).toContain(GOAL);
    const head = open.who('HEAD');
    expect(await head.act('consult.read', { id })).toEqual(await head.act('consult.read', { id: 'made-up' }));
  });

  it('takes nobody’s time twice', async () => {
    const { data } = await only();
    const { dialog } = await plan(open.as(AN), [LIES]);
    const lines = flat(dialog!);
    const own = new Intl.DateTimeFormat('nl-BE', {
      timeZone: 'Europe/Brussels',
      hour: '2-digit',
      minute: '2-digit',
    });
    const day = new Intl.DateTimeFormat('nl-BE', {
      timeZone: 'Europe/Brussels',
      day: 'numeric',
      month: 'numeric',
    });
    expect(lines).not.toContain(`${day.format(data.from)} om ${own.format(data.from)}`);
    const read = open.running.router.house.read(SCHOOL);
    const booked = (await read.find(BOOKED_DAY, { limit: 50 })).items.flatMap((one) => one.data.spans);
    expect(booked).toHaveLength(3);
  });

  it('says it the school day before and a quarter of an hour before', async () => {
    const { data } = await only();
    await open.moveTo(new Date(data.from! - 5 * 60_000).toISOString());
    expect(flat((await open.as(BERT).message('Over een kwartier')).card)).toContain(request.roepnaam);
  });

  it('can be taken back: all are told once, and their time is free', async () => {
    const { id } = await only();
    const answer = await open.as(AN).act('consult.cancel', { id });
    expect(answer.note).toContain('gaat niet door. 2 collega’s weten het');
    await open.as(BERT).message('gaat niet door');
    const read = open.running.router.house.read(SCHOOL);
    const booked = (await read.find(BOOKED_DAY, { limit: 50 })).items.flatMap((one) => one.data.spans);
    expect(booked).toEqual([]);
    expect((await open.as(AN).act('consult.cancel', { id })).note).toContain('gaat niet door');
  });
});
