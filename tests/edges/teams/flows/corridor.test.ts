import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TeamsClient } from '../../../support/teams/client.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import type { Dialog } from '../../../support/teams/client-dialog.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import {
  ALARMING,
  AN,
  answer,
  DIRK,
  everybodys,
  type Filling,
  GRIET,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  read,
  send,
  settled,
  watch,
  wellBehaved,
} from './acting.js';

const NOTED = 'Kijkt weg als ik iets vraag';
let open: OpenTeams;
let lies: TeamsClient;
let an: TeamsClient;
let dirk: TeamsClient;
beforeAll(async () => {
  open = await openTeams();
  [lies, an, dirk] = [open.as(LIES), open.as(AN), open.as(DIRK)];
});
afterEach(() => {
  for (const who of [lies, an, dirk]) who.dialog?.close();
});
afterAll(() => wellBehaved(open));

const FILLED: Filling = {
  'Het gaat over': 'Eén leerling',
  [PUPIL]: 'KV7',
  'Zo begreep ik het': NOTED,
  'Jouw antwoord': 'Nee',
};
async function note(who: TeamsClient, more: Filling = {}): Promise<Dialog | undefined> {
  await opens(open, who, 'zorg gang L3B @lies.wadloper');
  return send(open, who, { ...FILLED, ...more });
}

