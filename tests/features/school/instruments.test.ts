import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';

const LIES = 'lies-wadloper';
const AN = 'an-duindoorn';
const OFFICE = ['nele-zoutman', 'sam-ebbe'];
const rows = (text: string) => text.split('\n').filter((line) => !line.includes('·'));

let sandbox: Sandbox;
type Acting = ReturnType<Sandbox['as']>;
let lies: Acting;
let an: Acting;
beforeAll(async () => {
  sandbox = await openSandbox('2026-10-12 09:00');
  lies = sandbox.as(LIES);
  an = sandbox.as(AN);
});
afterAll(() => sandbox.close());

const opened = async (who: Acting, typed = 'zorg materiaal') => (await who.type(typed)).dialog!;

describe('the list of material', () => {
  it.each(['/zorg materiaal', 'materiaal', 'care material', 'soin outils', '/zorg Matériaal'])(
    'opens with "%s", a page at a time, for everybody',
    async (typed) => {
      const first = await opened(lies, typed);
      expect(textOf(first)).toContain('1 tot 8 van 11');
      expect(titlesOf(first)).not.toContain('Aanpassen');
      const second = await lies.press(first, 'Volgende');
      expect(textOf(second.dialog!)).toContain('9 tot 11 van 11');
      expect(titlesOf(second.dialog!)).not.toContain('Volgende');
      const both = [first, second.dialog!].flatMap((card) => rows(textOf(card)));
      for (const title of ['Aftelkaart voor een overgang', 'Stappenplan op de bank'])
        expect(both.filter((line) => line === title)).toHaveLength(1);
    },
  );

  it('finds by words, accents and slips forgiven, and by domain; a page of another list is the first page', async () => {
    const first = await opened(lies, 'zorg materiaal stapenplan');
    expect(rows(textOf(first))).toContain('Stappenplan op de bank');
    expect(textOf(first)).toContain('Eén gevonden');
    const health = await lies.press(first, 'Zoeken', { words: '', domain: 'PREVENTIVE_HEALTH' });
    expect(rows(textOf(health.dialog!))).toEqual(
      expect.arrayContaining(['Beweegpauze van drie minuten', 'Pauzekaartjes met een afspraak']),
    );
    expect(textOf(health.dialog!)).toContain('2 gevonden');
    const none = await lies.press(first, 'Zoeken', { words: 'dinosaurus' });
    expect(textOf(none.dialog!)).toContain('Niets gevonden');
    const odd = await lies.act('school.instruments', { after: 'NIETS', domain: 'all' });
    expect(textOf(odd.dialog!)).toContain('1 tot 8 van 11');
  });

  it('leads out over https alone', async () => {
    const first = await opened(lies);
    const links = [...JSON.stringify(first).matchAll(/"type":"Action.OpenUrl"[^}]*"url":"([^"]+)"/g)];
    expect(links.length).toBeGreaterThan(5);
    for (const [, url] of links) expect(url).toMatch(/^https:\/\/example\.org\//);
  });
});

