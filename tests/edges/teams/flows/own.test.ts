import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { frozen, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  BERT,
  FORM,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  raise,
  read,
  send,
  settled,
  watch,
  wellBehaved,
  XANDER,
} from './acting.js';

let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => {
  for (const who of [lies, an]) {
    who.dialog?.close();
    who.notes.length = 0;
  }
});
afterAll(() => wellBehaved(open));
/** One's own message about a request that was sent. */
const own = (name: string) => lies.message(new RegExp(`vraag ${name} \\(`));

describe('the requester', () => {
  it('adds, corrects so that the old words are gone, tells the rest later, and withdraws', async () => {
    const name = await raise(open, lies, { 'In je eigen woorden': 'Emma Peeters huilt vaak' });
    const news = watch(open);
    await press(lies, own(name), 'Iets toevoegen');
    await send(open, lies, { 'Wat wil je nog vertellen?': 'Vooral op maandag' });
    expect(news(an)).toEqual([]);

    const correct = await press(lies, await read(lies, `vraag ${name} (`), 'Tekst verbeteren');
    expect(correct.fields).toMatchObject({
      'Wat zie of hoor je?': 'Emma Peeters huilt vaak',
      [PUPIL]: 'KV7',
    });
    await send(open, lies, { 'Wat zie of hoor je?': 'Een leerling huilt vaak' });
    const shown = await read(an, name);
    expect(shown.text).toMatch(/Een leerling huilt[\s\S]*Vooral op maandag/);
    expect(shown.text).not.toContain('Emma');

    await press(lies, await read(lies, `vraag ${name} (`), /aanvullen|De rest vertellen/);
    lies.notes.length = 0;
    await send(open, lies, { 'Dit loopt goed': 'Ze zingt graag' });
    expect([...lies.notes, ...news(lies)]).toEqual([
      expect.stringContaining(`${name} is aangevuld. Dank je.`),
    ]);
    expect((await read(an, name)).text).toContain('Ze zingt graag');

    await press(lies, own(name), 'Toch niet nodig');
    lies.notes.length = 0;
    await send(open, lies);
    expect([...lies.notes, ...news(lies)]).toContainEqual(expect.stringContaining(`${name} stopt hier`));
    expect(titlesOf(an.message(name))).not.toContain('Ik volg dit op');
    expect(await home(open, lies)).not.toContain(name);
    expect((await read(an, name)).text).not.toMatch(/huilt|Vooral|zingt|Gezien|veiligheid/);
  });

  it('tells who follows it up what was added, and that it is not needed any more', async () => {
    const name = await raise(open, lies);
    await an.press(an.message(name), 'Ik volg dit op');
    await settled(open);
    const news = watch(open);
    await press(lies, own(name), 'Iets toevoegen');
    lies.notes.length = 0;
    await send(open, lies, { 'Wat wil je nog vertellen?': 'Vooral op maandag' });
    expect(news(an, 'Lies Wadloper vulde iets aan')).toHaveLength(1);
    expect([...lies.notes, ...news(lies)]).toEqual([expect.stringContaining('Toegevoegd.')]);
    await press(lies, await read(lies, `vraag ${name} (`), 'Toch niet nodig');
    await send(open, lies);
    expect(news(an, `Lies Wadloper heeft ${name} (L3B) niet meer nodig`)).toHaveLength(1);
  });

  it('finds all of them in the list, also those that the home has no room for', async () => {
    const xander = open.as(XANDER);
    const names: string[] = [];
    for (let nth = 0; nth < 12; nth += 1) names.push(await raise(open, xander, { 'Welke klas?': 'L4B' }));
    const card = await answer(open, xander, 'zorg');
    expect(names.filter((one) => text(card).includes(one))).toHaveLength(5);
    const first = await press(xander, card, 'Toon alles');
    const listed = [first.text];
    listed.push((await press(xander, first, 'Volgende')).text);
    expect(names.filter((one) => listed.join().includes(one))).toHaveLength(12);
    expect(listed.join()).not.toMatch(/KV7|vingers/);
    expect((await opens(open, an, 'zorg lijst')).text).toContain('Vragen bij mij');
  });
});

