import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONSULTATION } from '../../../src/features/consultations/model/consultation.js';
import { CALENDAR_FEED, feedId } from '../../../src/kernel/calendar-feed.js';
import type { Card } from '../../support/card.js';
import { inputsOf, titlesOf } from '../../support/card.js';
import { openSandbox, type Sandbox } from '../../support/sandbox.js';
import { byIcalJs, byTsIcs, type ReadEvent } from '../../support/two-readers.js';
import { type Acting, AN, BERT, LIES, raise, SCHOOL } from '../requests/acting.js';
import { fixed, flat } from './acting.js';

const linkIn = (card: Card): string | undefined =>
  /"url":"([^"]+\/file\/[^"]+)"/.exec(JSON.stringify(card))?.[1];
const hours = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** What the link in the newest message about something opens. */
async function opened(who: Acting, about: string | RegExp) {
  const { card } = await who.message(about);
  const link = linkIn(card);
  if (!link) throw new Error(`no link in ${JSON.stringify(card)}`);
  const response = await fetch(link);
  const file = await response.text();
  const read = byIcalJs(file);
  expect(byTsIcs(file)).toEqual(read);
  return {
    file,
    method: read.method,
    event: read.events[0] as ReadEvent,
    mime: response.headers.get('content-type'),
  };
}

/** Monday 12 October 2026. */
describe('a consultation in the calendars of those who take part', () => {
  let open: Sandbox;
  let request: { id: string; roepnaam: string };
  let id: string;
  const record = async () => (await open.running.router.house.read(SCHOOL).get(CONSULTATION, id))!.data;
  beforeAll(async () => {
    open = await openSandbox('2026-10-12 09:00');
    request = await raise(open.as(LIES));
    id = await fixed(open, open.as(AN), [LIES, BERT], { from: request.id });
  });
  afterAll(() => open.close());

  it('comes to each as an invitation of their own, with a roepnaam and no word of why', async () => {
    const { from } = await record();
    for (const who of [AN, LIES, BERT]) {
      const { method, event, file, mime } = await opened(open.as(who), 'ligt vast: ');
      expect([method, mime]).toEqual(['REQUEST', 'text/calendar; charset=utf-8; method=REQUEST']);
      expect(event).toMatchObject({
        uid: `consultation-${id}@zorgbode`,
        summary: `Overleg ${request.roepnaam}`,
        status: 'CONFIRMED',
        start: hours.format(from),
        location: undefined,
      });
      expect(event.people).toHaveLength(3);
      expect(file).not.toMatch(/Zqx|KV7|L3B/);
    }
    const links = await Promise.all(
      [AN, LIES, BERT].map(async (who) => linkIn((await open.as(who).message('ligt vast: ')).card)),
    );
    expect(new Set(links).size).toBe(3);
  });

  it('follows another time: the message says it, and its file is newer under the same name', async () => {
    const before = (await opened(open.as(BERT), 'ligt vast: ')).event;
    const { dialog } = await open.as(AN).act('consult.move', { id });
    expect((await open.as(AN).press(dialog!, 'Meteen vastleggen')).closed).toBe(true);
    const { event, method } = await opened(open.as(BERT), 'Nieuwe tijd');
    expect([method, event.uid]).toEqual(['REQUEST', before.uid]);
    expect(event.sequence).toBeGreaterThan(before.sequence);
    expect(event.start).toBe(hours.format((await record()).from));
    expect(event.start).not.toBe(before.start);
    // What was said first neither says the old time nor leads to its file.
    const { messages } = await open.as(BERT).inbox();
    const first = messages.find(({ card }) => /tijd van .* veranderd|is veranderd/.test(flat(card)));
    expect(first && [linkIn(first.card), titlesOf(first.card).includes('In mijn agenda')]).toEqual([
      undefined,
      false,
    ]);
  });

  it('is there again for who asks, also once the message was drawn anew', async () => {
    const message = await open.as(LIES).message('Nieuwe tijd');
    await open.as(LIES).act('consult.enough', { id, outcome: 'meet' });
    const anew = (await open.as(LIES).inbox()).messages.find((one) => one.id === message.id)!;
    expect(linkIn(anew.card)).toBeUndefined();
    await open.as(LIES).press(anew.card, 'In mijn agenda');
    expect((await opened(open.as(LIES), 'Voor je agenda')).event.uid).toBe(`consultation-${id}@zorgbode`);
    const { dialog } = await open.as(LIES).act('consult.read', { id });
    expect((await open.as(LIES).press(dialog!, 'In mijn agenda')).note).toBe(
      'Het komt in je chat met Zorgbode.',
    );
  });

  it('leaves calendars while another time is looked for, and comes back under the same name', async () => {
    const { event: had } = await opened(open.as(BERT), 'Nieuwe tijd');
    const { dialog } = await open.as(AN).act('consult.move', { id });
    expect((await open.as(AN).press(dialog!, 'Vragen wie kan')).closed).toBe(true);
    const asked = await opened(open.as(BERT), 'zoekt een andere tijd');
    expect(asked).toMatchObject({ method: 'CANCEL', event: { uid: had.uid, start: had.start } });
    const { dialog: times } = await open.as(AN).act('consult.confirm', { id });
    await open.as(AN).press(times!, 'Vastleggen', { slot: '0' });
    const { event, method } = await opened(open.as(BERT), 'Nieuwe tijd');
    expect([method, event.uid, event.start]).toEqual([
      'REQUEST',
      had.uid,
      hours.format((await record()).from),
    ]);
    expect(event.sequence).toBeGreaterThan(asked.event.sequence);
  });

  it('leaves the calendar of who is taken out, and of everybody once it does not go on', async () => {
    const { event: had } = await opened(open.as(BERT), 'Nieuwe tijd');
    await open.as(AN).act('consult.people.save', { id, people: LIES });
    const out = await opened(open.as(BERT), 'doet niet meer mee');
    expect([out.method, out.event.uid, out.event.status]).toEqual(['CANCEL', had.uid, 'CANCELLED']);
    expect(out.event.sequence).toBeGreaterThan(had.sequence);
    // Who is out reads no names of the others.
    expect(out.event.people).toEqual([expect.stringContaining('Bert')]);
    await open.as(AN).act('consult.cancel', { id });
    const gone = await opened(open.as(LIES), 'gaat niet door');
    expect(gone).toMatchObject({
      method: 'CANCEL',
      event: { uid: had.uid, status: 'CANCELLED', start: had.start },
    });
    expect(gone.event.sequence).toBeGreaterThan(out.event.sequence);
    expect(titlesOf((await open.as(LIES).message('gaat niet door')).card)).toContain('Uit mijn agenda');
    const own = await opened(open.as(AN), 'Om het uit je agenda te halen');
    expect(own.method).toBe('CANCEL');
  });

  it('has words and a file for who comes from outside, in three languages, for its organiser alone', async () => {
    id = await fixed(open, open.as(AN), [LIES], { outside: 'Mama, mama@example.org\nTolk', kind: 'parents' });
    const { dialog } = await open.as(AN).act('consult.read', { id });
    const nl = await open.as(AN).press(dialog!, 'Voor wie van buiten komt');
    const { roepnaam } = await record();
    const said = String(inputsOf(nl.dialog!).words);
    expect(said).toMatch(/^Dag\n\nWe spreken af op \S+dag \d+ oktober, van \d\d:\d\d tot \d\d:\d\d, in /);
    expect(said).not.toMatch(new RegExp(`Zqx|${roepnaam}|KV7`));
    const fr = await open.as(AN).press(nl.dialog!, 'In het Frans');
    expect(String(inputsOf(fr.dialog!).words)).toMatch(
      /^Bonjour\n\nNous nous voyons le \S+di \d+ octobre, de /,
    );
    await open.as(AN).press(fr.dialog!, 'Als agendabestand');
    const { method, event, file } = await opened(open.as(AN), 'Om door te sturen');
    expect([method, event.people, event.organiser]).toEqual(['PUBLISH', [], undefined]);
    expect(event.summary).toMatch(/^Réunion à /);
    expect(file).not.toMatch(new RegExp(`Zqx|${roepnaam}|KV7|mama`, 'i'));
    // In no invitation of ours stands anybody from outside.
    expect((await opened(open.as(LIES), 'ligt vast: ')).file).not.toMatch(/mama|tolk/i);
    const other = await open.as(LIES).act('consult.outside', { id });
    expect(other).toEqual(await open.as(LIES).act('consult.outside', { id: 'made-up' }));
  });

  describe('followed by a link', () => {
    const urlIn = (card: Card) =>
      /http:\/\/[^"\s]+\/calendar\/[\w-]+\.[\w-]{43}\.ics/.exec(JSON.stringify(card))?.[0];
    let url: string;

    it('that is shown once, in a dialog, and of which nothing is kept but a hash', async () => {
      const { dialog } = await open.as(LIES).act('consult.feed');
      expect(titlesOf(dialog!)).toEqual(['Maak mijn agenda-link']);
      const made = await open.as(LIES).press(dialog!, 'Maak mijn agenda-link');
      url = urlIn(made.dialog!)!;
      expect(url).toBeDefined();
      const kept = await open.running.router.house.read(SCHOOL).get(CALENDAR_FEED, feedId(LIES));
      const token = /\.([\w-]{43})\.ics/.exec(url)![1]!;
      expect(JSON.stringify(kept)).not.toContain(token);
      expect(JSON.stringify(await open.as(LIES).inbox())).not.toContain(token);
      const again = await open.as(LIES).act('consult.feed');
      expect(urlIn(again.dialog!)).toBeUndefined();
      expect(flat(again.dialog!)).toContain('Nog geen agenda las hem.');
    });

    it('has what was fixed and the days to look back, by roepnaam alone', async () => {
      const { dialog } = await open.as(LIES).type('/zorg stap');
      await open.as(LIES).press(dialog!, 'Bewaren', {
        what: 'Zqx stappenplan',
        scope: 'pupil',
        classCode: 'L3B',
        pupil: 'KV7',
        place: 'inClass',
      });
      open.clock.moveReal(60_000);
      const response = await fetch(url);
      const file = await response.text();
      const { events } = byIcalJs(file);
      expect(byTsIcs(file).events).toEqual(events);
      const { from, roepnaam } = await record();
      expect(events.map(({ summary, start }) => [summary, start])).toEqual(
        expect.arrayContaining([
          [`Overleg ${roepnaam}`, hours.format(from)],
          [expect.stringMatching(/^Terugkijken op \S+$/), '2026-11-09'],
        ]),
      );
      expect(events).toHaveLength(2);
      expect(file).not.toMatch(/Zqx|KV7|L3B|mama|ATTENDEE|ORGANIZER/);
      const etag = response.headers.get('etag')!;
      expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
      expect(flat((await open.as(LIES).act('consult.feed')).dialog!)).toContain('maandag 12 oktober');
    });

    it('shows what was for a month, nothing that does not go on, and ends when its owner wants', async () => {
      const [now, { from }] = [open.clock.now(), await record()];
      for (const [days, there] of [
        [29, true],
        [31, false],
      ] as const) {
        open.clock.moveTo(from! + days * 86_400_000);
        open.clock.moveReal(60_000);
        const { events } = byIcalJs(await (await fetch(url)).text());
        expect([days, events.some(({ summary }) => summary.startsWith('Overleg'))]).toEqual([days, there]);
      }
      open.clock.moveTo(now);
      await open.as(AN).act('consult.cancel', { id });
      open.clock.moveReal(60_000);
      expect(byIcalJs(await (await fetch(url)).text()).events).toHaveLength(1);
      const { dialog } = await open.as(LIES).act('consult.feed');
      const fresh = urlIn((await open.as(LIES).press(dialog!, 'Nieuwe, de oude stopt')).dialog!)!;
      expect([(await fetch(url)).status, (await fetch(fresh)).status]).toEqual([404, 200]);
      const last = await open.as(LIES).act('consult.feed');
      expect((await open.as(LIES).press(last.dialog!, 'Stop')).note).toContain('werkt niet meer');
      expect((await fetch(fresh)).status).toBe(404);
    });
  });
});