describe('a proposal', () => {
  const form = { title: 'Pauzebingo', topic: 'pauze', link: 'https://example.org/bingo' };

  it('of anybody waits for a coordinator, who hears of all of them in one line', async () => {
    const { dialog } = await lies.press(await opened(lies), 'Iets voorstellen');
    expect((await lies.press(dialog!, 'Bewaren', {})).errors).toHaveProperty('title');
    const sent = await lies.press(dialog!, 'Bewaren', { ...form, domains: 'PREVENTIVE_HEALTH' });
    expect(sent.closed).toBe(true);
    await lies.press((await lies.press(await opened(lies), 'Iets voorstellen')).dialog!, 'Bewaren', {
      title: 'Fluisterstok',
    });

    const own = textOf(await opened(lies));
    expect(own).toContain('Jouw voorstel. Een coördinator kijkt er nog naar.');
    expect(own).toContain('Pauzebingo');
    expect(textOf(await opened(sandbox.as('xander-springtij')))).not.toContain('Pauzebingo');
    expect(textOf(await opened(an))).toContain('Voorgesteld door Lies Wadloper');

    const before = (await an.inbox()).messages.length;
    await sandbox.moveTo('2026-10-13T09:00');
    const news = (await an.inbox()).messages.slice(before).map(({ card }) => textOf(card));
    expect(news).toHaveLength(1);
    expect(news[0]).toContain('Er zijn 2 voorstellen voor het materiaal');
    await sandbox.moveTo('2026-10-15T09:00');
    const later = (await an.inbox()).messages.slice(before + 1).map(({ card }) => textOf(card));
    expect(later.join()).not.toContain('voorstel');
    for (const one of sandbox.people)
      expect(JSON.stringify((await sandbox.as(one.id).inbox()).messages)).not.toMatch(
        /Pauzebingo|Fluisterstok/,
      );
  });

  it('that is accepted is in the list, and who proposed it hears that', async () => {
    const listed = await opened(an);
    const accepted = await an.press(listed, 'In de lijst zetten');
    const text = textOf(accepted.dialog!);
    expect(text).toContain('1 tot 8 van 12');
    expect((await an.press(listed, 'In de lijst zetten')).note).toContain('staat al in de lijst');
    const news = await lies.message('materiaal van de school');
    expect(textOf(news.card)).toContain('An Duindoorn');
    expect(JSON.stringify(news.card)).not.toMatch(/Pauzebingo|Fluisterstok/);
    const { dialog } = await lies.press(news.card, 'Bekijken');
    expect(textOf(dialog!)).toContain('van 12');
  });

  it('that is left out is told in the digest, without a name or a title', async () => {
    const gone = await an.press(await opened(an), 'Niet opnemen');
    expect(textOf(gone.dialog!)).toContain('staat niet in de lijst');
    await sandbox.moveTo('2026-10-16T09:00');
    const told = (await lies.inbox()).messages.map(({ card }) => textOf(card)).join('\n');
    expect(told).toContain('komt er voorlopig niet in');
    const back = await an.press(gone.dialog!, 'Toch in de lijst');
    expect(textOf(back.dialog!)).toContain('van 13');
  });

  it('of a coordinator is in at once', async () => {
    const { dialog } = await an.press(await opened(an), 'Iets voorstellen');
    expect((await an.press(dialog!, 'Bewaren', { title: 'Timer met kleuren' })).note).toContain(
      'in de lijst',
    );
    expect(textOf(await opened(lies, 'zorg materiaal timer'))).toContain('Eén gevonden');
  });

  it('with what looks like a name is asked about once, and kept as it was written', async () => {
    const { dialog } = await lies.press(await opened(lies), 'Iets voorstellen');
    const typed = { title: 'Plan van Emma Peeters', topic: 'rekenen', link: 'https://example.org/plan' };
    const asked = await lies.press(dialog!, 'Bewaren', typed);
    expect(textOf(asked.dialog!)).toContain('Misschien staat er een volledige naam in');
    expect(textOf(asked.dialog!)).toContain('Plan van Emma Peeters');
    expect(textOf(await opened(lies))).not.toContain('Emma');
    const without = await lies.press(asked.dialog!, 'Bewaren', { title: 'Plan voor rekenen' });
    expect(without.closed).toBe(true);
  });

  it.each([
    'http://example.org',
    'javascript:alert(1)',
    'https://',
    'https:// a',
    'https://localhost/x',
    'https://an@evil.example/x',
    'ftp://x.example',
    '//x.example',
    'data:text/html,x',
    `https://x.example/${'x'.repeat(490)}`,
  ])('does not lead to %s', async (link) => {
    const answer = await lies.act('school.instrument.propose.save', { title: 'Iets', link });
    expect(answer.errors).toHaveProperty('link');
  });
});

describe('changing and taking out', () => {
  it('is for who follows care requests alone', async () => {
    const found = await opened(an, 'zorg materiaal weerkaart');
    const id = /"id":"(m-[^"]+)"/.exec(JSON.stringify(found))![1]!;
    const { dialog } = await an.act('school.instrument.edit', { id });
    const changed = await an.press(dialog!, 'Bewaren', { title: 'Gevoelens als weerbericht', phase: 'any' });
    expect(textOf(changed.dialog!)).toContain('van 14');
    const again = await opened(lies, 'zorg materiaal weerbericht');
    expect(textOf(again)).toContain('Eén gevonden');
    const gone = await an.press(
      (await an.act('school.instrument.edit', { id })).dialog!,
      'Uit de lijst halen',
    );
    expect(textOf(gone.dialog!)).toContain('Gevoelens als weerbericht');
    expect(textOf(await opened(lies, 'zorg materiaal weerbericht'))).toContain('Niets gevonden');
    for (const other of [LIES, 'griet-baken', 'dirk-kwelder', ...OFFICE]) {
      const who = sandbox.as(other);
      for (const verb of ['edit', 'edit.save', 'accept', 'aside']) {
        const theirs = await who.act(`school.instrument.${verb}`, { id, title: 'X' });
        expect(theirs).toEqual(await who.act(`school.instrument.${verb}`, { id: 'NIETS', title: 'X' }));
        expect(theirs.note).toContain('niet voor jou');
      }
    }
  });
});
