import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarEntry, PrintedPage } from '../../src/kernel/file.js';
import { day, text } from '../../src/kernel/text.js';
import { createRenderer } from '../../src/render/card.js';
import { readIcs } from '../support/ics.js';
import { readPdf } from '../support/pdf.js';

const renderer = createRenderer({ cardsDir: new URL('../fixtures/cards', import.meta.url).pathname });
const nl = { language: 'nl' } as const;
const now = Date.UTC(2026, 9, 12, 7, 30);

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry =>
  ({ uid: 'step-s1@zorgbode', title: 'Terugkijken', day: '2026-11-24', ...more }) as CalendarEntry;
async function ics(data: CalendarEntry, name = 'terugblik') {
  const file = await renderer.file({ file: 'ics', name, data }, nl, now);
  return { ...file, words: file.bytes.toString('utf8'), ...readIcs(file.bytes.toString('utf8')) };
}

const page = (more: Partial<PrintedPage> = {}): PrintedPage => ({
  title: 'Klaskaart L3B',
  lead: [text('example.covers', { what: 'L3B' }), day('2026-11-24')],
  blocks: [{ heading: 'vuurtoren', lines: [{ name: 'Waar', words: 'In de klas' }] }],
  foot: 'Alleen voor wie hier lesgeeft',
  ...more,
});
async function pdf(data: PrintedPage) {
  const file = await renderer.file({ file: 'page', name: 'Klaskaart L3B', data }, nl, now);
  return { ...file, ...readPdf(file.bytes) };
}

describe('an iCalendar file', () => {
  it('is one whole day to take in, which marks nobody as busy', async () => {
    const { name, mime, lines, events, words } = await ics(entry({ note: 'Niets voor te bereiden.' }));
    expect({ name, mime }).toEqual({
      name: 'terugblik.ics',
      mime: 'text/calendar; charset=utf-8; method=PUBLISH',
    });
    expect(lines.slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Zorgbode//Zorgbode//NL',
      'METHOD:PUBLISH',
    ]);
    expect(events).toEqual([
      {
        UID: 'step-s1@zorgbode',
        SEQUENCE: '0',
        DTSTAMP: '20261012T073000Z',
        'DTSTART;VALUE=DATE': '20261124',
        'DTEND;VALUE=DATE': '20261125',
        'X-MICROSOFT-CDO-ALLDAYEVENT': 'TRUE',
        'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT': 'TRUE',
        SUMMARY: 'Terugkijken',
        TRANSP: 'TRANSPARENT',
        DESCRIPTION: 'Niets voor te bereiden.',
      },
    ]);
    expect(words.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(words.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is the same in July and in January, in whatever zone the process runs', async () => {
    const at = (from: number) => ics({ uid: 'u', title: 'x', from, to: from + 3_600_000 });
    const summer = await at(Date.UTC(2026, 6, 1, 6, 30));
    const winter = await at(Date.UTC(2027, 0, 11, 7, 30));
    expect(summer.events[0]).toMatchObject({
      'DTSTART;TZID=Europe/Brussels': '20260701T083000',
      'DTEND;TZID=Europe/Brussels': '20260701T093000',
      DTSTAMP: '20261012T073000Z',
    });
    expect(winter.events[0]).toMatchObject({ 'DTSTART;TZID=Europe/Brussels': '20270111T083000' });
    expect(winter.lines.filter((line) => line.startsWith('TZ'))).toEqual([
      'TZID:Europe/Brussels',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'TZNAME:CEST',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'TZNAME:CET',
    ]);
  });

  it('keeps whatever somebody wrote inside its own property, in lines of at most 75 bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), async (words) => {
        const {
          events,
          words: file,
          lines,
        } = await ics(entry({ title: words, note: `${words}\nEND:VEVENT` }));
        expect(events).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(events[0]!.SUMMARY).toBe(words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim());
      }),
      { numRuns: 60 },
    );
  });

  it('has a name that every system takes', async () => {
    expect((await ics(entry(), 'Terugblik “é/../ß” 24/11')).name).toBe('Terugblik-e-24-11.ics');
    expect((await ics(entry(), '漢字')).name).toBe('zorgbode.ics');
  });
});

describe('a page to print', () => {
  it('is one page in the words of its reader, with a title that is told to whoever hears it', async () => {
    const { name, mime, pages, objects } = await pdf(page());
    expect({ name, mime }).toEqual({ name: 'Klaskaart-L3B.pdf', mime: 'application/pdf' });
    expect(pages).toEqual([
      [
        'Klaskaart L3B',
        'jij volgt L3B',
        'dinsdag 24 november',
        'vuurtoren',
        'Waar',
        'In de klas',
        'Alleen voor wie hier lesgeeft',
      ],
    ]);
    expect(objects).toContain('/Lang (nl)');
    expect(objects).toMatch(/\/S \/H1/);
  });

  it('shows every letter of the languages that are spoken at school', async () => {
    const words = 'élève naïef Łódź Ğüneş Ελλάδα Київ Հայ ქართ';
    const { pages } = await pdf(page({ lead: [words, 'שלום', 'مرحبا'] }));
    expect(pages[0]).toContain(words);
    expect(pages[0]!.join('')).not.toContain('?');
    expect(pages[0]!.filter((line) => /[\u0590-\u06FF]/.test(line))).toHaveLength(2);
  });

  it('goes on on a next page, cuts nothing, and says which page it is', async () => {
    const words = Array.from({ length: 900 }, (_, n) => `woord${n}`).join(' ');
    const long = 'x'.repeat(500);
    const blocks = Array.from({ length: 12 }, (_, n) => ({
      heading: `stap ${n}`,
      lines: [{ name: 'Wat', words: n === 3 ? words : 'kort' }, { words: n === 7 ? long : 'ook kort' }],
    }));
    const { pages } = await pdf(page({ blocks }));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((lines) => lines.at(-1))).toEqual(pages.map((_, n) => `${n + 1}/${pages.length}`));
    const all = pages.flat().join(' ');
    for (let n = 0; n < 900; n++) expect(all).toContain(`woord${n}`);
    expect(all.replaceAll(/[^x]/g, '').length).toBeGreaterThanOrEqual(500);
    for (const lines of pages) expect(lines.at(-3)).not.toMatch(/^stap/);
  });

  it('is the same file for the same words', async () => {
    expect((await pdf(page())).bytes.equals((await pdf(page())).bytes)).toBe(true);
  });
});
