import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  BERT,
  CARLA,
  DIRK,
  GRIET,
  home,
  LIES,
  opens,
  press,
  raise,
  read,
  SAM,
  said,
  wellBehaved,
} from './acting.js';

let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  [lies, an] = [open.as(LIES), open.as(AN)];
});
afterEach(() => wellBehaved(open));
const noteFor = async (who: SlackClient, words: string) => {
  await who.command('/zorg', words);
  return text(await who.answered());
};

describe('commands', () => {
  it.each([
    ['', 'Dag Lies'],
    ['hulp', 'Wat kan ik hier?'],
    ['wie', 'An Duindoorn'],
    ['nummers', 'Bel 112'],
    ['lijst', 'Mijn vragen'],
    ['taal', 'Français'],
    ['HULP', 'Wat kan ik hier?'],
    ['  vraag  ', 'Een zorgvraag'],
  ])('/zorg %s opens what it says', async (words, expected) => {
    expect((await opens(lies, words)).text).toContain(expected);
  });

  it.each([
    ['lijts', 'zorg lijst'],
    ['hulo', 'zorg hulp'],
    ['vraga', 'zorg vraag'],
    ['qqqqqqqq', 'zorg hulp'],
  ])('a typo in /zorg %s is answered with what was meant', async (typed, meant) => {
    expect(await noteFor(lies, typed)).toContain(meant);
    expect(lies.modal).toBeUndefined();
  });

  it('are answered where they were typed, to the one who typed', async () => {
    await lies.command('/zorg', 'lijts', { channel: 'C0TEAM' });
    const answer = await lies.answered();
    expect(answer.message).toMatchObject({ channel: 'C0TEAM', ephemeralTo: lies.id });
    expect(an.channel('C0TEAM')).toEqual([]);
  });

  it('help names only what this person may do', async () => {
    const forLies = (await opens(lies, 'hulp')).text;
    expect(forLies).not.toMatch(/zorg gang|zorg team\b|zorg oefening/);
    expect((await opens(an, 'hulp')).text).toContain('zorg gang');
    expect((await opens(open.as(SAM), 'hulp')).text).toContain('zorg team');
  });
});

describe('language', () => {
  it('is the one chosen, in everything after it', async () => {
    const form = await opens(lies, 'taal');
    await form.fill({ 'In welke taal praat ik met jou?': 'Français' });
    await form.submit();
    await open.drained();
    expect(await home(open, lies)).toContain('Bonjour Lies');
    const opened = await opens(lies, 'vraag');
    expect(opened.title).not.toBe('Een zorgvraag');
    expect(await noteFor(lies, 'lijts')).not.toContain('Bedoelde');
    // Others read on in theirs.
    expect(await home(open, an)).toContain('Dag An');
  });

  it('of the roster is spoken from the first word', async () => {
    const [yasmina, eoin] = [open.as('Yasmina Kaaimuur'), open.as('Eoin Saltmarsh')];
    expect(await home(open, yasmina)).toContain('Bonjour Yasmina');
    expect(await noteFor(eoin, 'whatever')).not.toContain('Dat ken ik niet');
    // The command itself is in the school's language; what follows it need not be.
    expect((await opens(eoin, 'help')).text).toContain('What can I do here?');
  });

  it('of the profile is only offered', async () => {
    Object.assign(open.slack.team.users.get(lies.id)!, { locale: 'fr-FR' });
    const form = await opens(lies, 'taal');
    expect(form.title).toBe('Taal');
    expect(form.text).toContain('Je profiel staat in het Français');
  });
});

