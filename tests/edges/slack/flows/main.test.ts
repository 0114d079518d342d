import { afterEach, describe, expect, it } from '@jest/globals';
import { text, titlesOf } from '../../../support/slack/client-surface.js';
import { type OpenSlack, openSlack } from '../../../support/slack/open.js';
import {
  AN,
  everybodys,
  GRIET,
  home,
  LIES,
  opens,
  press,
  raise,
  read,
  said,
  send,
  WORDS,
  wellBehaved,
} from './acting.js';

let open: OpenSlack;
afterEach(() => wellBehaved(open));

const WAYS: [string, Record<string, string>][] = [
  ['HTTP', {}],
  ['Socket Mode', { SLACK_APP_TOKEN: 'fake' }],
];

/** From the first word to closed and open again; gives back all that people then have before them. */
async function mainFlow(): Promise<string[]> {
  const [lies, an] = [open.as(LIES), open.as(AN)];
  await lies.openHome();
  const form = await press(lies, await lies.homeShown(), 'Nieuwe zorgvraag');
  await form.fill({ 'Het gaat over': 'Eén leerling', 'In je eigen woorden': WORDS, 'Jouw antwoord': 'Nee' });
  const more = await press(lies, form, 'Ik wil meer vertellen');
  await more.fill({ 'Dit loopt goed': 'Zingt graag' });
  await more.submit();
  await open.drained();
  const dialog = await read(an, 'Nieuwe vraag');
  expect(dialog.text).toMatch(/vingers[\s\S]*Zingt graag/);
  await an.press(an.message('Nieuwe vraag'), 'Ik volg dit op');
  await open.drained();
  const ask = await press(an, dialog, 'Een vraag stellen');
  await ask.fill({ 'Wat wil je nog weten?': 'Sinds wanneer?' });
  await ask.submit();
  await open.drained();
  const reply = await press(lies, lies.message('korte vraag'), 'Lezen en antwoorden');
  await reply.fill({ 'Jouw antwoord (kort mag)': 'Sinds september' });
  await reply.submit();
  await open.drained();
  const again = await read(an, 'antwoordde op je vraag');
  expect(again.text).toContain('Sinds september');
  const close = await press(an, again, 'Afronden');
  await close.fill({ 'Dit past het best': 'Het hielp' });
  await close.submit();
  await open.drained();
  await lies.press(lies.message('is afgerond'), 'Toch nog niet klaar');
  await open.drained();
  expect(await home(open, an)).toContain('Jij volgt dit op');
  const name = /\n(\S+) · L3B/.exec(text(an.home!))![1]!;
  return everybodys(open)
    .map((one) => one.replaceAll(name, 'roepnaam'))
    .sort();
}

/** How often people saw something new. */
const seen = () =>
  ['views.open', 'views.push', 'chat.postMessage'].map((method) => open.slack.callsOf(method).length);

describe.each(WAYS)('the main flow over %s', (_way, environment) => {
  it('goes from the form to closed and open again, with nothing left undone', async () => {
    open = await openSlack('2026-10-12 09:00', { ...environment });
    const there = await mainFlow();
    expect(there.join()).not.toMatch(/vingers|september|Zingt/);
    expect(new Set(there).size).toBe(there.length);
  });

  it('comes to the same when Slack sends everything five times, also at once', async () => {
    open = await openSlack('2026-10-12 09:00', { ...environment });
    const once = { there: await mainFlow(), calls: seen() };
    await open.close();
    open = await openSlack('2026-10-12 09:00', { ...environment });
    open.slack.double({ times: 5, parallel: true });
    expect({ there: await mainFlow(), calls: seen() }).toEqual(once);
  });

  it('alarms, waits ten minutes and stops', async () => {
    open = await openSlack('2026-10-12 09:00', { ...environment });
    const lies = open.as(LIES);
    expect((await send(lies, { 'Jouw antwoord': 'Ja' })).text).toContain('112');
    await open.moveTo('2026-10-12 09:11');
    expect(said(lies, 'Nog niemand heeft')).not.toEqual([]);
    const griet = open.as(GRIET);
    await griet.press(griet.message('kan niet wachten'), 'Ik neem dit nu op');
    await open.drained();
    expect(said(lies, 'Griet Baken las')).toHaveLength(1);
  });
});

describe('over Socket Mode', () => {
  const socketMode = () => openSlack('2026-10-12 09:00', { SLACK_APP_TOKEN: 'fake' });

  it('all ways in work, errors stand at their fields, and a typo is answered', async () => {
    open = await socketMode();
    const lies = open.as(LIES);
    const form = await opens(lies, 'vraag');
    await form.fill({ 'Het gaat over': 'Een groepje', 'In je eigen woorden': '  ', 'Jouw antwoord': 'Nee' });
    await form.submit();
    expect(form.errors).toEqual({ 'In je eigen woorden': 'Dit heb ik nog nodig.' });
    await form.close();
    await lies.shortcut('Zorgvraag');
    expect((await lies.modalShown()).title).toBe('Een zorgvraag');
    const message = open.slack.say(lies.id, 'C0TEAM', 'Miel is stil');
    await lies.messageShortcut("Maak er 'n zorgvraag van", { channel: 'C0TEAM', ts: message.ts });
    expect((await lies.modalShown()).fields['In je eigen woorden']).toBe('Miel is stil');
    await lies.command('/zorg', 'lijts');
    expect(text(await lies.answered())).toContain('zorg lijst');
    expect(titlesOf(lies.message('zorg lijst'))).toEqual([]);
  });

  it('goes on after Slack renews the connection', async () => {
    open = await socketMode();
    await raise(open, open.as(LIES));
    open.slack.sockets.disconnect();
    expect(open.slack.sockets.connected).toBe(false);
    await open.slack.until(() => open.slack.sockets.connected, 'a new connection');
    await raise(open, open.as(LIES));
    expect(said(open.as(AN), 'Nieuwe vraag')).toHaveLength(2);
  });
});
