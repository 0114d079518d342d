import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Modal, SlackClient } from '../../../support/slack/client.js';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  ALARMING,
  AN,
  DIRK,
  everybodys,
  GRIET,
  home,
  LIES,
  opens,
  PUPIL,
  press,
  read,
  said,
  wellBehaved,
} from './acting.js';

const NOTED = 'Kijkt weg als ik iets vraag';
let open: OpenSlack;
let lies: SlackClient;
let an: SlackClient;
let dirk: SlackClient;
beforeEach(async () => {
  open = await openSlack();
  [lies, an, dirk] = [open.as(LIES), open.as(AN), open.as(DIRK)];
});
afterEach(() => wellBehaved(open));

const FILLED = {
  'Het gaat over': 'Eén leerling',
  [PUPIL]: 'KV7',
  'Zo begreep ik het': NOTED,
  'Jouw antwoord': 'Nee',
};
async function note(who: SlackClient, more: object = {}): Promise<Modal> {
  const form = await opens(who, 'gang L3B @lies.wadloper');
  await form.fill({ ...FILLED, ...more });
  await form.submit();
  await open.drained();
  return form;
}

describe('a talk in the corridor', () => {
  it('opens the form with class, colleague and words already in it', async () => {
    const form = await opens(an, 'gang L3B @lies.wadloper kijkt de laatste weken weg');
    expect(form.title).toBe('Na een babbel');
    expect(form.fields).toMatchObject({
      'Met wie praatte je?': LIES,
      'Welke klas?': 'L3B',
      'Zo begreep ik het': 'kijkt de laatste weken weg',
    });
  });

  it('begins with a button in the home of who may note one, and is not for teachers', async () => {
    await an.openHome();
    expect((await press(an, await an.homeShown(), 'Na een babbel')).title).toBe('Na een babbel');
    await lies.openHome();
    expect(titlesOf(await lies.homeShown())).not.toContain('Na een babbel');
    await lies.command('/zorg', 'gang L3B');
    expect(text(await lies.answered())).toContain('andere rol op school');
  });

  it('needs the colleague, and keeps what was typed', async () => {
    const form = await opens(an, 'gang');
    await form.fill({ ...FILLED, 'Welke klas?': 'L3B', 'Zo begreep ik het': NOTED });
    await form.submit();
    expect(Object.keys(form.errors)).toEqual(['Met wie praatte je?']);
    expect(form.fields['Zo begreep ik het']).toBe(NOTED);
    await form.fill({ 'Met wie praatte je?': LIES });
    await form.submit();
    expect(form.open).toBe(false);
    await open.drained();
    expect(said(lies, 'Klopt het zo?')).toHaveLength(1);
  });

  it('belongs to the two who talked until the teacher adds to it and says it is right', async () => {
    await note(dirk);
    expect(everybodys(open, [DIRK, LIES])).toEqual([]);
    const asked = lies.message('Klopt het zo?');
    expect(titlesOf(asked)).toEqual(['Klopt', 'Lezen en aanvullen', 'Niet bewaren']);
    expect(text(asked)).not.toContain(NOTED);
    const opened = await press(lies, asked, 'Lezen en aanvullen');
    expect(opened.text).toContain(NOTED);
    const more = await press(lies, opened, 'De rest vertellen');
    await more.fill({ 'In je eigen woorden': 'Vooraan zitten' });
    await more.submit();
    await open.drained();
    expect(an.inbox()).toEqual([]);
    if (lies.modal) await lies.modal.close({ all: true });

    await lies.press(lies.message('Klopt het zo?'), 'Klopt');
    await open.drained();
    expect(said(lies, 'ligt nu bij An Duindoorn')).toHaveLength(1);
    expect((await read(an, 'Nieuwe vraag')).text).toMatch(/Kijkt weg[\s\S]*Vooraan zitten/);
    expect(titlesOf(lies.message('De babbel met Dirk'))).toEqual(['Bekijken']);
    expect(await home(open, lies)).toContain('Ligt bij An Duindoorn');
  });

  it('is taken at once when its own coordinator noted it', async () => {
    await note(an);
    await lies.press(lies.message('Klopt het zo?'), 'Klopt');
    await open.drained();
    expect(said(an, 'bevestigde')).toHaveLength(1);
    expect(said(an, 'Nieuwe vraag')).toEqual([]);
    expect(await home(open, an)).toContain('Jij volgt dit op');
  });

  it('leaves nothing when the teacher does not want it kept', async () => {
    await note(an);
    const asked = lies.message('Klopt het zo?');
    await lies.press(asked, 'Niet bewaren');
    await open.drained();
    expect(said(lies, 'niets van bewaard')).toHaveLength(1);
    expect(said(an, 'Wat je noteerde, is weg')).toHaveLength(1);
    expect((await press(lies, lies.message('De babbel met An'), 'Bekijken')).text).not.toContain(NOTED);
  });

  it('does not wait for the teacher when somebody may be in danger', async () => {
    const form = await note(dirk, { 'Jouw antwoord': 'Ja' });
    expect(form.text).toMatch(/112[\s\S]*An Duindoorn/);
    for (const who of [an, open.as(GRIET)]) expect(said(who, 'kan niet wachten')).toHaveLength(1);
    await open.moveTo('2026-10-12 09:11');
    for (const who of [dirk, lies])
      expect(said(who, 'Nog niemand heeft je bericht van 09:00')).not.toEqual([]);
    await an.press(an.message('kan niet wachten'), 'Ik neem dit nu op');
    await open.drained();
    for (const who of [dirk, lies]) expect(said(who, 'An Duindoorn las')).toHaveLength(1);
  });

  it('pauses at words that may point at danger, and goes back with all of it', async () => {
    const paused = await note(dirk, { 'Zo begreep ik het': ALARMING });
    expect(paused.title).toBe('Even stoppen');
    expect(titlesOf(paused)).not.toContain('Het gaat over iemand van de school');
    const back = await press(dirk, paused, 'Terug naar mijn tekst');
    expect(back.fields).toMatchObject({
      'Met wie praatte je?': LIES,
      [PUPIL]: 'KV7',
      'Zo begreep ik het': ALARMING,
    });
    await back.submit();
    await press(dirk, dirk.modal!, 'Geen noodsituatie, verder');
    await open.drained();
    expect(said(lies, 'Klopt het zo?')).toHaveLength(1);
    expect(an.inbox()).toEqual([]);
  });
});
