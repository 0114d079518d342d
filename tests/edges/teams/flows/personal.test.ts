import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { notification, text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  AN,
  answer,
  BERT,
  CARLA,
  DIRK,
  GRIET,
  home,
  LIES,
  NELE,
  opens,
  press,
  SAM,
  send,
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
  for (const { aadObjectId } of open.users) {
    open.as(aadObjectId).dialog?.close();
    open.as(aadObjectId).notes.length = 0;
  }
});
afterAll(() => wellBehaved(open));

describe('commands', () => {
  it.each([
    ['zorg hulp', 'Wat kan ik hier?'],
    ['zorg wie', 'An Duindoorn'],
    ['zorg nummers', '112'],
    ['zorg lijst', 'Mijn vragen'],
    ['zorg taal', 'Français'],
    ['ZORG HULP', 'Wat kan ik hier?'],
    ['  zorg   vraag  ', 'Een zorgvraag'],
    ['/zorg hulp', 'Wat kan ik hier?'],
    ['care help', 'Wat kan ik hier?'],
    ['soin aide', 'Wat kan ik hier?'],
  ])('%s opens what it says', async (words, expected) => {
    const came = await answer(open, lies, words);
    const shown = titlesOf(came).includes('Openen') ? (await press(lies, came, 'Openen')).text : text(came);
    expect(shown).toContain(expected);
  });

  it('bring the numbers at once, in the own chat also when asked for in a channel', async () => {
    const came = await answer(open, lies, 'zorg nummers');
    expect(text(came)).toMatch(/^Wie bel je\?\nNu gevaar\? Bel 112\./);
    expect(notification(came)).toBe('Wie je belt als het dringt');
    expect(titlesOf(came)).toEqual([]);
    const before = lies.messages().length;
    await lies.saysIn('Zorg', '@Zorgbode zorg nummers');
    await open.teams.until(() => lies.messages()[before], 'the numbers');
    expect(text(lies.messages()[before]!)).toBe(text(came));
    expect(lies.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id)).toEqual(
      [],
    );
  });

  it.each([
    ['zorg lijts', 'zorg lijst'],
    ['zorg hulo', 'zorg hulp'],
    ['zorgvrag', 'zorgvraag'],
    ['qqqqqqqq', 'zorg hulp'],
  ])('a typo, %s, is answered with what was meant', async (typed, meant) => {
    const came = await answer(open, lies, typed);
    expect(text(came)).toContain(meant);
    expect(text(came)).not.toContain('qqq');
  });

  it('are answered in the own chat, wherever they were typed, once', async () => {
    const news = watch(open);
    await lies.saysIn('Zorg', '@Zorgbode zorg lijts');
    await open.teams.until(() => news(lies).length, 'an answer');
    expect(news(lies)).toEqual([expect.stringContaining('zorg lijst')]);
    expect(lies.messagesIn('Zorg').filter(({ message }) => message.from === open.teams.world.bot.id)).toEqual(
      [],
    );
    expect(news(an)).toEqual([]);
  });

  it('that are not meant for it, it does not hear', async () => {
    const news = watch(open);
    await lies.saysIn('Zorg', 'zorg hulp');
    await open.drained();
    expect(news(lies)).toEqual([]);
  });

  it('help names only what this person may do', async () => {
    const help = async (who: TeamsClient) => text(await answer(open, who, 'zorg hulp'));
    expect(await help(lies)).not.toMatch(/zorg gang|zorg team\b|zorg oefening/);
    expect(await help(an)).toContain('zorg gang');
    expect(await help(open.as(SAM))).toContain('zorg team');
  });
});

describe('language', () => {
  it('is the one chosen, in everything after it', async () => {
    const xander = open.as(XANDER);
    await opens(open, xander, 'zorg taal');
    await send(open, xander, { 'In welke taal praat ik met jou?': 'Français' });
    expect(await home(open, xander)).toContain('Bonjour Xander');
    const came = await answer(open, xander, 'zorgvraag');
    expect((await press(xander, came, titlesOf(came)[0]!)).title).toBe('Une demande');
    expect(text(await answer(open, xander, 'zorg lijts'))).not.toContain('Bedoelde');
    // Others read on in theirs.
    expect(await home(open, an)).toContain('Dag An');
  });

  it('of the roster is spoken from the first word', async () => {
    const [yasmina, eoin] = [open.as('Yasmina Kaaimuur'), open.as('Eoin Saltmarsh')];
    expect(await home(open, yasmina)).toContain('Bonjour Yasmina');
    expect(text(await answer(open, eoin, 'whatever'))).not.toContain('Dat ken ik niet');
    expect(text(await answer(open, eoin, 'care help'))).toContain('What can I do here?');
  });

  it('of the client is only offered', async () => {
    lies.user.locale = 'fr-FR';
    const form = await opens(open, lies, 'zorg taal');
    lies.user.locale = 'nl-BE';
    expect(form.title).toBe('Taal');
    expect(form.text).toContain('Je profiel staat in het Français');
  });
});

