import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TASK } from '../../../src/features/vision/model/task.js';
import { type Card, inputsOf, textOf, titlesOf } from '../../support/card.js';
import { openNewSchool, type Sandbox } from '../../support/sandbox.js';
import { type Acting, AN, BERT, GRIET, inStore, LIES, SCHOOL } from '../requests/acting.js';

const SAM = 'sam-ebbe';
let sandbox: Sandbox;
let [lies, an, bert, griet, sam]: Acting[] = [];
beforeAll(async () => {
  sandbox = await openNewSchool('2026-10-12 09:00');
  [lies, an, bert, griet, sam] = [LIES, AN, BERT, GRIET, SAM].map((id) => sandbox.as(id)) as Acting[];
});
afterAll(() => sandbox.close());

const who = async (acting: Acting, words = ''): Promise<Card> =>
  (await acting.type(`/zorg wie ${words}`)).dialog!;
const found = async (words: string, acting = lies!): Promise<string> => textOf(await who(acting, words));
/** What is fit to be read of the results alone. */
const results = (text: string): string =>
  text
    .split(/gevonden|found/i)
    .slice(1)
    .join(' ');
const listOf = async (acting: Acting): Promise<Card> =>
  (await acting.press((await acting.type('zorg wie')).dialog!, 'Wie doet wat?')).dialog!;
const told = async (acting: Acting) => (await acting.inbox()).messages.map(({ card }) => textOf(card));

