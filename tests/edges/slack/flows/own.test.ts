import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { frozen, text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, FORM, home, LIES, opens, PUPIL, press, raise, read, said, wellBehaved } from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => wellBehaved(open));

describe('the requester', () => {
  it('adds, corrects so that the old words are gone, tells the rest later, and withdraws', async () => {
    const name = await raise(open, lies, { 'In je eigen woorden': 'Emma Peeters huilt vaak' });
    const add = await press(lies, lies.message('Dank je'), 'Iets toevoegen');
    await add.fill({ 'Wat wil je nog vertellen?': 'Vooral op maandag' });
    await add.submit();
    await open.drained();
    expect(said(an, 'vulde iets aan')).toEqual([]);

    const correct = await press(lies, await read(lies, 'Dank je'), 'Tekst verbeteren');
    expect(correct.fields).toMatchObject({
      'Wat zie of hoor je?': 'Emma Peeters huilt vaak',
      [PUPIL]: 'KV7',
    });
    await correct.fill({ 'Wat zie of hoor je?': 'Een leerling huilt vaak' });
    await correct.submit();
    await open.drained();
    expect((await read(an, name)).text).toMatch(/Een leerling huilt[\s\S]*Vooral op maandag/);
    expect(an.modal!.text).not.toContain('Emma');

    const rest = await press(lies, await read(lies, 'Dank je'), /aanvullen|De rest vertellen/);
    await rest.fill({ 'Dit loopt goed': 'Ze zingt graag' });
    await rest.submit();
    await open.drained();
    expect(said(lies, `${name} is aangevuld. Dank je.`)).toHaveLength(1);
    await an.modal!.close({ all: true });
    expect((await read(an, name)).text).toContain('Ze zingt graag');

    const stop = await press(lies, lies.message('Dank je, Lies'), 'Toch niet nodig');
    await stop.submit();
    await open.drained();
    expect(said(lies, `${name} stopt hier`)).toHaveLength(1);
    expect(titlesOf(an.message(name))).not.toContain('Ik volg dit op');
    expect(await home(open, lies)).not.toContain(name);
    await an.modal!.close({ all: true });
    expect((await read(an, name)).text).not.toMatch(/huilt|Vooral|zingt|Gezien|veiligheid/);
  });

  it('tells who follows it up what was added, and that it is not needed any more', async () => {
    const name = await raise(open, lies);
    await an.press(an.message(name), 'Ik volg dit op');
    const add = await press(lies, lies.message(name), 'Iets toevoegen');
    await add.fill({ 'Wat wil je nog vertellen?': 'Vooral op maandag' });
    await add.submit();
    await open.drained();
    expect(said(an, 'Lies Wadloper vulde iets aan')).toHaveLength(1);
    expect(said(lies, 'Toegevoegd.')).toHaveLength(1);
    const stop = await press(lies, await read(lies, `Je vraag ${name}`), 'Toch niet nodig');
    await stop.submit();
    await open.drained();
    expect(said(an, `Lies Wadloper heeft ${name} (L3B) niet meer nodig`)).toHaveLength(1);
  });

  it('finds all of them in the list, also those that the home has no room for', async () => {
    const names: string[] = [];
    for (let nth = 0; nth < 12; nth += 1) names.push(await raise(open, lies));
    const shown = await home(open, lies);
    expect(names.filter((one) => shown.includes(one))).toHaveLength(5);
    const first = await press(lies, lies.home!, 'Toon alles');
    const listed = [first.text];
    listed.push((await press(lies, first, 'Volgende')).text);
    expect(names.filter((one) => listed.join().includes(one))).toHaveLength(12);
    expect(listed.join()).not.toMatch(/KV7|vingers/);
    expect((await opens(an, 'lijst')).text).toContain('Vragen bij mij');
  });
});

describe('at once', () => {
  it('two coordinators take it: one does, the other reads "… was je net voor", and nothing is told twice', async () => {
    const away = await opens(an, 'afwezig');
    await away.fill({ Vanaf: '2026-10-12', 'Tot en met': '2026-10-12', 'Wie springt in?': BERT });
    await away.submit();
    const name = await raise(open, lies);
    const bert = open.as(BERT);
    const given = await press(bert, bert.message(`vraag ${name}`), 'Doorgeven');
    await given.fill({ 'Aan wie?': AN });
    await given.submit();
    await open.drained();
    // An is away: nothing is sent to her, but she may look.
    await an.openHome();
    const opened = await press(an, await an.homeShown(), 'Lezen');
    expect(titlesOf(opened)).toContain('Ik volg dit op');
    await Promise.all([
      an.press(opened, 'Ik volg dit op'),
      bert.press(bert.message(`raag ${name}`), 'Ik volg dit op'),
    ]);
    const answers = [(await an.modalShown()).text, text(await bert.answered())];
    await open.drained();
    expect(answers.filter((one) => one.includes(`Jij volgt ${name} op`))).toHaveLength(1);
    expect(answers.filter((one) => /(An Duindoorn|Bert Zeewind) was je net voor/.test(one))).toHaveLength(1);
    expect(said(lies, 'Je hoort van')).toHaveLength(1);
    expect(titlesOf(bert.message(`raag ${name}`))).not.toContain('Ik volg dit op');
  });

  it('a withdrawn request is too late to take: the card on the old screen says who was first', async () => {
    const name = await raise(open, lies);
    const stale = frozen(an.message(name));
    const stop = await press(lies, lies.message('Dank je, Lies'), 'Toch niet nodig');
    await stop.submit();
    await open.drained();
    await an.press(stale, 'Ik volg dit op');
    await open.drained();
    expect(said(an, `Lies Wadloper was je net voor bij ${name}`)).toHaveLength(1);
    await an.press(stale, 'Lezen');
    expect((await an.modalShown()).text).toContain('Niet meer nodig sinds');
  });

  it('a double click in a message, a home and a modal does it once', async () => {
    const name = await raise(open, lies);
    const message = frozen(an.message(name));
    await Promise.all([1, 2, 3].map(() => an.press(message, 'Samen bekijken')));
    await open.drained();
    expect(said(lies, 'samen met jou bekijken')).toHaveLength(1);
    const form = await opens(lies, 'vraag');
    await form.fill(FORM);
    await Promise.all([1, 2].map(() => open.slack.acts.submit(open.slack.team, form.view)));
    await open.drained();
    expect(said(lies, 'Dank je, Lies')).toHaveLength(1);
    expect(said(an, 'Nieuwe vraag')).toHaveLength(1);
    await lies.openHome();
    const home = frozen(await lies.homeShown());
    const before = open.slack.callsOf('views.open').length;
    await Promise.all([1, 2].map(() => lies.press(home, 'Hulp')));
    await open.drained();
    expect(open.slack.callsOf('views.open').length - before).toBe(2);
  });

  it('two write at once, and both are kept', async () => {
    const name = await raise(open, lies);
    const answer = await press(an, await read(an, name), 'Antwoord geven');
    await answer.fill({ 'Jouw antwoord aan je collega': 'Antwoord één' });
    const add = await press(lies, lies.message('Dank je'), 'Iets toevoegen');
    await add.fill({ 'Wat wil je nog vertellen?': 'Toevoeging twee' });
    await Promise.all([answer.submit(), add.submit()]);
    await open.drained();
    await an.modal?.close({ all: true });
    expect((await read(an, name)).text).toMatch(/Antwoord één/);
    expect(an.modal!.text).toMatch(/Toevoeging twee/);
  });
});
