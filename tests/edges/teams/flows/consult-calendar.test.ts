import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/teams/client-card.js';
import { type OpenTeams, openTeams } from '../../../support/teams/open.js';
import { byIcalJs, byTsIcs } from '../../../support/two-readers.js';
import { AN, answer, LIES, press, raise, read, said, send, settled, wellBehaved } from './acting.js';

const PUBLIC = 'https://zorgbode.example.org';

let open: OpenTeams;
let name: string;
beforeAll(async () => {
  open = await openTeams(undefined, { PUBLIC_URL: PUBLIC });
  name = await raise(open, open.as(LIES));
  const an = open.as(AN);
  await press(an, await read(an, name), 'Overleg plannen');
  await send(open, an, {
    'Waarom komen we samen?': 'Zqx',
    'Welk overleg?': 'Oudergesprek, 25 minuten',
    'Wie van buiten de school? (mag leeg)': 'Mama, mama@example.org',
  });
  await send(open, an, {}, 'Meteen vastleggen');
});
afterAll(() => wellBehaved(open));
const fetched = async (link: string) => {
  const url = new URL(link);
  expect(url.origin).toBe(PUBLIC);
  return (await fetch(open.url + url.pathname)).text();
};

describe('a consultation in calendars, from Teams', () => {
  it('opens by a button of the message, which follows what becomes of it', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    await lies.press(lies.message('ligt vast'), 'In mijn agenda');
    const file = await fetched(lies.opened.at(-1)!);
    expect(byIcalJs(file)).toMatchObject({ method: 'REQUEST', events: [{ summary: `Overleg ${name}` }] });
    expect(byTsIcs(file)).toEqual(byIcalJs(file));
    const { uid } = byIcalJs(file).events[0]!;

    const outside = await press(
      an,
      await press(an, an.message('ligt vast'), 'Bekijken'),
      'Voor wie van buiten komt',
    );
    expect(outside.text).toContain('Mama (mama@example.org)');
    await press(an, outside, 'In het Frans');
    await send(open, an, {}, 'Als agendabestand');
    await an.press(an.message('Om door te sturen'), 'In mijn agenda');
    const passedOn = await fetched(an.opened.at(-1)!);
    expect(byIcalJs(passedOn)).toMatchObject({ method: 'PUBLISH', events: [{ people: [] }] });
    expect(passedOn).not.toMatch(new RegExp(`mama|Zqx|${name}`, 'i'));

    await press(an, await press(an, an.message('ligt vast'), 'Bekijken'), 'Gaat niet door');
    await send(open, an);
    expect(said(lies, 'ligt vast')).toEqual([]);
    const off = lies.message('Je tijd is weer vrij');
    expect(titlesOf(off)).toContain('Uit mijn agenda');
    await lies.press(
      lies.messages().findLast((one) => titlesOf(one).includes('Uit mijn agenda'))!,
      'Uit mijn agenda',
    );
    expect(byIcalJs(await fetched(lies.opened.at(-1)!))).toMatchObject({
      method: 'CANCEL',
      events: [{ uid }],
    });
  });

  it('is followed by a link of one’s own, shown once in a dialog', async () => {
    const lies = open.as(LIES);
    const dialog = await press(lies, await answer(open, lies, 'zorg'), 'Mijn agenda-link');
    const made = await press(lies, dialog, 'Maak mijn agenda-link');
    await settled(open);
    const url = /https:\/\/zorgbode\.example\.org\/calendar\/[\w.-]+\.ics/.exec(made.text)![0];
    expect(byIcalJs(await fetched(url)).method).toBe('PUBLISH');
    expect(lies.messages().map(text).join('\n')).not.toContain('/calendar/');
  });
});