describe('at once', () => {
  it('a withdrawn request is too late to take: the old card says who was first', async () => {
    const name = await raise(open, lies);
    const stale = frozen(an.message(name));
    await press(lies, own(name), 'Toch niet nodig');
    await send(open, lies);
    await an.press(stale, 'Ik volg dit op');
    await settled(open);
    expect(an.notes).toEqual([expect.stringContaining(`Lies Wadloper was je net voor bij ${name}`)]);
    expect((await press(an, stale, 'Lezen')).text).toContain('Niet meer nodig sinds');
  });

  it('a double click on a card that acts does it once', async () => {
    const name = await raise(open, lies);
    const message = frozen(an.message(name));
    const news = watch(open);
    await Promise.all([1, 2, 3].map(() => an.press(message, 'Samen bekijken')));
    await settled(open);
    expect(news(lies, 'samen met jou bekijken')).toHaveLength(1);
    expect(an.notes.filter((one) => one.includes('samen wil bekijken')).length).toBeGreaterThan(0);
    for (const one of an.notes) expect(one).toMatch(/samen wil bekijken|Je volgt \S+ al op/);
  });

  it('a double click on a form sends it once', async () => {
    const form = await opens(open, lies, 'zorgvraag');
    form.fill(FORM);
    const news = watch(open);
    await Promise.all([form.press('Versturen'), form.press('Versturen')]);
    await settled(open);
    expect(news(lies, 'Dank je, Lies')).toHaveLength(1);
    expect(news(an, 'Nieuwe vraag')).toHaveLength(1);
  });

  it('two write at once, and both are kept', async () => {
    const name = await raise(open, lies);
    const reply = await press(an, await read(an, name), 'Antwoord geven');
    reply.fill({ 'Jouw antwoord aan je collega': 'Antwoord één' });
    const add = await press(lies, own(name), 'Iets toevoegen');
    add.fill({ 'Wat wil je nog vertellen?': 'Toevoeging twee' });
    await Promise.all([reply.press(titlesOf(reply)[0]!), add.press(titlesOf(add)[0]!)]);
    await settled(open);
    const both = (await read(an, `raag ${name} ·`)).text;
    for (const one of ['Antwoord één', 'Toevoeging twee']) expect(both).toContain(one);
  });

  it('two coordinators take it: one does, the other reads "… was je net voor", and nothing is told twice', async () => {
    const there = await openTeams();
    const [lies, an] = [there.as(LIES), there.as(AN)];
    await opens(there, an, 'zorg afwezig');
    await send(there, an, { Vanaf: '2026-10-12', 'Tot en met': '2026-10-12', 'Wie springt in?': BERT });
    const name = await raise(there, lies);
    const bert = there.as(BERT);
    await press(bert, bert.message(`vraag ${name}`), 'Doorgeven');
    await send(there, bert, { 'Aan wie?': AN });
    // An is away: nothing is sent to her, but she may look.
    const card = await answer(there, an, 'zorg');
    const opened = await press(an, card, 'Lezen', name);
    expect(titlesOf(opened)).toContain('Ik volg dit op');
    const news = watch(there);
    an.notes.length = 0;
    bert.notes.length = 0;
    await Promise.all([
      opened.press('Ik volg dit op'),
      bert.press(bert.message(`raag ${name}`), 'Ik volg dit op'),
    ]);
    const answers = [[an.dialog?.text, ...an.notes].join(), [...bert.notes].join()];
    await settled(there);
    expect(answers.filter((one) => one.includes(`Jij volgt ${name} op`))).toHaveLength(1);
    expect(answers.filter((one) => /(An Duindoorn|Bert Zeewind) was je net voor/.test(one))).toHaveLength(1);
    expect(news(lies, 'Je hoort van')).toHaveLength(1);
    expect(titlesOf(bert.message(`raag ${name}`))).not.toContain('Ik volg dit op');
    await wellBehaved(there);
  });
});
