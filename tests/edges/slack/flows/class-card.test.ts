import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readIcs } from '../../../support/ics.js';
import { readPdf } from '../../../support/pdf.js';
import { text } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { home, LIES, opens, press, wellBehaved } from './acting.js';

const ARNE = 'Arne Zilt';
const WORDS = 'Een stappenplan met drie vinkjes op de bank';

/** Without an address of our own: what somebody asks for comes as a file. */
let open: OpenSlack;
beforeAll(async () => {
  open = await openSlack();
});
afterAll(() => wellBehaved(open));
const files = () => [...open.slack.uploads.values()];

describe('the class card in Slack', () => {
  it('opens in a modal for who gives lessons there, and comes on paper in their own conversation', async () => {
    const [lies, arne] = [open.as(LIES), open.as(ARNE)];
    const form = await opens(lies, 'stap');
    await form.fill({
      'Wat proberen we?': WORDS,
      'Voor wie?': 'Eén leerling',
      'Welke klas?': 'L3B',
      'Waar?': 'In de klas',
    });
    await form.submit();
    await open.drained();

    expect(await home(open, arne)).toMatch(/\*?L3B\*?: er loopt één kleine stap/);
    const card = await opens(arne, 'klas 3B');
    expect(card.text).toContain(WORDS);
    expect(card.text).toContain('terugblik ma 9/11');
    await card.submit();
    await open.drained();

    const [page, ...others] = files();
    expect(others).toEqual([]);
    expect(page!.name).toBe('Klaskaart-L3B.pdf');
    expect(readPdf(page!.bytes).pages[0]!.join(' ')).toContain(WORDS);
    const shown = arne.inbox().at(-1)!;
    expect(page!.shared).toEqual({ channel: shown.message.channel, ts: shown.message.ts });
    expect(text(shown)).toBe(
      'Een blad om af te drukken, alleen voor jou. Leg het niet in het zicht.\nKlaskaart-L3B.pdf',
    );
  });

  it('puts a day to look back in the calendar of who asks', async () => {
    const lies = open.as(LIES);
    const step = await press(lies, await opens(lies, 'klas L3B'), 'Bekijken');
    await lies.press(step, 'In mijn agenda');
    await open.drained();
    const entry = files().find(({ name }) => name.endsWith('.ics'));
    expect(readIcs(entry!.bytes.toString()).events).toMatchObject([
      { 'DTSTART;VALUE=DATE': '20261109', SUMMARY: expect.stringMatching(/^Terugkijken op \S+ \(L3B\)$/) },
    ]);
    expect(entry!.shared?.channel).toBe(lies.inbox().at(-1)!.message.channel);
  });
});