describe('the team', () => {
  it('is shown to all: who follows which class', async () => {
    const who = await opens(lies, 'wie');
    for (const name of [AN, BERT, CARLA]) expect(who.text).toContain(name);
    expect(who.text).toContain('Griet Baken: directie');
  });

  it('is changed by the administrator in modals, and nobody else', async () => {
    expect(await noteFor(lies, 'team')).toMatch(
      /andere rol.*Nele Zoutman en Sam Ebbe kunnen je hierbij helpen.*“\/zorg hulp”/,
    );
    const sam = open.as(SAM);
    const list = await opens(sam, 'team');
    const field = Object.keys(list.fields)[0]!;
    await list.fill({ [field]: DIRK });
    await list.submit();
    const dirk = sam.modal!;
    expect(dirk.fields).toMatchObject({ Voornaam: 'Dirk', Familienaam: 'Kwelder' });
    await dirk.fill({ 'E-mail van de school': 'geen adres' });
    await dirk.submit();
    expect(dirk.errors).toEqual({ 'E-mail van de school': 'Dit is geen e-mailadres.' });
    expect(dirk.fields.Voornaam).toBe('Dirk');
    await dirk.fill({ 'E-mail van de school': 'dirk.kwelder@wolkenschip.example', 'Werkt op': 'ma di' });
    await dirk.submit();
    await open.drained();
    expect(
      said(sam, 'Bewaard: Dirk Kwelder.').length + (sam.modal?.text.includes('Bewaard: Dirk') ? 1 : 0),
    ).toBe(1);
  });
});

describe('the drill of the alarm', () => {
  it('reaches who would be told, wakes nobody, and leaves no request', async () => {
    const griet = open.as(GRIET);
    const form = await opens(griet, 'oefening L3B');
    expect(form.title).toBe('Het alarm oefenen');
    await form.submit();
    await open.drained();
    const drill = an.message('OEFENING');
    expect(text(drill)).toContain('Er is niets aan de hand');
    await an.press(drill, titlesOf(drill)[0]!);
    await open.drained();
    expect(said(griet, /An Duindoorn bevestigde om 09:0/)).toHaveLength(1);
    expect(await home(open, an)).toContain('Er ligt niets bij jou');
  });
});

describe('the home', () => {
  const BUTTONS = [
    'Nieuwe zorgvraag',
    'Even meedenken',
    'Noodnummers',
    'Wie volgt wat',
    'Ik ben er niet',
    'Hulp',
    'Zeg het',
    'Deze maand',
  ];
  /** Of who works with children. */
  const CARES = ['Een kleine stap', 'Stap van een team', 'Overleg plannen', 'Mijn agenda-link'];
  /** Of who leads the care of the school. */
  const LEADS = ['Ronde plannen', 'Vast overleg', 'Zorgvisie schrijven'];
  it.each([
    ['a teacher', LIES, CARES],
    ['a coordinator', AN, [...CARES, ...LEADS, 'Na een babbel']],
    ['a care teacher', DIRK, [...CARES, 'Na een babbel']],
    ['a head', GRIET, [...CARES, ...LEADS]],
    ['a secretary', 'Nele Zoutman', []],
    ['an administrator', SAM, []],
  ] as const)('has for %s what they may do', async (_role, name, more) => {
    const who = open.as(name);
    await who.openHome();
    const titles = titlesOf(await who.homeShown());
    expect([...titles].sort()).toEqual([...BUTTONS, ...more].sort());
    for (const title of titles) {
      const opened = await press(who, who.home!, title);
      expect(opened.text.length).toBeGreaterThan(30);
      await opened.close({ all: true });
    }
  });

  it('follows what others do while it is open, with no word about a pupil', async () => {
    await Promise.all([home(open, lies), home(open, an)]);
    const name = await raise(open, lies);
    expect(text(an.home!)).toContain(`${name} · L3B`);
    expect(text(lies.home!)).toContain('Ligt bij An Duindoorn');
    await an.press(an.home!, 'Lezen');
    const opened = await an.modalShown();
    const ask = await press(an, opened, 'Een vraag stellen');
    await ask.fill({ 'Wat wil je nog weten?': 'Sinds wanneer?' });
    await ask.submit();
    await open.drained();
    expect(text(lies.home!)).toContain('An Duindoorn stelde je een vraag');
    const close = await press(an, await read(an, name), 'Afronden');
    await close.fill({ 'Dit past het best': 'Het hielp' });
    await close.submit();
    await open.drained();
    expect(text(lies.home!)).not.toContain(name);
    expect(text(an.home!)).not.toContain(name);
    for (const who of [lies, an]) expect(JSON.stringify(who.home)).not.toMatch(/KV7|vingers|Sinds wanneer/);
  });
});
