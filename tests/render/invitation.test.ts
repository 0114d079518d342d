import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, epochOf } from '../../src/calendar/time.js';
import type { CalendarEntry } from '../../src/kernel/file.js';
import { createRenderer } from '../../src/render/card.js';
import { byIcalJs, byTsIcs, type ReadCalendar } from '../support/two-readers.js';

const renderer = createRenderer({ cardsDir: new URL('../fixtures/cards', import.meta.url).pathname });
const nl = { language: 'nl' } as const;
const now = Date.UTC(2026, 9, 12, 7, 30);
const MINUTE = 60_000;

const an = { name: 'An Duindoorn', email: 'an@school.example', accepted: true };
const lies = { name: 'Lies “Wadloper”', email: 'lies@school.example', accepted: false };
const invited = (method: 'REQUEST' | 'CANCEL') => ({ method, organiser: an, people: [an, lies] });
const entry = (more: object = {}): CalendarEntry => ({
  uid: 'consultation-1@zorgbode',
  sequence: 3,
  title: 'Overleg vuurtoren',
  from: epochOf('2026-10-13', '08:00'),
  to: epochOf('2026-10-13', '08:25'),
  ...more,
});
async function drawn(data: CalendarEntry): Promise<{ mime: string; file: string; read: ReadCalendar }> {
  const { mime, bytes } = await renderer.file({ file: 'ics', name: 'overleg', data }, nl, now);
  const file = bytes.toString('utf8');
  const read = byIcalJs(file);
  expect(byTsIcs(file)).toEqual(read);
  return { mime, file, read };
}

describe('an invitation', () => {
  it('says who, when and from whom, to two readers that share no code', async () => {
    const { mime, read } = await drawn(entry({ invitation: invited('REQUEST'), place: 'lokaal 12' }));
    expect(mime).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(read).toEqual({
      method: 'REQUEST',
      events: [
        {
          uid: 'consultation-1@zorgbode',
          sequence: 3,
          summary: 'Overleg vuurtoren',
          status: 'CONFIRMED',
          start: '2026-10-13 08:00',
          end: '2026-10-13 08:25',
          location: 'lokaal 12',
          description: undefined,
          organiser: 'an@school.example',
          people: [
            'An Duindoorn an@school.example ACCEPTED FALSE',
            'Lies “Wadloper” lies@school.example NEEDS-ACTION FALSE',
          ],
        },
      ],
    });
  });

  it('ends under the same name with a higher number', async () => {
    const { mime, read } = await drawn(entry({ invitation: invited('CANCEL'), sequence: 4 }));
    expect(mime).toContain('method=CANCEL');
    expect(read).toMatchObject({
      method: 'CANCEL',
      events: [{ uid: 'consultation-1@zorgbode', sequence: 4, status: 'CANCELLED' }],
    });
  });

  it('leaves out who has no address that can stand there', async () => {
    const people = [an, { ...lies, email: '' }, { ...lies, email: 'lies@x.example\r\nX-EVIL:1' }];
    const { file, read } = await drawn(entry({ invitation: { ...invited('REQUEST'), people } }));
    expect(read.events[0]!.people).toHaveLength(1);
    expect(file).not.toContain('EVIL');
  });

  it('is at the same hour for both, on every day and across both clock changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.constantFrom('2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29'),
          fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2026-08-31', n)),
        ),
        // From 6:00 to 21:45: one of the two readers is an hour off in the small hours of the change itself, when nobody meets.
        fc.integer({ min: 24, max: 87 }),
        fc.constantFrom(15, 25, 50, 100),
        async (day, quarter, length) => {
          const at = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const from = epochOf(day, at);
          const { read } = await drawn(entry({ from, to: from + length * MINUTE }));
          expect(read.events[0]!.start).toBe(`${day} ${at}`);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps whatever somebody is called or typed inside its own property', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 });
    await fc.assert(
      fc.asyncProperty(words, words, async (name, title) => {
        const data = entry({
          title,
          note: `${title}\nEND:VEVENT`,
          place: title,
          invitation: { ...invited('REQUEST'), people: [{ ...lies, name }] },
        });
        const { bytes } = await renderer.file({ file: 'ics', name: 'x', data }, nl, now);
        const file = bytes.toString('utf8');
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const { events } = byIcalJs(file);
        const said = title.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
        expect(events).toHaveLength(1);
        expect(events[0]).toMatchObject({
          uid: 'consultation-1@zorgbode',
          summary: said,
          location: said || undefined,
        });
        expect(events[0]!.people).toHaveLength(1);
        expect(events[0]!.people[0]).toMatch(/ lies@school\.example NEEDS-ACTION FALSE$/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a feed', () => {
  const entries: CalendarEntry[] = [
    entry({ changedAt: now - 1000 }),
    entry({
      uid: 'b',
      from: epochOf('2027-03-29', '09:00'),
      to: epochOf('2027-03-29', '09:25'),
      changedAt: now,
    }),
    { uid: 'step-1@zorgbode', title: 'Terugkijken op vuurtoren', day: '2026-10-25', changedAt: now },
  ];
  const feed = (at: number) => renderer.calendar({ title: 'Zorgbode; van, mij', entries }, nl, at);

  it('holds all that is to come for two readers, with one set of rules for the clock', () => {
    const { mime, bytes } = feed(now);
    const file = bytes.toString('utf8');
    expect(mime).toBe('text/calendar; charset=utf-8');
    expect(byTsIcs(file)).toEqual(byIcalJs(file));
    expect(byIcalJs(file).events.map(({ start, end }) => [start, end])).toEqual([
      ['2026-10-13 08:00', '2026-10-13 08:25'],
      ['2027-03-29 09:00', '2027-03-29 09:25'],
      ['2026-10-25', '2026-10-26'],
    ]);
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(file).toContain('TRANSP:TRANSPARENT');
    expect(file).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H');
    expect(file).toContain('X-WR-CALNAME:Zorgbode\\; van\\, mij');
  });

  it('is the same file for the same entries, whenever it is asked for', () => {
    expect(feed(now + 86_400_000).bytes.equals(feed(now).bytes)).toBe(true);
  });
});
