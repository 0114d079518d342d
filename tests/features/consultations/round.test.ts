import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUND } from '../../../src/features/consultations/model/round.js';
import { type Card, inputsOf } from '../../support/card.js';
import { openSandbox, type Sandbox, type Shown } from '../../support/sandbox.js';
import { byIcalJs } from '../../support/two-readers.js';
import { type Acting, AN, BERT, DIRK, LIES, raise, SCHOOL, WORDS } from '../requests/acting.js';
import { flat, heard, keptOf } from './acting.js';

const HANNE = 'hanne-vuurbaak';
const GOAL = 'Zqx wat heeft elke klas nodig';
const WEEKS = { goal: GOAL, from: '2026-10-19', until: '2026-10-30', which: 'mine', classes: '', halves: '' };
/** The dialog of the class that is called so, from the proposal. */
const adjust = (who: Acting, plan: Card, classCode: string): Promise<Shown> => {
  const row = JSON.stringify(plan).includes(`"classCode":"${classCode}"`);
  if (!row) throw new Error(`no ${classCode} in ${flat(plan)}`);
  const id = /"verb":"consult.round.class","data":\{"id":"([^"]+)"/.exec(JSON.stringify(plan))![1];
  return who.act('consult.round.class', { id, classCode });
};
const choicesIn = (card: Card, id: string): { value: string }[] =>
  JSON.parse(JSON.stringify(card.body)).find((one: { id?: string }) => one.id === id).choices;

