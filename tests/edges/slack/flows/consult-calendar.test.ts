import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import { byIcalJs, byTsIcs } from '../../../support/two-readers.js';
import { AN, LIES, press, raise, read, said, wellBehaved } from './acting.js';

const PUBLIC = 'https://zorgbode.example.org';

/** Plans and fixes a consultation about a request that Lies raised, with somebody from outside. */
async function fixed(open: OpenSlack): Promise<string> {
  const an = open.as(AN);
  const name = await raise(open, open.as(LIES));
  const form = await press(an, await read(an, name), 'Overleg plannen');
  await form.fill({
    'Waarom komen we samen?': 'Zqx',
    'Welk overleg?': 'Oudergesprek, 25 minuten',
    'Wie van buiten de school?': 'Mama, mama@example.org',
  });
  await form.submit();
  await an.press(await an.modalShown(), 'Meteen vastleggen');
  await open.drained();
  await an.modal?.close({ all: true });
  return name;
}
describe('a consultation in calendars, from Slack without an address of ours', () => {
  let open: OpenSlack;
  let name: string;
  beforeAll(async () => {
    open = await openSlack();
    name = await fixed(open);
  });
  afterAll(() => wellBehaved(open));
  const files = () => [...open.slack.uploads.values()].filter(({ shared }) => shared);
  const last = () => byIcalJs(files().at(-1)!.bytes.toString());

  it('comes as a file after the message, which says no time and stays; the message itself follows', async () => {
    const [an, lies] = [open.as(AN), open.as(LIES)];
    expect(files()).toHaveLength(2);
    expect(last()).toMatchObject({ method: 'REQUEST', events: [{ summary: `Overleg ${name}` }] });
    expect(said(lies, 'voor je agenda')).toEqual([`${name}, voor je agenda\noverleg-${name}.ics`]);
    expect(titlesOf(lies.message('ligt vast'))).toContain('Bekijken');
    const uid = last().events[0]!.uid;
    const asked = await press(an, await press(an, an.message('ligt vast'), 'Bekijken'), 'Gaat niet door');
    await asked.submit();
    await open.drained();
    await an.modal?.close({ all: true });
    expect(files()).toHaveLength(4);
    expect(last()).toMatchObject({ method: 'CANCEL', events: [{ uid, status: 'CANCELLED' }] });
    expect(said(lies, 'ligt vast')).toEqual([]);
  });
});

describe('a consultation in calendars, from Slack by links', () => {
  let open: OpenSlack;
  beforeAll(async () => {
    open = await openSlack(undefined, { PUBLIC_URL: PUBLIC });
    await fixed(open);
  });
  afterAll(() => wellBehaved(open));
  const fetched = async (link: string) => (await fetch(open.url + new URL(link).pathname)).text();

  it('opens in the message itself', async () => {
    const lies = open.as(LIES);
    expect([...open.slack.uploads.values()]).toEqual([]);
    await lies.press(lies.message('ligt vast'), 'In mijn agenda');
    const file = await fetched(lies.opened.at(-1)!);
    expect(byIcalJs(file)).toMatchObject({ method: 'REQUEST' });
    expect(byTsIcs(file)).toEqual(byIcalJs(file));
  });

  it('has words for who comes from outside, to copy in their language', async () => {
    const an = open.as(AN);
    const text = await press(
      an,
      await press(an, an.message('ligt vast'), 'Bekijken'),
      'Voor wie van buiten komt',
    );
    expect(text.text).toContain('Mama (mama@example.org)');
    const en = await press(an, text, 'In het Engels');
    expect(JSON.stringify(en.view)).toMatch(/We meet on \w+ \d+ October/);
    expect(JSON.stringify(en.view)).not.toContain('Zqx');
    await an.modal?.close({ all: true });
  });

  it('is followed by a link of one’s own, shown once in a modal', async () => {
    const lies = open.as(LIES);
    await lies.openHome();
    const dialog = await press(lies, await lies.homeShown(), 'Mijn agenda-link');
    const made = await press(lies, dialog, 'Maak mijn agenda-link');
    const url = /https:\/\/zorgbode\.example\.org\/calendar\/[\w.-]+\.ics/.exec(made.text)![0];
    expect(byIcalJs(await fetched(url)).events).toHaveLength(1);
    await lies.modal?.close({ all: true });
    expect(lies.inbox().map(text).join('\n')).not.toContain('/calendar/');
  });
});
