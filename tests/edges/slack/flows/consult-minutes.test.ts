import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { AN, BERT, LIES, press, raise, read, said, wellBehaved } from './acting.js';

const NEEDS = 'Zqx instructie die kort is';
const PLAN = 'Zqx een stappenplan op de bank';

let open: OpenSlack;
let name: string;
beforeAll(async () => {
  open = await openSlack();
  name = await raise(open, open.as(LIES));
});
afterAll(() => wellBehaved(open));

describe('a consultation in Slack', () => {
  it('asks whether a message is enough, in the message that gives its time', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    const form = await press(an, await read(an, name), 'Overleg plannen');
    await form.fill({ 'Waarom komen we samen?': 'Zqx', 'Welk overleg?': 'Kort overleg, 25 minuten' });
    await form.submit();
    await an.press(await an.modalShown(), 'Meteen vastleggen');
    await open.drained();
    await an.modal?.close({ all: true });
    await lies.press(lies.message('ligt vast'), 'Een bericht volstaat');
    await open.drained();
    expect(text(lies.message('ligt vast'))).toContain('Jij zei: een bericht volstaat.');
    await lies.press(lies.message('ligt vast'), 'Samenkomen');
    await open.drained();
  });

  it('is noted in three modals; each agreement is a small step, each participant has one card without a word', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    const notes = await press(an, await press(an, an.message('ligt vast'), 'Bekijken'), 'Noteren');
    expect(notes.text).toContain('Schrijf hier niet: diagnoses van horen zeggen');
    await notes.fill({ 'Wat heeft de leerling nodig?': NEEDS });
    await notes.submit();
    const agreed = await an.modalShown();
    await agreed.fill({ 'Afspraak 1: wat proberen we?': PLAN });
    await agreed.submit();
    expect(Object.values(an.modal!.errors)).toEqual(['Kies wie het doet: iemand die hier nu werkt.']);
    await an.modal!.fill({ '1. Wie doet het?': LIES });
    await press(an, an.modal!, 'Nog een afspraak');
    const more = an.modal!;
    await more.fill({ 'Afspraak 4: wat proberen we?': 'Zqx bellen', '4. Wie doet het?': BERT });
    await more.submit();
    const tell = await an.modalShown();
    expect(tell.text).toContain(PLAN);
    await tell.fill({ 'Aan de ouders': LIES });
    await tell.submit();
    await open.drained();
    for (const who of [an, lies]) {
      const recaps = said(who, 'is genoteerd: 2 afspraken');
      expect(recaps).toHaveLength(1);
      expect(recaps[0]).not.toContain('Zqx');
    }
    const recap = lies.message('is genoteerd: 2 afspraken');
    const shown = await press(lies, recap, 'Lezen');
    expect(shown.text).toContain(NEEDS);
    const add = await press(lies, shown, 'Iets aanvullen');
    await add.fill({ 'Wat wil je erbij zeggen?': 'Zqx ook het rekenrek' });
    await add.submit();
    await open.drained();
    await lies.modal?.close({ all: true });
    expect(text(an.message('is genoteerd'))).toContain('Eén aanvulling');
    await lies.press(lies.message('is genoteerd'), 'Gaat wel');
    await open.drained();
    expect(titlesOf(lies.message('is genoteerd'))).toEqual(['Lezen', 'Iets aanvullen']);
  });
});