/** Monday 12 October 2026. An follows years 1 to 4 but L1B and L2B; L4A has a duo that is never there together. */
describe('a round over many classes', () => {
  let open: Sandbox;
  let request: { id: string; roepnaam: string };
  const kept = () => keptOf(open);
  const rounds = async () => (await open.running.router.house.read(SCHOOL).find(ROUND, { limit: 10 })).items;
  const proposal = async (who: Acting, more: object = {}, start: object = {}): Promise<Card> => {
    const form = await who.type('/zorg ronde');
    const details = await who.press(form.dialog!, 'Verder', { ...WEEKS, ...start });
    const plan = await who.press(details.dialog!, 'Zoek tijden', {
      who: 'teacher',
      people: BERT,
      outside: 'CLB Noord',
      relief: 'Zqx vlinderleraar',
      ...more,
    });
    if (!plan.dialog) throw new Error(JSON.stringify([form, details, plan]));
    return plan.dialog;
  };
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    request = await raise(open.as(LIES));
  });
  afterAll(() => open.close());

  it('says what is missing, and proposes a time for each class that has one, with why another has none', async () => {
    const an = open.as(AN);
    const form = (await an.type('/zorg ronde')).dialog!;
    const wrong = async (more: object) =>
      Object.keys((await an.press(form, 'Verder', { ...WEEKS, ...more })).errors!);
    expect(await wrong({ goal: '' })).toEqual(['goal']);
    expect(await wrong({ from: '' })).toEqual(['from']);
    expect(await wrong({ from: '', until: '' })).toEqual(['from', 'until']);
    expect(await wrong({ from: '2026-10-12' })).toEqual(['from']);
    expect(await wrong({ until: '2026-10-18' })).toEqual(['until']);
    expect(await wrong({ until: '2027-01-30' })).toEqual(['until']);
    expect(await wrong({ hours: 'soms' })).toEqual(['hours']);
    const plan = await proposal(an);
    expect(flat(plan)).toContain('5 van 6 klassen hebben een tijd, op één dag.');
    expect(flat(plan)).toMatch(/L4A · nog geen tijd Want Ilse Anker kan net niet.*zonder Ilse Anker/);
    expect(flat(plan)).toMatch(/L3B · ma 19\/10 om 09:30 met Lies Wadloper en Bert Zeewind; sluit aan/);
    expect(flat((await an.inbox()).home)).toContain('Nog niet vastgelegd: 5 van 6 klassen hebben een tijd');
    expect(await heard(open.as(LIES), /L3B · /)).toEqual([]);
  });

  it('is adjusted class by class: without a colleague, at another time, or left out', async () => {
    const an = open.as(AN);
    const plan = (await an.act('consult.round.proposal', { id: (await rounds())[0]!.id })).dialog!;
    const duo = (await adjust(an, plan, 'L4A')).dialog!;
    expect(inputsOf(duo).people).toContain('ilse-anker');
    const without = await an.press(duo, 'Bewaren', { people: [HANNE, BERT].join(), slot: '' });
    expect(flat(without.dialog!)).toMatch(/6 van 6 klassen.*L4A · (ma|di|wo) /);
    const again = (await adjust(an, without.dialog!, 'L4A')).dialog!;
    const times = choicesIn(again, 'slot').map(({ value }) => value);
    expect(times.length).toBeGreaterThan(3);
    expect((await an.press(again, 'Bewaren', { slot: '1790000000000' })).errors).toHaveProperty('slot');
    const placed = await an.press(again, 'Bewaren', { slot: times.at(-1)! });
    const left = await an.press((await adjust(an, placed.dialog!, 'L1A')).dialog!, 'Bewaren', {
      left: 'true',
    });
    expect(flat(left.dialog!)).toMatch(/5 van 5 klassen.*L1A · niet in deze ronde/);
  });

  it('is fixed at once, and each is told once, with all their times in one file', async () => {
    const an = open.as(AN);
    const plan = (await an.act('consult.round.proposal', { id: (await rounds())[0]!.id })).dialog!;
    const done = await an.press(plan, 'Vastleggen');
    expect(done.note).toBe('5 klassen liggen vast. 7 collega’s krijgen elk één bericht. ');
    const [message] = await heard(open.as(LIES), /plant een ronde: MDO/);
    expect(message).toMatch(
      /An Duindoorn plant een ronde: MDO.*één klas: L3B · ma 19\/10 om 09:30 .*tegen woensdag 14 oktober/,
    );
    expect(await heard(open.as(BERT), /Jij bent erbij voor 5 klassen/)).toHaveLength(1);
    expect(await heard(open.as(AN), /Je plande een ronde: MDO/)).toHaveLength(1);
    expect(JSON.stringify([await open.as(BERT).inbox(), await an.inbox()])).not.toContain('Zqx');
    const all = await kept().consultations();
    expect(all.map(({ data }) => data.status)).toEqual(all.map(() => 'CONFIRMED'));
    expect(new Set(all.map(({ data }) => data.roepnaam)).size).toBe(5);
    const people = all.reduce((sum, { data }) => sum + 1 + data.people.length, 0);
    expect(await kept().booked()).toHaveLength(people);
    const link = JSON.stringify((await open.as(BERT).message('Jij bent erbij')).card).match(
      /\/file\/[\w.-]+/,
    )?.[0];
    const file = byIcalJs(await (await fetch(open.url + link)).text());
    expect(file.method).toBe('PUBLISH');
    expect(file.events.map(({ start }) => start).sort()).toEqual(
      all.map(({ data }) => brussels(data.from!)).sort(),
    );
    expect(JSON.stringify(file)).not.toMatch(/Zqx|L3B/);
    expect((await an.press(plan, 'Vastleggen')).note).toContain('staat er niet meer zo');
  });

  it('asks beforehand, in a dialog; who did not answer hears it once more, on the day itself', async () => {
    const lies = open.as(LIES);
    const { card } = await lies.message('Voorbereiden');
    const asked = (await lies.press(card, 'Voorbereiden')).dialog!;
    expect(flat(asked)).toContain('Wat loopt goed in je klas?');
    expect(flat((await lies.inbox()).home)).toContain('Voorbereiden tegen wo 14/10: L3B');
    expect((await lies.press(asked, 'Bewaren', { answer: '' })).errors).toHaveProperty('answer');
    expect((await lies.press(asked, 'Bewaren', { answer: 'Zqx de hoeken' })).note).toContain('staat klaar');
    const other = (await kept().consultations()).find(({ data }) => data.classCode === 'L2A')!;
    expect((await lies.act('consult.round.answer', { id: other.id })).note).toContain('niet voor jou');
    const dirk = await open.as(AN).act('consult.round.task.form', { id: (await rounds())[0]!.id });
    const task = await open.as(AN).press(dirk.dialog!, 'Vragen', { personId: DIRK, classes: 'L3B,L4A' });
    expect(task.note).toBe('Gevraagd aan Dirk Kwelder, voor 2 klassen.');
    await open.moveTo('2026-10-14T08:30:00+02:00');
    expect(await heard(lies, /kleine herinnering/)).toEqual([]);
    expect(await heard(open.as('iris-kompas'), /kleine herinnering: je voorbereiding van L2A/)).toHaveLength(
      1,
    );
    await open.moveTo('2026-10-15T08:30:00+02:00');
    expect(await heard(open.as('iris-kompas'), /kleine herinnering/)).toHaveLength(1);
  });

  it('gives who prepares something a task: on their home, in their morning message, and ticked off', async () => {
    const dirk = open.as(DIRK);
    expect(await heard(dirk, /Taak vooraf tegen woensdag 14 oktober: nog 2 klassen/)).not.toEqual([]);
    expect(flat((await dirk.inbox()).home)).toMatch(/Taak vooraf tegen wo 14\/10: L3B en L4A 0 van 2 klaar/);
    const { card } = await dirk.message('taak vooraf');
    const dialog = (await dirk.press(card, 'Aanvinken')).dialog!;
    expect(flat(dialog)).toContain('Toetsanalyse');
    expect((await dirk.press(dialog, 'Bewaren', { classes: 'L3B' })).note).toBe('1 van 2 klaar.');
    const overview = await open.as(AN).act('consult.round.read', { id: (await rounds())[0]!.id });
    expect(flat(overview.dialog!)).toMatch(/5 klassen, 0 genoteerd.*Voorbereid: 1 van \d/);
    expect(flat(overview.dialog!)).toContain('Toetsanalyse: Dirk Kwelder, tegen wo 14/10, 1 van 2 klaar');
    expect(flat(overview.dialog!)).toContain('Opvang: Zqx vlinderleraar');
  });

  it('has one agenda for each class, from every request of it: as far as the reader may read them', async () => {
    const { id } = (await kept().consultations()).find(({ data }) => data.classCode === 'L3B')!;
    const read = async (who: string) => flat((await open.as(who).act('consult.agenda', { id })).dialog!);
    for (const who of [AN, LIES]) {
      expect(await read(who)).toMatch(new RegExp(`20 min · Vraag ${request.roepnaam}.*KV7.*${WORDS}`));
      expect(await read(who)).toMatch(/3 min · Welkom.*Lies Wadloper Zqx de hoeken/);
    }
    const bert = await read(BERT);
    expect(bert).toContain(`Vraag ${request.roepnaam}`);
    expect(bert).not.toContain(WORDS);
    expect(bert).toContain('Van sommige vragen zie je alleen de roepnaam');
    expect(bert).toContain('over één leerling pas nadat de toestemming');
    expect((await open.as(DIRK).act('consult.agenda', { id })).note).toContain('niet voor jou');
    expect(flat((await open.as(LIES).act('consult.read', { id })).dialog!)).toContain(
      'Opvang: Zqx vlinderleraar',
    );
  });

  it('of two that are fixed at the same moment one looks again, and nobody is there twice', async () => {
    const [an, carla] = [open.as(AN), open.as('carla-strandvonk')];
    const start = { from: '2026-11-09', until: '2026-11-20', which: 'primary', hours: 'do-vr 08:30-12:00' };
    const classes = { classes: 'L3A,L3B,L4B' };
    const plans = [
      await proposal(an, { people: DIRK, relief: '' }, { ...start, ...classes }),
      await proposal(carla, { people: DIRK, relief: '' }, { ...start, ...classes }),
    ];
    const replies = await Promise.all([
      an.press(plans[0]!, 'Vastleggen'),
      carla.press(plans[1]!, 'Vastleggen'),
    ]);
    const late = replies.findIndex(({ dialog }) => dialog !== undefined);
    expect(replies.filter(({ closed }) => closed)).toHaveLength(1);
    expect(flat(replies[late]!.dialog!)).toMatch(
      /Intussen is er iemand bezet: L3A, L3B en L4B\..*Iemand is dan intussen bezet/,
    );
    const who = late === 0 ? an : carla;
    const details = (await who.press(replies[late]!.dialog!, 'Wie en hoelang')).dialog!;
    const other = (await who.press(details, 'Zoek tijden')).dialog!;
    expect((await who.press(other, 'Vastleggen')).note).toContain('3 klassen liggen vast');
    const spans = await spansOf(open);
    for (const [n, one] of spans.entries())
      for (const two of spans.slice(n + 1))
        if (one.who === two.who) expect(one.to <= two.from || two.to <= one.from).toBe(true);
  });

  it('goes on without one class, tells it before it begins, and is cancelled as a whole with one message each', async () => {
    const an = open.as(AN);
    const [first] = await rounds();
    const one = (await kept().consultations()).find(
      ({ data }) => data.classCode === 'L2A' && data.roundId === first!.id,
    )!;
    await an.act('consult.cancel', { id: one.id, why: 'solved' });
    const own = await open.as(BERT).act('consult.round.read', { id: first!.id });
    expect(flat(own.dialog!)).toMatch(/Jij bent erbij voor 4 klassen.*L2A.*Gaat niet door/);
    // Bert is in all of them, and not there: it is told once.
    await open.as(BERT).act('school.absence.save', { personId: BERT, from: '2026-10-26', to: '2026-10-28' });
    const moved = (await kept().consultations()).filter(
      ({ data }) => data.roundId === first!.id && data.status === 'CONFIRMED',
    );
    await open.as(LIES).act('school.absence.save', { personId: LIES, from: '2026-10-19', to: '2026-10-19' });
    await open.moveTo('2026-10-16T08:30:00+02:00');
    expect(moved).toHaveLength(4);
    expect(await heard(an, /bij 2 klassen is er iemand niet, L3B en L4A/)).toHaveLength(1);
    const overview = await an.act('consult.round.read', { id: first!.id });
    expect(flat(overview.dialog!)).toMatch(/L3B .* Er niet: Lies Wadloper/);
    const morning = /: MDO, ma 19\/10 .*: 3 klassen, te beginnen met L3A, ma 19\/10 om 09:00/;
    expect((await heard(an, morning)).join()).toMatch(/Binnenkort: MDO/);
    expect(await heard(open.as(BERT), morning)).toEqual([]);
    await open.moveTo('2026-10-19T08:46:00+02:00');
    // Bert does not work on Fridays: he reads it on the day itself.
    expect((await heard(open.as(BERT), morning)).join()).toMatch(/Vandaag: MDO/);
    expect(await heard(open.as(BERT), /Over een kwartier begint/)).toHaveLength(1);
    const form = (await an.act('consult.round.cancel.form', { id: first!.id })).dialog!;
    const done = await an.press(form, 'Gaat niet door', { why: 'later' });
    expect(done.note).toMatch(/klassen gaan niet door\. \d collega’s weten het, met één bericht/);
    const petra = open.as('petra-schorre');
    expect(await heard(petra, /MDO.* gaat niet door\. Het is er nu niet het moment voor/)).toHaveLength(1);
    // What was said of it before is not said as if it were new, and does not stand as if it still held.
    expect(await heard(petra, /^Dit geldt niet meer: MDO, ma 19\/10/)).toHaveLength(2);
    expect(await heard(an, /ma 19\/10.* (is weer rond|gaat niet door)/)).toEqual([]);
    expect(await heard(open.as(DIRK), /vraagt je een taak vooraf, tegen woensdag 14 oktober/)).toEqual([]);
    expect(await heard(open.as(DIRK), /Je taak vooraf hoeft niet meer/)).toHaveLength(1);
    const off = JSON.stringify((await open.as('petra-schorre').message('Uit mijn agenda')).card).match(
      /\/file\/[\w.-]+/,
    )![0];
    const file = byIcalJs(await (await fetch(open.url + off)).text());
    expect(file.events.map(({ status }) => status)).toEqual(['CANCELLED']);
    const left = (await kept().consultations()).filter(({ data }) => data.roundId === first!.id);
    expect(left.every(({ data }) => data.status === 'CANCELLED')).toBe(true);
    expect((await kept().booked()).filter(({ of }) => left.some(({ id }) => id === of))).toEqual([]);
    const again = await an.act('consult.round.cancel.form', { id: first!.id });
    expect(again.note).toContain('staat er niet meer zo');
  });
});

const brussels = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Brussels',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

async function spansOf(open: Sandbox) {
  const all = (await keptOf(open).consultations()).filter(({ data }) => data.status === 'CONFIRMED');
  return all.flatMap(({ data }) =>
    [data.organiserId, ...data.people].map((who) => ({ who, from: data.from!, to: data.to! })),
  );
}