describe('a talk in the corridor', () => {
  it('opens the form with class, colleague and words already in it', async () => {
    const form = await opens(open, an, 'zorg gang L3B @lies.wadloper kijkt de laatste weken weg');
    expect(form.title).toBe('Na een babbel');
    expect(form.fields).toMatchObject({
      'Met wie praatte je?': LIES,
      'Welke klas?': 'L3B',
      'Zo begreep ik het': 'kijkt de laatste weken weg',
    });
  });

  it.each([
    ['mentioned in a channel', LIES],
    ['who shares a first name', 'Lies Zandkorrel'],
  ])('knows a colleague %s', async (_how, name) => {
    const { world, activities } = open.teams;
    const words = `@Zorgbode zorg gang L3B @${name} kijkt weg`;
    const message = world.addMessage({ conversation: world.channel('Zorg'), from: an.user.id, text: words });
    const activity: any = activities.message(an.user, message);
    const mentioned = open.as(name).user;
    // Of people a mention has their Teams id alone.
    activity.text = activity.text.replace(`@${name}`, `<at>${name}</at>`);
    activity.entities.push({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id: mentioned.id, name },
    });
    const news = watch(open);
    await open.teams.send(activity);
    await open.teams.until(() => news(an).length, 'the button');
    const form = await press(an, an.messages().at(-1)!, 'Openen');
    expect(form.fields).toMatchObject({
      'Met wie praatte je?': name,
      'Welke klas?': 'L3B',
      'Zo begreep ik het': 'kijkt weg',
    });
    expect(news(open.as(name))).toEqual([]);
  });

  it('begins with a button in the home of who may note one, and is not for teachers', async () => {
    expect((await press(an, await answer(open, an, 'zorg'), 'Na een babbel')).title).toBe('Na een babbel');
    expect(titlesOf(await answer(open, lies, 'zorg'))).not.toContain('Na een babbel');
    expect(text(await answer(open, lies, 'zorg gang L3B'))).toContain('andere rol op school');
  });

  it('needs the colleague, and keeps what was typed', async () => {
    const form = await opens(open, an, 'zorg gang');
    form.fill({ ...FILLED, 'Welke klas?': 'L3B' });
    expect(await form.press('Noteren')).toBeUndefined();
    expect(Object.keys(form.errors)).toEqual(['Met wie praatte je?']);
    expect(form.fields['Zo begreep ik het']).toBe(NOTED);
    const news = watch(open);
    expect(await send(open, an, { 'Met wie praatte je?': LIES })).toBeUndefined();
    expect(news(lies, 'Klopt het zo?')).toHaveLength(1);
  });

  it('belongs to the two who talked until the teacher adds to it and says it is right', async () => {
    const news = watch(open);
    await note(dirk);
    const others = everybodys(open, [DIRK, LIES]).length;
    expect(news(an)).toEqual([]);
    const asked = lies.message('Klopt het zo?');
    expect(titlesOf(asked)).toEqual(['Klopt', 'Lezen en aanvullen', 'Niet bewaren']);
    expect(text(asked)).not.toContain(NOTED);
    const opened = await press(lies, asked, 'Lezen en aanvullen');
    expect(opened.text).toContain(NOTED);
    await press(lies, opened, 'De rest vertellen');
    await send(open, lies, { 'In je eigen woorden': 'Vooraan zitten' });
    expect(everybodys(open, [DIRK, LIES])).toHaveLength(others);
    expect(news(an)).toEqual([]);

    lies.dialog?.close();
    lies.notes.length = 0;
    await lies.press(lies.message('Klopt het zo?'), 'Klopt');
    await settled(open);
    expect(lies.notes).toEqual([expect.stringContaining('ligt nu bij An Duindoorn')]);
    expect((await read(an, 'Nieuwe vraag')).text).toMatch(/Kijkt weg[\s\S]*Vooraan zitten/);
    expect(titlesOf(lies.message('De babbel met Dirk'))).toEqual(['Bekijken']);
    expect(await home(open, lies)).toContain('Ligt bij An Duindoorn');
  });

  it('is taken at once when its own coordinator noted it', async () => {
    await note(an);
    const news = watch(open);
    await lies.press(lies.message('Klopt het zo?'), 'Klopt');
    await settled(open);
    expect(news(an, 'bevestigde')).toHaveLength(1);
    expect(news(an, 'Nieuwe vraag')).toEqual([]);
    expect(await home(open, an)).toContain('Jij volgt dit op');
  });

  it('leaves nothing when the teacher does not want it kept', async () => {
    await note(an);
    const asked = lies.message('Klopt het zo?');
    const news = watch(open);
    lies.notes.length = 0;
    await lies.press(asked, 'Niet bewaren');
    await settled(open);
    expect(lies.notes).toEqual([expect.stringContaining('niets van bewaard')]);
    expect(news(an, 'Wat je noteerde, is weg')).toHaveLength(1);
    expect((await press(lies, lies.show(asked.message), 'Bekijken')).text).not.toContain(NOTED);
  });

  it('pauses at words that may point at danger, and goes back with all of it', async () => {
    const news = watch(open);
    const paused = (await note(dirk, { 'Zo begreep ik het': ALARMING }))!;
    expect(paused.title).toBe('Even stoppen');
    expect(titlesOf(paused)).not.toContain('Het gaat over iemand van de school');
    const back = await press(dirk, paused, 'Terug naar mijn tekst');
    expect(back.fields).toMatchObject({
      'Met wie praatte je?': LIES,
      [PUPIL]: 'KV7',
      'Zo begreep ik het': ALARMING,
    });
    await send(open, dirk);
    expect(await send(open, dirk, {}, 'Geen noodsituatie, verder')).toBeUndefined();
    expect(news(lies, 'Klopt het zo?')).toHaveLength(1);
    expect(news(an)).toEqual([]);
  });

  // The last: time moves on.
  it('does not wait for the teacher when somebody may be in danger', async () => {
    const news = watch(open);
    const told = (await note(dirk, { 'Jouw antwoord': 'Ja' }))!;
    expect(told.text).toMatch(/112[\s\S]*An Duindoorn/);
    for (const who of [an, open.as(GRIET)]) expect(news(who, 'kan niet wachten')).toHaveLength(1);
    await open.moveTo('2026-10-12 09:45');
    for (const who of [dirk, lies]) expect(news(who, 'Nog niemand heeft je bericht van')).not.toEqual([]);
    await an.press(an.message('kan niet wachten'), 'Ik neem dit nu op');
    await settled(open);
    for (const who of [dirk, lies]) expect(news(who, 'An Duindoorn las')).toHaveLength(1);
  });
});
