import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REQUEST } from '../../../src/features/requests/model/request.js';
import { inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import {
  type Acting,
  AN,
  BERT,
  CARLA,
  counts,
  GRIET,
  inStore,
  LIES,
  raise,
  SCHOOL,
  said,
  WORDS,
} from './acting.js';

let sandbox: Sandbox;
let lies: Acting;
let an: Acting;
beforeEach(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterEach(() => sandbox.close());

const read = async (who: Acting, id: string) => (await who.act('request.read', { id })).dialog;
async function via(who: Acting, id: string, button: string, save: string | RegExp, typed: object = {}) {
  const { dialog } = await who.press(await read(who, id), button);
  return who.press(dialog, save, typed);
}

describe('handing over', () => {
  it('gives all of it to the other, tells the requester, and keeps nothing waiting', async () => {
    const { id, roepnaam } = await raise(lies);
    expect((await via(an, id, 'Doorgeven', 'Doorgeven', { to: LIES })).errors).toHaveProperty('to');
    const { note } = await via(an, id, 'Doorgeven', 'Doorgeven', { to: BERT, why: 'Bert kent het gezin' });
    expect(note).toContain(`${roepnaam} ligt nu bij Bert Zeewind`);
    const bert = sandbox.as(BERT);
    const message = await bert.message('Nieuwe vraag');
    expect(textOf(message.card)).toContain('An Duindoorn gaf het door');
    expect(textOf((await bert.press(message.card, 'Lezen')).dialog)).toMatch(
      /Telt nog[\s\S]*Bert kent het gezin/,
    );
    await lies.message('ligt nu bij Bert Zeewind');

    // Who had it may still read, and does not lead it any more.
    const again = await read(an, id);
    expect(textOf(again)).toContain(WORDS);
    expect(titlesOf(again)).not.toContain('Ik volg dit op');
    expect((await an.act('request.take', { id })).note).toContain('Ligt bij Bert Zeewind');
    expect(titlesOf((await an.message('Nieuwe vraag')).card)).toEqual(['Lezen']);
  });
});

describe('question and answer', () => {
  it('goes back and forth, also by phone', async () => {
    const { id } = await raise(lies);
    await via(an, id, 'Een vraag stellen', 'Vraag stellen', { text: 'Sinds wanneer?' });
    const question = await lies.message('korte vraag');
    expect(titlesOf(question.card)).toEqual(['Lezen en antwoorden', 'Bel mij liever']);
    expect((await lies.press(question.card, 'Bel mij liever', {}, question.id)).note).toContain(
      'An Duindoorn weet het',
    );
    await an.message('belt liever');
    // The question is answered by that: a second tap finds it over.
    const late = await lies.press(question.card, 'Bel mij liever', {}, question.id);
    expect(late.note).toContain('staat intussen verder');

    await via(an, id, 'Antwoord geven', 'Antwoord sturen', { text: 'Probeer blokjes' });
    const answer = await lies.message('antwoord voor je');
    expect(textOf((await lies.press(answer.card, 'Lezen')).dialog)).toContain('Probeer blokjes');
  });

  it('ends, and opens again with one tap', async () => {
    const { id, roepnaam } = await raise(lies);
    expect((await via(an, id, 'Afronden', 'Afronden', {})).errors).toHaveProperty('outcome');
    await via(an, id, 'Afronden', 'Afronden', {
      outcome: 'agreed',
      text: 'Elke maandag even',
      tracking: 'me',
    });
    const closed = await lies.message('is afgerond');
    expect(textOf((await lies.press(closed.card, 'Bekijken')).dialog)).toMatch(
      /Elke maandag even[\s\S]*An Duindoorn zet dit in het LVS/,
    );
    for (const verb of ['request.take', 'request.ask.save', 'request.answer.save'])
      expect((await an.act(verb, { id, text: 'nog iets' })).note).toContain('Afgerond op');
    expect((await lies.press(closed.card, 'Toch nog niet klaar', {}, closed.id)).note).toContain('weer open');
    await an.message(`weer open`);
    expect(textOf((await an.inbox()).home)).toContain(roepnaam);
  });
});

describe('the requester', () => {
  it('adds, corrects so that the old words are gone, and withdraws', async () => {
    const { id } = await raise(lies, { observation: 'Emma Peeters huilt vaak' });
    await via(lies, id, 'Iets toevoegen', /toevoegen|bewaren|versturen/i, { text: 'Vooral op maandag' });
    expect(await said(an, 'vulde iets aan')).toEqual([]);
    const { dialog } = await lies.press(await read(lies, id), 'Tekst verbeteren');
    expect(inputsOf(dialog)).toMatchObject({ observation: 'Emma Peeters huilt vaak', pupil: 'KV7' });
    await lies.press(dialog, 'Bewaren', { observation: 'Een leerling huilt vaak' });
    expect(textOf(await read(an, id))).toMatch(/Een leerling huilt[\s\S]*Vooral op maandag/);
    const stored = await inStore(sandbox, (store) => store.get(REQUEST, SCHOOL, id));
    expect(JSON.stringify(stored)).not.toContain('Emma');

    await via(lies, id, 'Toch niet nodig', 'Toch niet nodig');
    const gone = await inStore(sandbox, (store) => store.get(REQUEST, SCHOOL, id));
    expect(gone?.data).toMatchObject({ status: 'WITHDRAWN', notes: [], words: { observation: '' } });
    expect(titlesOf((await an.message('Nieuwe vraag')).card)).not.toContain('Ik volg dit op');
    expect((await an.act('request.take', { id })).note).toContain('Lies Wadloper was je net voor');
  });

  it('tells who follows it up what was added', async () => {
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    await via(lies, id, 'Iets toevoegen', /toevoegen|bewaren|versturen/i, { text: 'Vooral op maandag' });
    await an.message('vulde iets aan');
    await via(lies, id, 'Toch niet nodig', 'Toch niet nodig');
    await an.message('niet meer nodig');
  });
});

describe('two people at once', () => {
  it('take it once; the second hears who was first, and nothing is lost', async () => {
    await an.act('school.absence.save', { from: '2026-10-12', to: '2026-10-12', standInId: BERT });
    const { id } = await raise(lies); // routed to Bert, who stands in for An
    const bert = sandbox.as(BERT);
    await bert.act('request.hand-over.save', { id, to: AN });
    const answers = await Promise.all([an, bert].map((who) => who.act('request.take', { id })));
    const notes = answers.map(({ note }) => note ?? '');
    expect(notes.filter((note) => note.startsWith('Jij volgt'))).toHaveLength(1);
    expect(notes.filter((note) => /(An Duindoorn|Bert Zeewind) was je net voor/.test(note))).toHaveLength(1);
    const stored = await inStore(sandbox, (store) => store.get(REQUEST, SCHOOL, id));
    expect(stored?.data.events.filter(({ what }) => what === 'taken')).toHaveLength(1);
    expect(await said(lies, 'Je hoort van')).toHaveLength(1);
  });

  it('write at once, and both are kept', async () => {
    const { id } = await raise(lies);
    await an.act('request.take', { id });
    await Promise.all([
      an.act('request.answer.save', { id, text: 'Antwoord één', once: 'a' }),
      lies.act('request.add.save', { id, text: 'Toevoeging twee', once: 'b' }),
      lies.act('request.add.save', { id, text: 'Toevoeging drie', once: 'c' }),
    ]);
    expect(textOf(await read(an, id))).toMatch(/Antwoord één/);
    expect(textOf(await read(an, id))).toMatch(/Toevoeging twee/);
    expect(textOf(await read(an, id))).toMatch(/Toevoeging drie/);
  });

  it('send the same form twice, and it is one request', async () => {
    const { dialog } = await lies.type('/zorg vraag');
    const typed = { scope: 'class', classCode: 'L3B', observation: WORDS, safety: 'no' };
    const both = await Promise.all([1, 2].map(() => lies.press(dialog, 'Versturen', typed)));
    expect(both.map(({ closed }) => closed)).toEqual([true, true]);
    expect(both[0]?.note).toEqual(both[1]?.note);
    expect(await counts(sandbox)).toMatchObject({ request: 1 });
    expect(await said(an, 'Nieuwe vraag')).toHaveLength(1);
  });
});

describe('another coordinator', () => {
  it('says why before reading, which is logged and told', async () => {
    const { id } = await raise(lies, { capacity: 'heavy' });
    const carla = sandbox.as(CARLA);
    const asked = await read(carla, id);
    expect(textOf(asked)).not.toContain(WORDS);
    expect((await carla.press(asked, 'Lezen', { why: ' ' })).errors).toHaveProperty('why');
    const { dialog } = await carla.press(asked, 'Lezen', { why: 'Zelfde gezin bij mij' });
    expect(textOf(dialog)).toContain(WORDS);
    expect(textOf(dialog)).not.toMatch(/Zorgen over veiligheid|Hoe het voor je collega is/);
    expect(titlesOf(dialog)).not.toContain('Ik volg dit op');
    expect(textOf(await read(lies, id))).toContain('Carla Strandvonk las dit mee en zei waarom');
    const audit = await inStore(sandbox, (store) =>
      store.audit(SCHOOL, { record: { kind: 'request', id }, limit: 20 }),
    );
    expect(audit).toContainEqual(
      expect.objectContaining({ who: CARLA, verb: 'request.reason', access: 'read', reason: 'given' }),
    );
    expect(JSON.stringify(audit)).not.toContain('gezin');
    expect((await carla.act('request.take', { id })).note).toContain('Ligt bij An Duindoorn');
  });

  it('never reads about a colleague’s own practice', async () => {
    const { id } = await raise(lies, { scope: 'practice', pupil: '' });
    const carla = sandbox.as(CARLA);
    expect(textOf(await read(carla, id))).not.toContain(WORDS);
    expect((await carla.act('request.reason', { id, why: 'Daarom toch' })).note).toContain('niet voor jou');
    expect(textOf(await read(sandbox.as(GRIET), id))).not.toContain(WORDS);
  });
});
