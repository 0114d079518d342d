import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import type { Picture } from '../../src/kernel/picture.js';
import { text } from '../../src/kernel/text.js';
import { createRenderer } from '../../src/render/card.js';
import { barsSvg, notesSvg, type SaidPicture } from '../../src/render/picture-svg.js';
import { pixelsOf } from '../support/png.js';

const renderer = createRenderer({ cardsDir: new URL('../fixtures/cards', import.meta.url).pathname });
const now = Date.UTC(2026, 9, 12, 7, 30);
const draw = (data: Picture) =>
  renderer.file({ file: 'picture', name: 'Uitkomst zorg & co', data }, { language: 'nl' }, now);

const bars = (parts: [number, number][]): Extract<SaidPicture, { picture: 'bars' }> => ({
  picture: 'bars',
  title: 'Zo kijken we naar zorg',
  lead: ['Zoveel van de honderd zijn het er (eerder) mee eens.'],
  sides: ['Beleid en zorg', 'Leraren'],
  rows: parts.map(([one, other], nth) => ({
    words: `Stelling ${nth + 1}: ik weet bij wie ik terechtkan als ik me zorgen maak om een kind, ook op een drukke dag.`,
    bars: [
      { part: one, words: `${one} %` },
      { part: other, words: `${other} %` },
    ],
  })),
  foot: 'Vanaf vijf antwoorden aan elke kant. Wie wat antwoordde, weet niemand.',
  alt: 'Staven naast elkaar.',
});

const widths = { plain: (words: string) => words.length * 0.5, bold: (words: string) => words.length * 0.55 };

describe('a picture', () => {
  it('is a PNG of two bars a row, as long as what they say, told apart in grey as well', async () => {
    const { name, mime, bytes, alt } = await draw(bars([[80, 40]]));
    expect({ name, mime, alt }).toEqual({
      name: 'Uitkomst-zorg-co.png',
      mime: 'image/png',
      alt: 'Staven naast elkaar.',
    });
    const { width, at, rows } = pixelsOf(bytes);
    expect(width).toBe(1200);
    const isBlue = (x: number, y: number) => at(x, y).join() === '11,74,117';
    const isWarm = ([r = 0, , b = 255]: number[]) => r > 220 && b < 225;
    const blue = rows.filter((y) => isBlue(310, y));
    const warm = rows.filter((y) => isWarm(at(310, y)) && isWarm(at(316, y)));
    expect(blue.length).toBeGreaterThan(20);
    expect(warm.length).toBeGreaterThan(15);
    const lengthOf = (is: (x: number) => boolean) => {
      let x = 308;
      while (is(x)) x++;
      return x - 306;
    };
    // 688 for a hundred.
    expect(lengthOf((x) => isBlue(x, blue[10]!))).toBeCloseTo(0.8 * 688, -1);
    expect(lengthOf((x) => isWarm(at(x, warm[8]!)))).toBeCloseTo(0.4 * 688, -1);
    const grey = ([r = 0, g = 0, b = 0]: number[]) => 0.3 * r + 0.59 * g + 0.11 * b;
    expect(grey(at(312, warm[8]!)) - grey(at(312, blue[10]!))).toBeGreaterThan(80);
  });

  it('is the same each time, says our texts in the language of its reader, and holds up nobody meanwhile', async () => {
    const picture: Picture = {
      ...bars([
        [50, 60],
        [70, 80],
      ]),
      title: text('example.covers', { what: 'L3B' }),
    };
    const before = performance.eventLoopUtilization();
    const [one, two] = [await draw(picture), await draw(picture)];
    const { utilization } = performance.eventLoopUtilization(before);
    const digest = ({ bytes }: { bytes: Buffer }) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(one)).toBe(digest(two));
    const fr = await renderer.file({ file: 'picture', name: 'x', data: picture }, { language: 'fr' }, now);
    expect(digest(fr)).not.toBe(digest(one));
    // Drawn on this thread, nearly all of the time would be its own.
    expect(utilization).toBeLessThan(0.6);
  });

  it('keeps words inside, and takes any sign for what it is', () => {
    const svg = barsSvg({ ...bars([[10, 20]]), title: `<b>&"${'lang '.repeat(60)}\u0000\ud800 😀` }, widths);
    for (const sign of ['<b>', '&"', '\u0000', '\ud800', '😀']) expect(svg).not.toContain(sign);
    expect(svg).toContain('&lt;b&gt;&amp;');
    const said = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words]) => words!);
    expect(said.filter((words) => words.includes('lang')).length).toBeGreaterThan(3);
    const none = barsSvg({ ...bars([]), rows: [{ words: 'x', bars: [], none: 'te weinig' }] }, widths);
    expect(none).toContain('te weinig');
    expect(barsSvg(bars([[250, -3]]), widths)).toMatch(/width="688" height="24" fill="#0b4a75"/);
  });

  it('has notes in two columns, and says so where not all of them are on it', () => {
    const notes = (count: number) =>
      notesSvg(
        {
          picture: 'notes',
          title: 'Waardering in oktober',
          lead: [],
          notes: Array.from({ length: count }, (_, n) => ({
            words: `Ik zag ${n}. ${'woord '.repeat(n % 40)}`,
            under: 'Lies',
          })),
          rest: 'Er is nog meer.',
          foot: '',
          alt: '',
        },
        widths,
      );
    expect(notes(6)).not.toContain('Er is nog meer.');
    expect(notes(6)).toContain('Ik zag 5.');
    const many = notes(200);
    expect(many).toContain('Er is nog meer.');
    expect(Number(/height="(\d+)"/.exec(many)?.[1])).toBeLessThan(2800);
  });
});
