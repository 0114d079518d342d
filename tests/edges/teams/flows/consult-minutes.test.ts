import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { AN, BERT, LIES, press, raise, read, said, send, settled, wellBehaved } from './acting.js';

const NEEDS = 'Zqx instructie die kort is';
const PLAN = 'Zqx een stappenplan op de bank';

let open: OpenTeams;
let name: string;
beforeAll(async () => {
  open = await openTeams();
  name = await raise(open, open.as(LIES));
});
afterAll(() => wellBehaved(open));

describe('a consultation in Teams', () => {
  it('asks whether a message is enough, in the message that gives its time', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    await press(an, await read(an, name), 'Overleg plannen');
    await send(open, an, {
      'Waarom komen we samen?': 'Zqx',
      'Welk overleg?': 'Kort overleg, 25 minuten',
    });
    await send(open, an, {}, 'Meteen vastleggen');
    await lies.press(lies.message('ligt vast'), 'Een bericht volstaat');
    await settled(open);
    expect(text(lies.message('ligt vast'))).toContain('Jij zei: een bericht volstaat.');
    await lies.press(lies.message('ligt vast'), 'Samenkomen');
    await settled(open);
  });

  it('is noted in three dialogs; each agreement is a small step, each participant has one card without a word', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    const notes = await press(an, await press(an, an.message('ligt vast'), 'Bekijken'), 'Noteren');
    expect(notes.text).toContain('Schrijf hier niet: diagnoses van horen zeggen');
    await send(open, an, { 'Wat heeft de leerling nodig?': NEEDS });
    await send(open, an, { 'Afspraak 1: wat proberen we?': PLAN });
    expect(an.theDialog.text).toContain('Kies wie het doet: iemand die hier nu werkt.');
    await send(open, an, { '1. Wie doet het?': LIES }, 'Nog een afspraak');
    await send(open, an, { 'Afspraak 4: wat proberen we?': 'Zqx bellen', '4. Wie doet het?': BERT });
    expect(an.theDialog.text).toContain(PLAN);
    await send(open, an, { 'Aan de ouders': LIES });
    for (const who of [an, lies]) {
      const recaps = said(who, 'is genoteerd: 2 afspraken');
      expect(recaps).toHaveLength(1);
      expect(recaps[0]).not.toContain('Zqx');
    }
    const shown = await press(lies, lies.message('is genoteerd: 2 afspraken'), 'Lezen');
    expect(shown.text).toContain(NEEDS);
    await press(lies, shown, 'Iets aanvullen');
    await send(open, lies, { 'Wat wil je erbij zeggen?': 'Zqx ook het rekenrek' });
    expect(text(an.message('is genoteerd'))).toContain('Eén aanvulling');
    lies.dialog?.close();
    await lies.press(lies.message('is genoteerd'), 'Gaat wel');
    await settled(open);
    expect(titlesOf(lies.message('is genoteerd'))).toEqual(['Lezen', 'Iets aanvullen']);
  });
});