describe('the team', () => {
  it('is shown to all: who follows which class', async () => {
    const who = text(await answer(open, lies, 'zorg wie'));
    for (const name of [AN, BERT, CARLA]) expect(who).toContain(name);
    expect(who).toContain('Griet Baken: directie');
  });

  it('is changed by the administrator in dialogs, and nobody else', async () => {
    expect(text(await answer(open, lies, 'zorg team'))).toMatch(
      /andere rol.*Nele Zoutman en Sam Ebbe kunnen je hierbij helpen.*“zorg hulp”/,
    );
    const sam = open.as(SAM);
    const list = await opens(open, sam, 'zorg team');
    list.fill({ 'Welke collega?': DIRK });
    const dirk = await press(sam, list, 'Openen');
    expect(dirk.fields).toMatchObject({ Voornaam: 'Dirk', Familienaam: 'Kwelder' });
    const save = titlesOf(dirk)[0]!;
    dirk.fill({ 'E-mail van de school': 'geen adres' });
    await dirk.press(save);
    expect(sam.theDialog.errors).toEqual({ 'E-mail van de school': 'Dit is geen e-mailadres.' });
    expect(sam.theDialog.fields.Voornaam).toBe('Dirk');
    sam.notes.length = 0;
    const news = watch(open);
    const next = await send(
      open,
      sam,
      { 'E-mail van de school': 'dirk.kwelder@wolkenschip.example', 'Werkt op': 'ma di' },
      save,
    );
    const said = [...sam.notes, ...news(sam), next?.text ?? ''].join();
    expect(said.split('Bewaard: Dirk Kwelder.')).toHaveLength(2);
  });

  it('gets somebody new, who is known from their first word', async () => {
    const sam = open.as(SAM);
    const form = await press(sam, await opens(open, sam, 'zorg team'), 'Een collega toevoegen');
    const role = Object.keys(form.fields).find((label) => label.startsWith('Rol'))!;
    await send(
      open,
      sam,
      {
        Voornaam: 'Nora',
        Familienaam: 'Duin',
        'E-mail van de school': 'nora.duin@wolkenschip.example',
        [role]: ['Leraar'],
      },
      titlesOf(form)[0]!,
    );
    await open.teams.join(
      open.teams.team,
      { name: 'Nora Duin', email: 'nora.duin@wolkenschip.example' },
      sam.user,
    );
    expect(await home(open, open.teams.as('Nora Duin'))).toContain('Dag Nora');
  });
});

describe('the drill of the alarm', () => {
  it('reaches who would be told, wakes nobody, and leaves no request', async () => {
    const griet = open.as(GRIET);
    const form = await opens(open, griet, 'zorg oefening L3B');
    expect(form.title).toBe('Het alarm oefenen');
    const news = watch(open);
    await send(open, griet);
    const drill = an.message('OEFENING');
    expect(text(drill)).toContain('Er is niets aan de hand');
    await an.press(drill, titlesOf(drill)[0]!);
    await open.drained();
    await open.drained();
    expect(news(griet, /An Duindoorn bevestigde om 09:\d\d/)).toHaveLength(1);
    expect(await home(open, an)).toContain('Er ligt niets bij jou');
  });
});

describe('the home card', () => {
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
    ['a secretary', NELE, []],
    ['an administrator', SAM, []],
  ] as const)('has for %s what they may do, each a tap away', async (_role, name, more) => {
    const who = open.as(name);
    const card = await answer(open, who, 'zorg');
    const titles = titlesOf(card);
    expect([...titles].sort()).toEqual([...BUTTONS, ...more].sort());
    for (const title of titles) expect((await press(who, card, title)).text.length).toBeGreaterThan(30);
  });
});