describe('who does what', () => {
  it('says without words who follows what, and leads to a list that is still empty', async () => {
    const first = (await lies!.type('zorg wie')).dialog!;
    expect(textOf(first)).toContain('An Duindoorn');
    expect(textOf(await listOf(lies!))).toContain('Er staat nog niets in');
    expect(titlesOf(await listOf(lies!))).not.toContain('Lijst om te beginnen');
  });

  it('begins with what roles usually do, chosen by who keeps it, and with nothing about anybody', async () => {
    const offered = (await an!.press(await listOf(an!), 'Lijst om te beginnen')).dialog!;
    expect(textOf(offered)).toContain('Contact houden met het CLB · Zorgcoördinator');
    expect(textOf(offered)).not.toContain('studiekeuze');
    for (const { id, name } of sandbox.people)
      expect(textOf(offered)).not.toMatch(new RegExp(`${id}|${name}`));
    expect((await an!.press(offered, 'In de lijst zetten', {})).errors).toHaveProperty('codes');
    const chosen = { codes: 'c-clb,z-tests', more: 'p-police,t-try' };
    expect((await an!.press(offered, 'In de lijst zetten', chosen)).note).toContain('in de lijst');
    expect(textOf(await listOf(an!))).toContain('4 gevonden');
    // What is there already comes in no second time.
    const anew = (await an!.press(await listOf(an!), 'Lijst om te beginnen')).dialog!;
    await an!.press(anew, 'In de lijst zetten', { codes: 'c-clb', more: '' });
    expect(textOf(await listOf(an!))).toContain('4 gevonden');
    expect(textOf((await an!.press(await listOf(an!), 'Lijst om te beginnen')).dialog!)).not.toContain(
      'Contact houden met het CLB',
    );
    expect(await found('politie')).toContain('Politie, schoolspotter');
    expect((await lies!.act('task.starters')).note).toContain('niet voor jou');
  });

  it('finds by words that nobody would have written in it, says why, and each in their own language', async () => {
    const form = (await an!.press(await listOf(an!), 'Een taak toevoegen')).dialog!;
    const task = { what: 'Afwezigheden opvolgen', words: 'B-codes, absenties', people: LIES };
    expect(textOf((await an!.press(form, 'Bewaren', task)).dialog!)).toContain('5 gevonden');
    const asked = await found('helpt er bij het spijbelen?');
    expect(results(asked)).toMatch(/Afwezigheden opvolgen\s+Lies Wadloper/);
    expect(asked).toContain('Gaat over hetzelfde');
    expect(await found('afwezigehden')).toContain('Lijkt op “afwezigheden”');
    expect(await found('b-code')).toContain('Gevonden op “bcodes”');
    expect(await found('dinosaurus')).toContain('Niets gevonden');
    expect(await found('lies')).toContain('Gevonden op de naam Lies Wadloper');
    const french = sandbox.as('yasmina-kaaimuur');
    const say = await french.type('soin qui absentéisme');
    expect(textOf(say.dialog!)).toMatch(/Parle de la même chose|Trouvé grâce à/);
    expect(textOf((await french.type('soin qui clb')).dialog!)).toContain('Garder le contact avec le CLB');
    expect(textOf((await sandbox.as('eoin-saltmarsh').type('care who police')).dialog!)).toContain(
      'Police, school contact',
    );
  });

  it('takes a proposal of anybody, once nothing in it points at a pupil, when somebody who keeps it says so', async () => {
    const form = (await sam!.press(await listOf(sam!), 'Iemand van buiten')).dialog!;
    expect((await sam!.press(form, 'Bewaren', { what: 'Infosessies' })).errors).toHaveProperty('name');
    const outside = {
      name: 'GO-ouder',
      what: 'Infosessie voor ouders van KV7',
      phone: '059 12 34 56',
      mail: 'ouder@example.org',
      link: 'http://example.org',
    };
    expect((await sam!.press(form, 'Bewaren', outside)).errors).toHaveProperty('link');
    const asked = (await sam!.press(form, 'Bewaren', { ...outside, link: '' })).dialog!;
    expect(textOf(asked)).toContain('“KV7”: misschien een leerlingencode');
    expect(inputsOf(asked)).toMatchObject({ name: 'GO-ouder', phone: '059 12 34 56' });
    const sent = await sam!.press(asked, 'Bewaren', { what: 'Infosessie voor ouders' });
    expect(sent.note).toContain('Een coördinator kijkt ernaar');
    expect(await found('infosessie')).not.toContain('GO-ouder');
    expect(textOf(await listOf(sam!))).toContain('Jouw voorstel');
    expect(textOf(await listOf(griet!))).toContain('Voorgesteld door Sam Ebbe');
    const put = await griet!.press(await listOf(griet!), 'In de lijst zetten');
    expect(textOf(put.dialog!)).toContain('6 gevonden');
    const one = (await lies!.press(await who(lies!, 'infosessies'), 'Bekijken')).dialog!;
    expect(textOf(one)).toContain('Telefoon: 059 12 34 56');
    expect(textOf(one)).toContain('Griet Baken houdt dit juist');
    expect(titlesOf(one)).toEqual(['Naar de lijst']);
    await sandbox.moveTo('2026-10-13T09:00');
    expect((await told(sam!)).join('\n')).toContain('staat in de lijst');
    expect((await told(an!)).join('\n')).not.toMatch(/voorstel bij wie wat doet|GO-ouder/);
  });

  it('shows what somebody may be asked about, in their own words, as long as they want', async () => {
    const form = (await lies!.press(await listOf(lies!), 'Spreek mij erover aan')).dialog!;
    await lies!.press(form, 'Bewaren', { words: 'Coöperatief leren en leesplezier' });
    expect(await found('cooperatief', bert!)).toContain('Coöperatief leren en leesplezier');
    const forAnother = await bert!.act('task.ask-me.save', { personId: LIES, words: 'Iets anders' });
    expect(forAnother.note).toContain('niet voor jou');
    const again = (await lies!.press(await listOf(lies!), 'Spreek mij erover aan')).dialog!;
    expect(inputsOf(again).words).toBe('Coöperatief leren en leesplezier');
    await lies!.press(again, 'Bewaren', { words: '' });
    expect(await found('cooperatief', bert!)).toContain('Niets gevonden');
    const last = (await lies!.press(await listOf(lies!), 'Spreek mij erover aan')).dialog!;
    await lies!.press(last, 'Bewaren', { words: 'Leesplezier' });
  });

  it('makes a text of all that somebody or a role does, to copy and to print', async () => {
    const mine = (await lies!.press(await listOf(lies!), 'Taken als tekst')).dialog!;
    expect(textOf(mine)).toContain('Taken van Lies Wadloper');
    expect(textOf(mine)).toContain('• Afwezigheden opvolgen');
    expect(textOf(mine)).toMatch(/Als klasleraar\s+• In de klas zelf iets kleins uitproberen/);
    expect(textOf(mine)).toMatch(/Hier mag je over aanspreken\s+• Leesplezier/);
    const role = await lies!.press(mine, 'Tonen', { personId: 'role:CARE_TEACHER' });
    expect(textOf(role.dialog!)).toContain('• Toetsen afnemen en ontleden');
    expect((await lies!.press(mine, 'Tonen', { personId: 'iemand' })).errors).toHaveProperty('personId');
    await lies!.press(mine, 'Als blad om af te drukken', { personId: LIES });
    const page = await lies!.message('om af te drukken');
    const link = /"url":"([^"]+)"/.exec(JSON.stringify(page.card))![1]!;
    const pdf = Buffer.from(await (await fetch(new URL(link, sandbox.url))).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('asks once a year of who keeps it right whether it still holds, and gives it to who knows better', async () => {
    // As it is after a year.
    await inStore(sandbox, async (store) => {
      const { items } = await store.find(TASK, SCHOOL, { limit: 50 });
      const old = items.filter(({ data }) => /^c-clb$|^z-tests$/.test(data.starter ?? ''));
      const save = old.map(({ id, version, data }) => ({
        kind: TASK,
        id,
        expect: version,
        data: { ...data, checkedOn: '2025-10-10', askOn: '2026-10-10' },
      }));
      const change = { schoolId: SCHOOL, save, remove: [], work: [], audit: [] };
      expect([save.length, await store.commit(change, 0)]).toEqual([2, 'done']);
    });
    const asked = async () => (await told(an!)).filter((one) => one.includes('Klopt dit nog?'));
    await sandbox.moveTo('2026-10-16T17:00');
    expect(await asked()).toHaveLength(1);
    await sandbox.moveTo('2026-10-22T17:00');
    expect(await asked()).toHaveLength(2);
    await sandbox.moveTo('2026-10-29T17:00');
    expect(await asked()).toHaveLength(2);

    const first = (await an!.inbox()).messages.find(({ card }) => textOf(card).includes('Klopt dit nog?'))!;
    expect(titlesOf(first.card)).toEqual([
      'Klopt nog',
      'Aanpassen',
      'Van iemand anders',
      'Vraag dit niet meer',
    ]);
    const other = (await an!.press(first.card, 'Van iemand anders')).dialog!;
    expect((await an!.press(other, 'Doorgeven', { personId: BERT })).note).toContain('Bert Zeewind');
    // On a day that he works.
    await sandbox.moveTo('2026-11-10T12:00');
    const given = await bert!.message('best juist houdt');
    expect(textOf(given.card)).toMatch(/An Duindoorn\s+denkt dat jij dit het best juist houdt/);
    expect((await bert!.press(given.card, 'Klopt nog')).note).toContain('voor een jaar');
    expect(textOf((await bert!.message('best juist houdt')).card)).toContain('Dank je');
    expect((await told(an!)).join('\n')).toContain('Iemand anders houdt dit nu juist');
    const again = await an!.press(first.card, 'Klopt nog');
    expect(again.note).toBeDefined();

    const second = (await an!.inbox()).messages.findLast(({ card }) => titlesOf(card).includes('Klopt nog'))!;
    expect((await an!.press(second.card, 'Vraag dit niet meer')).note).toContain('vraag ik je niet meer');
    const changes = (await an!.press(second.card, 'Aanpassen')).dialog!;
    const kept = await an!.press(changes, 'Bewaren', { about: 'Samen met de leraar' });
    expect(textOf(kept.dialog!)).toContain('6 gevonden');
    expect((await lies!.act('task.right', { id: 'iets' })).note).toContain('niet voor jou');
  });

  it('is of nobody once who did it left, and says so to who keeps it', async () => {
    const ict = sandbox.as('sam-ebbe');
    const open = (await ict.act('school.team.edit', { personId: LIES })).dialog!;
    const saved = await ict.press(open, 'Bewaren', { until: '2026-11-09' });
    expect(saved.note).toContain('Bewaard');
    expect(results(await found('afwezigheden', bert!))).toMatch(/Afwezigheden opvolgen\s+Niemand/);
    expect(await found('leesplezier', bert!)).toContain('Niets gevonden');
    const kept = await listOf(an!);
    expect(textOf(kept)).toContain('Eén taak vraagt een blik van jou');
    const check = (await an!.press(kept, 'Zoeken', { which: 'check' })).dialog!;
    expect(textOf(check)).toContain('Dit is van niemand meer');
    expect(textOf(await listOf(bert!))).toContain('Eén taak vraagt een blik');
    expect(textOf(await listOf(sam!))).not.toContain('een blik');
  });
});
