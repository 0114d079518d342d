import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPdf } from '../../../support/pdf.js';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { home, LIES, opens, press, send, settled, wellBehaved } from './acting.js';

const ARNE = 'Arne Zilt';
const WORDS = 'Een stappenplan met drie vinkjes op de bank';
const PUBLIC = 'https://zorgbode.example.org';

let open: OpenTeams;
beforeAll(async () => {
  open = await openTeams(undefined, { PUBLIC_URL: PUBLIC });
});
afterAll(() => wellBehaved(open));

describe('the class card in Teams', () => {
  it('opens in a dialog for who gives lessons there; on paper behind a link that stays in their own chat', async () => {
    const [lies, arne] = [open.as(LIES), open.as(ARNE)];
    await opens(open, lies, 'zorg stap');
    await send(open, lies, {
      'Wat proberen we?': WORDS,
      'Voor wie?': 'Eén leerling',
      'Welke klas?': 'L3B',
      'Waar?': 'In de klas',
    });

    expect(await home(open, arne)).toMatch(/L3B ?: er loopt één kleine stap/);
    const card = await opens(open, arne, 'zorg klas L3B');
    expect(card.text).toContain(WORDS);
    await send(open, arne, {}, 'Afdrukken');
    await settled(open);

    const message = arne.message('om af te drukken');
    expect(titlesOf(message)).toEqual(['Openen en afdrukken']);
    expect(text(message)).not.toContain(WORDS);
    await arne.press(message, 'Openen en afdrukken');
    const link = new URL(arne.opened.at(-1)!);
    expect(link.origin).toBe(PUBLIC);
    const response = await fetch(`${open.url}${link.pathname}`);
    const { pages } = readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(pages[0]!.join(' ')).toContain(WORDS);
  });

  it('puts a day to look back in the calendar of who asks', async () => {
    const lies = open.as(LIES);
    lies.dialog?.close();
    await press(lies, await opens(open, lies, 'zorg klas L3B'), 'Bekijken');
    await send(open, lies, {}, 'In mijn agenda');
    await settled(open);
    const message = lies.message('voor je agenda');
    await lies.press(message, 'In mijn agenda');
    const response = await fetch(`${open.url}${new URL(lies.opened.at(-1)!).pathname}`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(await response.text()).toMatch(/DTSTART;VALUE=DATE:20261109/);
  });
});
